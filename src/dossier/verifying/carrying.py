"""Check the words that carry a statement: what is done, and to what, must be told and not only what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.timing.words import word_set
from dossier.verifying.findings import Finding
from dossier.verifying.measures import agrees
from dossier.verifying.opposition import other_side
from dossier.verifying.reading import Reading
from dossier.verifying.scopes import denies_otherwise, negated, operators
from dossier.verifying.times import covers
from dossier.verifying.tokens import Token, alike, is_general, is_title
from dossier.verifying.verbs import is_verb

_LIGHT = word_set("""
    be been being have has had having do does did doing done make makes made making get gets got getting give gives gave
    given giving take takes took taken taking put puts putting set sets setting keep keeps kept let lets run runs ran
    running go goes went gone going come comes came coming hold holds held holding bring brings brought become becomes
    became remain remains remained stay stays stayed leave leaves left see sees saw seen show shows showed shown find
    finds found turn turns turned move moves moved face faces faced facing stand stands stood lie lies lay laid reach
    reached start starts started begin begins began begun end ended use uses used using include includes included need
    needs needed want allow work works worked call calls called look looks looked seem seems appear appears pay paid pays
    belong belonging belongs date dates last lasted carry carried happen happened according account tell told say said
    old new big small great high low far near long short full late early first next now still again alone enough very much
    many more most other several main local national last final young older younger whole single different same similar
    certain able likely own open closed extreme heavy strong large little good better best bad worse worst recent current
    former present real free hard easy fast slow true false right wrong straight overall total annual yearly daily
    weekly monthly first-ever back away down up out off over time times day days week weeks month months year years hour
    hours night morning afternoon evening minute minutes half part parts place way ways thing things number rest
    difference kind sort lot case point side job word view line round row end counterpart people
    country countries member members group name man woman person city town village area region
    probably possibly perhaps maybe reportedly allegedly may might could would will should must can
    planned expected due set
    """)
"""Words that carry little: a text often puts them where another has none."""


def carrying(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find English statements that share what they are about with their quotes, and not what they say of it.

    A figure or a date that the quotes tell too vouches for the rest; so does a denial, which is worded freely.
    """
    if statement.language != "en" or any(quote.language != "en" for quote in quotes):
        return
    if _anchored(statement, quotes) or _denied(statement, quotes):
        return
    marked = {place for each in operators(statement) for place in range(each.first, each.last + 1)}
    untold = [
        place for place, token in enumerate(statement.tokens)
        if place not in marked and _carries(token) and not is_general(token, "en")
        and not any(alike(token, other) or other_side(token, other) for quote in quotes for other in quote.tokens)
    ]  # fmt: skip
    verbs = [place for place in untold if is_verb(statement, place)]
    if len(untold) >= _UNTOLD or verbs:
        shown = " ".join(statement.text[statement.tokens[place].start : statement.tokens[place].end] for place in untold)
        yield Finding("missing", f'the quotes do not tell "{shown}"', 0.5)


_UNTOLD = 2
"""Words that carry a statement which its quotes may not leave out."""


def _carries(token: Token) -> bool:
    return (
        token.content and not token.name and token.word not in _LIGHT
        and not token.word.endswith("ly") and not is_title(token)
    )  # fmt: skip


def _anchored(statement: Reading, quotes: Sequence[Reading]) -> bool:
    """Return whether a number or a date of a statement stands in its quotes."""
    told = [each for quote in quotes for each in (*quote.amounts, *quote.implied)]
    if any(agrees(amount, each) != "no" for amount in statement.amounts for each in told):
        return True
    dates = [each for quote in quotes for each in quote.dates]
    return any(covers(mention, each) for mention in statement.dates for each in dates)


def _denied(statement: Reading, quotes: Sequence[Reading]) -> bool:
    """Return whether either side denies something that the other may put in other words."""
    return bool(negated(statement)) or any(
        negated(quote) or denies_otherwise(statement, quote) for quote in quotes
    )
