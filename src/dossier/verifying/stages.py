"""Stages of a matter: what is ordered is not received yet, and who applied is no member."""

from __future__ import annotations

import re
from typing import NamedTuple


class _Stage(NamedTuple):
    """A stage that a question asks about.

    Attributes:
        asked: what a question has that asks about it.
        earlier: what a sentence has that tells of an earlier one.
        reached: what a sentence has that tells of it, or of more.
    """

    asked: re.Pattern[str]
    earlier: re.Pattern[str]
    reached: re.Pattern[str]


def _stage(asked: str, earlier: str, reached: str) -> _Stage:
    return _Stage(*(re.compile(rf"(?i)\b(?:{words})\b") for words in (asked, earlier, reached)))


_WISHED = (
    r"would like|wish(?:es|ed)?|want(?:s|ed)?|interest(?:ed)?|talks|negotiat\w+|consider(?:s|ed|ing)?|"
    r"offer(?:s|ed|ing)?|propos\w+|discuss\w*|plan(?:s|ned)?|intend\w*|intention|hop(?:es?|ed|ing)|"
    r"s(?:eeks?|ought)|"
    r"bid|request(?:s|ed)?|mull(?:s|ed|ing)?|ask(?:s|ed)? (?:for|to)|prepar\w+"
)
_STAGES = (
    _stage(
        r"receiv(?:e|ed)|deliver(?:ed)?|arrived?|(?:take|took|taken) delivery|hand(?:ed)? over|"
        r"enter(?:ed)? service",
        r"agree(?:d|s|ment)?|sign(?:s|ed)?|order(?:s|ed)?|contract(?:s|ed)?|approv\w+|announc\w+|tender|deal|"
        rf"{_WISHED}",
        r"receiv\w+|deliver\w+|arriv\w+|got|gets|hand(?:ed|s) over|handover|suppl(?:y|ies|ied)|"
        r"s(?:ent|ends)|ship\w*|"
        r"transferr?\w*|service|us(?:e[ds]?|ing)|inventory|arsenal|brought|came|come|went|gone|"
        r"shown?|showed|seen|"
        r"filmed|spotted|commission\w*|operat\w+|field(?:s|ed)|deploy\w*|adopted|possess\w*|owns?|"
        r"fl(?:ew|own)|landed",
    ),
    _stage(
        r"join(?:ed)?|bec[ao]me (?:an? |the )?(?:\w+ )?(?:members?|part)|accede[ds]?|admitted|"
        r"(?:is|are|was|were) [^?]* members?",
        rf"appl(?:y|ie[sd]|ications?|icants?)|candida\w+|invit\w+|aspir\w+|accession talks|{_WISHED}",
        r"joined|join(?:s|ing)|(?:became|(?:has|have|had) become|is|are|was|were|been|"
        r"remains?) (?:\w+ ){0,3}?"
        r"members?|acced\w+|admitted|entered|entry|members? since|founding|founder",
    ),
    _stage(
        r"b(?:uy|ought)|purchased?|order(?:ed)?|acquired?|s(?:ell|old)",
        _WISHED,
        r"b(?:uys?|ought)|purchas\w+|order\w*|acqui\w+|s(?:ells?|old)|sales?|contract\w*|sign(?:s|ed)|deals?|"
        r"agree\w*|deliver\w*|receiv\w*|suppl\w+|export\w*|import\w*|got|took|taken|paid|spent|has|"
        r"have|buyers?|"
        r"transferr?\w*|us(?:e[ds]?|ing)|procure\w*",
    ),
)
_ASKS_EARLIER = re.compile(
    rf"(?i)\b(?:{_WISHED}|appl(?:y|ied)|to (?:join|buy|sell|receive|be|become|deliver)|agree(?:d)?|"
    r"sign(?:ed)?|will)\b"
)
_DENIES = re.compile(
    r"(?i)\b(?:no|not|never|none|without|refus\w+|den(?:y|ie[sd])|reject\w*|fail\w*|\w+n['’]t|nothing|only|merely)\b"
)


def not_so_far(sentence: str, question: str) -> bool:
    """Return whether a sentence tells only of an earlier stage than a question asks about.

    "They agreed on howitzers in 2011" does not tell when the howitzers were received, nor "It would like to
    be a member" whether it joined. What a sentence denies is no stage.

    Args:
        sentence: one, in English.
        question: the stand-alone question.
    """
    if _ASKS_EARLIER.search(question) or _DENIES.search(sentence):
        return False
    stage = next((each for each in _STAGES if each.asked.search(question)), None)
    if stage is None or not stage.earlier.search(sentence):
        return False
    return stage.reached.search(sentence) is None
