"""Names of languages for reading."""

from __future__ import annotations

_TABLE = """
af Afrikaans, ar Arabic, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bengali, bs Bosnian,
ca Catalan, cs Czech, cy Welsh, da Danish, de German, el Greek, en English, es Spanish, et Estonian,
eu Basque, fa Persian, fi Finnish, fr French, ga Irish, gl Galician, he Hebrew, hi Hindi,
hr Croatian, hu Hungarian, hy Armenian, id Indonesian, is Icelandic, it Italian, ja Japanese,
ka Georgian, kk Kazakh, ko Korean, ku Kurdish, ky Kyrgyz, lt Lithuanian, lv Latvian, mk Macedonian,
ms Malay, nl Dutch, no Norwegian, pl Polish, ps Pashto, pt Portuguese, ro Romanian, ru Russian,
sk Slovak, sl Slovenian, sq Albanian, sr Serbian, sv Swedish, sw Swahili, ta Tamil, tg Tajik,
th Thai, tk Turkmen, tr Turkish, uk Ukrainian, ur Urdu, uz Uzbek, vi Vietnamese, zh Chinese
"""
_NAMES = dict(pair.split() for pair in _TABLE.split(","))


def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code; the code itself where it is not known."""
    return _NAMES.get(code, code)
