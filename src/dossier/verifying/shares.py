"""Shares told in words, "a third" and "one in five", as per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.text.function_words import ENGLISH
from dossier.verifying.numerals import COUNT, SCALES, valued
from dossier.verifying.quantities import Amount, amount_at

_GOING_ON = "|".join(
    {*ENGLISH.split(), "less", "fewer", "higher", "lower", "larger", "smaller", "according"} - {"as"}
)
_NO_NOUN = rf"(?=\W*$|[^\w\s-]| -|\W+(?:{_GOING_ON}|[^\W\d_]+ed(?=\W*$|[^\w\s-]| (?:{_GOING_ON})\b))(?!\w))"
"""What follows "a third" that is a share, and not "a third man"."""

_SHARE = re.compile(
    r"(?<!first )(?<!second )(?<!third )(?<!fourth )(?<!last )(?<![\w])(?:(?P<n>one|two|three|a|bir|iki|"
    r"uc|две|три)[ -])?(?:of )?(?P<w>half|thirds?|quarters?|fifths?|tenths?|"
    r"yarisi\w*|половин\w+|трет(?:ь|ью|и)|четверт(?:ь|ью|и))"
    r"(?![\w-])(?! (?:of|year)? ?(?:the year|(?:of )?(?:20|19)\d\d|time|finals?))"
)
_ORDINAL_TOO = re.compile(rf"a[ -](?:third|fifth|tenth)(?!{_NO_NOUN})")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10, "трет": 3, "четверт": 4}
_COUNTS = {"two": 2, "three": 3, "iki": 2, "uc": 3, "две": 2, "три": 3}
_OF = re.compile(
    r" (?:of )?an? (?:(?P<scale>hundred|thousand|million|billion)|(?P<unit>year|hour|day|decade|mile))\b"
)
_IN = re.compile(
    rf"(?<![\w.,])(?P<n>{COUNT}|\d{{1,2}})(?: \w+(?: \w+)?)? (?:in|out of) (?:every |"
    rf"each )?(?P<of>{COUNT}|\d{{1,3}})"
    r"(?!\w|[.,]\d| (?:years?|months?|weeks?|days?|hours?|minutes?))"
)
_IN_TURKIC = re.compile(rf"\b(?P<of>{COUNT})[dt][ae] (?P<n>{COUNT})(?:s?i\w{{0,3}})?(?!\w)(?<!onda bir)")

MAY_TELL_SHARE = re.compile(
    r"\d ?pct?(?!\w)|\b(?:thirds?|quarters?|fifths?|tenths?|трет\w+|четверт\w+|"
    rf"(?:in|out of) (?:every |each )?(?:{COUNT}|\d{{1,3}})|(?:{COUNT})[dt][ae] "
    rf"(?:{COUNT})(?:s?i\w{{0,3}})?)(?!\w)"
)
"""Finds what may be a share without the word or the sign for per cent; `shares` and `shares_of` tell."""


def shares(folded: str, _language: str | None) -> Iterator[Amount]:
    """Yield `a third` and `half`, but neither `a third man` nor `an hour and a half`."""
    for match in _SHARE.finditer(folded):
        if not folded[: match.start()].endswith("and ") and not _ORDINAL_TOO.match(folded, match.start()):
            yield _share(folded, match)


def _share(folded: str, match: re.Match[str]) -> Amount:
    """Return a share as per cent, or the number or time that it makes: half a million, half a year."""
    parts = next((n for name, n in _PARTS.items() if match["w"].startswith(name)), 2)
    count = _COUNTS.get(match["n"] or "", 1)
    of = _OF.match(folded, match.end())
    if of and of["scale"]:
        return amount_at(folded, match.start(), of.end(), SCALES[of["scale"]] * count / parts, "")
    if of:
        return amount_at(folded, match.start(), of.start("unit") - 1, count / parts, "")
    return amount_at(folded, match.start(), match.end(), round(100 * count / parts, 1), "%")


def shares_of(folded: str, language: str | None) -> Iterator[Amount]:
    """Yield the share in `one in five`, `nine patients in ten` and, in Turkish, `üçte biri`."""
    forms = (_IN, _IN_TURKIC) if language in ("tr", "az") else (_IN,)
    for match in (match for form in forms for match in form.finditer(folded)):
        part, whole = valued(match["n"]), valued(match["of"])
        if 0 < part < whole:
            yield amount_at(folded, match.start(), match.end(), round(100 * part / whole, 1), "%")
