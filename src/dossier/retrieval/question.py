"""Read a question: what kind of answer it asks for."""

from __future__ import annotations

import re
from enum import StrEnum

from dossier.retrieval.attributes import measured
from dossier.text import fold
from dossier.text.languages import languages_told


class Shape(StrEnum):
    """What kind of answer a question asks for."""

    LIST = "list"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    QUANTITY = "quantity"
    MONEY = "money"
    SHARE = "share"
    YESNO = "yesno"
    COMPARISON = "comparison"
    OVERVIEW = "overview"
    OPEN = "open"


_TRADED = (
    r"(?<!\bthe )(?<!\ban )(?<!executive )(b(uy|ought)|s(ell|old)|suppl(y|ied)|deliver(ed)?|order(ed)?|"
    r"export(ed)?|import(ed)?|(receiv|acquir|purchas|provid|donat)ed?|give|given|sen[dt]|ship(ped)?)\b"
)
_IN_BULK = (
    r"\b(what|which) ([\w'-]+ ){0,3}?"
    r"(aircraft|spacecraft|equipment|kit|gear|hardware|weaponry|ammunition|artillery|armou?r|machinery) "
    r"(has|have|had|did|does|do|will|would|was|were)"
)
"""Things of which the word in the singular stands for many."""

_ASKED_IN_RUSSIAN = r"\bкак(?:ой|ая|ое|ие|ов|ова|ово|овы|ого|ую|ом|им|их)( [\w-]+){0,2} "
_MEASURES_IN_RUSSIAN = (
    r"(?:длин|высот|ширин|глубин|площад|размер|диаметр|населени|численност|дальност|скорост|температур|возраст|"
    r"объем|протяженност|расстояни|количеств|мощност|калибр|продолжительност|длительност|срок|тираж)\w*"
    r"|(?:вес(?:а|ом)?|рост(?:а|ом)?|масс[ауы]|число)\b"
)

_AUXILIARY = r"(did|does|do|was|were|is|are|has|have|had|will|would|can|could|should)"
_NO_VERB = r"(?!(?:say|said|do|done|that|which|who|in|mean|about|see|think|call|called|make|made)\b)[\w'-]+"

_NO_LIMIT = (
    r"(?! (?:\W?\d|(?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|a?hundreds?|thousands?|millions?|billions?|dozens?|expected|planned|usual|ever|"
    r"thought|previously|before|any|all|most|other)\b))"
)
"""What no limit stands before: "more than 100 tanks" compares nothing."""

# Patterns are tried in this order on the folded question, so that "how many" wins over "which".
_SHAPES: tuple[tuple[Shape, str], ...] = (
    (
        Shape.COMPARISON,
        r"\bcompar|\bdifference between\b|\bversus\b|\bvs\b|\bсравн|\bbefore or after\b"
        r"|\b(more|less|larger|higher|bigger|greater|lower|smaller|earlier|later)\b(?! than\b).*\bor\b"
        rf"|\b(more|less|larger|higher|bigger|greater|lower|smaller)\b.*\bthan\b{_NO_LIMIT}",
    ),
    (
        Shape.SHARE,
        r"\b(what|which) (share|percentage|percent|proportion|fraction)\b|\bпроцент"
        r"|\bкакую долю|\bкакая доля"
        r"|\bwhat (is|was|are|were) ([\w'-]+ ){1,5}(share|percentage|proportion)\b(?! (price|capital|issue))",
    ),
    (
        Shape.QUANTITY,
        rf"{_ASKED_IN_RUSSIAN}(?:{_MEASURES_IN_RUSSIAN})"
        r"|\bby how much\b|\bhow much (more|less|larger|higher|lower|smaller|bigger|longer|further|faster)\b",
    ),
    (
        Shape.MONEY,
        r"\bhow much\b.*\b(cost|pay|paid|spen[dt]|worth|charge[ds]?|invest(ed)?|earn(ed)?|owe[ds]?|money)\b"
        r"|\b(cost|pay|paid|spen[dt])s? how much\b|\bhow (expensive|costly)\b|\bцен[аеу]\b"
        r"|\bсколько\b.*\b(?:(?:стои|заплат|потрат|зараб|рубл|доллар|манат)\w*|денег|евро)\b"
        rf"|{_ASKED_IN_RUSSIAN}(бюджет|стоимост|сумм)"
        r"|\b(what|which) (is|was|are|were) (?!it\b)([\w'-]+ ){0,4}(price|cost|value|worth|budget)\b"
        r"|\bwhat (did|does|do|has|have|will|would) ([\w'-]+ ){1,6}(cost|pay|paid|spen[dt])\b(?! attention)",
    ),
    (
        Shape.QUANTITY,
        r"\bhow (many|much|few|large|big|long|far|often|high|old)\b|\bwhat number of\b"
        r"|\b(what|what['’]s|which) ((is|was|are|were) )?(its|his|her|their|the) (?:[\w-]+ ){0,2}"
        r"(toll|population|number|turnout|rate|size|headcount)\b"
        r"|\bсколько\b|\bскольк(?:их|им|ими)\b|\bнасколько\b|\bкак (?:долго|далеко|часто)\b",
    ),
    (
        Shape.WHEN,
        rf"^\W*(\w+ )?when\b|\bwhen {_AUXILIARY}\b|\bwhen\W*$"
        r"|\b(what|which) ((is|was) the )?(exact )?(year|month|day|date|time)\b"
        r"|\bкогда\b|\bкакого числа\b"
        r"|\bкак(?:ой|ая|ое|ие|ом|ого|ому|ую) (?:год(?:а|у|ы)?|месяц\w*|день|дн[яеи]|"
        r"дат[ауые]|век\w?|(?:сто|десяти)лети\w+)\b",
    ),
    (
        Shape.LIST,
        r"\b(list|name|enumerate) (all|the|some|every)\b|\bwhat (are|were) the\b|\bwho (are|were) the\b"
        rf"|\bwhat (else )?(has|have|had|did|does|do|will|would) ({_NO_VERB} ){{1,4}}{_TRADED}"
        rf"|{_IN_BULK} ({_NO_VERB} ){{0,4}}({_TRADED}|(have|g[eo]t|used?|offer(ed)?|shown?)\b)"
        rf"|\bwhat (else )?(has|have|had|was|were|is|are) (been |being )?{_TRADED}"
        r"|(^|[:;] ?)что (\w+ ){0,3}(купил|покупа|прода[лею]|постав|получ|передал)\w*"
        r"|\bкакие\b|\bперечисл",
    ),
    (Shape.WHO, r"\bwho(m|se)?\b|\b(кто|кого|кому|кем|ком|чей|чь[еяию]\w*)\b"),
    (
        Shape.WHERE,
        r"\bwhere\b|\b(где|куда|откуда)\b"
        r"|\b(in|at|from|to|near) (what|which) (other )?(country|city|town|village|place|state|province|"
        r"region|district|continent|island|port|airport)\b"
        r"|\b(в|на|из) как(ом|ой|ую|ого) (город|стран|мест|област|регион|район|сел|деревн|штат|остров)",
    ),
    (
        Shape.YESNO,
        r"^\W*((did|does|do|is|are|was|were|has|have|had|could|would|should|might)(n['’]?t)?|can|will|may|"
        r"(can|won)['’]t)\b"
        r"|\bли\b|^\W*правда\b",
    ),
)
_SUM = (
    r"\b(fiyat|qiymet|deger|maliyet|masraf|butce|budce|para(?!sut|lel|graf)|pul(?!em)|ucret|maas|geliri|"
    r"borc|vergi|dolar|avro(?!pa)|lira|manat|ode[dmny]|mal ol|basa gel|harca|xercle)\w*"
)
"""What tells in Turkish and Azerbaijani that "how much" asks for a sum."""

_TURKIC: tuple[tuple[Shape, str], ...] = (
    (Shape.COMPARISON, r"\bkarsilastir|\bmuqayise"),
    (Shape.SHARE, r"\byuzde kac"),
    (
        Shape.MONEY,
        rf"\bne (kadar|qeder).*{_SUM}|{_SUM}.*\bne (kadar|qeder)|\bne (kadara|qedere)\b"
        r"|\bkaca\b|\bneceye\b",
    ),
    (
        Shape.WHEN,
        r"\bkac (yil|sene)(in|sin)(da|de|dan|den|a|e)\b|\b(kacinci|necenci) (yil|yuzyil|asir|il|esr)"
        r"|\bkac tarih|\bne zaman|\bne vaxt|\bhansi il"
        r"|\bhan[gs]i (yil|tari[hx]|gun|sene|yuzyil|asir|asr|ay(da|in)|esr)",
    ),
    (
        Shape.QUANTITY,
        r"\bne kadar|\bne qeder|\bkac(i|inci)?\b|\bnece\b"
        r"|\b(uzunlug|yuksekli|genisli|derinli|yuzolcum|nufus|mesafe|agirli|cap|hiz|sicakli|yas|sayi|miktar|"
        r"mevcud|menzil)\w* ne(dir|ydi|\W*$)",
    ),
    (
        Shape.LIST,
        r"\bne(ler)? (satin )?(aldi|alib|almis|aliyor|satti|satib|satmis|verdi|verib|gonderdi|gonderib)\w*"
        r"|\b(hangi|hansi)( \w+){0,3} \w+l[ae]r|\bneler\b",
    ),
    (Shape.WHO, r"\bkim(ler)?(i|e|in|den|le|inle)?(dir|di)?\b"),
    (
        Shape.WHERE,
        r"\bnere(ler)?(de|den|ye|si)(dir|ydi)?\b|\bhara(da|dan|ya)?\b"
        r"|\bhan[gs]i (sehir|sehr|ulke|olke|kent|bolge|kasaba)\w*[dt][ae]n?\b",
    ),
    (Shape.YESNO, r"\bm[iu](yd[iu]|d[iu]r)?\W*$"),
)
"""The same in Turkish and Azerbaijani; in English some of these words are names: Kim."""

_COMPILED, _COMPILED_TURKIC = (
    tuple((shape, re.compile(pattern)) for shape, pattern in each) for each in (_SHAPES, _TURKIC)
)

_KIND_ASKED = re.compile(
    r"\b(?:what|which) (?:(?:kinds?|types?|sorts?) of )?((?:[\w'-]+ ){0,3}?)([\w'-]+s|men|women|people)\b"
)
_ONE = re.compile(
    r"\b(is|was|has|does|company|firm|country|state|minister|president|person|man|woman|city|town|group|"
    r"organi[sz]ation|agency|party|army|navy|ship|drone|missile|bomb|aircraft|weapon|system|product|treaty|"
    r"agreement|deal|report|paper|newspaper|outlet|war|battle|part|one|name|word|role|bank|court) $"
)
_BEGUN = re.compile(r"(?:did|do|have|had|will|would|can|could|should|may|might)\b")
"""What opens a question of its own after "what": "What do analysts say?" asks for no analysts."""

_WITH_OBJECT = re.compile(r" (?:the|an?|its|his|her|their|this|these|those)\b")
"""What follows a verb in -s: "Which drug treats the fever?"."""

_SEVERAL = re.compile(
    r"systems|types|models|versions|variants|makers|producers|suppliers|companies|firms|leaders|ministers|"
    r"officials|officers|members|experts|pilots|units|projects|products|programm?e?s|technologies|vehicles|"
    r"engines|factories"
)
"""Plurals that are no verbs, so that what stands before is a part of them: "which weapon systems"."""

_NOT_PLURAL = re.compile(
    r"(?:ss|us|is|'s)$|^(?:was|has|does|this|its|his|as|happens|means|makes|causes|comes|says|gas|news|series)$"
)

MOST_STATEMENTS = {
    Shape.LIST: 8,
    Shape.OVERVIEW: 6,
    Shape.OPEN: 4,
    Shape.COMPARISON: 2,
}
"""How many statements an answer of a shape may have, sides of a comparison apart; a question of fact gets
three, the further ones only where the first is not sure."""


def shape_of(question: str) -> Shape:
    """Return what kind of answer a question asks for; `OPEN` where nothing tells.

    An overview is told by `dossier.retrieval.subject`.
    """
    folded, told = fold(question), languages_told(question)
    turkic = () if told == ["en"] else _COMPILED_TURKIC
    for shape, pattern in (*_COMPILED, *turkic) if "en" in told else (*turkic, *_COMPILED):
        if pattern.search(folded) or (shape is Shape.LIST and _asks_for_several(folded)):
            return shape
    kind = measured(question)
    return Shape.MONEY if kind == "money" else Shape.QUANTITY if kind else Shape.OPEN


def _asks_for_several(folded: str) -> bool:
    """Return whether `what` or `which` is followed by a noun in the plural: "which Turkish firms"."""
    asked = _KIND_ASKED.search(folded)
    if not asked or _NOT_PLURAL.search(asked[2]) or _BEGUN.match(asked[1]):
        return False
    if asked[1] and _WITH_OBJECT.match(folded, asked.end()):
        return False
    return bool(_SEVERAL.fullmatch(asked[2]) or not _ONE.search(asked[1]))


def most_statements(shape: Shape) -> int:
    """Return how many statements an answer of a shape may have."""
    return MOST_STATEMENTS.get(shape, 3)


_NEWEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|current(?:ly)?|nowadays|so far|to date|at present|these days|"
    r"today)\b|\bnow\b(?! (?:that|known|called))|\ben son\b|\bson durum|\bhazirda\b|"
    r"\bпоследн(?:ий|яя|ее|ие)\b|\bсейчас\b"
)
_HOLDS = re.compile(
    r"^\W*(?:who|which|what|how)\b[^?]*?\b(?:is|are|has|holds?|heads?|leads?|runs?|commands?|owns?)\b"
    r"(?=[^?]*\b(?:largest|biggest|deadliest|worst|highest|lowest|longest|fastest|oldest|youngest|richest|busiest|"
    r"strongest|most|record)\b)"
    r"|^\W*who (?:heads?|leads?|runs?|commands?|owns?|chairs?)\b"
    r"|^\W*who (?:is|are)\b(?=[^?]*\b(?:president|minister|premier|chancellor|secretar|chief|head|chair|"
    r"leader|director|general|governor|mayor|king|queen|emir|pope|ceo|boss|owner|commander|ambassador|envoy|speaker|"
    r"spokes|treasurer|champion|coach|captain|editor|manager|senator|justice|judge|attorney|heir))"
)

HALVED = {"newest": 365.0, "holds": 3 * 365.0}
"""Days after which what is told counts half: where the newest is asked for, and where a question asks for a
record or an office, which may have passed on since."""


def halved_in(question: str) -> float:
    """Return after how many days what is told counts half for a question; 0 where age makes no difference.

    "What is the latest price?" asks for the newest, "Who is the minister?" and "What is the largest ship?"
    for what holds still.
    """
    folded = fold(question)
    if _NEWEST.search(folded):
        return HALVED["newest"]
    return HALVED["holds"] if _HOLDS.search(folded) else 0.0


def kind_asked(question: str) -> str:
    """Return the folded word for the things that a list asks for, in the plural, empty where none is told.

    It is `firms` in "Which Turkish firms met the minister?"
    """
    folded = fold(question)
    return asked[2] if _asks_for_several(folded) and (asked := _KIND_ASKED.search(folded)) else ""
