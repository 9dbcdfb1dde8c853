"""PDF files: text that reads well, what they say of themselves, and those that cannot be read."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain, zip_longest

import pytest

from ingest.readers import Document, Draft, format_of
from ingest.readers import pdf as module
from ingest.reading import drafts_of
from ingest.report import Reason, UnusableError

from .pdf_files import IMAGE, Text, column, pdf

HEAD = "Talks on drones to end this year"
LEFT = [
    "The ministry said on Tuesday that the",
    "talks on the delivery of drones would",
    "end before the year was out, accord-",
    "ing to three officials.",
    "   The opposition asked for the terms",
    "of the deal and for the price, which",
    "had not been published by the govern-",
]
RIGHT = [
    "ment in Ankara. A well-known expert",
    "called the contract a step towards a",
    "new balance of forces in the region.",
]
ARTICLE = (
    "The ministry said on Tuesday that the talks on the delivery of drones would end before the year was "
    "out, according to three officials.\n\n"
    "The opposition asked for the terms of the deal and for the price, which had not been published by "
    "the government in Ankara. A well-known expert called the contract a step towards a new balance of "
    "forces in the region."
)


def indented(column: list[Text]) -> list[Text]:
    return [
        (left + 12 * text.startswith(" "), bottom, size, text.strip()) for left, bottom, size, text in column
    ]


def read(data: bytes) -> Draft:
    (draft,) = drafts_of(Document.of("a.pdf", data))
    if isinstance(draft, UnusableError):
        raise draft
    return draft


def refused(data: bytes) -> UnusableError:
    with pytest.raises(UnusableError) as caught:
        read(data)
    assert caught.value.detail.endswith(".")
    assert "\n" not in caught.value.detail
    return caught.value


def text_of(*lines: str) -> str:
    return read(pdf([column(50, 700, lines)])).text


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_paragraphs_and_hyphens(by_rows: bool) -> None:
    left, right = indented(column(50, 700, LEFT)), column(310, 700, RIGHT)
    body = [each for row in zip_longest(left, right) for each in row if each] if by_rows else left + right
    draft = read(pdf([[(50, 760, 22, HEAD), *body]]))
    assert draft.text == ARTICLE
    assert draft.title == HEAD


def test_a_table_stays_by_rows() -> None:
    rows = [[(50, y, 10, "Year"), (150, y, 10, "Sum"), (250, y, 10, "Share")] for y in (700, 688, 676, 664)]
    assert read(pdf([list(chain(*rows))])).text.count("Year Sum Share") == 4


def test_running_heads_and_page_numbers_go_and_articles_go_on_over_the_page() -> None:
    pages: list[list[Text]] = [
        [
            (50, 820, 8, "The Example Daily" if number % 2 else "World news"),
            *column(
                50, 700, [f"Page {number} begins here with some", f"words and goes on to page {number + 1}"]
            ),
            (300, 20, 8, str(number + 11)),
        ]
        for number in range(6)
    ]
    text = read(pdf(pages)).text
    assert "Daily" not in text
    assert "World news" not in text
    assert text.startswith("Page 0 begins here with some words and goes on to page 1 Page 1 begins here")
    assert "\n" not in text


def test_numbers_that_do_not_count_pages_stay() -> None:
    pages: list[list[Text]] = [
        [(50, 400, 10, "Sold in all:"), (50, 60, 10, sum_)] for sum_ in ("77", "12", "5")
    ]
    assert read(pdf(pages)).text.split() == [
        "Sold",
        "in",
        "all:",
        "77",
        "Sold",
        "in",
        "all:",
        "12",
        "Sold",
        "in",
        "all:",
        "5",
    ]


def test_hyphens_of_the_word_itself_stay_where_that_can_be_told() -> None:
    assert text_of("The Turkish-", "Azerbaijani talks and the F-", "16 jets") == (
        "The Turkish-Azerbaijani talks and the F-16 jets"
    )
    assert text_of("A long-", "term deal is a long-term deal") == "A long-term deal is a long-term deal"
    assert text_of("The min-", "isters met") == "The ministers met"
    assert text_of("He paused -", "then left") == "He paused - then left"


def test_ligatures_and_soft_hyphens() -> None:
    cmap = (
        b"/CIDInit begincmap 1 beginbfchar <41> <FB01> endbfchar 1 beginbfchar <42> <00AD> endbfchar endcmap"
    )
    draft = read(pdf([[(50, 700, 10, "Arst oBnly")]], unicode=_cmap(cmap)))
    assert draft.text.replace("\u00ad", "") == "first only"


def _cmap(body: bytes) -> bytes:
    return body + b" 1 begincodespacerange <00> <FF> endcodespacerange"


@pytest.mark.parametrize(
    "made_up", ["Microsoft Word - deal.doc", "untitled", "deal_final.indd", "Document1", ""]
)
def test_a_title_that_a_program_made_up_gives_way_to_the_headline(made_up: str) -> None:
    page = [(50, 760, 20, HEAD), *column(50, 700, LEFT)]
    assert read(pdf([page], info=f"/Title({made_up})")).title == HEAD
    assert read(pdf([page], info="/Title(Drones for Baku)")).title == "Drones for Baku"
    assert read(pdf([page[1:]], info=f"/Title({made_up})")).title is None


def test_what_a_document_says_of_itself() -> None:
    info = "/Title(Drones)/Author(A. Writer)/CreationDate(D:20210615120000+04'00')/ModDate(D:20240101)"
    draft = read(pdf([column(50, 700, ["Text."])], info=info, catalog=b"/Lang(en-GB)"))
    assert (draft.title, draft.author, draft.language) == ("Drones", "A. Writer", "en-GB")
    assert (draft.published, draft.dated_by) == ("2021-06-15", "properties")
    assert read(pdf([column(50, 700, ["Text."])], info="/Author(admin)")).author is None
    assert read(pdf([column(50, 700, ["Text."])], info="/Author(\xfe\xff\xd8\x00\x00A)")).author is None


@pytest.mark.parametrize(
    "info",
    [
        "/ModDate(D:20210615)",
        "/CreationDate(D:20210615)/Producer(Skia/PDF m90)",  # printed from a browser
        "/CreationDate(D:20211399)",
        "/CreationDate(yesterday)",
        f"/CreationDate(D:{datetime.now(UTC):%Y%m%d})",
    ],
)
def test_days_that_are_no_days_of_publication(info: str) -> None:
    draft = read(pdf([column(50, 700, ["Text."])], info=info))
    assert (draft.published, draft.dated_by) == (None, None)


def test_a_dateline_goes_before_the_properties() -> None:
    page = [*column(50, 700, ["Text of the article."]), (50, 820, 8, "The Example Daily, 9 June 2021")]
    draft = read(pdf([page], info="/CreationDate(D:20210615)"))
    assert (draft.published, draft.dated_by) == ("9 June 2021", "text")


def test_encrypted() -> None:
    keys = b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"41" * 32, b"42" * 32)
    identity = b"/ID[<41><41>]/Encrypt " + keys
    assert refused(pdf([column(50, 700, ["Text."])], trailer=identity)).reason is Reason.ENCRYPTED


def test_without_text() -> None:
    scanned = refused(pdf([[]], more=IMAGE))
    assert scanned.reason is Reason.EMPTY
    assert "only images" in scanned.detail
    assert "OCR" in scanned.detail
    assert refused(pdf([[]])).reason is Reason.EMPTY
    drawn = _cmap(b"begincmap 1 beginbfrange <20> <7E> <E000> endbfrange endcmap")
    assert "OCR" in refused(pdf([column(50, 700, ["Some words."])], unicode=drawn)).detail


def test_broken() -> None:
    whole = pdf([column(50, 700, ["Text."])] * 3)
    for data in (b"", b"%PDF-1.7", b"not a PDF", b"\0" * 5000, whole[:200]):
        assert refused(data).reason is Reason.FAILED
    assert (
        "Text." in read(whole[: whole.index(b"xref")] + whole[whole.index(b"trailer") :]).text
    )  # the table can be made anew


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([column(50, 700, ["Some text."])] * 3)
    monkeypatch.setattr(module, "_MOST_PAGES", 2)
    assert refused(data).reason is Reason.TOO_LARGE
    monkeypatch.setattr(module, "_MOST_PAGES", 3)
    monkeypatch.setattr(module, "_MOST_CHARACTERS", 25)
    assert refused(data).reason is Reason.TOO_LARGE


def test_read_in_a_process_of_its_own() -> None:
    assert format_of("a.PDF").isolated


def test_handles_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    opened: list[pypdfium2.PdfDocument] = []
    real = pypdfium2.PdfDocument

    def spy(data: bytes) -> pypdfium2.PdfDocument:
        opened.append(real(data))
        return opened[-1]

    monkeypatch.setattr(pypdfium2, "PdfDocument", spy)
    read(pdf([column(50, 700, ["Text."])]))
    refused(pdf([[]], more=IMAGE))
    assert [document.raw for document in opened] == [None, None]
