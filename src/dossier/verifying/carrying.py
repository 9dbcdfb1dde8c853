"""Check the words that carry a statement: what is done, and to what, and not only what it is about."""

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
from dossier.verifying.verbs import deed, is_verb

LIGHT = word_set("""
be been being have has had having do does did doing done make makes made making get gets got getting give
gives gave given giving take takes took taken taking put puts putting set sets setting keep keeps kept let
lets run runs ran running go goes went gone going come comes came coming hold holds held holding bring
brings brought become becomes became remain remains remained stay stays stayed leave leaves left see sees
saw seen show shows showed shown find finds found turn turns turned move moves moved face faces faced
facing stand stands stood lie lies lay laid reach reached start starts started begin begins began begun
end ended use uses used using include includes included need needs needed allow work works worked call
calls called look looks looked seem seems appear appears pay paid pays belong belonging belongs date dates
last lasted carry carried happen happened according account tell told say said old new big small great
high low far near long short full late early first next now still again alone enough very much many more
most other several main local national final young older younger whole single different same similar
certain able likely own open closed extreme heavy strong large little good better best bad worse worst
recent current former present real free hard easy fast slow true false right wrong straight overall total
annual yearly daily weekly monthly first-ever back away down up out off over time times day days week
weeks month months year years hour hours night morning afternoon evening minute minutes half part parts
place way ways thing things number rest difference kind sort lot case point side job word view line round
row counterpart people country countries member members group name man woman person city town village area
region probably possibly perhaps maybe reportedly allegedly may might could would will should must can
planned expected due agree agrees agreed forced force accuse accuses accused blame blames blamed
""")
"""Words that carry little: a text often puts them where another has none."""


def carrying(statement: Reading, quotes: Sequence[Reading]) -> Iterator[Finding]:
    """Find English statements that share what they are about with their quotes, and not what they say of it.

    A figure or a date that the quotes tell too vouches for the rest, and so does a denial, worded freely.
    """
    if statement.language != "en" or any(quote.language != "en" for quote in quotes):
        return
    if _anchored(statement, quotes) or _denied(statement, quotes):
        return
    marked = {place for each in operators(statement) for place in range(each.first, each.last + 1)}
    untold = [
        place for place, token in enumerate(statement.tokens)
        if place not in marked and _carries(token) and not is_general(token, "en")
        and not _told(token, quotes)
    ]  # fmt: skip
    if len(untold) == 1 and _reworded(statement, quotes):
        return
    verbs = [place for place in untold if is_verb(statement, place) or _hangs(statement, place, quotes)]
    carried = sum(_carries(token) for token in statement.tokens)
    if verbs or (len(untold) >= _UNTOLD and len(untold) >= carried * _UNTOLD_SHARE):
        shown = " ".join(
            statement.text[statement.tokens[place].start : statement.tokens[place].end] for place in untold
        )
        yield Finding("missing", f'the quotes do not tell "{shown}"', 0.5)


_UNTOLD, _UNTOLD_SHARE = 2, 0.5
"""Words that carry a statement which its quotes may not leave out, besides its verbs, in number and share."""


_REWORDED = 2
"""Words beyond those of a statement that a quote may have and still be the statement in other words."""


def _reworded(statement: Reading, quotes: Sequence[Reading]) -> bool:
    """Return whether the quote nearest to a statement has a word or two beyond it, and no more."""
    beyond: list[Token] = []
    most, figures = -1, 0
    for quote in quotes:
        carried = [token for token in quote.tokens if token.content and not is_general(token, "en")]
        left = [token for token in carried if not any(alike(token, own) for own in statement.tokens)]
        if len(carried) - len(left) > most:
            most, beyond = len(carried) - len(left), left
            figures = len(quote.amounts) + len(quote.dates)
    return len(beyond) + figures <= _REWORDED and any(not token.name for token in beyond)


_WITH = frozenset(("with", "alongside", "beside", "near", "without"))


def _hangs(statement: Reading, place: int, quotes: Sequence[Reading]) -> bool:
    """Return whether a word hangs on "with", or on a light verb that no quote has either: `found water`."""
    for token in reversed(statement.tokens[max(0, place - _SOON) : place]):
        if token.word in _WITH:
            return True
        if token.word in LIGHT and deed(token):
            return not _told(token, quotes)
        if token.content and token.word not in LIGHT:
            return False
    return False


_SOON = 4


def _told(token: Token, quotes: Sequence[Reading]) -> bool:
    return any(alike(token, other) or other_side(token, other) for quote in quotes for other in quote.tokens)


def _carries(token: Token) -> bool:
    return (
        token.content and not token.name and token.word not in LIGHT
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
        any(alike(quote.tokens[place], token) for place in negated(quote) for token in statement.content())
        or (negated(quote) and denies_otherwise(statement, quote))
        for quote in quotes
    )
