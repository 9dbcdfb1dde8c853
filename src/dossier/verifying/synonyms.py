"""Words of the press that say the same, compared by stem: groups set apart by strokes, by language."""

from __future__ import annotations

from functools import lru_cache

from dossier.text import stems
from dossier.verifying.synonyms_elsewhere import AZERBAIJANI, RUSSIAN, TURKISH
from dossier.verifying.synonyms_english import ENGLISH
from dossier.verifying.synonyms_families import FAMILIES
from dossier.verifying.synonyms_fields import FIELDS

_BY_LANGUAGE = {
    "en": " / ".join((ENGLISH, FAMILIES, FIELDS)),
    "tr": TURKISH,
    "az": AZERBAIJANI,
    "ru": RUSSIAN,
}

_GENERAL = """
country nation state government company firm group official officials authority authorities side case
matter issue time year month day week thing person people number amount total also according article text
source statement say said report move step process way event include various several number new agency
spokesman spokesperson ministry minister president mr mrs ms dr general colonel prime foreign defence defense
include including made make take took taken place hold held carry amid between around area region back
become came come go went give gave put get got set so far nearly almost approximately roughly about last next
ülke devlet hükümet şirket yetkili taraf yıl ay gün kişi toplam sayı
страна государство компания власть сторона год месяц день человек число
"""


@lru_cache(8)
def _groups(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row, line in enumerate(_BY_LANGUAGE.get(language, "").split("/")):
        for stem in stems(line, language):
            found.setdefault(stem, set()).add(f"={language}{row}")
    return {stem: frozenset(keys) for stem, keys in found.items()}


def concepts(stem: str, language: str) -> frozenset[str]:
    """Return the names of the groups of like words that a stem belongs to; empty for none."""
    return _groups(language).get(stem, frozenset())


@lru_cache(8)
def general(language: str) -> frozenset[str]:
    """Return the stems of words so general that a statement may add them."""
    return frozenset(stems(_GENERAL, language))
