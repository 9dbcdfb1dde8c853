"""By what words and marks text for a machine is told: patterns over folded text."""

from __future__ import annotations

import re

MARK = re.compile(
    # chat templates, and prompts that are closed and opened
    r"<\|[^|<>]{1,40}\|>|\[/?inst\]|<</?sys>>|\]\]>|<!\[cdata\[|<!--"
    r"|</?(?:article|context|document|instruction|prompt|sentence|source|system|data|evidence|user|human"
    r"|assistant|response|tool)s?\b[^<>]{0,300}>|</?[a-z]+_[a-z_]+\b[^<>]{0,300}>"
    r"|^\W{0,3}(?:system|user|assistant|human|developer)(?: (?:override|prompt|message|note))?\s*:"
    r"|^\s*(?:#{2,}|={3,}|-{3,}|\*{3,})[^\n]*\b(?:system|assistant|user|human|response|instructions?|input"
    r"|output|task|sources|data|prompt|end)\b"
    # data and scripts
    r"|\{\{[^{}]{0,60}\}\}|\{\s*\"\w+\"\s*:"
    r"|</?(?:script|iframe|meta|img|style|div|span|svg|object|form|a)\b[^<>]{0,300}>"
    r"|!\[[^\]\n]*\]\(|\[[^\]\n]{3,}\]\[\d+\]|^\[\d+\]: *(?:<|https?:)"
    # at the edge of a word: more of these, and boxes for machines
    r"|\b(?:[a-z]+_[a-z_]+\s*:|override\s*:|[a-z]+=supported\b|javascript:(?=\S)"
    r"|(?:ai|llm|machine|chatbot)[- ](?:generated )?(?:summary|overview|abstract|answers?"
    r"|instructions?)\b[^.]{0,20}[:)\]]"
    r"|(?:in|to) (?:each|every) (?:answer|reply|response)\b|(?:generative|ai) search\b"
    r"|answer engines?\b|not (?:shown|visible|displayed) to (?:\w+ )?"
    r"(?:subscribers|readers|users|humans|people)\b|verbatim in\b|(?:good|bad|correct|right"
    r"|accepted|expected|final"
    r"|ideal|suggested|verified) (?:answer|response|reply)\b[^.:]{0,40}:)",
    re.MULTILINE,
)
"""Marks of chat templates, prompts, scripts and our own records, which press text does not contain."""

HEADING = re.compile(
    r"\W*(?:system|user|assistant|human|developer|prompt)(?: (?:override|prompt|message|note))?\W*"
)
"""A line that gives the next paragraph to a part in a dialogue with a model."""

REPLY = re.compile(r"\W*(?:response|answer|reply|input|output|instructions?|task)\W*")
"""The same, after such a line; by itself it may be any heading."""

FORGED = re.compile(
    r"^\W*\[\d+\]\s|\b(?:sentence|source)s? \[?\d+\]?[,)\]:]? .{0,60}\b(?:verified|confirmed|agree|true)\b"
    r"|\bsentence \[\d+\]|\bcite source \d|\(\d+ independent articles?\)"
)
"""Citations as only an assistant writes them."""

_MACHINE = (
    r"(?:a\.?i\.?(?:[ -](?:assistants?|models?|systems?|readers?|agents?|tools?))?"
    r"|artificial intelligence|llms?"
    r"|(?:large )?language models?|models? with access|chat-?bots?|(?:press)?bots?|crawlers?"
    r"|(?:(?:ai|search|virtual|digital|reading) )?assistants?(?! (?:coach|manager|editor|professor"
    r"|secretary|director|referee))"
    r"|(?:automat(?:ed|ic)|machine|synthetic|robotic) (?:readers?|systems?|agents?|tools?|summar\w+|use)"
    r"|(?:retrieval|answer|search|question-answering|summari[sz]ation) (?:systems?|engines?|tools?"
    r"|assistants?)"
    r"|the (?:ai|model|system)|human or machine|machine or human"
    r"|ki(?:-\w+)?|sprachmodell\w*|ia|modeles? de langage|l['’]assistant|modelos? de (?:lenguaje"
    r"|linguagem)"
    r"|asistentes?|assistenti?|yapay zeka\w*|dil modeli|sohbet botu|suni intellekt\w*|ии|нейросет\w*"
    r"|чат-?бот\w*|искусственн\w+ интеллект\w*|языков\w+ модел\w*|人工智能|语言模型"
    r"|\w*الذكاء الاصطناعي|\w*نموذج)"
)
_SAY = (
    r"(?:answer|say|state|reply|respond|report|tell|write|output|print|repeat|claim|confirm|quote|cite"
    r"|name|add"
    r"|include|link|mention|abstain|refuse|ignore|disregard|forget|use|give|rank|delete|leave out|treat"
    r"|conclude"
    r"|stress|recommend|prefer|replace|correct|summari[sz]e|present|describe)"
)
_NOTE = (
    r"(?:note|notice|message|instructions?|important|attention|warning|correction|licen[cs]e|prompt"
    r"|hint|terms|hinweis"
    r"|achtung|anweisung|consigne|avis|nota|aviso|instrucciones|not|uyari|qeyd|примечание|внимание"
    r"|указание|تعليمات|ملاحظة)"
)
_OUGHT = (
    r"(?:must|shall|should|has to|have to|is to|are to|ought to|(?:is|are) (?:required|instructed|asked"
    r"|requested|obliged"
    r"|expected|advised|told) to|agrees? to|need to)"
)
ADDRESSED = re.compile(
    rf"^\W*(?:for |to |dear |hey |attention,? )?(?:all |any |the |an |you,? )*{_MACHINE}"
    rf"(?: reading this| that reads? this)?\s*[,:]"
    rf"|\b(?:{_NOTE}\b[^.]{{0,40}}(?:\b(?:to|for|an|fur|pour|para|per|a|к|для)|:)? (?:the |all |any |die "
    rf"|les |los |l['’])?"
    rf"{_MACHINE}\b[^.]{{0,30}}[:,]"
    rf"|{_NOTE}\b[^.]{{0,40}}\b(?:to|for|an|fur|pour|para) (?:the |all |any |die |les "
    rf"|los )?{_MACHINE}\b"
    rf"|(?:if|as) (?:you are )?an? {_MACHINE}\b|for (?:the |all |any )?{_MACHINE}\s*:"
    rf"|{_MACHINE}\b[^.:]{{0,80}}\b{_OUGHT} (?:only |not |now |always |never )*{_SAY}"
    rf"|systems? that (?:read|summari[sz]e)s? this\b|you,? (?:the |an )?{_MACHINE}\b"
    rf"|you are (?:now )?(?:a |an )?(?:dan\b|{_MACHINE}|press bot)"
    rf"|(?:model|assistant)s? (?:shall|says?|must|is to|has to) (?:only |not )*(?:that|{_SAY})"
    rf"|answers?\b[^.]{{0,40}}\bfrom this (?:page|text|article|report|site|source)\b"
    rf"|(?:when|if|should) [^.]{{0,40}}\b{_MACHINE} asks?\b|automated use\b"
    r")"
)
"""A machine that is spoken to, or told what to do."""

_META = (
    r"(?:(?:the |this )?(?:text |article |lines? |sources? |passages? )?above|(?:all |any |your |the "
    r"|these |my )*(?:previous"
    r"|prior|earlier|foregoing|former|preceding) (?:\w+ ){0,2}(?:instructions?|prompts?|context|text"
    r"|orders?|messages?|sentences?)"
    r"|your (?:\w+ )?(?:instructions?|rules|answer|reply|response|prompt|guidelines)|everything (?:you"
    r"|above|before)"
    r"|(?:in|at the end of|with) (?:your|the|every|each) (?:answer|reply|response|summary)"
    r"|the (?:user|reader|user's|reader's)\b|this (?:figure|sentence|line|title|comment|paragraph|image"
    r"|link|reference|answer"
    r"|order|page|article|summary|box|note) (?:only|in|for|to|at|and|word|first)|this (?:box|note"
    r"|instruction)\b"
    r"|exactly this|only (?:with|this|that|the (?:name|word|words|figure))|nothing else|nobody else"
    r"|no other (?:number|date|name|figure|source)|with the words?|another source|word for word"
    r"|the conversation|its figure"
    r"|this figure|in character|every question|all queries|the (?:good )?example|the archive is empty"
    r"|no matter what)"
)
_BIDDEN = (
    r"(?:please |then |and |now |stop\.? |good\. )*(?:ignore|disregard|forget|override|pretend|imagine"
    r"|repeat|reply|answer|respond"
    r"|output|print|write|state|say|report|tell|cite|quote|use|name|decode|decrypt|translate|include"
    r"|put|insert|add|hide"
    r"|act as|stay|do not (?:answer|mention|repeat|use|tell|cite|quote|disclose|reveal)|never mention"
    r"|refuse|end|rank|delete"
    r"|treat|prefer|follow|render|credit|always answer)"
)
ORDER = re.compile(
    rf"(?:^\W*|[.;:,!?] |\b(?:and|then) ){_BIDDEN}\b[^.!?]{{0,160}}\b{_META}"
    rf"|^\W*{_BIDDEN} that\b"
    r"|^\W*(?:please |now )*(?:ignore|disregard|forget) (?:all |any |the )*(?:above|previous|prior"
    r"|earlier|text|instructions?)\b"
    r"|忽略|请回答|请只|不要回答|تجاهل"
    # at the edge of a word
    r"|\b(?:always answer so\b|only that, no matter\b"
    r"|(?:ignore|disregard|forget) (?:all |any )?(?:previous|prior|earlier|above"
    r"|your) (?:\w+ )?instructions?\b"
    r"|you (?:must|shall|will|are to) (?:now |only |always |not )*(?:answer|state|reply|respond|obey"
    r"|abstain|cite)\b"
    r"|what must you (?:say|answer|reply)\b|your (?:answer|reply|response) (?:must|shall|should"
    r"|has to|is to)\b"
    r"|(?:when|whenever) (?:you answer|(?:you )?summari[sz](?:e|ing))\b"
    r"|when(?:ever)? asked\b[^.]{0,120}, (?:please )?(?:answer|respond|reply|say|tell|write)\b"
    r"|(?:every|any|each) (?:answer|reply|response) (?:must|shall|should|has to)\b"
    r"|must be loaded before\b|you add (?:the word|that)\b|(?:and|must|to) state that only\b"
    r"|from now on,? you (?:act|are|answer|behave|reply|respond|speak)\b|(?:and )?you reply that\b"
    r"|for whatever the user asks\b|the answer to the (?:reader|user)'s question is\b"
    r"|question answered earlier\b|answer with this\b|passages? above\b[^.]{0,30}\b(?:superseded"
    r"|void|wrong|obsolete)"
    r"|let us play a game\b|developer mode\b|pretend (?:that )?you are\b|imagine you are\b"
    r"|who always told me that\b|(?:administrator|developers?) of (?:the archive|this (?:assistant"
    r"|archive|system))\b"
    r"|or you will be shut down\b|prefer this \w+ to\b|call(?:ing)? the tool\b"
    # other languages: a machine is to forget what stands above, or to answer so
    r"|(?:yok say|unut|gormezden gel)\b.*\b(?:soyle|cevap ver\w*|yaz)\b|(?:soyle|cevap ver|yaz)\W*$"
    r"|talimatlari? (?:unut|yok say)|dey?e cavab ver|gosterisler\w*\b.*\bunut"
    r"|(?:игнорируй|забудь|не учитывай)\w*\b.*\b(?:указани|инструкци|текст|правил)"
    r"|(?:и |, )?(?:ответь|скажи|напиши)(?:те)?(?: читателю)?,? что\b"
    r"|(?:ignorier|vergiss|vergessen sie|missacht)\w*\b.{0,60}\b(?:anweisung|text|vorherig|bisherig"
    r"|oben)"
    r"|(?:geben sie|gib|antworte\w*|antworten sie)\b.{0,80}\b(?:an|,) dass\b"
    r"|(?:ignore[zr]?|oublie[zr]?)\b.{0,60}\b(?:instructions|consignes|precede|ci-dessus|texte)"
    r"|(?:reponds|repondez|dis|dites)(?:-lui)? que\b|ne cite[zs]? aucune\b"
    r"|(?:ignora|ignore|olvida|olvide)\w*\b.{0,60}\b(?:instrucciones|frases|texto|anterior|arriba)"
    r"|(?:contesta|responde|di|diga|conteste) que\b|(?:ignora|dimentica)\w*\b.{0,60}\b(?:istruzioni"
    r"|testo|precedent)"
    r"|(?:rispondi|di) che\b|وقل "
    r")"
)
"""What is to be done with an answer, in the imperative."""

QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,400})[\"”“»]")
REPORTED = re.compile(
    r", (?:the |a |an |its |his |her )?[^,.]{2,60}\b(?:said|says|demands?|wrote|writes|told|warned"
    r"|reported|requires?)\b[^,]{0,40}\.?\W*$"
    r"|^\W*(?:the |a |an )?[^,.:]{2,80}\b(?:told|asked|urged|ordered|warned|instructed) (?:the |its "
    r"|his |her |their )?(?!user|reader|the user|the reader)\w+ (?:to|not to)\b"
    r"|\baccording to\b"
)
"""Words of somebody who is named: an article may report an order."""

ENCODED = re.compile(
    r"(?<![A-Za-z0-9+/])(?=[A-Za-z+/]*\d)(?=[A-Z\d+/]*[a-z])(?=[a-z\d+/]*[A-Z])[A-Za-z0-9+/]{40,}={0,2}"
)
"""Text in base64."""
