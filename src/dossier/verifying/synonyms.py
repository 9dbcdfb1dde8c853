"""Words of the press that say the same, compared by stem: groups set apart by strokes, by language."""

from __future__ import annotations

from functools import lru_cache

from dossier.text import stems
from dossier.text.function_words import FUNCTION_WORDS
from dossier.verifying.synonyms_english import ENGLISH
from dossier.verifying.synonyms_families import FAMILIES
from dossier.verifying.synonyms_fields import FIELDS

_TURKISH = """
satın aldı alım alımı tedarik edindi /
sattı satış satışı satıldı /
teslim teslimat teslimatı verdi gönderdi /
anlaşma anlaşması sözleşme sözleşmesi mutabakat imza imzalandı imzaladı /
dedi söyledi belirtti açıkladı açıklama duyurdu bildirdi kaydetti ifade /
iddia öne sürdü /
öldü öldürüldü hayatını kaybetti ölü can /
yaralandı yaralı /
arttı artış yükseldi büyüdü /
azaldı düştü geriledi düşüş /
ülke devlet /
şirket firma /
silah mühimmat /
İHA SİHA drone insansız /
uçak jet /
gemi tekne /
başladı başlattı /
bitti sona tamamlandı tamamladı /
cumhurbaşkanı başkan lider /
savaş çatışma /
reddetti yalanladı /
üretti üretim üretildi imal /
asker birlik
"""

_AZERBAIJANI = """
aldı alıb alış satınalma /
satdı satıb satış /
təslim təhvil çatdırıldı verdi göndərdi /
müqavilə saziş razılaşma imzaladı imzalanıb /
dedi bildirdi bildirib açıqladı söylədi qeyd /
öldü həlak ölüb /
yaralandı yaralanıb /
artdı artıb yüksəldi /
azaldı azalıb düşdü /
ölkə dövlət /
şirkət firma /
prezident rəhbər /
müharibə döyüş /
pilotsuz dron pua
"""

_RUSSIAN = """
купил купила купили приобрел приобрела приобрели закупил закупила закупить покупка закупка приобретение /
продал продала продали продажа /
поставил поставила поставили поставка передал передала передали доставил отправил направил /
соглашение договор контракт сделка подписал подписала /
сказал сказала заявил заявила сообщил сообщила отметил отметила объявил подчеркнул рассказал /
погиб погибли убит убиты умер скончался жертва /
ранен ранены пострадал пострадали раненый /
вырос выросла увеличился увеличилась рост повысился /
упал упала снизился снизилась сократился уменьшился снижение /
страна государство /
компания фирма предприятие /
оружие вооружение /
беспилотник дрон бпла /
самолет истребитель /
корабль судно /
начал начался началась запустил /
завершил закончил окончил завершился /
президент глава лидер /
война конфликт /
отрицал отверг опроверг /
произвел выпустил производство /
военный солдат военнослужащий
"""

_BY_LANGUAGE = {"en": " / ".join((ENGLISH, FAMILIES, FIELDS)), "tr": _TURKISH, "az": _AZERBAIJANI, "ru": _RUSSIAN}

_GENERAL = """
country nation state government company firm group official officials authority authorities side case
matter issue time year month day week thing person people number amount total also according article text
source statement say said report move step process way event include various several number new agency
spokesman spokesperson ministry minister president mr mrs ms dr general colonel prime foreign defence defense
include including made make take took taken place hold held carry amid between around area region back \
come became become \
came go went give gave put get got set so far nearly almost approximately roughly about
ülke devlet hükümet şirket yetkili taraf yıl ay gün kişi toplam sayı
страна государство компания власть сторона год месяц день человек число
"""


@lru_cache(8)
def _groups(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row, line in enumerate(_BY_LANGUAGE.get(language, "").split("/")):
        for stem in stems(" ".join(word for word in line.split() if word not in FUNCTION_WORDS), language):
            found.setdefault(stem, set()).add(f"={language}{row}")
    return {stem: frozenset(keys) for stem, keys in found.items()}


def concepts(stem: str, language: str) -> frozenset[str]:
    """Return the names of the groups of like words that a stem belongs to; empty for none."""
    return _groups(language).get(stem, frozenset())


@lru_cache(8)
def general(language: str) -> frozenset[str]:
    """Return the stems of words so general that a statement may add them."""
    return frozenset(stems(_GENERAL, language))
