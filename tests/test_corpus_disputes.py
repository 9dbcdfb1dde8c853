"""Disputed figures of the starter corpus: each side stands in an article of its own, as in a real archive."""

import re

import frontmatter
import pytest

from tests.corpus_figures import CORPUS, ledger

SAID = {
    "F002": r"20\.7", "F013": "69 percent", "F015": "64 percent", "F022": "5,700",
    "F030": "[Aa]lmost two thirds", "F031": "60 percent", "F056": "March 2024", "F059": "veto",
    "F094": "test flight", "F095": "first flight", "F104": "15 years", "F110": r"4\.6 percent",
    "F111": r"17\.1 percent above", "F113": r"17\.1 percent more than in 2021", "F117": r"8\.4 billion",
    "F118": r"8\.1 billion", "F121": "2,783", "F123": "2,317", "F124": "3,825", "F125": "541",
    "F128": r"\b80\b", "F129": r"\b202\b", "F136": "512", "F137": r"\b32\b", "F140": r"\b200\b",
    "F144": "511", "F146": "self-propelled", "F148": r"\b84\b", "F217": "protocol of intent",
    "F224": "1998", "F227": r"260\.8", "F228": "194", "F245": "no export permits", "F247": "at least 70",
    "F248": "Tatra chassis", "F249": "[Ww]histle-blower", "F250": "February 2012",
    "F252": "contract.{0,30} 2011", "F261": "585", "F262": r"\b2 billion", "F264": "four", "F266": "eight",
    "F268": "40", "F269": r"\b60\b", "F276": r"\b48\b", "F278": "18 TOS-1A", "F279": "six TOS-1A",
    "F288": "36 guns", "F289": "40 guns", "F315": "4,000", "F316": "nonsense", "F317": "1,500",
    "F321": "Iran International", "F322": "denied", "F328": "92 states", "F329": "100 delegations",
    "F334": "many Turkish", "F379": "60-70 percent", "F392": "Qatar", "F403": "33 countries",
    "F404": "50 countries", "F418": "over 70", "F424": "letter of intent", "F425": "signed an",
    "F426": r"\b15\b", "F428": "price", "F434": "220",
}  # fmt: skip
"""The disputed facts and their other sides -> a pattern of what an article that tells them says."""

PAIRS = (
    "F002 F228", "F013 F015", "F013 F379", "F022 F124", "F030 F031", "F056 F217", "F059 F334", "F094 F095",
    "F104 F224", "F110 F111", "F110 F113", "F111 F113", "F117 F118", "F121 F124", "F123 F124", "F125 F316",
    "F128 F129", "F136 F144", "F137 F140", "F146 F148", "F227 F392", "F245 F248", "F247 F418", "F248 F249",
    "F250 F252", "F261 F262", "F264 F428", "F266 F268", "F266 F269", "F268 F269", "F276 F434", "F278 F279",
    "F288 F289", "F315 F316", "F316 F317", "F321 F322", "F328 F329", "F403 F404", "F424 F425", "F425 F426",
)  # fmt: skip
"""Two facts that do not agree."""

ONE_SIDED = {
    "F043", "F058", "F061", "F080", "F130", "F132", "F171", "F178", "F210", "F221", "F254", "F255", "F257",
    "F309", "F336", "F338", "F361", "F370", "F371", "F373", "F378", "F381", "F400", "F407", "F420", "F445",
    "F455", "F456", "F461",
}  # fmt: skip
"""Disputed facts whose other side stands in no fact or in the same one, or that tell no figure."""

each_side = pytest.mark.parametrize(
    ("side", "other"), [tuple(order) for pair in PAIRS for order in (pair.split(), pair.split()[::-1])]
)


@pytest.fixture(scope="module")
def articles() -> list[tuple[set[str], str]]:
    """Return of each article the facts that it names, and its title and text."""
    posts = [frontmatter.load(str(path)) for path in CORPUS.glob("*.md")]
    return [(set(map(str, post["facts"])), f"{post['title']}\n{post.content}") for post in posts]


@each_side
def test_each_side_stands_without_the_other(
    side: str, other: str, articles: list[tuple[set[str], str]]
) -> None:
    alone = [text for facts, text in articles if side in facts and other not in facts]
    assert any(re.search(SAID[side], text) and not re.search(SAID[other], text) for text in alone)


def test_every_disputed_fact_is_paired_or_known_to_be_one_sided() -> None:
    paired = {fact for pair in PAIRS for fact in pair.split()}
    disputed = {name for name, fact in ledger().items() if fact["disputed"]}
    assert disputed - paired == ONE_SIDED
    assert paired == set(SAID)
