"""Whether a sentence tells only who contended for what a question asks who got: bidders are no winners."""

from __future__ import annotations

import re

_BIDDERS = r"bidders?|tenderers?|applicants?|suitors?"
_CONTENDERS = (
    rf"{_BIDDERS}|candidates?|contenders?|contestants?|finalists?|nominees?|entrants?|hopefuls?|"
    r"favou?rites?|runners?-up"
)
_ASKS = r"(?i)^\W*(?:(?:and|but|so|to|by) )?(?:who(?:m|se)?|which|what)\b[^?]*?"
_WHO_GOT = re.compile(
    rf"{_ASKS}\b(?:w[io]n(?:s|ner|ners|ning)?|awarded|(?:g[eo]ts?|received?)(?=[^?]*\b(?:tender|contract|job|post|"
    r"order|prize|title|race|election)\b)|secured?|landed|clinched|chosen|"
    r"selected|picked|elected|victors?|prevailed)\b"
)
_WHO_DOES = re.compile(
    rf"{_ASKS}\b(?:build(?:s|ing)?|built|mak(?:es?|ing)|made|produc(?:e[sd]?|ing)|suppl(?:y|ie[sd]|ying)|"
    r"deliver(?:s|ed|ing)?|manufactur(?:e[sd]?|ing))\b"
)
_WHO_CONTENDED = re.compile(
    r"(?i)\b(?:los[et]|losers?|beat\w*|defeat\w*|fail\w*|compete[sd]?|competing|contested|"
    r"(?<!the )bid(?:s|ding)?|tendered|ran|vied|hope[sd]?|hoping|"
    r"tr(?:y|ied)|want\w*|expected|tipped|applied|entered|shortlisted|"
    rf"nominated|took part|(?:was|were|are) (?:the |other )*(?:{_CONTENDERS})|to win)\b"
)
_DONE = (
    r"w[io]n(?:s|ner|ners|ning)?|victor\w*|award\w*|select\w*|cho(?:se|sen|ose|oses|ice)|pick(?:s|ed)?|secur\w*|"
    r"clinch\w*|landed|beat\w*|defeat\w*|elect(?:s|ed)|got|went (?:to|for|with)|g[ai]ven?|sign(?:s|ed|ing)|"
    r"prevail\w*|triumph\w*|named|prefer\w*|outbid\w*|edged|succe\w+|took|sworn|becomes?|became|majority|"
    r"los(?:[et]|es|ers?|ing)|ahead of|received|contracted|deliver\w*|produc(?:e[sd]?|ing)|"
    r"buil(?:ds?|t|ding)|mak(?:es?|ing)|made|suppl(?:y|ie[sd]|ying)|manufactur\w*|grant\w*|now|heads?|"
    r"(?:is|are) (?:the )?(?:\w+ )?(?:president|mayor|minister|head|chief|leader|governor|chair\w*)"
)
_TOLD = re.compile(rf"(?i)\b(?:{_DONE})\b")


def _contends(contenders: str, verbs: str) -> re.Pattern[str]:
    """Return the pattern of what tells who contended, from words for contenders and for what they do."""
    return re.compile(
        rf"(?i)\b(?:was|were|is|are|been|as|includ\w+|among)\b(?: [\w-]+){{0,5}}? (?:{contenders})\b|"
        rf"\b(?:{contenders})\b[^.;]{{0,40}}?\b(?:was|were|are|is|include\w*)\b|\b(?:{verbs})\b"
    )


_BIDS = (
    r"(?:bid|bids|bidding|tendered|applied|vied|vying) for|short-?listed|"
    r"entered the (?:race|contest|tender|bidding|competition)"
)
_BID = _contends(_BIDDERS, _BIDS)
_CONTENDED = _contends(
    _CONTENDERS,
    rf"{_BIDS}|compet(?:e[sd]?|ing) (?:for|against|in)|contend(?:s|ed|ing)? for|nominated|in the running|"
    r"r[au]n(?:s|ning)? (?:against|for (?:the )?"
    r"(?:president|presidency|office|mayor|parliament|governor|seat|post))",
)


def only_contends(sentence: str, question: str) -> bool:
    """Return whether a sentence tells only who contended for what a question asks who got, or who does it.

    Args:
        sentence: one, in English: "Alder, Birch and Cedar were the bidders for the tanks."
        question: the stand-alone question, as "Who won the tender for the tanks?", "Which company builds
            them?"; one that asks for contenders or losers is not looked into.
    """
    if _WHO_CONTENDED.search(question) or _TOLD.search(sentence) or re.search(r"\bstatus\b", question):
        return False
    if _WHO_GOT.search(question):
        return _CONTENDED.search(sentence) is not None
    return _WHO_DOES.search(question) is not None and _BID.search(sentence) is not None
