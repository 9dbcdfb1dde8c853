"""Read a question for all there is on a subject, "What do we know about drones?", and what its subject is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.text import fold, words
from dossier.text.function_words import FUNCTION_WORDS
from dossier.verifying import country

MOST_WORDS = 6
"""Words up to which what asks nothing is taken for a subject, as one types it into a search box."""

_ABOUT = r"(?:about|on|of|regarding|concerning)"
_IN = r"(?:in|at|on|around|inside|near)"
_HELD = (
    r"(?:the |this |your |our |these |those |all |any |recent |latest )*"
    r"(?:archive|articles?|press|papers?|newspapers?|media|sources|corpus|collection|documents?|reports?|"
    r"coverage|reporting|news|stories)"
)
_ACCOUNT = (
    r"(?:overview|summary|recap|rundown|briefing|background|introduction|timeline|chronology|outline|digest|"
    r"information|info|details|facts|everything|anything|something|all)"
)
_PLEASE = (
    r"(?:please )?(?:(?:can|could|would|will) you (?:please )?|"
    r"(?:i(?: would|'d) like|i want|i need) (?:you )?(?:to )?)?"
)
_KNOW = r"(?:know|say|tell(?: me| us)?|find(?: out)?|have|hold|contain|report|write|learn)"
_TELL = r"(?:tell|inform|brief|teach|update|show|give) (?:me|us) (?:a bit |a little |some )*"
_OCCURRED = r"(?:happened|occurred|took place|went on)"
_GOES_ON = r"(?:is (?:happening|going on)|has (?:happened|been (?:happening|going on)))"
_THEN = r"(?:since|before|after|between|from|over|last|this|earlier|yesterday|recently)\b"
_ON_OR_IN = rf"(?:{_ABOUT}|{_IN}|from|with)"
_LATEST = r"(?:what is|what are)(?: the)? (?:new|latest|newest|most recent)"
_TOP = (
    r"(?:the )?(?:(?:biggest|main|major|top|most important|key|important|leading) )?"
    r"(?:stories|events|news|headlines|developments)"
)

_ENGLISH = (
    rf"(?P<latest>{_LATEST}(?: {_HELD}| developments?)?)(?: (?:in|on) the (?:archive|news))?"
    rf"(?: {_ON_OR_IN} (?P<subject>.+))?",
    r"(?P<latest>(?:(?:any|the) )?(?:news|latest|(?:latest|recent) (?:news|developments)|updates?))"
    rf"(?: {_ON_OR_IN} (?P<subject>.+))?",
    rf"(?:what (?:are|were) )?{_TOP} (?:of|in|from|during) "
    r"(?P<subject>(?:\w+ ){0,2}\d{4}|(?:last|this) \w+)",
    rf"(?:what (?:are|were) )?(?:the )?(?:main|key|basic|important) facts {_ABOUT} (?P<subject>.+)",
    rf"{_PLEASE}(?:tell me what (?:you|we) know|what should (?:i|we) know|catch me up|looking for articles|"
    rf"search for articles) {_ABOUT} (?P<subject>.+)",
    rf"{_PLEASE}{_TELL}(?:more |something |everything |all |anything )?(?:(?:that )?you (?:know|have) )?"
    rf"{_ABOUT} (?P<subject>.+)",
    rf"what (?:else )?(?:do|does|did|can|could) (?:we|you|i|they|one|it|{_HELD}) (?:already |actually )?"
    rf"(?:{_KNOW} (?:about|of|regarding|concerning)|(?:know|say|report) on) (?P<subject>.+)",
    r"what (?:else )?(?:is|was|has been|is being) (?:already )?"
    r"(?:(?:written|there) (?:about|regarding)|(?:known|reported|said|published) (?:about|of|on)) "
    r"(?P<subject>.+)",
    rf"{_PLEASE}(?:(?:give|show|send|find|get|write|make|prepare) (?:me |us )?)?(?:(?:an?|the|some|any) )?"
    rf"(?:(?:short|brief|quick|general|full|detailed|good) )*(?:{_ACCOUNT}|{_HELD}) "
    rf"(?:(?:that )?(?:you have|there is) )?{_ABOUT} (?P<subject>.+)",
    rf"(?:is there|are there|have you got|do you have|do we have) (?:{_ACCOUNT}|{_HELD}) {_ABOUT} "
    r"(?P<subject>.+)",
    rf"{_PLEASE}(?:summari[sz]e|recap|outline|describe|sum up) (?:(?:to|for) (?:me|us) )?"
    rf"(?:{_HELD} {_ABOUT} |what (?:is known|we know) about )?(?P<subject>.+)",
    rf"what (?:else )?{_OCCURRED} (?:{_IN} |(?={_THEN}))(?P<subject>.+)",
    rf"what (?:else )?{_GOES_ON} (?:{_IN} |with |(?={_THEN}))(?P<subject>.+)",
    r"(?:what|how) about (?P<subject>.+)",
)
_TURKIC = (
    r"(?:bana |mene )?(?P<subject>.+?) (?:hakkinda|haqqinda|hakkindaki|haqda|ile ilgili|ile bagli|barede|"
    r"konusunda|uzerine)(?: (?:ne|neler|nedir|bana|mene|biliniyor|biliyoruz|biliyorsun\w*|bilirik|melumdur|"
    r"melum|bilgi\w*|melumat\w*|ver\w*|var\w*|mi|anlat\w*|danis\w*|ozet\w*|xulase\w*|soyle|de|son|"
    r"haber\w*|xeber\w*|gelisme\w*|her|hersey|sey|yazil\w*|yaziyor|yazir\w*|soyleni\w*|deyilir|"
    r"arsiv\w*|arxiv\w*|makale\w*|meqale\w*))*",
    r"(?:bana |mene )?(?P<subject>.+?) (?:anlat|ozetle|acikla|danis|izah et|xulase et|tesvir et)"
    r"(?:in|ir misin\w*|sana|in mene)?",
    r"(?P<subject>(?:\S+ ){0,3}\S*?(?:[dt][ae]|beri|sonra|evvel|once)) (?:neler|ne) "
    r"(?:oldu|yasandi|oluyor|yasaniyor|bas verdi|bas verib|bas verir|olub)",
)
_RUSSIAN = (
    r"(?:пожалуйста,? )?(?:расскажи(?:те)?|что (?:нам |мы |еще )?(?:известно|знаем|пишут|писали|говорят|"
    r"сообщают|сообщалось|говорится|есть)(?: в (?:архиве|статьях|прессе))?|"
    r"(?:дай(?:те)? )?(?:краткий |общий )?(?:информация|информацию|сведения|обзор|справка|справку|сводка|"
    r"сводку|все|что-нибудь))(?: мне| нам)? (?:об|обо|о|про|по|на тему) (?P<subject>.+)",
    r"что (?:происходит|произошло|происходило|случилось) (?:(?:в|во|на|у|вокруг) |(?=(?:после|до|с \d)))"
    r"(?P<subject>.+)",
    r"(?P<latest>(?:какие |последние |есть )*новости)(?: (?:об|обо|о|про|по|из|в|с) (?P<subject>.+))?",
    r"(?P<latest>что нового)(?: (?:об|обо|о|про|по|из|в|во|с|со|у) (?P<subject>.+))?",
    r"(?:опиши|обобщи|резюмируй|подытожь)(?:те)? (?P<subject>.+)",
)
_FACT = re.compile(
    r"(?:(?:the|a) )?(?:number|price|cost|date|day|year|capital|winner|length|size|age|height|weight|"
    r"population|name|author|share|percentage|amount|value|distance|location|place|cause|reason)s? "
    r"(?:of|for) (?!living\b)|"
    r".+ (?:vs?\.?|versus) "
)
"""How a few words begin that ask for a fact, or put two things side by side."""

_FRAMES = tuple(re.compile(frame) for frame in (*_ENGLISH, *_TURKIC, *_RUSSIAN))
"""What a question for all on a subject says besides it, folded: `subject` is what it is about."""

_ASKS = frozenset(
    words(
        "what which who whom whose when where why how is are was were do does did has have had could would "
        "should might compare list name find show explain count enumerate give "
        "ne kim nasıl neden niçin niye nerede nereye hangi hangileri kaç mi mı mu mü neler "
        "belirt belirtin belirtiniz yaz yazın yazınız söyle söyleyin söyleyiniz say sayın adlandır "
        "nə kimin necə niyə hara harada haraya hansı neçə haçan "
        "кто что кого кому кем чем как когда где куда почему зачем сколько какой какая какие какое "
        "каких каким чей ли назови назовите приведи приведите укажи укажите перечисли перечислите опишите "
        "yes no ok okay hello hi hey thanks thank bye help evet hayır merhaba selam teşekkürler sağol "
        "hə salam да нет спасибо привет"
    )
)
"""Words of what asks, orders or greets: no subject has them in small letters, nor begins with them."""

_MODAL = frozenset(words("may will can state"))
"""Words of which the same holds, save that a name may begin with them: May 2021, Will Smith."""

_ABBREVIATED = r"(?:NATO|EU|UN|US|UK|AI|I)\b"
_WITH_MODAL = re.compile(
    rf"(?:may|will|can) (?:\d|(?!{_ABBREVIATED})(?-i:[^\W\d_a-z])\w)|state (?:of |(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r" (?:be|have|do|get|go|make|take|give|come|become|win|lose|join|leave|stay|remain|run|resign|attend|"
    r"meet|visit|buy|sell|pay|sign|build|stop|start|end|begin|survive|defend|beat|keep|hold|use|help|fall|rise|return|"
    r"accept|agree|send|sue|save|still|ever|also|not|really)\b"
)
"""Verbs and adverbs that tell that "Will Smith …" or "Can Turkey …" asks what may be done."""


_NEWEST = re.compile(r"(?:the )?(?:latest|newest|most recent) (?=\w{3})")

_SHORT_IS = re.compile(r"^(what)'?s\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question for all there is on something is about.

    Attributes:
        text: the subject, as the question writes it; empty for "What's new?".
        latest: whether the newest is asked for.
    """

    text: str
    latest: bool = False


def subject_of(question: str) -> Subject | None:
    """Return the subject of a question for all there is on it, None for any other question.

    Known by the words around the subject, in English, Turkish, Azerbaijani and Russian; a few words that ask
    nothing, "Shusha Declaration", are a subject too.

    Args:
        question: a stand-alone question.
    """
    text = " ".join(question.split()).strip("?!.…,:;/ -")
    folded = fold(text)
    if len(folded) != len(text):  # places in one are not places in the other
        text = folded
    folded = _SHORT_IS.sub(r"\1 is", folded)  # the subject stands as far from the end as before
    for frame in _FRAMES:
        found = frame.fullmatch(folded)
        if found is not None:
            told = found["subject"] or ""
            held = text[len(text) - len(folded) + found.start("subject") :][: len(told)] if told else ""
            if _is_subject(held):
                return Subject(held.strip(" ,:"), "latest" in frame.groupindex)
    newest = _NEWEST.match(folded)
    if not _is_name(question, text):
        return None
    return Subject(text[newest.end() :], latest=True) if newest else Subject(text)


def _is_subject(text: str) -> bool:
    """Return whether what a frame leaves names something, or is nothing: "What's new?"."""
    plain = [word for word in text.split() if not word[:1].isupper()]
    named = any(word.isupper() and len(word) > 1 for word in text.split())  # the US, the WHO
    asks = not _ASKS.isdisjoint(words(" ".join(plain)))
    return not text or (not asks and (named or not FUNCTION_WORDS.issuperset(words(text))))


def _is_modal_name(text: str) -> bool:
    """Return whether a text that begins with "may", "will", "can" or "state" begins with a name or a time."""
    if not _WITH_MODAL.match(text) or _TO_DO.search(text):
        return False
    return text[:1].lower() in "sm" or not country(fold(text.split()[1]))


def _is_name(question: str, text: str) -> bool:
    """Return whether a text asks nothing and is short enough to be a subject."""
    found = words(text)
    if not 0 < len(found) <= MOST_WORDS or question.rstrip().endswith("?") or _FACT.match(fold(text)):
        return False
    if found[0] in _ASKS or (found[0] in _MODAL and len(found) > 2 and not _is_modal_name(text)):
        return False
    return _is_subject(text) and not FUNCTION_WORDS.issuperset(found)
