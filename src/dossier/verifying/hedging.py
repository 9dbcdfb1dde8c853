"""Words that deny or weaken what follows them, folded, by language, as parts of patterns."""

from __future__ import annotations

from typing import Literal

from dossier.timing.words import word_set

Mode = Literal["not", "possible", "plan", "will", "claim"]
"""Denied; thought possible; wanted or planned; announced for certain; said by a party alone."""

RANK: dict[Mode, int] = {"possible": 1, "claim": 1, "plan": 2, "will": 3}
"""How sure a text is of what it tells so; a plain fact is 4."""

_ENGLISH: dict[Mode, str] = {
    "not": r"""
        no longer|yet to|not|never|none|nobody|no one|nothing|neither|nor|without|no|hardly|unable to
        fail(?:s|ed|ure)? to|refus(?:ed|es|ing|al)(?: to)?|declin(?:ed|es|ing) to|den(?:ied|ies|y|ying)
        reject(?:ed|s|ing)|rul(?:ed|es|ing|e) out|lack(?:s|ed)?|absence of|stopped short of|cancel(?:led|ed|s)
        call(?:ed|s) off|scrapped|bann?(?:ed|s)|prevent(?:ed|s)|block(?:ed|s)|exclud(?:ed|es)|avoid(?:ed|s)
        halted|suspended|turned down|vot(?:ed|es) against|voted down|abandon(?:ed|s)|far from|instead of
        rather than|barred from|withheld|stopped
    """,
    "possible": r"""
        may|might|could|possibly|perhaps|maybe|likely|probably|possible|potential(?:ly)?|if|unless
        provided that|risk(?:s)? of
    """,
    "plan": r"""
        plan(?:s|ned|ning)? to|plan(?:s|ned|ning)? (?:for|a|an|the)|inten(?:d|ds|ded|tion) to
        aim(?:s|ed|ing)? to|hop(?:e|es|ed|ing) to|hope(?:s|d)? (?:for|that)
        expect(?:s|ed)?(?: to)?|about to|ready to
        consider(?:s|ed|ing)|mull(?:s|ing)|weigh(?:s|ing)
        (?:in )?(?:talks|negotiations|discussions)(?: on| about| over| to)
        negotiat(?:ing|ed|es)|discuss(?:ing|ed|es)|offer(?:s|ed) to|propos(?:es|ed|al)(?: to)?|suggest(?:s|ed)
        want(?:s|ed)? to|seek(?:s|ing)?(?: to)?|sought to|interest(?:ed)? in|poised to|prepar(?:ing|es|ed) to
        threaten(?:s|ed) to|tr(?:y|ying|ies|ied) to|attempt(?:ed|s)? to|urged|called (?:on|for)|calls for
        appeal(?:s|ed|ing)? (?:for|to)
        demanded|should|recommend(?:s|ed)?|likely to|bid (?:to|for)|draft|applied (?:to|for)
    """,
    "will": r"""
        will|shall|must|would(?! like)|due (?:for|in|next|this)|set to|scheduled (?:to|for)|to be
        vow(?:s|ed) to|promis(?:es|ed) to
        pledg(?:es|ed)(?: to)?|agreed to(?! (?:an?|the|its|his|her|their) )|is to|are to|was to|were to
    """,
    "claim": r"""
        reportedly|allegedly|allege(?:d|s)?|alleging|allegations?|claim(?:s|ed|ing)|unconfirmed|rumou?r(?:s|ed)?|suspect(?:s|ed)?
        accus(?:ed|es|ing)|supposedly|believ(?:es?|ed)|apparently|is said to|are said to
        reported to|thought to
        insist(?:s|ed)|suspicion|said to have|charged with|denies|indicted (?:for|on)|stands? accused
    """,
}
_TURKISH: dict[Mode, str] = {
    "possible": "belki|muhtemelen|olasi",
    "plan": r"planl\w+|gorusme\w*|niyet\w*|hedefl\w+|bekleni\w+|dusunu\w+|degerlendir\w+",
    "claim": r"iddia\w*|one sur\w+|soylenti\w*",
}
_AZERBAIJANI: dict[Mode, str] = {
    "possible": r"belke|ehtimal\w*|mumkun\w*",
    "plan": r"plan\w+|danisiq\w*|niyyet\w*|gozleni\w+",
    "claim": r"iddia\w*",
}
_RUSSIAN: dict[Mode, str] = {
    "not": r"не|нет|ни|без|никогда|никто|отриц\w+|отверг\w*|опроверг\w*|отказ\w+|исключ\w+|запрет\w+",
    "possible": "возможно|может|могут|вероятно|если",
    "plan": (
        r"планир\w+|намерен\w*|собира\w+|переговор\w*|рассматрива\w+|готов\w*|хоч\w+|хот\w+|предлож\w+|"
        r"предлага\w+"
    ),
    "will": "будет|будут",
    "claim": r"якобы|предположительно|слух\w*|обвин\w+|утвержда\w+",
}

FORWARD = {"en": _ENGLISH, "tr": _TURKISH, "az": _AZERBAIJANI, "ru": _RUSSIAN}
"""Words that bear on what follows, by language and mode."""

PASSIVE_TOO = (
    r"den(?:ied)|rejected|ruled out|cancel|called off|scrapped|banned|blocked|halted|suspended|turned down|"
    r"abandoned|excluded|prevented|avoided|averted|withheld|expected|claimed|alleged|suspected|"
    r"stopped|voted down"
)
"""Those that bear on what stands before where they are passive: "the talks were called off"."""

WITH_INFINITIVE = frozenset("expect expects expected want wants wanted asked urged suggested".split())  # noqa: SIM905
"""Verbs with another's deed after them: "expect the bank to cut"."""

CLAIMS = word_set(
    "claim claims claimed alleges alleged insists insisted believes believed denied denies deny denying"
)
"""Verbs of what one party says, who is not believed for it: "claims that the firm bribed them"."""

UNVERIFIED = (
    r"(?:(?:could|can|have|has|had|was|were|is|are) ?not (?:yet |immediately )?(?:be |"
    r"been )?(?:possible to )?"
    r"(?:independently |immediately |officially )?(?:be )?(?:confirm|verif|corroborat|substantiat)\w+|"
    r"no (?:independent )?(?:confirmation|verification|corroboration)|un(?:verified|confirmed|"
    r"corroborated|substantiated)|"
    r"(?:unable|impossible|not possible) to (?:independently )?(?:verify|confirm)|"
    r"(?:independently|evidence) (?:un|not )\w+ed|without (?:giving|providing|"
    r"offering) (?:any )?(?:evidence|proof)|"
    r"bağımsız\w* (?:olarak |kaynaklar\w* )?(?:doğrulan|teyit)\w*|müstəqil (?:mənbə\w* )?təsdiq\w*|"
    r"независим\w+ подтвержден\w+|не(?: был[аио]?)? (?:независимо )?подтвержд\w+|"
    r"проверить (?:\w+ )?невозможно)"
)
"""What a text says of a report that nobody else could confirm."""

PARTISAN = (
    r"(?:prosecut(?:ors?|ion)|opposition|rebels?|insurgents?|separatists?|militants?|militia|junta|"
    r"critics|opponents|"
    r"plaintiffs?|accusers?|activists|campaigners|rivals|defectors?|whistle-?blowers?|indictment|"
    r"lawsuit|complaint|"
    r"charge sheet|both sides|muhalefet|savcı\w*|iddianame\w*|müxalifət|прокур\w+|оппозици\w+|обвинени\w+)"
)
"""Those whose word about others is not taken for a fact."""

SAYS = word_set(
    "show shown prove proved mean confirm confirmed say said suggest believe think find know evidence "
    "proof sign signs plans plan"
)
"""Words whose denial is one of what they say: "did not show that coffee prevents it"."""

BACKWARD_TURKIC = r"degil\w*|yok(?:tur|tu)?|deyil\w*|yox(?:dur|du)?|olmad\w+|imtina|reddet\w*|yalanl\w*"
"""Turkish and Azerbaijani words that deny what stands before them."""

VERBS_TURKIC: dict[Mode, str] = {
    "not": (
        r"\w{2,}m[ae](?:d[iu](?!r)\w*|mis\w*|y[ae]c[ae][gkq]\w*|z(?:lar|ler)?|y[ie]b\w*|y[ie]r\w*|mas\w*)|"
        r"\w{2,}m[iu]yor\w*|\w{2,}m[iu]r(?:lar|ler)?"
    ),
    "possible": r"\w{2,}[ae]bil\w+",
    "will": r"\w{2,}[ae]c[ae][gkq]\w*",
}
"""Turkish and Azerbaijani verbs that carry it in their endings."""

DENIED_BY_FORM = r"""
    un(?:able|harm|hurt|injur|touch|chang|paid|sign|know|clear|like|heat|open|us|help|fit|success|safe|sold|built|arm)\w*
    \w{3,}less|free|exempt\w*|clos(?:ed|es|ure)
"""
"""Words that deny by themselves what another text denies outright: no heating, unheated."""

SOFT_DENIAL = r"""
    idle|miss(?:ed|es)?|exclu\w+|against|fewer|absent|absence|empty|stop\w*|end(?:ed|s)?
    halt\w*|shut|lost|lack\w*|refus\w+|declin\w+|fail\w*|barred|silent|silence|veto\w*|reject\w*|late|later|отключ\w*
    den(?:y|ied|ial)|instead|until|rather|too|loss|lift(?:ed)?|scrap\w*|withdr\w+|withh\w+|drop(?:ped)?|cancel\w*
    postpon\w+|suspend\w*|block\w*|avoid\w*|deadlock|stalemate|inactive|incomplete|innocent|impossible|illegal|invalid
    incorrect|false|wrong|safe|intact|secret|vacant|abstain\w*|boycott\w*|dismiss\w*|overturn\w*|quash\w*|turn(?:ed)?
    rul(?:ed|es|ing)|imtina|отказ\w*|sag|salamat\w*|stay(?:ed|s)?|remain\w*|last|off|only
    forbid\w*|forbad\w*|ban(?:ned|s)?|broke|broken|out
    oppos\w*|await\w*|pending|still|prevent\w*|wait\w*
"""
"""Words that a denial may be told with in one text, where another denies outright."""


def pattern(pieces: str) -> str:
    """Return the alternatives of several lines as one part of a pattern."""
    return "|".join(line.strip() for line in pieces.strip().split("\n"))
