"""Make a follow-up question stand alone: "And from Israel?" after a question on Turkey.

By rules, without a model: what leans on the last turn (pronouns, half questions) is put in its words.
Adding all terms of earlier turns to a query is the plain way (historical query expansion, Lin et al. 2020),
choosing among them works better (Voskarides et al. 2020), and a question that reads as a person would have
asked it works best and can be shown (Vakulenko et al. 2021); here the third is tried and the first is
what remains, in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.assistant.followup import english, russian, turkic
from dossier.assistant.followup.english_peoples import adjective_of, is_people
from dossier.assistant.followup.fragments import substituted
from dossier.assistant.followup.more import granted
from dossier.assistant.followup.preludes import without_prelude
from dossier.assistant.followup.turn import CAPITAL, JOINED, Turn, is_time
from dossier.assistant.followup.wishes import wish_of
from dossier.retrieval.subject import subject_of
from dossier.text import fold, words
from dossier.text.function_words import BY_LANGUAGE, FUNCTION_WORDS
from dossier.text.languages import languages_told
from dossier.types import Answer

_OPENING = re.compile(
    r"^\W*(?:(?:and |but )?(?:what|how) about|and then|and|but|or|so|peki ya|peki|ya|ve|bəs|və|"
    r"а что насч[её]т|а как насч[её]т|а|и|но)\b[\s,]*(?=\S)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(what|which|who|whom|whose|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|"
    r"would|should|ne|kim\w*|hangi|kaç\w*|nerede\w*|nereye|neden|niçin|niye|nasıl|nə|hansı|neçə\w*|harada\w*|hara\w*|niyə|"
    r"necə|haçan|что|кто|кого|кем|кому|когда|где|куда|откуда|сколько|как\w*|почему|зачем|ли)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(r"(?:tell|show|give|describe|explain|summari[sz]e|list|name)\s", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(from|to|in|by|with|for|at|on|since|until|before|after|during|against|between|under|about|of|из|у|от|в|во|"
    r"на|к|для|о|об|с|после|до)\s",
    re.IGNORECASE,
)
_TALK = frozenset(
    words(
        "yes no ok okay thanks thank you really hello hi evet hayır sağol teşekkürler hə yox da нет спасибо"
    )
)
_NAMED = re.compile(rf"(?:(?:the|a) )?[{CAPITAL}\d][\w'’-]*(?: [{CAPITAL}\d][\w'’-]*)*")
_PART = re.compile(r"(?:the|its|their|his|her) (?P<thing>[a-z][a-z'’-]+(?: [a-z'’-]+){0,3})")
_HAPPENED = re.compile(r"what (?:else )?(?:happened|occurred|took place|went on|is|has)\b", re.IGNORECASE)
_FEW_WORDS = 5
_EARLIER = 6  # turns back that bare questions are read from


def stand_alone(question: str, history: Sequence[Answer | str]) -> str:
    """Return the question as it can be searched for by itself.

    A question that leans on nothing comes back as it is, save what is said around it ("Hi, I was wondering").

    Args:
        question: what the user asked.
        history: the turns before it, oldest first: answers, or bare questions.
    """
    turn: Turn | None = None
    for earlier in history[-_EARLIER:]:
        if isinstance(earlier, Answer):
            if not _passing(earlier.question, earlier.standalone_question, turn):
                turn = Turn(earlier.standalone_question, _best_statement(earlier))
        elif not _passing(earlier, earlier, turn):
            turn = Turn(_resolved(without_prelude(earlier), turn))
    return _resolved(without_prelude(question), turn)


def _passing(question: str, standalone: str, turn: Turn | None) -> bool:
    """Return whether what comes after a question leans on what came before it: "Thanks", "Tell me more"."""
    wished = bool(wish_of(question)) and (turn is not None or question == standalone)
    return wished or _TALK.issuperset(words(question))


def _best_statement(answer: Answer) -> str:
    best = max(answer.statements, key=lambda statement: statement.score, default=None)
    return best.text if best else ""


def _resolved(question: str, turn: Turn | None) -> str:
    if turn is None or not turn.question.strip() or _TALK.issuperset(words(question)):
        return question
    turn = _unbracketed(turn)
    if (wish := wish_of(question)) is not None:
        made = granted(wish, turn, language_of(turn.question, turn.question))
        return made or _joined(question, turn)
    opening = _OPENING.match(question)
    text = question[opening.end() :] if opening else question.strip()
    language = language_of(text, turn.question)
    fragment = text.strip(" \t?!.…")
    if not _ASKS.search(fragment) and not _ORDERS.match(fragment):
        if not (opening or _is_half(text, fragment)):
            return question
        about = bool(opening and "about" in opening.group().lower())
        made = _in_place(fragment, turn, language, about)
        return _as_typed(made, turn.question) if made else _joined(question, turn)
    if opening and (parallel := _parallel(fragment, turn.question)) is not None:
        return parallel
    match language:
        case "en":
            made = english.resolve(text, turn)
        case "ru":
            made = russian.resolve(text, turn)
        case _:
            made = turkic.resolve(text, turn, language)
    if made == text:
        return question
    if made and _ORDERS.match(fragment):
        return made.rstrip("?")
    return made or _joined(question, turn)


def _in_place(fragment: str, turn: Turn, language: str, about: bool) -> str | None:
    """Return the last question with half of one in the place of its like, or asked of what its thing has."""
    if language != "en":
        return substituted(fragment, turn.question, language, about)
    part = _of_part(fragment, turn.question) or english.of_attribute(fragment, turn)
    made = part or substituted(fragment, turn.question, language, about)
    if made and not part and re.match(r"(?:its|their) ", fragment, re.IGNORECASE):
        return english.of_owner(made, turn)
    return made or english.of_attribute(fragment, turn, any_noun=True)


def _of_part(fragment: str, previous: str) -> str | None:
    """Return a question for all there is on a subject with a part of it in its place: "And the engine?".

    A part is what is called by no name of its own, of a subject that has one.
    """
    overview, part = subject_of(previous), _PART.fullmatch(fragment)
    if overview is None or part is None or is_time(fragment):
        return None
    named = any(word[0].isupper() for word in overview.text.split()[1:] or [overview.text])
    if not named or not previous.rstrip(" ?!.…").endswith(overview.text) or _HAPPENED.match(previous):
        return None
    at = previous.rindex(overview.text)
    told = f"the {part['thing']} of {overview.text}"
    return f"{previous[:at]}{told}{previous[at + len(overview.text) :]}"


def _is_half(text: str, fragment: str) -> bool:
    """Return whether a text without a question word is half a question rather than a new subject."""
    if not text.rstrip().endswith("?") or len(words(fragment)) > _FEW_WORDS:
        return False
    return bool(_PREPOSITION.match(fragment) or _NAMED.fullmatch(fragment))


def _unbracketed(turn: Turn) -> Turn:
    """Return a turn without what leaned on the question in its brackets and named nothing: "Why? (…)"."""
    inner = JOINED.search(turn.question)
    if inner is None:
        return turn
    _, *words_after = turn.question[: inner.start()].split() or [""]
    named = any(word[0].isupper() or word[0].isdigit() for word in words_after)
    return turn if named else Turn(inner[1], turn.answer)


def _as_typed(made: str, previous: str) -> str:
    """Return a question without its mark where the last one was a subject typed without one."""
    bare = subject_of(previous) is not None and not previous.rstrip().endswith("?")
    if not bare:
        return made
    return (made[0].lower() if previous[0].islower() else made[0]) + made[1:].rstrip("? ")


def _joined(question: str, turn: Turn) -> str:
    """Return the question with the one before it in brackets, for want of a better form."""
    flat = JOINED.sub(r"? \1", turn.question.strip())
    return f"{question.strip()} ({flat})"


def _parallel(fragment: str, previous: str) -> str | None:
    """Return the whole of a question that repeats the last one in short: "And what did Russia say?"."""
    now, before = fragment.split(), previous.rstrip(" ?!.…").split()
    if len(now) >= len(before) or len(now) < 3:
        return None
    differing = [i for i, (new, old) in enumerate(zip(now, before, strict=False)) if fold(new) != fold(old)]
    if len(differing) != 1 or not now[differing[0]][0].isupper() or not before[differing[0]][0].isupper():
        return None
    at = differing[0]
    if adjective_of(before[at]) and not is_people(before[at]) and is_people(now[at]) and before[at + 1 :]:
        now[at] = adjective_of(now[at])
    return f"{' '.join((now[0].capitalize(), *now[1:], *before[len(now) :]))}?"


def language_of(question: str, previous: str) -> str:
    """Return the language of a question (`en`, `tr`, `az`, `ru`), that of the last where nothing tells."""
    for text in (question, previous):
        told = languages_told(text)
        if len(told) == 1:
            return told[0]
        if text is previous and "tr" in told and re.search("[ğışçöü]", text):
            return "tr"
    return "en" if not FUNCTION_WORDS & set(words(previous)) - BY_LANGUAGE["en"] else "tr"
