"""Words in the forms that are compared: folded, stemmed, or asked for as a phrase."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from Stemmer import Stemmer  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import StreamDictionaryFactory

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

_LEMMATIZED = frozenset((
    "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "gl", "hu", "hy",
    "id", "is", "it", "ka", "lt", "lv", "mk", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sv", "tr",
    "uk",
))  # fmt: skip
"""Languages whose dictionary of forms is looked up before the stemmer is asked."""

_SHORTEST_LISTED = 3
"""Letters from which a word is looked up: shorter ones are mostly grammar, and "us" may be the US."""

_KNOWN_WORDS = 100_000
"""Words whose forms are remembered: a few of a language are nearly all of any text."""

_SENTENCE, _KNOWN_SENTENCES = 400, 4_096  # characters, and how many such texts: up to 20 MB

_PLAIN = {
    "ə": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip


class _Folding(dict[int, str]):
    """A table for `str.translate` that works out each character once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).casefold()
        parts = letter if letter == "й" else unicodedata.normalize("NFD", letter)
        kept = (_PLAIN.get(part, part) for part in parts if unicodedata.category(part) != "Mn")
        self[code] = folded = unicodedata.normalize("NFC", "".join(kept))
        return folded


_FOLDING = _Folding()

# A word character is a letter or digit with the accents that follow it; a word may hold apostrophes.
_ACCENT = re.compile("[\u0300-\u036f]")
_ACCENTED, _BARE = (
    re.compile(rf"{letters}(?:'{letters})*") for letters in (r"(?:[^\W_][\u0300-\u036f]*)+", r"[^\W_]+")
)
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼʻ`´", "'"))


def fold(text: str) -> str:
    """Return the text as it is compared: compatibility forms, lower case, accents off.

    Turkish and Azerbaijani İ, I and ı all become i, ə becomes e, Russian ё becomes е; curly quotes
    and dashes become the plain ones. The length may change.
    """
    return unicodedata.normalize("NFKC", text).translate(_FOLDING)


def words(text: str) -> list[str]:
    """Return the folded words of a text: runs of letters and digits.

    What an apostrophe attaches to a name is left off: `Azerbaijan's` and `Azerbaycan'ın` give
    `azerbaijan` and `azerbaycan`, while `O'Brien` gives `o` and `brien`.
    """
    return [_folded(word) for word in _raw_words(text)]


def stems(text: str, language: str | None) -> list[str]:
    """Return one folded stem for each of `words(text)`.

    A dictionary gives the form that a word is listed under, `buy` for `bought`, and Snowball's stemmer
    takes the ending off what it does not list; both see a word with its accents. Where there is neither for
    the language the words themselves come back.

    Args:
        text: any text.
        language: ISO 639-1 code, None when unknown.
    """
    if language is None or not (language in _STEMMERS or language in _LEMMATIZED):
        return words(text)
    return [_stem(word, language) for word in _raw_words(text)]


@lru_cache(_KNOWN_WORDS)
def _folded(word: str) -> str:
    return fold(word)


@lru_cache(_KNOWN_WORDS)
def _stem(word: str, language: str) -> str:
    """Return the folded stem of a word as it is written."""
    form = _lower(word, language)
    if language in _LEMMATIZED:
        form = _lemma(form, language)
    algorithm = _STEMMERS.get(language)
    return fold(_stemmer(algorithm).stemWord(form) if algorithm else form)


def _lemma(word: str, language: str) -> str:
    """Return the form of a word in small letters that a dictionary lists it under; itself where none does."""
    if len(word) < _SHORTEST_LISTED:
        return word
    lemma = _lemmatizer().lemmatize(word, lang=language).lower()
    return lemma if lemma.isalpha() else word


@lru_cache(1)
def _lemmatizer() -> Lemmatizer:
    """Return simplemma's lemmatizer, which reads a dictionary when its language is first met."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    strategy = DefaultStrategy(dictionary_factory=_dictionaries())
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=strategy)


@lru_cache(1)
def _dictionaries() -> StreamDictionaryFactory:
    from simplemma.strategies import StreamDictionaryFactory

    return StreamDictionaryFactory(cache_max_size=len(_LEMMATIZED))


@lru_cache(_KNOWN_WORDS)
def is_listed(word: str, language: str) -> bool:
    """Return whether a dictionary lists a word, as it does few names; true without one for the language."""
    from simplemma.strategies import DictionaryLookupStrategy

    if language not in _LEMMATIZED:
        return True
    return DictionaryLookupStrategy(_dictionaries()).get_lemma(_lower(word, language), language) is not None


def names(text: str) -> frozenset[str]:
    """Return the folded words that are written with a capital where no sentence begins."""
    return frozenset(word for match in _NAME.finditer(text) for word in words(match.group()))


_NAME = re.compile(r"(?<![.!?…:»”\"] )(?<!^)\b[^\W\d_a-zəıöüçşğа-яё][\w'’-]+")


def quoted_phrases(question: str) -> list[str]:
    """Return what stands in double quotation marks, in order: "…", “…”, „…“, «…»."""
    found = (question[start:end].strip() for start, end in quoted_spans(question))
    return [phrase for phrase in found if phrase]


def quoted_spans(question: str) -> list[tuple[int, int]]:
    """Return where the same begins and ends, marks left out."""
    return [match.span(match.lastindex or 0) for match in _QUOTED.finditer(question)]


_QUOTED = re.compile(r'(?<!\w)"([^"]*)"(?!\w)|“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»')


def _raw_words(text: str) -> Sequence[str]:
    """Return the words of a text as they are written, without what apostrophes attach."""
    return _of_sentence(text) if len(text) <= _SENTENCE else _written(text)


@lru_cache(_KNOWN_SENTENCES)
def _of_sentence(text: str) -> tuple[str, ...]:
    """Return the words of a short text, which are asked for several times, as words and as stems."""
    return tuple(_written(text))


def _written(text: str) -> list[str]:
    if not text.isascii() or "`" in text:  # the other apostrophes are not ASCII
        text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES))
    written = (_ACCENTED if _ACCENT.search(text) else _BARE).findall(text)
    if "'" not in text:
        return written
    return [part for word in written for part in (_parts(word) if "'" in word else (word,))]


def _parts(word: str) -> list[str]:
    """Return what apostrophes join, without the endings that they attach."""
    parts = word.split("'")
    return parts[:1] + [part for before, part in pairwise(parts) if not _is_suffix(before, part)]


def _is_suffix(name: str, tail: str) -> bool:
    """Return whether an apostrophe joins an ending to a name rather than two names."""
    if len(name) < 2 and not name.isdigit():
        return False
    return tail.islower() or (tail.isupper() and not name.islower())


def _lower(word: str, language: str | None) -> str:
    if language == "tr":
        word = word.replace("İ", "i").replace("I", "ı")
    return word.lower().replace("ё", "е").replace("i̇", "i")


class _PerThread(threading.local):
    """Stemmers of one thread: an instance must not be shared between threads."""

    def __init__(self) -> None:
        self.by_algorithm: dict[str, Stemmer] = {}


_OWN = _PerThread()


def _stemmer(algorithm: str) -> Stemmer:
    """Return this thread's stemmer of a Snowball algorithm."""
    if algorithm not in _OWN.by_algorithm:
        _OWN.by_algorithm[algorithm] = Stemmer(algorithm)
    return _OWN.by_algorithm[algorithm]
