"""Sentences of a text: the segmenter `sentencex`, corrected where press prose misleads it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import sentencex  # type: ignore[import-untyped]

from dossier.text.lexicon import Lexicon, lexicon
from dossier.types import Span

LONGEST_QUOTE = 300
"""Characters up to which speech in quotation marks, or an aside in brackets, is kept whole."""

_STOPS, _CLOSING = ".!?…。！？।", "\"'”’»“)]"

_VIEW = 200  # characters on each side of a place that tell whether a sentence ends there

_CHUNK = 10_000  # characters that the segmenter sees at a time: more than paragraphs of prose have

_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]")
_BULLET = re.compile(r"\s*[-*+•▪◦‣][ \t]+\S")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|[a-zа-я])[.)][ \t]+\S")
_DASHED = re.compile(r"\s*[—–][ \t]*\S")
_STOPPED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")

_ENDING = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»“)\]]*+\s")
_QUOTE_END = re.compile(r"[\"”»]\s*$")
_CLOSERS = re.compile(r"[\"'”’»)\]]++(?=\s|$)")
_PAIRED = re.compile(r'“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)"[^"]*"|\([^()]*\)|\[[^\[\]]*\]')
_RIGHT = re.compile(r"\s*([\"'“‘«„(\[]*)((?:[—–-]\s*)?)(\S*)")
_INITIAL = re.compile(r"[^\W\d_](?:-[^\W\d_])?")
_INITIALS = re.compile(r"[^\W\d_]\.")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD_TAIL = re.compile(r"(?<![\w№.\-])[\w№.\-]*$")
_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[IVX]{1,4}|[^\W\d_])[.)]\s*")
_CAMEL = re.compile(r"[a-z][A-Z]")
_WORDS = re.compile(r"[\w-]+")


def sentences(text: str, language: str | None) -> list[Span]:
    """Return the spans of the sentences of a text.

    Blank lines, Markdown headings and list items always end a sentence. Every character that is not
    white space lies in exactly one span; spans carry no white space at their ends, and are in order.

    Args:
        text: any text.
        language: ISO 639-1 code, None when unknown.
    """
    known = lexicon(language)
    return [span for start, end in _blocks(text) for span in _cut(text, start, end, language or "en", known)]


def _blocks(text: str) -> Iterator[Span]:
    """Yield the runs of lines that no sentence crosses."""
    start, position, previous = 0, 0, ""
    for line in text.splitlines(keepends=True):
        if not line.strip() or _HEADING.match(previous) or _opens_block(line, previous):
            if start < position:
                yield start, position
            start = position
        position += len(line)
        previous = line
    if start < position:
        yield start, position


def _opens_block(line: str, previous: str) -> bool:
    """Return whether a line is a heading or an item, not the wrapped rest of the line before."""
    if _HEADING.match(line) or _BULLET.match(line):
        return True
    if _NUMBERED.match(line):
        return bool(_STOPPED.search(previous) or _NUMBERED.match(previous))
    return bool(_DASHED.match(line) and _STOPPED.search(previous))


def _cut(text: str, start: int, end: int, language: str, known: Lexicon) -> Iterator[Span]:
    """Yield the trimmed sentences of one block."""
    block = text[start:end]
    first = 0
    for cut in _candidates(block, language, known):
        if first < cut and _ends(block[max(first, cut - _VIEW) : cut], block[cut : cut + _VIEW], known):
            yield from _trimmed(block, first, cut, start)
            first = cut
    yield from _trimmed(block, first, len(block), start)


def _trimmed(block: str, first: int, last: int, offset: int) -> Iterator[Span]:
    body = block[first:last]
    begin = first + len(body) - len(body.lstrip())
    if body.strip():
        yield offset + begin, offset + begin + len(body.strip())


def _candidates(block: str, language: str, known: Lexicon) -> list[int]:
    """Return the places where a sentence may end: the segmenter's, and those that it never sees."""
    places = set(_segmented(block, language))
    if known.openers:  # where we know when an abbreviation does end a sentence
        places |= {match.end() for match in _ENDING.finditer(block)}
    kept_whole = [match.span() for match in _PAIRED.finditer(block) if len(match.group()) <= LONGEST_QUOTE]
    found = set()
    for place in places:
        closers = _CLOSERS.match(block, place)
        place = closers.end() if closers else place
        before = bisect_left(kept_whole, (place,)) - 1
        if before < 0 or place >= kept_whole[before][1]:
            found.add(place)
    return sorted(found)


def _segmented(block: str, language: str) -> Iterator[int]:
    """Yield the segmenter's places; its time grows as the square, so it sees `_CHUNK` characters."""
    # A lone surrogate cannot cross into the segmenter; one character stands for one.
    clean = block.encode("utf-8", "replace").decode() if not block.isascii() else block
    first = 0
    while first < len(clean):
        last = min(first + _CHUNK, len(clean))
        if last < len(clean):
            last = clean.rfind(" ", first, last) + 1 or last
        part = clean[first:last]
        for piece in sentencex.get_sentence_boundaries(language, part):
            if piece["end_index"] < len(part) or _STOPPED.search(part[-_VIEW:]):
                yield first + piece["end_index"]
        first = last


def _ends(left: str, right: str, known: Lexicon) -> bool:
    """Return whether a sentence ends between `left`, its text so far, and `right`, the rest."""
    if not any(character.isalnum() for character in left) or _MARKER.fullmatch(left.lstrip()):
        return False
    following = _RIGHT.match(right)
    assert following is not None  # every part of the pattern may be empty
    opener, dash, token = following.groups()
    if not any(character.isalnum() for character in right):
        return False
    if token[:1].islower() and not _CAMEL.match(token):
        return False
    word, stop, closer = _last_word(left)
    if not left[-1:].isspace() and not right[:1].isspace():
        return _ends_without_space(word, stop, token, known)
    if dash and _QUOTE_END.search(left):  # a dash after speech goes on to who said it
        return False
    if stop != "." or closer.strip(")]"):
        return True
    return _ends_after(word, left, opener + dash, token, right, known)


def _last_word(left: str) -> tuple[str, str, str]:
    """Return the last word of a sentence so far, its stops, and what closes after them."""
    written = "".join(left.split()[-1:])
    stopped = written.rstrip(_CLOSING)
    word = stopped.rstrip(_STOPS)
    return word, stopped[len(word) :], written[len(stopped) :]


def _ends_without_space(word: str, stop: str, token: str, known: Lexicon) -> bool:
    """Return whether a sentence ends where no space follows: in scripts without, or by a slip."""
    if not stop.isascii():
        return True
    begins = _first_word(token) in known.openers or len(_first_word(token)) >= 4
    return begins and "/" not in word and "@" not in word and (word[-3:].islower() or word[-4:].isdigit())


def _ends_after(word: str, left: str, marks: str, token: str, right: str, known: Lexicon) -> bool:
    """Return whether the single full stop after `word` ends the sentence."""
    tail = _WORD_TAIL.search(word)
    assert tail is not None  # it may be empty
    written = tail.group()
    name = _lower(written).rpartition(".-")[2]  # `gen.-polk` is told by its last part
    opens = bool(marks) or (_first_word(token) in known.openers and not _INITIALS.match(token))
    if _is_initial(written):
        return opens
    counted = _is_number(_word_before(left, written))
    if name in known.never and not (counted and name in known.closing):
        return False
    if name in known.number:
        return not (token[:1].isdigit() or _ROMAN.fullmatch(token.rstrip(".,")))
    if name in known.time:
        return counted and (opens or not _only_a_date(left, known))
    if name in known.magnitude and counted:
        return not _counts(right, token, known)
    if _is_number(written):
        return opens or not known.ordinals or not _is_ordinal(written, left)
    if name in known.closing or (_ACRONYM.fullmatch(written) and written.islower()):
        return not _goes_on_with_time(token, right, known)
    if name in known.adjectival or _ACRONYM.fullmatch(written):
        return opens
    return True


def _is_initial(written: str) -> bool:
    return bool(_INITIAL.fullmatch(written)) and written[:1].isupper()


def _is_number(written: str) -> bool:
    return written[:1].isdigit() or bool(_ROMAN.fullmatch(written))


def _is_ordinal(written: str, left: str) -> bool:
    """Return whether a number before a capital letter counts in order, as in `2. Karabağ`."""
    whole = left.rstrip()[:-1]
    before = _word_before(left, written)
    exact = whole.endswith((" " + written, "\n" + written, "(" + written)) or whole == written
    return exact and (len(written) <= 3 or bool(_ROMAN.fullmatch(written))) and before not in _PERCENT


_PERCENT = frozenset({"yüzde", "faiz", "%"})


def _word_before(left: str, written: str) -> str:
    """Return the word before the last one of a sentence so far."""
    parts = left.rstrip().removesuffix(".").removesuffix(written).split()
    return parts[-1] if parts else ""


def _only_a_date(left: str, known: Lexicon) -> bool:
    """Return whether a sentence so far says no more than when: `В 2020 г.`, for one."""
    parts = [_lower(word) for word in _WORDS.findall(left)]
    return all(_is_number(part.upper()) or part in known.dates or part in known.time for part in parts)


def _counts(right: str, token: str, known: Lexicon) -> bool:
    """Return whether a unit follows a magnitude: `5 mln. ABŞ dolları`, `10 тыс. USD`."""
    ahead = [_lower(word) for word in _WORDS.findall(right[:60])[:3]]
    code = token.strip(".,;:")
    return any(word.startswith(known.units) for word in ahead) or (len(code) == 3 and code.isupper())


def _goes_on_with_time(token: str, right: str, known: Lexicon) -> bool:
    """Return whether a day or a time zone follows, as in `5 p.m. Tuesday` or `5 p.m. Baku time`."""
    ahead = [_lower(word) for word in _WORDS.findall(right[:60])[:3]]
    code = token.strip(".,;:")
    return bool(ahead) and (
        ahead[0] in known.calendar or "time" in ahead or (code.isupper() and len(code) == 3)
    )


def _first_word(token: str) -> str:
    match = _WORDS.search(token)
    return _lower(match.group()) if match else ""


def _lower(word: str) -> str:
    return word.replace("İ", "i").lower().replace("ё", "е")
