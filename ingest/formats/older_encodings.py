"""Which encoding from before Unicode a text is in, told by what it would say in each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ingest.languages import probabilities

_SAMPLE = 16_000  # bytes or characters that are looked at

_SURE = 0.5
_CLEAR = 3.0  # how many times as likely as the next reading the best one must be
_FOREIGN = 0.03  # letters that a language does not have and its texts hold all the same, in names
_CASED = 0.85  # words in plain case; in a wrong encoding, capitals stand anywhere
_FEWEST = 15  # letters of a script other than Latin, below which everything looks like everything

_LATIN, _OTHER = r"[A-Za-z\u00c0-\u024f]", r"[\u0370-\u052f]"
_MIXED = re.compile(f"{_LATIN}{_OTHER}|{_OTHER}{_LATIN}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
_WITHIN = re.compile(r"[^\W\d_]([^\w\s\x00-\x7f]|[²³¹¼½¾])[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Family:
    """Languages that were written in the same encodings.

    Attributes:
        encodings: names of the codecs.
        languages: their codes.
        letters: the letters beyond ASCII, as a class of a regular expression.
        common: the most frequent of them, where a text is written in these alone.
        share: what part of a text they make as a rule.
        spaced: whether words are parted by spaces.
    """

    encodings: tuple[str, ...]
    languages: tuple[str, ...]
    letters: str
    common: str = ""
    share: float = 0.55
    spaced: bool = True


_FAMILIES = (
    _Family(
        ("cp1252",),
        ("en", "fr", "de", "es", "pt", "it", "nl", "da", "no", "nb", "nn", "sv", "fi", "ca"),
        "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœß",
    ),
    _Family(("cp1254",), ("tr",), "çğıöşüâîûi\u0307é"),
    _Family(
        ("cp1250", "iso8859_2"),
        ("pl", "cs", "sk", "hu", "ro", "sl", "hr", "bs"),
        "ąćęłńóśźżáčďéěíňřšťúůýžäĺľôŕöőüűăâîşţđ",
    ),
    _Family(("cp1251", "koi8_u", "iso8859_5", "cp866"), ("ru", "uk", "bg", "be"), "а-яёіїєґў", "оаеинтсрвлі"),
    _Family(("cp1251", "iso8859_5"), ("sr", "mk"), "а-яђјљњћџѓѕќ", "оаеинтсрвј"),
    _Family(("cp1253", "iso8859_7"), ("el",), "α-ωάέήίόύώϊϋΐΰ", "αοιετσνηυρςάίό"),
    _Family(
        ("cp932", "euc_jp"), ("ja",), "ぁ-ヿ一-龥々！-～", "のにたいをとるしはでがなかっれら", 0.15, False
    ),
)


def older_encoding(data: bytes) -> str | None:
    """Return the name of the codec by which bytes become text of a language that was written in it.

    charset-normalizer says in which encodings they could be at all; of these, the one is taken in which they
    have the letters of a language and look like that language (langid), and no other comes near it.

    Args:
        data: text, neither in UTF-8, 16 or 32 nor in ASCII.

    Returns:
        The name, None where it cannot be told.
    """
    from charset_normalizer import from_bytes

    found: dict[str, tuple[float, str]] = {}
    names = list(dict.fromkeys(name for family in _FAMILIES for name in family.encodings))
    for match in from_bytes(_telling(data), cp_isolation=names, preemptive_behaviour=False):
        text = str(match)[:_SAMPLE]
        for name in (name for name in names if name in match.could_be_from_charset):
            score = max(_likelihood(text, family) for family in _FAMILIES if name in family.encodings)
            score *= 1 - 3 * match.chaos
            if score > found.get(text, (0.0, ""))[0]:
                found[text] = (score, name)
    ranked = sorted(found.values(), reverse=True)
    if not ranked or ranked[0][0] < _SURE:
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
        return None
    return ranked[0][1]


def _telling(data: bytes) -> bytes:
    """Return the first lines that are not ASCII, whole, for a character may take two bytes."""
    taken: list[bytes] = []
    size = 0
    for line in data.splitlines():
        if size < _SAMPLE and not line.isascii():
            taken.append(line)
            size += len(line)
    return b"\n".join(taken)


def _likelihood(text: str, family: _Family) -> float:
    """Return how likely a text is one of a family's languages, 0 to 1."""
    letters = [character for character in text.lower() if character.isalpha() and not character.isascii()]
    known = len(re.findall(f"[{family.letters}]", "".join(letters)))
    if known < (1 - _FOREIGN) * len(letters) or not (_is_plain(text) if family.spaced else _is_dense(text)):
        return 0.0
    found = probabilities(text)
    likely = max(found.get(language, 0.0) for language in family.languages)
    if not family.common:  # Latin letters, most of which are ASCII
        return likely if 2 * len(letters) <= sum(map(str.isalpha, text)) else 0.0
    if len(letters) < _FEWEST:
        return 0.0
    common = sum(letter in family.common for letter in letters) / len(letters)
    return likely * float(min(1.0, common / family.share) ** 4)


def _is_plain(text: str) -> bool:
    """Return whether words are of one script, in plain case, and without symbols or controls in them."""
    if _MIXED.search(text) or _CONTROL.search(text):
        return False
    if any(unicodedata.category(middle)[0] in "SN" for middle in _WITHIN.findall(text)):
        return False
    words: list[str] = [word for word in _WORD.findall(text) if not word.isascii()]
    cased = sum(word[1:].islower() or word.isupper() or len(word) == 1 for word in words)
    return cased >= _CASED * len(words)


def _is_dense(text: str) -> bool:
    """Return whether most letters are not ASCII."""
    ascii_letters = sum(character.isascii() for character in text if character.isalpha())
    return _CONTROL.search(text) is None and 2 * ascii_letters <= sum(map(str.isalpha, text))
