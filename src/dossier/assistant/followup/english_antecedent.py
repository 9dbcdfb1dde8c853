"""What an English pronoun stands for in the last question and its answer.

Chosen by agreement and role: subjects before objects before obliques, as in centering (Grosz, Joshi and
Weinstein 1995), save that a thing is what is signed, built or paid for, not who does it.
"""

from __future__ import annotations

import re

from dossier.assistant.followup.english_peoples import adjective_of
from dossier.assistant.followup.english_pronouns import PERSON, SEVERAL, THING
from dossier.assistant.followup.english_question import (
    DETERMINERS,
    PREPOSITIONS,
    Asked,
    described,
    is_plural,
    noun_phrase,
    prepositional,
    read,
    whole_phrase,
)
from dossier.assistant.followup.english_verbs import BE, base_of, is_base
from dossier.assistant.followup.turn import Turn, answered_name, is_time, listed
from dossier.retrieval.subject import subject_of
from dossier.text import fold, words
from dossier.verifying import country

_OF_THINGS = listed("cost happen last mean weigh contain carry fly sign ratify build make produce")
_NO_PERSON = listed(
    "declaration treaty war ministry agreement protocol memorandum university army navy union council "
    "contract parliament company airport airlines industries republic states agency institute commission "
    "centre center show fair forum expo exhibition summit conference exercise news times press service "
    "brigade corps force forces group fund bank club"
)
_OF_NAMES = listed(
    "arm attack base border call capture command control establish finance found free fund govern help "
    "invade join lead leave liberate locate mean name occupy own recognise recognize run support visit"
)  # what is done to a country or a firm, which "it" may name; one does not confirm or impose a country
_OF_GOODS = listed(
    "buy sell supply deliver offer give send lend lease donate provide export import receive acquire order "
    "get obtain purchase procure build make produce manufacture use lose deploy show test transfer ship"
)  # what is asked for with these is things
ATTRIBUTES = listed(
    "price prices cost costs value worth range speed weight length height width size payload altitude "
    "endurance crew calibre caliber capacity age budget number purpose aim goal"
)
"""Nouns for what a thing has of its own, as a figure or an end, and that is no thing itself."""

_COUNTRIES = listed("country nation state government minister president ministry")
_GOING = re.compile(
    r"\b(?:go|goes|going|went|gone|travel\w*|fl[yi]\w*|flew|come|came|return\w*|sen[dt]|move[ds]?) there\b"
)
_PLACE = re.compile(r"\b(?:in|at|near) ((?:the )?[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*)")
_OF_PLACES = listed("visit reach enter tour leave")
_PLACING = listed("in at near to into from")


def antecedent(pronoun: str, text: str, turn: Turn, asked: Asked | None) -> str:
    """Return what a pronoun stands for as a noun phrase, empty where nothing agrees.

    Args:
        pronoun: in lower case.
        text: the question that it stands in.
        turn: the last turn.
        asked: the parts of the last question, None where it is built in no known way.
    """
    overview = subject_of(turn.question)
    if pronoun == "there":
        place = _place(turn, asked) or _named_place(overview.text if overview else "")
        return f"{'to' if _GOING.search(text) else 'in'} {place}" if place else ""
    if overview is not None:
        return _of_overview(pronoun, overview.text)
    if asked is None:
        person = pronoun in PERSON
        return "" if pronoun in THING and not _takes_a_name(text) else _name_told(turn, person=person)
    if pronoun in PERSON:
        return _person(turn, asked)
    if pronoun not in SEVERAL:
        return _thing(text, turn, asked)
    return _several(turn, asked, things=pronoun != "they" or _tells_of_a_thing(text, SEVERAL))


def _name_told(turn: Turn, several: bool = False, person: bool = False) -> str:
    """Return the name that an answer brings in, which is no adjective of a nation, empty where none is.

    Args:
        turn: the question and its answer.
        several: whether names joined by `and` are taken together.
        person: whether it has to be somebody's.
    """

    def barred(run: str) -> bool:
        return _of_a_nation(run) or (person and not _may_be_person(run))

    return answered_name(turn, several, barred)


def _of_a_nation(name: str) -> bool:
    return bool(adjective_of(name)) and country(fold(name)) is not None


def _may_be_person(name: str) -> bool:
    return _NO_PERSON.isdisjoint(words(name)) and country(fold(name)) is None


def _of_overview(pronoun: str, subject: str) -> str:
    """Return what a pronoun stands for after a question for all there is on a subject: that, if it agrees."""
    first, *_ = subject.lower().split() or [""]
    if not subject or is_time(subject) or first in PREPOSITIONS:
        return ""
    if pronoun in PERSON:
        return subject if subject[0].isupper() and _NO_PERSON.isdisjoint(words(subject)) else ""
    return "" if pronoun in THING and is_plural(subject) else subject


def _named_place(subject: str) -> str:
    """Return a subject that is a single name: "What happened there?" after "Tell me about Serbia"."""
    return subject if subject[:1].isupper() and " " not in subject else ""


def counted_noun(asked: Asked) -> str:
    """Return the plural noun that "how many of them" counts, empty where there is none."""
    candidates = (asked.head, noun_phrase(asked.rest)[0] if asked.subject else "", asked.subject)
    found = next((each for each in candidates if is_plural(each) and " and " not in each), "")
    first, _, others = found.partition(" ")
    return others if first.lower() in DETERMINERS else found


def _several(turn: Turn, asked: Asked, things: bool) -> str:
    """Return what "they" stands for: things asked for, then other plurals, then a body of people.

    Args:
        turn: the last turn.
        asked: the parts of its question.
        things: whether it may stand for what "What did Varland sell?" asks for.
    """
    if is_plural(asked.head):
        return described(asked)
    who = asked.asks in ("who", "whom")
    named = _name_told(turn, several=True) if who else ""
    if " and " in named:
        return named
    obj = whole_phrase(asked.rest)
    if obj.startswith("what "):
        return obj
    plural = next((each for each in (obj, asked.subject, *_obliques(asked)) if is_plural(each)), "")
    if plural:
        return _whole(plural, asked)
    if things and asked.asks == "what" and asked.subject and base_of(asked.verb) in _OF_GOODS:
        return described(asked, "what")
    if obj and asked.subject and all(word[0].isupper() for word in f"{asked.subject} {obj}".split()):
        return f"{asked.subject} and {obj}"
    return named or asked.subject or (described(asked, "those") if who else "")


def _thing(text: str, turn: Turn, asked: Asked) -> str:
    """Return what "it" stands for: the answer to "which", else a thing or a body by its role."""
    one = asked.asks in ("which", "what") and not is_plural(asked.head)
    one = one and bool(asked.head or not (asked.verb or _is_its_own_name(asked.subject)))
    named = _takes_a_name(text)
    if (
        one
        and (named or asked.head.split()[-1:] == [] or asked.head.split()[-1] not in _COUNTRIES)
        and (name := _name_told(turn))
    ):
        return name
    agent = asked.subject if asked.verb and asked.aux not in BE else ""
    theme = whole_phrase(asked.rest) if agent or not asked.subject else asked.subject
    if asked.asks in ("what", "who") and not asked.verb:
        theme = owner(theme)
    if (" " not in theme and theme.islower()) or is_time(theme):
        theme = ""  # "take effect": no thing that one could speak of again
    obliques = _obliques(asked)
    definite = [phrase for phrase in obliques if phrase.split()[0].lower() in DETERMINERS]
    bodies = [agent] if agent and not agent[0].isupper() else []
    order = [theme, *definite, *bodies, *obliques, agent]
    if agent and not _tells_of_a_thing(text):
        order = [agent, *order]
    roles = [each for each in order if each == theme or named or not _is_lone_name(each)]
    found = next((each for each in roles if each and not is_plural(each)), "")
    if not found or is_base(found.split()[0]):
        return described(asked) if asked.head else ""
    return _whole(found, asked)


def owner(phrase: str) -> str:
    """Return whose the thing is that a phrase names: "the range of the missile" is about the missile."""
    owned = re.fullmatch(rf"(.+?)(?:['’]s|(?<=s)['’]) (?:[a-z-]+ )*(?:{'|'.join(ATTRIBUTES)})", phrase)
    return owned[1] if owned else phrase.split(" of ", 1)[-1]


def _is_its_own_name(phrase: str) -> bool:
    """Return whether the subject of "What is …?" is called by its name, or is what a thing has of its own.

    "What is the Kestrel drone?" and "What is its price?" bring in no other thing that one speaks of next.
    """
    head = [word for word in phrase.split(" of ", 1)[0].split() if not word.endswith(("'s", "’s", "s'"))]
    named = any(word[0].isupper() and not _of_a_nation(word) for word in head)
    return named or not ATTRIBUTES.isdisjoint(head[-1:])


def _tells_of_a_thing(text: str, pronouns: frozenset[str] = THING) -> bool:
    """Return whether a question tells of a thing rather than of someone who acts."""
    now = read(text)
    if now is None or now.aux in BE or now.verb.startswith("been "):
        return True
    return now.subject.lower() not in pronouns or base_of(now.verb) in _OF_THINGS


def _takes_a_name(text: str) -> bool:
    """Return whether "it" in a question may be a country or a firm by its bare name, which acts or is led."""
    now = read(text)
    done = base_of(now.verb.removeprefix("been ")) if now else ""
    return not _tells_of_a_thing(text) or done in _OF_NAMES or not (done or (now and now.rest))


def _is_lone_name(phrase: str) -> bool:
    """Return whether a phrase is a name alone: Canada, but not "the Akıncı" or "Canada's embassy"."""
    return all(word[0].isupper() and not word.endswith(("'s", "’s")) for word in phrase.split())


def _obliques(asked: Asked) -> list[str]:
    """Return the noun phrases after prepositions, without times."""
    phrases = [phrase for _, phrase in prepositional(asked.rest) if not is_time(phrase)]
    return [phrase for phrase in phrases if not (phrase[0].isdigit() or is_base(phrase.split()[0]))]


def _whole(phrase: str, asked: Asked) -> str:
    """Return an indefinite object with what the question says of it: `the drones that Turkey sold`."""
    first, _, others = phrase.partition(" ")
    if not (asked.subject and asked.verb and asked.rest.startswith(phrase)):
        return phrase
    one = first in ("a", "an")
    if not one and (first in DETERMINERS or not is_plural(phrase) or not phrase.split()[-1].islower()):
        return phrase
    return described(asked, others if one else phrase, asked.rest[len(phrase) :].strip())


def _person(turn: Turn, asked: Asked) -> str:
    """Return whom "he" or "she" stands for."""
    subject = asked.subject if all(word[0].isupper() for word in asked.subject.split()) else ""
    told = _name_told(turn, person=True)
    if not asked.subject and asked.head and told:
        return told
    if asked.asks in ("who", "whom") and (asked.verb or not subject):
        return told or (described(asked) if asked.verb else asked.subject)
    phrases = [subject, noun_phrase(asked.rest)[0], *_obliques(asked)]
    for phrase in phrases:
        named = phrase[:1].isupper() and not re.search(r"['’]s? ", phrase)
        if named and _may_be_person(phrase):
            return phrase
    return told


def _place(turn: Turn, asked: Asked | None) -> str:
    """Return the place that "there" stands for."""
    if asked and asked.asks == "where" and (found := _PLACE.search(turn.answer)) is not None:
        return found[1]
    phrases = prepositional(turn.question.rstrip(" ?!.…"))
    visited = noun_phrase(asked.rest)[0] if asked and base_of(asked.verb) in _OF_PLACES else ""
    if visited[:1].isupper():
        return visited
    near = [phrase for preposition, phrase in phrases if preposition in _PLACING and not phrase[0].isdigit()]
    return near[-1] if near else ""
