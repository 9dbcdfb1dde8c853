"""Small PDF files, written by hand."""

from __future__ import annotations

from collections.abc import Sequence

Text = tuple[float, float, float, str]
"""Where a piece of text begins, from the left and from below, its size in points, and the text."""

WIDTH, HEIGHT = 595, 842
IMAGE = b"q 200 0 0 200 100 300 cm /Im Do Q\n"


def pdf(pages: Sequence[Sequence[Text]], *, info: str = "", more: bytes = b"", **parts: bytes) -> bytes:
    """Return a PDF with these pieces of text on its pages, in this order.

    Args:
        pages: the pieces of each page.
        info: entries of its properties, as in `/Title(Drones)`.
        more: drawn on each page besides.
        parts: `font`, `catalog` or `trailer`: entries to be added there.
    """
    content = [b"".join(map(_shown, page)) + more for page in pages]
    first = 6
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(content)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%b>>" % parts.get("catalog", b""),
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(content), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding%b>>"
        % parts.get("font", b""),
        b"<<%b>>" % info.encode("latin-1"),
        _stream(
            b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
        ),
    ]
    for at, drawn in enumerate(content):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources"
            b"<</Font<</F 3 0 R>>/XObject<</Im 5 0 R>>>>>>" % (WIDTH, HEIGHT, first + 2 * at + 1),
            _stream(drawn),
        ]
    if "unicode" in parts:
        objects.append(_stream(parts["unicode"]))
        objects[2] = objects[2][:-2] + b"/ToUnicode %d 0 R>>" % len(objects)
    return _file(objects, parts.get("trailer", b""))


def column(left: float, top: float, lines: Sequence[str], size: float = 10) -> list[Text]:
    """Return lines below each other."""
    return [(left, top - 1.2 * size * at, size, line) for at, line in enumerate(lines)]


def _shown(piece: Text) -> bytes:
    left, bottom, size, text = piece
    drawn = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /F %g Tf %g %g Td (%b) Tj ET\n" % (size, left, bottom, drawn)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), entries, data)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R/Info 4 0 R%b>>\nstartxref\n%d\n%%%%EOF"
        % (size, trailer, len(written))
    )
