"""Turkish, Azerbaijani and Russian words of the press that say the same: groups set apart by strokes."""

TURKISH = """
satın aldı alım alımı tedarik edindi / sattı satış satışı satıldı / teslim teslimat teslimatı verdi gönderdi
/ anlaşma anlaşması sözleşme sözleşmesi mutabakat imza imzalandı imzaladı / dedi söyledi belirtti açıkladı
açıklama duyurdu bildirdi kaydetti ifade / iddia öne sürdü / öldü öldürüldü hayatını kaybetti ölü can
yaşamını / yaralandı yaralı / arttı artış yükseldi büyüdü çıktı / azaldı düştü geriledi düşüş indi / ülke
devlet / şirket firma kuruluş / silah mühimmat / İHA SİHA drone insansız / uçak jet / gemi tekne / başladı
başlattı / bitti sona tamamlandı tamamladı / cumhurbaşkanı başkan lider / savaş çatışma / reddetti yalanladı
/ üretti üretim üretildi imal / asker birlik / doktor hekim / yetersizlik yetersizliği eksiklik eksikliği
kıtlık / yüzünden nedeniyle sebebiyle dolayı / hastane sağlık / okul öğrenci / öğretmen eğitimci / mahkeme
yargı duruşma dava / hakim yargıç / savcı savcılık iddianame / tutuklandı tutuklama cezaevi / gözaltı
yakalandı / serbest tahliye / ceza hapis / polis emniyet / yangın alev yandı / deprem sarsıntı / sel taşkın
/ yağmur yağış / fırtına kasırga / köprü geçit / yol karayolu otoyol / tren demiryolu / uçuş sefer /
havalimanı havaalanı / liman rıhtım / fiyat ücret bedel değer tutar / maaş ücret / vergi harç / faiz oran /
enflasyon fiyat / banka kredi / ihracat ihraç / ithalat ithal / petrol ham / doğalgaz gaz / elektrik enerji
/ işçi çalışan emekçi / grev iş bıraktı / sendika / seçim oy sandık / meclis parlamento / bakan bakanlık /
belediye başkan / yasa kanun / kabul onayladı onay geçti / istifa ayrıldı bıraktı / atandı atama getirildi /
görüştü görüşme müzakere buluştu / ziyaret gitti geldi / ateşkes mütareke / saldırı vurdu / füze roket /
takım kulüp / maç karşılaşma / yendi galip kazandı / yenildi mağlup kaybetti / gol sayı / açıldı açtı
hizmete girdi / kapandı kapatıldı kapattı / yıkıldı yıktı / inşa yapım yapıldı / onarım tamir tadilat / eski
tarihi / usulsüzlük hile / düşünüyor değerlendiriyor planlıyor / ilgili hakkında / çocuk / kadın / araştırma
çalışma inceleme / aşı / ilaç / hastalık virüs
"""

AZERBAIJANI = """
aldı alıb alış satınalma / satdı satıb satış / təslim təhvil çatdırıldı verdi göndərdi / müqavilə saziş
razılaşma imzaladı imzalanıb / dedi bildirdi bildirib açıqladı söylədi qeyd / öldü həlak ölüb / yaralandı
yaralanıb xəsarət / artdı artıb yüksəldi / azaldı azalıb düşdü / ölkə dövlət / şirkət firma / prezident
rəhbər / müharibə döyüş / pilotsuz dron pua / dəyər dəyəri qiymət məbləğ / həkim doktor / xəstəxana klinika
/ məktəb şagird / məhkəmə hakim / prokuror ittiham / həbs saxlanıldı / azad buraxıldı / polis / yanğın alov
/ zəlzələ təkan / sel daşqın / körpü / yol magistral / qatar dəmiryolu / uçuş reys / hava limanı aeroport /
liman / maaş əməkhaqqı / vergi rüsum / bank kredit / ixrac ixracat / idxal idxalat / neft / qaz / elektrik
enerji / işçi əməkdaş / tətil / seçki səs / parlament məclis / nazir nazirlik / qanun / qəbul təsdiq /
istefa / təyin / görüş danışıq / səfər ziyarət / atəşkəs / hücum zərbə / raket / komanda klub / oyun matç /
qalib uddu qazandı / məğlub uduzdu / açıldı açılış / bağlandı bağlanıb / tikildi tikilib inşa / təmir bərpa
/ planlaşdırır plan
"""

RUSSIAN = """
купил купила купили приобрел приобрела приобрели закупил закупила закупить покупка закупка приобретение
куплен куплена куплены / продал продала продали продажа продан продана / поставил поставила поставили
поставка поставки передал передала передали доставил отправил направил экспорт / соглашение договор контракт
сделка подписал подписала / сказал сказала заявил заявила сообщил сообщила отметил отметила объявил
подчеркнул рассказал словам / погиб погибли убит убиты умер скончался жертва / ранен ранены пострадал
пострадали раненый / вырос выросла увеличился увеличилась рост повысился подорожал / упал упала снизился
снизилась сократился уменьшился снижение подешевел / страна государство / компания фирма предприятие /
оружие вооружение / беспилотник дрон бпла / самолет истребитель / корабль судно / начал начался началась
запустил / завершил закончил окончил завершился / президент глава лидер / война конфликт / отрицал отверг
опроверг / произвел выпустил производство / военный солдат военнослужащий / закрыли закрыл закрыт перекрыли
перекрыл перекрыт / нашли найденный нашел обнаружил обнаружили обнаружены выявил выявило выявлены / проверка
обследование осмотр инспекция ревизия / ремонт реконструкция восстановление / неделя семь / продлить продлят
продление продлили / выделить выделят выделено ассигновать / дорога трасса шоссе автомобильная / мост
переправа / поезд электричка железнодорожный / рейс полет / аэропорт / порт гавань причал / больница
госпиталь клиника / врач доктор медик / пациент больной / лекарство препарат / вакцина прививка / болезнь
заболевание / школа ученик школьник / учитель педагог / суд судья / прокуратура прокурор обвинение /
приговорил приговор осудил осужден / арестовал арест задержал задержан / освободил освобожден отпустил /
полиция полицейский / пожар загорелся возгорание горит / землетрясение толчок подземный / наводнение паводок
затопило / дождь ливень осадки / буря ураган шторм / взрыв взорвался / авария крушение катастрофа / цена
стоимость обойдется стоит / зарплата оклад жалованье / налог пошлина сбор / ставка процентная / банк кредит
/ нефть сырье / газ газовый / электроэнергия электричество свет / рабочий работник сотрудник / забастовка
стачка бастуют / профсоюз / выборы голосование избрали / парламент депутат дума / министр министерство /
закон законопроект / одобрил утвердил принял / отставка ушел покинул / назначил назначен / встреча
переговоры встретился / визит посетил поездка / перемирие / атака удар обстрел напали / ракета снаряд /
команда клуб / матч игра встреча / победил выиграл обыграл / проиграл уступил / гол мяч / открыл открылся
открыт / построил построен строительство возвел / снес разобрал / поддержал поддерживает высказались за /
завоевал завоевала получил получила выиграл медаль / спортсмен спортсменка / житель население люди / ребенок
дети / женщина / мужчина / учения маневры / отключили отключен осталось без / исследование изучение / ученый
исследователь
"""
