"""Whether a sentence gives a reason, or only what stands beside a fact: "as" and "after" tell a time too."""

from __future__ import annotations

import re

_MARKS = (
    r"because|(?:due|owing|thanks) to|on account of|on (?:the )?grounds|in (?:response|reply|retaliation|"
    r"protest|return|order|view of|an? (?:effort|attempt|bid|move))|"
    r"as a (?:result|response|consequence)|"
    r"for (?:fear|lack|want|the sake)|so (?:that|as to)|lest|given (?:that|the)|therefore|thus|hence|amid|"
    r"which is why|"
    r"reason(?!abl)\w*|caus(?:ed?|es|ing)|purpose\w*|motiv\w+|expla(?:in|na)\w*|blam(?:ed?|es|ing)|"
    r"fear(?:s|ed|ing)?|concern(?:s|ed)?|worr(?:y|ied|ies)|protest(?:s|ed|ing)?|prompt(?:ed|s|ing)|"
    r"trigger(?:ed|s|ing)|forc(?:ed|es|ing)|driven|aim(?:s|ed|ing)?|want(?:s|ed|ing)?|hop(?:es?|ed|ing)|"
    r"need(?:s|ed)?|intend\w*|intention|mean(?:s|t|ing) that|accus(?:ed|es|ing)|"
    r"(?:enabl|allow)(?:e?d|e?s|ing) \w+ to|ma[dk]es? it|(?<!-)led \w*(?: ?)to|until"
)
_EVENTS = (
    r"findings?|reports?|allegations?|revelations?|claims?|complaints?|evidence|criticism|protests?|outcry|"
    r"accusations?|pressure|"
    r"(?:it|they|he|she) (?:emerged|became|was found|turned out|transpired|found|learn\w+)"
)
_COMPLEMENTED = (
    r"fail\w*|refus\w+|tr(?:y|ied|ies|ying)|agree[ds]?|plan(?:s|ned)?|beg[aiu]n\w*|start\w*|continue[ds]?|due|"
    r"set|ready|able|unable|is|are|was|were|be|been|had|has|have|like|expect\w*|decid\w+|decision|pledg\w+|"
    r"promis\w+|vow\w*|offer\w*|ask(?:ed|s)?|likely|about|going|used|right|seem\w*|yet"
)
_AIMS = (
    r"protect|prevent|avoid|stop|help|ease|improve|restore|strengthen|reduce|increase|boost|secure|ensure|support|"
    r"counter|deter|defend|keep|make|save|show|gain|win|get|give|allow|enable|punish|force|raise|replace|respond|"
    r"meet|comply|end|bring|free|check|find|see|put|send|let|study|examine|investigate|test|open|escape|share|"
    r"mark|honou?r|calm|settle|resolve|encourage|attract|hide|draw|fight|press(?:ure)?|limit|develop|modernise"
)
_TELLING = r"report|wr[io]te|sa(?:id|ys)\b|not(?:ed|es)\b|told\b|put\b|recall|describ|citing"
_REASON = re.compile(
    rf"(?i:\b(?:{_MARKS})\b)"
    r"|\bcit(?:ed|es|ing) (?:[a-z]|[\w’']+['’]s [a-z])"  # who is cited is a source
    r"|\bover (?!\d|an? |the (?:past|last|next|years?)|(?:one|two|three|four|five|six|seven|eight|nine|"
    r"ten|half|hundred) |[a-z]+ (?:million|thousand|per))[\w'’-]"
    r"|\b(?<!the )following (?!year|month|week|day)[\w'’-]"
    rf"|\bafter (?:\w+ly )?\w+ing\b|\bafter (?:(?!\d)[\w'’-]+ ){{0,2}}(?:{_EVENTS})\b"
    r"|\bfor (?:not )?[a-z]+ing\b"
    r"|\b(?:[Ss]ince|[Aa]s) (?:he|she|it|they|there|each|all|no|(?:the|its|his|her|their) [\w'’-]+ "
    r"(?:is|was|were|are|had|has|have|could|would|did|do|does))\b"
    r"|, (?:(?:as|since) |for (?=(?:he|she|it|they|there|its|his|her|their|the)\b(?! first)))"
    rf"(?!\d|then\b|[^,;.]*\b(?:{_TELLING}))"
    rf"|\b(?!(?:{_COMPLEMENTED})\b)[\w'’-]+,? to (?:{_AIMS})\b|^To (?:{_AIMS})\b"
)


def gives_reason(sentence: str) -> bool:
    """Return whether a sentence, in English, has a mark of a cause or an aim that is hardly anything else.

    "Because", "over concerns", "in response to" and "after finding that" are such; "closed nine days after
    the war" tells when.
    """
    return _REASON.search(sentence) is not None
