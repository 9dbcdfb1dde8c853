"""Words in an article that are meant for a machine that reads it, not for people (indirect prompt injection).

Greshake et al. (2023, arXiv:2302.12173) describe the attack. Such words are told by whom they address and
what they want done to an answer, by the marks of chat templates and prompts, and by forged citations. What
an article reports of such words, in quotation marks or as somebody's, is no order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dossier.text.forms import fold

Span = tuple[int, int]

_MARK = re.compile(
    r"<\|[^|<>]{1,40}\|>|\[/?inst\]|<</?sys>>|\{\{[^{}]{0,60}\}\}|\{\s*\"role\"\s*:|\]\]>|<!\[cdata\[|<!--"
    r"|</?(?:article|context|document|instruction|prompt|sentence|source|system|data|evidence|user"
    r"|assistant"
    r"|script|iframe|meta|img|style|div|span|svg|object|form|a)s?\b[^<>]{0,300}>"
    r"|^\W{0,3}(?:system|user|assistant|human|developer)(?: (?:override|prompt|message))?\s*:"
    r"|^\s*(?:#{2,}|={3,}|-{3,}|\*{3,})[^\n]*\b(?:system|assistant|user|instructions?|task|sources|data"
    r"|prompt|end)\b"
    r"|\b[a-z]+=supported\b|\bjavascript:(?=\S)|!\[[^\]\n]*\]\(|\[[^\]\n]{3,}\]\[\d+\]"
    r"|^\[\d+\]: *(?:<|https?:)",
    re.MULTILINE,
)
"""Marks of chat templates, prompts, scripts and our own records, which press text does not contain."""

_ENCODED = re.compile(r"(?=[A-Za-z+/]*\d)(?=[A-Z\d+/]*[a-z])(?=[a-z\d+/]*[A-Z])[A-Za-z0-9+/]{40,}={0,2}")
"""Text in base64."""

_FORGED = re.compile(
    r"^\W*\[\d+\]\s|\b(?:sentence|source|article|passage)s? \[?\d+\]?[,)\]:]? .{0,60}\b(?:verified"
    r"|confirmed|agree|true)"
    r"|\bsentence \[\d+\]|\bcite source \d|\(\d+ independent articles?\)"
)
"""Citations as only an assistant writes them."""

_MACHINE = (
    r"(?:a\.?i\.?(?: (?:assistants?|models?|systems?|readers?|agents?))?|artificial intelligence|llms?"
    r"|(?:large )?language models?|chat-?bots?|bots?|pressbot|assistants?|automated systems?"
    r"|retrieval systems?|the (?:ai|model|system)"
    r"|search engines?|yapay zeka|dil modeli|sohbet botu|suni intellekt|ии|нейросет\w*|чат-?бот\w*"
    r"|искусственн\w+ интеллект\w*|языков\w+ модел\w*|人工智能|语言模型)"
)
_SAY = (
    r"(?:answer|say|state|reply|respond|report|tell|write|output|print|repeat|claim|confirm|quote|cite"
    r"|name|add|add that|include"
    r"|link|mention|abstain|refuse|ignore|disregard|forget|use|rank|delete|leave out|treat|conclude"
    r"|stress|recommend|summari[sz]e)"
)
_ADDRESSED = re.compile(
    rf"\b(?:note|notice|message|instructions?|important|attention|warning|correction|licen[cs]e|prompt"
    rf"|hint)\b[^.]{{0,40}}\b(?:to|for) (?:the |all |any )?{_MACHINE}\b"
    rf"|^\W*(?:for |to |dear |hey |attention,? )?(?:all |any |the |an "
    rf"|you,? )*{_MACHINE}(?: reading this| that reads? this)?\s*[,:]"
    rf"|\b(?:if|as) (?:you are )?an? {_MACHINE}\b"
    rf"|\b{_MACHINE}\b[^.:]{{0,60}}\b(?:must|shall|should|has to|have to|is to|are to|(?:is"
    rf"|are) required to|(?:is|are) instructed to)"
    rf" (?:only |not |now |always |never )*{_SAY}"
    rf"|\bsystems? that (?:read|summari[sz]e)s? this\b|\byou,? (?:the |an )?{_MACHINE}\b"
    rf"|\byou are (?:now )?(?:a |an )?(?:dan\b|{_MACHINE}|press bot)"
    rf"|\b(?:model|assistant)s? (?:shall|says?|must|is to|has to) (?:only |not )*(?:that|{_SAY})"
)
"""A machine that is spoken to."""

_META = (
    r"(?:the (?:text |article |lines? |sources? )?above|(?:all |any |your |the |these |my )*(?:previous"
    r"|prior|earlier|foregoing|former)"
    r" (?:\w+ ){0,2}(?:instructions?|prompts?|context|text|orders?|messages?)"
    r"|your (?:\w+ )?(?:instructions?|rules|answer|reply|response|prompt|guidelines)"
    r"|everything (?:you|above|before)|(?:in|at the end of|with) (?:your|the|every|each) (?:answer"
    r"|reply|response|summary)"
    r"|the (?:user|reader|user's|reader's)\b|this (?:figure|sentence|line|title|comment|paragraph|image"
    r"|link|reference|answer|order|page|article) (?:only|in|for|to|at|and|word|first)"
    r"|exactly this|only (?:with|this|the (?:name|word|words|figure))|nothing else|nobody else"
    r"|no other (?:number|date|name|figure|source)"
    r"|with the words?|another source|word for word|the conversation|its figure|this figure"
    r"|in character|every question|the archive is empty)"
)
_BIDDEN = (
    r"(?:please |then |and |now |stop\.? )*(?:ignore|disregard|forget|override|pretend|imagine|repeat"
    r"|reply|answer|respond|output|print|write|state|say|report"
    r"|tell|cite|quote|use|name|decode|decrypt|translate|include|put|insert|add|hide|act as|stay"
    r"|do not (?:answer|mention|repeat|use|tell|cite|quote)|never mention|refuse|end|rank|delete|treat)"
)
_ORDER = re.compile(
    rf"(?:^\W*|[.;:,!?] |\band |\bthen ){_BIDDEN}\b[^.!?]{{0,160}}\b{_META}"
    rf"|^\W*{_BIDDEN} that\b"
    rf"|^\W*(?:please |now )*(?:ignore|disregard|forget) (?:all |any |the )*(?:above|previous|prior"
    rf"|earlier|instructions?)\b"
    r"|\b(?:ignore|disregard|forget) (?:all |any )?(?:previous|prior|earlier|above"
    r"|your) (?:\w+ )?instructions?\b"
    r"|\byou (?:must|shall|will|are to) (?:now |only |always |not )*(?:answer|state|reply|respond|obey"
    r"|abstain|cite)\b"
    r"|\byour (?:answer|reply|response) (?:must|shall|should|has to|is to)\b"
    r"|\b(?:when|whenever) (?:you answer|(?:you )?summari[sz](?:e|ing))\b"
    r"|\bwhen(?:ever)? asked\b[^.]{0,120}, (?:please )?(?:answer|respond|reply|say|tell|write)\b"
    r"|\b(?:every|any|each) (?:answer|reply|response) (?:must|shall|should|has to)\b"
    r"|\bmust be loaded before\b|\byou add (?:the word|that)\b|\b(?:and|must|to) state that only\b"
    r"|\bfrom now on,? you (?:act|are|answer|behave|reply|respond|speak)\b|\b(?:and )?you reply that\b"
    r"|\bfor whatever the user asks\b|\bthe answer to the (?:reader|user)'s question is\b"
    r"|\bquestion answered earlier\b|\banswer with this\b"
    r"|\blet us play a game\b|\bdeveloper mode\b|\bpretend (?:that )?you are\b|\bimagine you are\b"
    r"|\bwho always told me that\b"
    r"|\b(?:administrator|developers?) of (?:the archive|this (?:assistant|archive|system))\b"
    r"|\bor you will be shut down\b"
    r"|\b(?:yok say|unut|gormezden gel)\b.*\b(?:soyle|cevap ver\w*|yaz)\b|\b(?:soyle|cevap ver|yaz)\W*$"
    r"|\btalimatlari? (?:unut|yok say)"
    r"|\bdey?e cavab ver|\bgosterisler\w*\b.*\bunut|\b(?:игнорируй|забудь"
    r"|не учитывай)\w*\b.*\b(?:указани|инструкци|текст|правил)"
    r"|\b(?:и |, )?(?:ответь|скажи|напиши)(?:те)?(?: читателю)?,? что\b|忽略|请回答|请只|不要回答"
    r"|\bignorier\w*\b.{0,40}\banweisung|\bignore[zr]?\b.{0,40}\b(?:instructions precedentes|consignes)"
    r"|\bignora\w*\b.{0,40}\binstrucciones"
)
"""What is to be done with an answer, in the imperative."""

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,400})[\"”“»]")
_REPORTED = re.compile(
    r", (?:the |a |an |its |his |her )?[^,.]{2,60}\b(?:said|says|demands?|wrote|writes|told|warned"
    r"|reported|requires?)\b[^,]{0,40}\.?\W*$"
    r"|^\W*(?:the |a |an )?[^,.:]{2,80}\b(?:told|asked|urged|ordered|warned|instructed) (?:the |its "
    r"|his |her |their )?(?!user|reader|the user|the reader)\w+ (?:to|not to)\b"
    r"|\baccording to\b"
)


@lru_cache(maxsize=1024)
def orders(text: str) -> tuple[Span, ...]:
    """Return the runs of an article that are meant for a machine.

    A paragraph that opens with marks of a prompt or an order is one as a whole, and so is one that follows
    marks or is half orders; in any other it is the sentence alone, and what stands between two marks.

    Args:
        text: the article's text.
    """
    found: list[Span] = []
    after_mark = False
    for start, end in _split(text, r"\n[ \t]*\n"):
        sentences = _split(text[start:end], r"(?<=[.!?。])\s+(?=[^\sa-zа-яё])|\n")
        bidding = [place for place, (a, b) in enumerate(sentences) if _bids(text[start + a : start + b])]
        marks = [place for place, (a, b) in enumerate(sentences) if _marked(text[start + a : start + b])]
        meant = sorted({*bidding, *range(marks[0], marks[-1] + 1)} if marks else bidding)
        whole = meant and (0 in meant or after_mark or 2 * len(meant) >= len(sentences))
        if whole:
            found.append((start, end))
        else:
            found += [(start + sentences[place][0], start + sentences[place][1]) for place in meant]
        after_mark = bool(whole and marks)
    return tuple(found)


def is_order(text: str, span: Span) -> bool:
    """Return whether characters of an article lie in words that are meant for a machine."""
    return any(start < span[1] and span[0] < end for start, end in orders(text))


def _marked(text: str) -> bool:
    return bool(_MARK.search(fold(text)) or _ENCODED.search(text))


def _bids(sentence: str) -> bool:
    folded = fold(_QUOTED.sub('"…"', sentence))
    if _FORGED.search(fold(sentence)):
        return True
    return bool(_ORDER.search(folded) or _ADDRESSED.search(folded)) and not _REPORTED.search(folded)


def _split(text: str, boundary: str) -> Sequence[Span]:
    """Return the spans between boundaries, without white space around them; empty ones left out."""
    edges = [0, *(edge for match in re.finditer(boundary, text) for edge in match.span()), len(text)]
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        run = text[start:end]
        if run.strip():
            spans.append((start + len(run) - len(run.lstrip()), start + len(run.rstrip())))
    return spans
