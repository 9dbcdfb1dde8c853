"""Reading HTML in tests as a browser does: elements, addresses, text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link"}
TAGS = {
    "a",
    "article",
    "aside",
    "blockquote",
    "button",
    "details",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "header",
}
TAGS |= {"li", "mark", "ol", "p", "s", "section", "span", "summary", "ul"}
ATTRIBUTES = {
    "class",
    "href",
    "id",
    "title",
    "target",
    "rel",
    "role",
    "hidden",
    "type",
    "tabindex",
    "lang",
    "dir",
    "value",
    "data-article",
}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


@dataclass
class Document(HTMLParser):
    """The elements of a piece of HTML, each with the text inside it."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def of(self, tag: str = "", cls: str = "") -> list[Element]:
        """Return the elements of a tag or class."""
        return [e for e in self.elements if (not tag or e.tag == tag) and (not cls or cls in e.classes)]


def read(html: str) -> Document:
    """Return well-formed HTML as a document; fails where an element is not closed in order."""
    document = Document()
    document.feed(html)
    document.close()
    assert not document.open
    return document


def assert_harmless(html: str) -> None:
    document = read(html)
    assert {element.tag for element in document.elements} <= TAGS
    for element in document.elements:
        assert set(element.attributes) <= ATTRIBUTES
        if "href" in element.attributes:
            address = element.attributes["href"]
            assert address.startswith(("#", "?q=", "article/", "http://", "https://"))
            if address.startswith("http"):
                assert element.attributes["rel"] == "noopener noreferrer"
                assert element.attributes["target"] == "_blank"
