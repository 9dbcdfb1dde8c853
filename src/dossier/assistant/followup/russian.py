"""Follow-ups in Russian: question words come first, names are declined as far as their endings tell how."""

from __future__ import annotations

import re

from dossier.assistant.followup.turn import CAPITAL, Turn, answered_name, listed, names_in
from dossier.retrieval import FUNCTION_WORDS
from dossier.retrieval.subject import subject_of
from dossier.text import fold, words

_WH = re.compile(
    r"(?:(?:в|из|на|у|с|от|до|к|о|об|за|по) )?"
    r"(?:когда|где|куда|откуда|почему|зачем|как|кто|кого|кому|кем|что|чего|"
    r"сколько|как(?:ом|ому|ой|ая|ое|ие|ую|ого|их|ова|ов|овы|им|ими))\b",
    re.IGNORECASE,
)
_ADVERBS = listed("когда где куда откуда почему зачем как кем")
_COUNTING = re.compile(r"(?:и )?сколько(?: (?:их|всего|из них|штук))?$", re.IGNORECASE)
_WITH_NOUN = re.compile(
    r"[Кк]ак(?:(?P<m>ой)(?: [а-яё-]+(?:[ыи]й|ой))?|(?P<f>ая|ую)(?: [а-яё-]+(?:ая|ую))?"
    r"|(?P<n>ое)(?: [а-яё-]+[ое]е)?|(?P<p>ие)(?: [а-яё-]+[ыи]е)?) [а-яё-]+"
)
_WHICH = {"ой": "который", "ая": "которая", "ую": "которую", "ое": "которое", "ие": "которые"}
_PRONOUN = re.compile(
    r"\b(его|её|ее|их|ему|ей|им|он|она|оно|они|это|этого|этому|этим|него|неё|нее|нём|нем|ней|них|ним|там|туда|оттуда)\b",
    re.IGNORECASE,
)
_PERSONS = listed("он она его её ее него неё нее ему ей нём нем ней ним")
_HAPPENED = frozenset(
    words("было была был были сделал сделала сделали произошло случилось это так именно и же")
)
_VERB = re.compile(r"\b[а-яё]+(?:л|ла|ло|ли|лся|лась|лось|лись)\b")
_OFFICE = re.compile(r"\b(?:кто|как зовут)\b", re.IGNORECASE)


def resolve(question: str, turn: Turn) -> str | None:
    """Return the stand-alone form of a Russian question that leans on the last turn.

    Args:
        question: the question without its opening.
        turn: the last turn.

    Returns:
        The question itself where it leans on nothing; None where it leans and no form was found.
    """
    text = question.strip().rstrip(" ?!.…")
    if _COUNTING.fullmatch(text):
        noun = _WITH_NOUN.match(turn.question)
        return f"{noun[0]} и сколько{turn.question[noun.end() :]}" if noun else None
    wh = _WH.match(text)
    if wh is not None and not set(words(text)) - FUNCTION_WORDS - _HAPPENED:
        return _asked_anew(turn.question, wh.group())
    if re.fullmatch(r"[а-яё]{1,3} как\w+ [а-яё]+", text, re.IGNORECASE):
        return _asked_anew(turn.question, text)
    spot = _PRONOUN.search(text)
    if spot is None or _bound(text, spot):
        return question
    if spot.group().lower() in ("там", "туда", "оттуда"):
        place = re.findall(
            rf"\b((?:в|во|на|под|из) (?:[{CAPITAL}][\w-]*(?: [{CAPITAL}][\w-]*)*))", turn.question
        )
        return _put(text, spot, re.sub(r"^из ", "в ", place[-1])) if place else None
    return _with_antecedent(text, spot, turn)


def _bound(text: str, spot: re.Match[str]) -> bool:
    """Return whether a name of the question itself can be what a pronoun stands for."""
    before = list(names_in(text[: spot.start()]))
    named = [match for match in before if fold(match.group().split()[0]) not in FUNCTION_WORDS]
    follows = re.match(r" ([\w-]+)", text[spot.end() :])
    owns = spot.group().lower() in ("его", "её", "ее", "их") and follows and not _VERB.match(follows[1])
    that = (
        spot.group().lower() in ("это", "этого", "этому", "этим")
        and follows
        and spot.start()
        and not follows[1].startswith("был")
    )
    subject = spot.group().lower() in ("он", "она", "оно", "они")
    return bool(named) and bool(owns or subject or that or len(named) > 1)


def _asked_anew(previous: str, wh: str) -> str | None:
    """Return the last question asked by another question word.

    After "Кто подписал …" comes "Когда подписали …", without the subject that was asked for; an object
    that was asked for moves behind the verb.
    """
    wh = wh[0].upper() + wh[1:].lower()
    noun = _WITH_NOUN.match(previous)
    rest = previous[noun.end() :].strip() if noun else ""
    if noun is not None and (verb := _VERB.search(rest)) is not None:
        return f"{wh} {rest[: verb.end()]} {_noun(noun)}{rest[verb.end() :]}".rstrip(" ?") + "?"
    if (whether := re.match(r"(\w+) ли\b", previous)) is not None:
        return f"{wh} {whether[1].lower()}{previous[whether.end() :]}"
    old = _WH.match(previous)
    if old is None:
        return None
    rest = previous[old.end() :]
    if old.group().lower() == "кто" and (wh.lower() in _ADVERBS or " " in wh):
        rest = re.sub(r"^( [а-яё]+)(л|ла|ло)(сь|ся)?\b", lambda m: f"{m[1]}ли{'сь' if m[3] else ''}", rest)
    return wh + rest


def told_of(previous: str) -> str:
    """Return what a question is about, in the accusative; empty where it names and asks for nothing."""
    noun = _WITH_NOUN.match(previous)
    if noun is not None:
        return _with_clause(noun, previous)
    named = _named(previous)
    declined = re.search(rf"\b[а-яё]{{1,3}} {re.escape(named)}", previous)  # "в Шуше"
    return accused(named) if named and declined is None else ""


def _with_clause(noun: re.Match[str], previous: str) -> str:
    """Return the things that a question asks for with what it says of them."""
    return f"{_noun(noun)}, {_WHICH[noun[noun.lastgroup or 0]]}{previous[noun.end() :].rstrip(' ?!.')}"


def _noun(found: re.Match[str]) -> str:
    """Return the noun, with its adjective, that "какой" asks for."""
    return found.group().split(maxsplit=1)[1]


def _with_antecedent(text: str, spot: re.Match[str], turn: Turn) -> str | None:
    pronoun = spot.group().lower()
    if subject_of(turn.question) is not None:
        return None  # its subject stands in a case that few endings tell how to leave
    if pronoun in _PERSONS and _OFFICE.match(turn.question) and (name := answered_name(turn)):
        return _put(text, spot, name)
    noun = _WITH_NOUN.match(turn.question)
    found = ""
    if noun is not None and pronoun in ("они", "их", "им", "них", "оно", "это", "его"):
        found = _with_clause(noun, turn.question)
    named = found or _named(turn.question)
    if not named:
        return None
    accusative = pronoun in ("его", "её", "ее", "их") or (pronoun == "это" and bool(_VERB.search(text)))
    if pronoun in ("него", "неё", "нее"):
        named = genitive(nominative(named))
    phrase = found or (accused(named) if accusative else nominative(named))
    before, after = text[: spot.start()].rstrip(), text[spot.end() :].strip()
    if before and after:  # a noun comes after the verb where a pronoun came before it
        return f"{before} {after} {phrase}?"
    return _put(text, spot, phrase)


def _named(previous: str) -> str:
    """Return the name that a question is about, a common noun after a capitalised adjective along with it."""
    found = []
    for match in names_in(previous):
        name, after = match.group(), previous[match.end() :]
        if fold(name.split()[0]) in FUNCTION_WORDS:
            continue
        if re.search(r"(?:ая|ую|ой|ий|ый|ое|ого|ом|ые|их|ому|ым)$", name):
            tail = re.match(r"(?: [а-яё]+(?:ая|ую|ой|ий|ый|ое|ого|ые|их))?(?: [а-яё]+)", after)
            name += tail[0] if tail else ""
        found.append(name)
    return max(found, key=lambda name: len(name.split()), default="")


def accused(phrase: str) -> str:
    """Return a feminine phrase in the accusative; others, being things, keep the form of the nominative."""
    turned = nominative(phrase)
    if not re.search(r"(?:ая|яя)\b", turned):
        return turned
    for ending, new in (("ая", "ую"), ("яя", "юю"), ("ия", "ию"), ("а", "у"), ("я", "ю")):
        turned = re.sub(rf"(?<=[а-яё]){ending}(?= |$)", new, turned)
    return turned


def nominative(phrase: str) -> str:
    """Return a feminine phrase that stands in the accusative in the nominative; others stay as they are."""
    if not re.search(r"(?:ую|юю)\b", phrase):
        return phrase
    for ending, new in (("ую", "ая"), ("юю", "яя"), ("ию", "ия"), ("у", "а"), ("ю", "я")):
        phrase = re.sub(rf"(?<=[а-яё]){ending}(?= |$)", new, phrase)
    return phrase


def genitive(phrase: str) -> str:
    """Return a phrase that stands in the nominative in the genitive, as far as its endings tell how."""
    endings = (
        ("ий", "ого"), ("ый", "ого"), ("ая", "ой"), ("ия", "ии"), ("ие", "ия"), ("ка", "ки"), ("га", "ги"),
        ("а", "ы"), ("я", "и"), ("о", "а"), ("й", "я"),
    )  # fmt: skip

    def turned(word: str) -> str:
        for ending, new in endings:
            if word.endswith(ending):
                return word[: -len(ending)] + new
        return f"{word}а" if word[-1] in "бвгджзклмнпрстфхцчшщ" else word

    return " ".join(map(turned, phrase.split()))


def _put(text: str, spot: re.Match[str], new: str) -> str:
    made = f"{text[: spot.start()]}{new}{text[spot.end() :]}"
    return f"{made[0].upper()}{made[1:]}?"
