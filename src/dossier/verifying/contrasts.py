"""Words that exclude each other: opposites, and members of one series of which only one can stand."""

from __future__ import annotations

from functools import lru_cache

from dossier.text import stems

_ENGLISH = """
confirm confirmed confirms / deny denied denies denial
rise rose risen rises increase increased grow grew grown climb climbed jumped surged soared dearer higher / \
fall fell fallen falls decrease decreased decline declined drop dropped shrink shrank cheaper plunged \
slumped lower
import imported imports / export exported exports
approve approved backed endorsed passed adopted / reject rejected vetoed opposed
accept accepted agree agreed / refuse refused decline declined
arrive arrived arrives / leave departed departs left
open opened opens reopened / close closed closes shut
start started starts begin began begins begun launched / end ended ends finish finished finishes
join joined / leave left quit
support supported supports / oppose opposed opposes
before earlier / after later
first / last
north northern / south southern / east eastern / west western
arrest arrested detained / release released freed
appoint appointed hired hire / dismiss dismissed sacked fired sack
allow allowed permitted / ban banned forbade prohibited
gain gained / lose lost
expand expanded widened / shrink shrank narrowed
strengthen strengthened / weaken weakened
win won wins winner victory beat beats beaten / lose lost loses defeat loser
guilty convicted / innocent acquitted cleared
legal lawful / illegal unlawful
above / below
inside / outside
male men / female women
son sons / daughter daughters
brother / sister
husband / wife
mother / father
public state-owned / private
military / civilian
offensive / defensive
success succeeded successful / failure failed unsuccessful
advance advanced / retreat retreated
deploy deployed / withdraw withdrew withdrawn
extend extended prolonged / shorten shortened
build built erected / demolish demolished
spring / summer / autumn fall / winter
morning dawn / afternoon noon / evening / night midnight
monday / tuesday / wednesday / thursday / friday / saturday / sunday
killed dead died / injured wounded hurt
army / navy / police
tank tanks / helicopter helicopters / submarine submarines / ship ships / missile missiles / truck trucks \
lorry lorries / gun guns / bus buses / train trains
agriculture agricultural / culture cultural / defence defense / foreign / finance / interior / justice / \
education / health / energy / transport / trade / environment / labour labor
president / mayor / governor / ambassador / king
bronze / silver / gold
goal goals / point points
teacher teachers / nurse nurses / doctor doctors / miner miners / driver drivers / farmer farmers / pilot \
pilots / student students
oil / gas / coal / wheat
upper / lower
maximum / minimum
largest biggest / smallest
more / fewer less
highest / lowest
young younger / old older
urban / rural
hot / cold
black / white / red / green / blue / yellow
school schools / hospital hospitals / university / factory factories / airport / bridge / port
temporary / permanent
partial partially partly / complete completely fully
majority / minority
impose imposed introduce introduced / lift lifted end ended abolish abolished scrapped
lift lifted / uphold upheld maintained
agree agreed / disagree disagreed
start starts / end ends
lend lent / borrow borrowed
attack attacked / defend defended
surround surrounded besieged / capture captured
seize seized captured / cede ceded liberated
all every / none
always / never
"""

_TURKISH = """
doğruladı / yalanladı
arttı yükseldi / azaldı düştü
kabul onayladı / ret reddetti
başladı / bitti sona
aldı / sattı
kazandı galip / kaybetti yenildi mağlup
ithal / ihraç
açıldı / kapatıldı kapandı
önce / sonra
kuzey / güney / doğu / batı
tank / helikopter / gemi / uçak
pazartesi / salı / çarşamba / perşembe / cuma / cumartesi / pazar
öldü / yaralandı
"""

_AZERBAIJANI = """
təsdiqlədi / təkzib
artıb artdı / azalıb azaldı
aldı alıb / satdı satıb
qazandı qalib / uduzdu məğlub
başladı başlayıb / bitdi bitib
idxal / ixrac
şimal / cənub / şərq / qərb
"""

_RUSSIAN = """
подтвердил подтвердила / опроверг опровергла отрицал
вырос выросла увеличился повысился / упал упала снизился сократился
купил купила приобрел / продал продала
выиграл победил / проиграл
начал начался / закончил закончился завершился
импорт импортировал / экспорт экспортировал
одобрил принял / отклонил отверг
до / после
север / юг / восток / запад
открыл открылся / закрыл закрылся
"""

_BY_LANGUAGE = {"en": _ENGLISH, "tr": _TURKISH, "az": _AZERBAIJANI, "ru": _RUSSIAN}

_CONVERSE_ELSEWHERE = """
aldı alıb / sattı satıb satdı
купил купила купили приобрел закупил / продал продала продали поставил
"""

_CONVERSE = """
buy bought buys purchased purchase acquired / sell sold sells sale
give gave given gives donated / receive received receives got
deliver delivered supplied supplies handed sent / receive received receives got
win won wins beat beaten beats defeated defeats / lose lost loses
export exported exports / import imported imports
lend lent lends / borrow borrowed borrows
follow followed follows / precede preceded precedes
replace replaced replaces / succeed succeeded
"""
"""Verbs of one event as its two sides see it: swapped sides make them agree."""

Pole = tuple[int, int]
"""The number of a row and the place in it."""


def _poles(text: str, language: str) -> dict[str, set[Pole]]:
    found: dict[str, set[Pole]] = {}
    for row, line in enumerate(text.strip().split("\n")):
        for place, pole in enumerate(line.split("/")):
            for stem in (*stems(pole, language), *pole.split()):
                found.setdefault(stem, set()).add((row, place))
    return found


@lru_cache(8)
def contrasts(language: str) -> dict[str, set[Pole]]:
    """Return for each stem of a language the poles at which it stands."""
    return _poles(_BY_LANGUAGE.get(language, ""), language)


_APART = 100
"""Added to the rows of other languages, which are counted apart from the English ones."""


@lru_cache(8)
def converses(language: str) -> dict[str, set[Pole]]:
    """Return for each stem of a verb that has a converse in a language the side at which it stands."""
    if language not in ("tr", "az", "ru"):
        return _poles(_CONVERSE, "en")
    found = _poles(_CONVERSE_ELSEWHERE, language)
    return {stem: {(row + _APART, side) for row, side in sides} for stem, sides in found.items()}
