"""Turns that only wish for more of the last one: "Tell me more", "What else?", "Summarise that"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dossier.text import fold

_ABOUT = (
    r"(?: (?:about|on|of) (?P<pronoun>it|this|that|these|those|them|him|her"
    r"|(?:the|this|that) (?:above|topic|subject|issue|matter)))"
)
_PLEASE = r"(?:(?:and|but|so|ok|okay|please|can you|could you|would you|will you),? )*"
_DETAILS = r"(?:details?|information|info|facts)"

_ENGLISH_MORE = (
    rf"(?:tell|inform) (?:me|us)(?: a bit| a little| something| all| everything)?(?: you know)?{_ABOUT}",
    rf"(?:tell|show|give) (?:me|us) (?:a bit |a little |some |even |any ?thing |something )?more"
    rf"(?: {_DETAILS})?{_ABOUT}?",
    rf"(?:is there |do you (?:know|have) )?(?:anything|something|any|some) (?:more|else)(?: {_DETAILS})?"
    rf"{_ABOUT}?",
    rf"(?:(?:give|show) (?:me|us) )?(?:some |any )?(?:more|further)(?: {_DETAILS})?{_ABOUT}?",
    rf"(?:details|go on|go ahead|continue|carry on|keep going|elaborate|expand|in (?:more )?detail){_ABOUT}?",
    rf"(?:i(?: want|'d like| would like) to know|what) more{_ABOUT}?",
)
_ENGLISH_ELSE = (r"what else(?: is there)?",)
_ENGLISH_KNOWN = (
    rf"what else (?:do (?:you|we) know|is (?:known|there)|can you (?:say|tell (?:me|us))){_ABOUT}?",
)
_ENGLISH_SUM = (
    r"(?:summari[sz]e|sum up|recap|outline)(?: (?P<pronoun>it|this|that|these|those|them|him|her)"
    r"| (?:all (?:of )?)?(?:this|that|the above|everything|your answer))?(?: for (?:me|us))?",
    r"sum (?:it|this|that|them|everything) (?:all )?up(?: for (?:me|us))?",
    rf"(?:(?:give|make|write) (?:me |us )?)?(?:a |the )?(?:short |brief |quick )?(?:summary|recap|overview)"
    rf"{_ABOUT}?",
    r"in (?:short|brief)|tl;?dr",
)
_TURKIC_MORE = (
    r"(?:bana |mene )?(?:biraz )?daha (?:(?:fazla|cok|cox|detayli|ayrintili|etrafli) ?)?"
    r"(?:bilgi|melumat|sey|detay)? ?(?:(?:anlat|ver|soyle|danis|de|yaz)\w*)?",
    r"(?:onun|bunun|onlarin|bunlarin) (?:hakkinda|haqqinda) (?:daha (?:fazla |cok |cox |etrafli )?)?"
    r"(?:(?:bilgi|melumat) )?(?:ver|anlat|danis)\w*",
    r"(?:detay\w*|ayrinti\w*|etrafli)(?: (?:ver|anlat|danis)\w*)?",
    r"(?:devam|davam)(?: (?:et|edin|ediniz))?",
    r"(?:baska|basqa)(?: (?:bir sey|ne|neler))?(?: (?:var|biliniyor|melumdur))?(?: mi)?",
)
_TURKIC_SUM = (r"(?:bunu |onu |bunlari )?(?:ozetle|xulase et|ozet|xulase)(?:yin|ver| ver|r misin\w*)?",)
_RUSSIAN_MORE = (
    r"(?:а |и )?(?:что )?еще(?: что-нибудь| что-то)?(?: известно)?(?: об этом)?",
    r"расскажи(?:те)?(?: мне| нам)?(?: об этом)? (?:еще|больше|подробнее|подробно)(?: об этом)?",
    r"(?:подробнее|подробности|продолжай(?:те)?|дальше|больше)(?: об этом)?",
)
_RUSSIAN_SUM = (r"(?:обобщи|подытожь|резюмируй)(?:те)?(?: это| все)?|вкратце|кратко",)

Kind = Literal["more", "else", "known", "sum"]


class Wish(NamedTuple):
    """A wish for more of the last turn.

    Attributes:
        kind: `more` of it, what `else` there is, what else is `known` of it, or a `sum` of it.
        pronoun: what it calls the last turn, in lower case; empty where it does not.
    """

    kind: Kind
    pronoun: str


def _any_of(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_WISHES: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    ("else", _any_of(*(_PLEASE + each for each in _ENGLISH_ELSE))),
    ("known", _any_of(*(_PLEASE + each for each in _ENGLISH_KNOWN))),
    ("more", _any_of(*(_PLEASE + each for each in _ENGLISH_MORE), *_TURKIC_MORE, *_RUSSIAN_MORE)),
    ("sum", _any_of(*(_PLEASE + each for each in _ENGLISH_SUM), *_TURKIC_SUM, *_RUSSIAN_SUM)),
)


def wish_of(question: str) -> Wish | None:
    """Return the wish that a question is, None where it asks or tells anything of its own."""
    text = re.sub(r",? please$", "", fold(" ".join(question.split())).strip(" ?!.…"))
    for kind, patterns in _WISHES:
        for pattern in patterns:
            if (found := pattern.fullmatch(text)) is not None:
                return Wish(kind, found.groupdict().get("pronoun") or "")
    return None


def wishes_more(question: str) -> bool:
    """Return whether a turn wishes for more than was told, not for that in short."""
    wish = wish_of(question)
    return wish is not None and wish.kind != "sum"
