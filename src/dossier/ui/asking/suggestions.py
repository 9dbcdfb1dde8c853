"""Questions to ask next, made of what was found for an answer and not used in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.text import fold, words
from dossier.text.function_words import BY_LANGUAGE
from dossier.types import Answer, Article, FoundPassage
from dossier.verifying.places import country

MOST = 3
"""Questions that are offered at most."""

_TOO_COMMON = (
    4  # articles found that may name what is asked for: beyond them a name tells nothing in particular
)
_LONGEST = 5  # words of a name
_SHORTEST = 3  # letters of a name of one word

_PART = r"[A-ZÇĞİÖŞÜƏÂÎÛ0-9][\w’'-]*"
_NAME = re.compile(rf"(?<![\w-])(?=[^\W\d_]){_PART}(?:[ -](?:(?:of|de|al|bin) )?{_PART})*")
_AFTER_NAME = re.compile(
    r"['’]s\b|[,;:.)]|\s(?:is|was|were|are|has|had|have|will|would|in|on|to|for|at|by|from|with|said|says|told|"
    r"made|makes|signed|delivered|bought|sold)\b"
)
"""What follows a name, and no adjective before its noun: "Roketsan delivered", and not "Turkish drones"."""
_BEGINNING = re.compile(r"(?:^|[.!?:…»”\")])\s*[“\"«(]?$")
_CALENDAR = frozenset(
    words(
        "January February March April May June July August September October November December Monday "
        "Tuesday Wednesday Thursday Friday Saturday Sunday"
    )
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name inside a sentence: as it is written, with its article, its folded words, and what follows it."""

    written: str
    words: tuple[str, ...]
    after: str


def next_questions(answer: Answer, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Return questions that passages answer which were found for an answer and are cited nowhere in it.

    Each asks for a name that stands in the headline and in the found passage of an article in English, a
    different one each, and not in the question. None is offered after an abstention, nor in another language.

    Args:
        answer: the answer.
        articles: the articles of its citations and hits by id.
    """
    if answer.abstained or not _in_english(answer.standalone_question or answer.question):
        return ()
    spent = set(words(f"{answer.question} {answer.standalone_question}"))
    told = fold(" ".join(statement.text for statement in answer.statements))
    used = {each.article_id for each in answer.citations}
    used |= {near.article_id for each in answer.citations for near in each.copies}
    told_by_hit = [(hit.article_id, " ".join(words(hit.text))) for hit in answer.hits]
    found: list[str] = []
    for hit in answer.hits:
        article = articles.get(hit.article_id)
        if article is None or hit.article_id in used or article.language not in (None, "en"):
            continue
        for name in _subjects(hit, article):
            if spent.isdisjoint(name.words) and _spread(name, told_by_hit) <= _TOO_COMMON:
                more = " else" if " ".join(name.words) in told else ""
                found.append(f"What{more} is reported about {name.written}?")
                spent.update(name.words)
                used.add(hit.article_id)
                break
        if len(found) == MOST:
            break
    return tuple(found)


def _in_english(question: str) -> bool:
    found = set(words(question))
    counts = {language: len(found & listed) for language, listed in BY_LANGUAGE.items()}
    return counts.pop("en") > max(counts.values())


def _spread(name: _Name, told_by_hit: Sequence[tuple[str, str]]) -> int:
    """Return in how many of the articles found a name stands; given are their ids with the words found."""
    sought = " ".join(name.words)
    return len({article_id for article_id, told in told_by_hit if sought in told})


def _subjects(hit: FoundPassage, article: Article) -> list[_Name]:
    """Return the names of particular things in a passage which the headline has too, the longest first."""
    title = fold(article.title)
    headline = set(words(article.title))
    publishers = {fold(source.get("publisher") or "") for source in article.sources}
    publishers.add(fold(article.outlet or ""))
    plain = f"{article.title} {article.text}"
    fitting = [
        name
        for name in _names(hit.text, title)
        if headline.issuperset(name.words)
        and len(name.words) <= _LONGEST
        and _AFTER_NAME.match(name.after)
        and _CALENDAR.isdisjoint(name.words)
        and " ".join(name.words) not in publishers
        and _is_particular(name, plain)
    ]
    return sorted(fitting, key=lambda name: -len(name.words))


def _is_particular(name: _Name, text: str) -> bool:
    """Return whether a name is no country, capital or nation, and no word that is elsewhere written small."""
    whole = " ".join(name.words)
    if country(whole):
        return False
    bare = name.written.removeprefix("the ")
    small = re.search(rf"\b{re.escape(bare.lower())}\b", text) if len(name.words) == 1 else None
    return len(whole) >= _SHORTEST and small is None


def _names(text: str, title: str) -> Iterator[_Name]:
    """Yield the names inside the sentences of a text whose first letters stand in a folded title."""
    flat = " ".join(text.split())
    for match in _NAME.finditer(flat):
        if fold(match.group()[:_SHORTEST]) not in title:
            continue
        before = flat[max(0, match.start() - 4) : match.start()]
        if not _BEGINNING.search(before):
            bare = re.sub(r"['’]s?$", "", match.group())
            after = flat[match.start() + len(bare) : match.end() + 12]
            yield _Name(f"the {bare}" if before == "the " else bare, tuple(words(bare)), after)
