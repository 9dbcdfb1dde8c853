"""Countries and the words for them: name, people, capital, in English, Turkish, Azerbaijani and Russian.

A line is of one country: its code, then folded words, `_` standing for a space, its English name first. A
word that ends in `*` stands for all that begin so, which covers the endings of cases. `=` marks a capital
that English says for the government, "Ankara sold", and `~` a word that may as well be something else.
"""

from __future__ import annotations

TABLE = """
TR turkey turkish turk turks turkiye* =ankara* turk_* турци* турецк* турк* анкар* turkiy*
AZ azerbaijan azerbaijani azerbaijanis azeri azeris =baku baki* bakud* azerbaycan* азербайджан* баку бакинск*
AM armenia armenian armenians =yerevan ermeni* erivan* irevan* армени* армян* ереван*
GE georgia georgian georgians =tbilisi gurcu* gurcistan* грузи* тбилиси* tiflis*
RU russia russian russians =moscow kremlin rus ruslar rusya* rusiya* moskova* moskva* росси* русск* москв*
RU кремл* рф
UA ukraine ukrainian ukrainians =kyiv =kiev ukrayna* украин* киев* kiyev*
US united_states united_states_of_america america american americans us usa u.s ~washington abd abs amerika*
US сша америк* вашингтон* vasington*
GB united_kingdom britain great_britain british briton britons uk u.k =london england english ingilter*
GB ingiliz* britanya* londra* london* британ* англи* лондон* великобритан*
FR france french =paris fransa* fransiz* franc* paris* франц* париж*
DE germany german germans =berlin alman* almaniya* берлин* герман* немец* немц*
IL israel israeli israelis =tel_aviv israil* израил* иерусалим*
PS palestine palestinian palestinians filistin* felestin* палестин* ramallah
IR iran iranian iranians =tehran iran* tahran* иран* тегеран*
IQ iraq iraqi iraqis =baghdad irak* iraq* bagdat* ирак* багдад*
SY syria syrian syrians =damascus suriye* suriya* sam сири* дамаск*
LB lebanon lebanese =beirut lubnan* ливан* бейрут*
JO jordan jordanian jordanians =amman urdun* иордан*
SA saudi_arabia saudi saudis =riyadh suudi* seudiyye* саудов* эр-рияд*
AE united_arab_emirates emirati emiratis uae =abu_dhabi bae* эмират* оаэ
QA qatar qatari qataris =doha katar* qeter* катар* доха
KW kuwait kuwaiti kuwaitis kuveyt* кувейт*
BH bahrain bahraini bahrainis =manama bahreyn* бахрейн*
OM oman omani omanis =muscat umman* оман*
YE yemen yemeni yemenis =sanaa yemen* йемен*
EG egypt egyptian egyptians =cairo misir* kahire* египет* египт* каир*
LY libya libyan libyans =tripoli libya* liviya* ливи* триполи
TN tunisia tunisian tunisians tunis tunus* тунис*
DZ algeria algerian algerians =algiers cezayir* алжир*
MA morocco moroccan moroccans =rabat fas марокк*
SD sudan sudanese =khartoum sudan* судан* хартум*
SS south_sudan south_sudanese ~juba
ET ethiopia ethiopian ethiopians =addis_ababa etiyopya* efiopiya* эфиоп*
ER eritrea eritrean eritreans =asmara
SO somalia somali somalis =mogadishu somali* сомали*
DJ djibouti djiboutian
KE kenya kenyan kenyans =nairobi kenya* кени*
UG uganda ugandan ugandans =kampala
TZ tanzania tanzanian tanzanians ~dodoma
RW rwanda rwandan rwandans =kigali ruanda* руанд*
BI burundi burundian burundians ~gitega
CD democratic_republic_of_the_congo congolese ~kinshasa
CG republic_of_the_congo ~brazzaville
CF central_african_republic ~bangui
TD chad chadian chadians =n'djamena cad чад*
NE niger nigerien nigeriens =niamey nijer* нигер
NG nigeria nigerian nigerians =abuja nijerya* нигери*
ML mali malian malians =bamako mali мали
BF burkina_faso burkinabe ~ouagadougou буркина*
SN senegal senegalese =dakar сенегал*
GM gambia gambian gambians ~banjul
GN guinea guinean guineans ~conakry
GW guinea-bissau bissau
SL sierra_leone ~freetown
LR liberia liberian liberians monrovia
CI ivory_coast ivorian ivorians ~yamoussoukro
GH ghana ghanaian ghanaians =accra гана
TG togo togolese ~lome того_республик*
BJ benin beninese porto-novo
CM cameroon cameroonian cameroonians ~yaounde
GA gabon gabonese ~libreville
GQ equatorial_guinea ~malabo
AO angola angolan angolans =luanda ангол*
ZM zambia zambian zambians =lusaka
ZW zimbabwe zimbabwean zimbabweans =harare
MZ mozambique mozambican mozambicans =maputo
MW malawi malawian malawians ~lilongwe
BW botswana ~gaborone
NA namibia namibian namibians ~windhoek
ZA south_africa south_african south_africans =pretoria юар
LS lesotho ~maseru
SZ eswatini ~mbabane
MG madagascar malagasy ~antananarivo
MU mauritius mauritian
SC seychelles seychellois
KM comoros comorian
CV cape_verde ~praia
MR mauritania mauritanian mauritanians ~nouakchott
KZ kazakhstan kazakh kazakhs =astana kazak* qazax* казах* астан*
KG kyrgyzstan kyrgyz =bishkek kirgiz* qirgiz* кирги* кыргыз* бишкек*
UZ uzbekistan uzbek uzbeks =tashkent ozbek* узбек* ташкент*
TM turkmenistan turkmen turkmens =ashgabat turkmen* туркмен* ашхабад*
TJ tajikistan tajik tajiks =dushanbe tacik* таджик* душанбе
AF afghanistan afghan afghans =kabul afgan* efqanistan* афган* кабул*
PK pakistan pakistani pakistanis =islamabad pakistan* пакистан* исламабад*
IN india indian indians =new_delhi =delhi hindistan* hindli* инди* дели
BD bangladesh bangladeshi bangladeshis =dhaka banglades* бангладеш*
LK sri_lanka sri_lankan sri_lankans =colombo
NP nepal nepali nepalese =kathmandu непал*
BT bhutan bhutanese ~thimphu
MV maldives maldivian
CN china chinese =beijing cin cinli* cin'* pekin* китай* китаец* пекин* китая китаю китаем китае
TW taiwan taiwanese =taipei tayvan* тайван*
MN mongolia mongolian mongolians =ulaanbaatar mogol* монгол*
KP north_korea north_korean north_koreans =pyongyang dprk kuzey_kore* кндр
KR south_korea south_korean south_koreans =seoul guney_kore* cenubi_koreya*
JP japan japanese =tokyo japon* yapon* япон* токио
VN vietnam vietnamese =hanoi vyetnam* вьетнам*
LA laos laotian =vientiane
KH cambodia cambodian cambodians =phnom_penh камбодж*
TH thailand thai thais =bangkok tayland* таиланд* тайск*
MM myanmar burma burmese =naypyidaw мьянм*
MY malaysia malaysian malaysians =kuala_lumpur malezya* malayziya* малайз*
SG singapore singaporean singaporeans singapur* сингапур*
ID indonesia indonesian indonesians =jakarta endonezya* indoneziya* индонез* джакарт*
PH philippines philippine filipino filipinos =manila filipin* филиппин*
BN brunei bruneian
TL east_timor timorese ~dili
AU australia australian australians =canberra avustralya* avstraliya* австрал*
NZ new_zealand new_zealander new_zealanders ~wellington
PG papua_new_guinea port_moresby
FJ fiji fijian fijians ~suva
CA canada canadian canadians =ottawa kanada* канад* оттав*
MX mexico mexican mexicans =mexico_city meksika* мексик*
GT guatemala guatemalan guatemalans
HN honduras honduran hondurans ~tegucigalpa
SV el_salvador salvadoran salvadorans
NI nicaragua nicaraguan nicaraguans ~managua
CR costa_rica costa_rican costa_ricans
PA panama panamanian panamanians
CU cuba cuban cubans =havana kuba* куба кубин*
HT haiti haitian haitians port-au-prince
DO dominican_republic dominican dominicans santo_domingo
JM jamaica jamaican jamaicans ~kingston
BS bahamas bahamian
TT trinidad_and_tobago trinidadian
BB barbados barbadian
BR brazil brazilian brazilians =brasilia brezilya* braziliya* бразил*
AR argentina argentine argentines argentinian =buenos_aires arjantin* argentina* аргентин*
CL chile chilean chileans ~santiago sili чили
PE peru peruvian peruvians ~lima перу
CO colombia colombian colombians =bogota kolombiya* колумби*
VE venezuela venezuelan venezuelans =caracas venezuela* венесуэл*
EC ecuador ecuadorian ecuadorians =quito эквадор*
BO bolivia bolivian bolivians la_paz болив*
PY paraguay paraguayan paraguayans ~asuncion
UY uruguay uruguayan uruguayans ~montevideo
GY guyana guyanese ~georgetown
SR suriname surinamese ~paramaribo
BY belarus belarusian belarusians =minsk belarus* беларус* белорус* минск*
MD moldova moldovan moldovans =chisinau moldova* молдов* молдав* кишинев*
PL poland polish ~pole ~poles =warsaw polonya* polsa* польш* польск* варшав*
LT lithuania lithuanian lithuanians =vilnius litvanya* litva* литв* литов* вильнюс*
LV latvia latvian latvians =riga letonya* латви* латыш* рига
EE estonia estonian estonians =tallinn estonya* эстон* таллин*
FI finland finnish ~finn finns =helsinki finlandiya* финлянд* финск* хельсинк*
SE sweden swedish swede swedes =stockholm isvec* швед* швец* стокгольм*
NO norway norwegian norwegians =oslo norvec* норвег* норвеж*
DK denmark danish ~dane danes =copenhagen danimarka* дани* датск* копенгаген*
IS iceland icelandic icelanders =reykjavik исланд*
IE ireland irish =dublin irlanda* ирланд* дублин*
NL netherlands dutch holland the_hague ~amsterdam hollanda* нидерланд* голланд*
BE belgium belgian belgians ~brussels belcika* bruksel* бельги* брюссел*
LU luxembourg luxembourgish
CH switzerland swiss =bern isvicre* швейцар* берн
AT austria austrian austrians =vienna avusturya* viyana* avstriya* австри* вен*
IT italy italian italians =rome italya* roma* итали* рим*
ES spain spanish spaniard spaniards =madrid ispanya* испан* мадрид*
PT portugal portuguese =lisbon portekiz* португал* лиссабон*
GR greece greek greeks =athens yunan* atina* греци* греч* афин*
CY cyprus cypriot cypriots =nicosia kibris* kipr* кипр*
MT malta maltese ~valletta мальт*
BG bulgaria bulgarian bulgarians ~sofia bulgar* болгар* софи*
RO romania romanian romanians =bucharest romanya* ruminiya* румын* бухарест*
HU hungary hungarian hungarians =budapest macar* венгр* венгер* будапешт*
CZ czech_republic czechia czech czechs =prague cek* чех* чеш* праг*
SK slovakia slovak slovaks =bratislava slovak* словак* словац*
SI slovenia slovenian slovenians slovene slovenes =ljubljana sloven* словени*
HR croatia croatian croatians croat croats =zagreb hirvat* хорват*
RS serbia serbian serbians serb serbs =belgrade sirp* sirbistan* серб* белград*
BA bosnia_and_herzegovina bosnia bosnian bosnians =sarajevo bosna* босни*
ME montenegro montenegrin montenegrins =podgorica karadag* черногор*
MK north_macedonia macedonia macedonian macedonians =skopje makedon* македон*
AL albania albanian albanians =tirana arnavut* албан* тиран*
XK kosovo kosovar kosovars kosovan kosovans =pristina kosova* косов*
VA vatican holy_see vatikan* ватикан*
EU european_union eu avrupa_birlig* avropa_ittifaq* евросоюз* ес
UN united_nations un u.n bm bmt оон birlesmis_milletler*
NATO nato нато
"""
