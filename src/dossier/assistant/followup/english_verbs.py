"""English verbs of the press: enough to find the verb of a question and to put it into another form."""

from __future__ import annotations

from dossier.assistant.followup.turn import listed

AUXILIARIES = listed(
    "do does did is are was were has have had will would can could shall should may might must"
)
BE = listed("is are was were")

_IRREGULAR = """
become became become|begin began begun|break broke broken|bring brought brought|build built built|
buy bought bought|choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done|
draw drew drawn|drive drove driven|fall fell fallen|fight fought fought|find found found|fly flew flown|
forbid forbade forbidden|get got got|give gave given|go went gone|grow grew grown|hit hit hit|
hold held held|keep kept kept|know knew known|lead led led|leave left left|lend lent lent|lose lost lost|
make made made|mean meant meant|meet met met|pay paid paid|put put put|read read read|rise rose risen|
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|
shoot shot shot|show showed shown|speak spoke spoken|spend spent spent|stand stood stood|
strike struck struck|take took taken|teach taught taught|tell told told|think thought thought|
understand understood understood|win won won|withdraw withdrew withdrawn|write wrote written
"""
_REGULAR = """
accept accuse add adopt advise agree aim allow announce appear appoint approve arm arrest arrive ask
assemble attack attend award ban base begin believe belong block boost cancel capture carry celebrate
change charge claim close command commit complete conclude condemn confirm consider contain continue
contribute cover create criticise criticize deliver demand deny deploy describe design destroy develop die
discuss donate earn elect employ end endorse enter equip establish estimate evacuate examine exceed
exclude expand expect export extend fail finance finish fire follow force found fund gain govern grant
guarantee happen head help host import impose improve include increase inform injure inspect install
intend introduce invade invest invite involve join kill last launch lay lift list live lobby locate
maintain manage manufacture mediate mention modernise modernize move name need negotiate notify occupy
occur offer open operate oppose order organise organize own participate pass permit place plan play pledge
point postpone praise predict prepare present preserve prevent produce promise propose protect prove
provide publish purchase quit raise ratify reach react recall receive recognise recognize recommend record
recover recruit reduce refer refuse reject release remain remove rename renew repair repeat replace reply
report represent request require resign resume retain return reveal sanction scrap serve settle share ship
sign sink start state station stay step stop store submit suffer suggest supply support suspend target
test threaten tour trade train transfer transport trust try unveil upgrade urge use value veto violate
visit vote want warn weigh welcome work wound
"""
_DOUBLED = listed("ban cancel commit equip permit plan refer scrap ship step stop submit transfer")
_ADJECTIVES = listed("armed unmanned armoured armored united allied joint-based limited so-called")


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if base in _DOUBLED else f"{base}ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"


_FORMS: dict[str, tuple[str, str]] = {base: (_past(base), _past(base)) for base in _REGULAR.split()}
_FORMS |= {
    base: (past, participle)
    for base, past, participle in (entry.split() for entry in _IRREGULAR.replace("\n", "").split("|"))
}
_PAST = {past: base for base, (past, _) in _FORMS.items()}
_PARTICIPLE = {participle: base for base, (_, participle) in _FORMS.items()}
_THIRD = {_third(base): base for base in _FORMS}


def is_base(word: str) -> bool:
    """Return whether a word is a verb as it stands after `did`."""
    return word in _FORMS


def is_participle(word: str) -> bool:
    """Return whether a word is a verb as it stands after `was`: a participle."""
    regular = word.endswith("ed") and len(word) > 4 and word not in _ADJECTIVES
    return word in _PARTICIPLE or regular or (word.endswith("ing") and base_of(word) != word)


def is_finite(word: str) -> bool:
    """Return whether a word is a verb as it stands after its subject: `signed`, `makes`."""
    regular = word.endswith("ed") and len(word) > 4 and word not in _ADJECTIVES
    return word in _PAST or word in _THIRD or regular


def base_of(word: str) -> str:
    """Return the base of a verb; the word itself where it is not known."""
    if word.endswith("ing"):
        for base in (word[:-3], f"{word[:-3]}e"):
            if base in _FORMS:
                return base
    return _PAST.get(word) or _PARTICIPLE.get(word) or _THIRD.get(word) or word


def past(base: str) -> str:
    """Return the past tense of a verb."""
    return _FORMS[base][0] if base in _FORMS else _past(base)


def third(base: str) -> str:
    """Return a verb as it stands after `he`: `makes`."""
    return _third(base)


def participle(word: str) -> str:
    """Return the past participle of a verb in any form."""
    base = base_of(word)
    return _FORMS[base][1] if base in _FORMS else word


def is_past(word: str) -> bool:
    """Return whether a finite verb tells of the past."""
    return (word not in _THIRD and word not in _FORMS) or (word in _PAST and word not in _FORMS)
