"""Verification: whether quotes bear out a statement that a language model wrote, and whether it answers."""

from dossier.verifying.aligning import align
from dossier.verifying.answering import answers, of_another, other_subject, unnamed
from dossier.verifying.contending import only_contends
from dossier.verifying.differing import Kind, differing
from dossier.verifying.holding import Likeness, likeness
from dossier.verifying.numbers import Amount, amounts
from dossier.verifying.offices import Office, mentions_post, name_words, office_in, offices, owner_in
from dossier.verifying.parties import countries_in, other_parties, partner_missing, tells_trade
from dossier.verifying.places import country, english_forms, same_country
from dossier.verifying.quantities import CURRENCIES, MAY_TELL_MONEY
from dossier.verifying.reading import language_of
from dossier.verifying.reasons import gives_reason
from dossier.verifying.reversing import done_otherwise, sides_swapped
from dossier.verifying.scopes import foretold
from dossier.verifying.shares import MAY_TELL_SHARE
from dossier.verifying.stages import not_so_far
from dossier.verifying.titling import titled_of_another
from dossier.verifying.trading import ARMS, may_trade, traded_otherwise
from dossier.verifying.verdict import Verdict, verify

__all__ = [
    "ARMS",
    "CURRENCIES",
    "MAY_TELL_MONEY",
    "MAY_TELL_SHARE",
    "Amount",
    "Kind",
    "Likeness",
    "Office",
    "Verdict",
    "align",
    "amounts",
    "answers",
    "countries_in",
    "country",
    "differing",
    "done_otherwise",
    "english_forms",
    "foretold",
    "gives_reason",
    "language_of",
    "likeness",
    "may_trade",
    "mentions_post",
    "name_words",
    "not_so_far",
    "of_another",
    "office_in",
    "offices",
    "only_contends",
    "other_parties",
    "other_subject",
    "owner_in",
    "partner_missing",
    "same_country",
    "sides_swapped",
    "tells_trade",
    "titled_of_another",
    "traded_otherwise",
    "unnamed",
    "verify",
]
