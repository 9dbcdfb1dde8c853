"""Encodings: what can be told is read right, and what cannot be told is refused, never guessed."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator

import pytest

from ingest.formats.decoding import decode, encoding_of
from ingest.formats.older_encodings import older_encoding
from ingest.report import Reason, UnusableError

TURKISH = (
    "Cumhurbaşkanı, Bakü'de düzenlenen törende iki ülke ilişkilerinde yeni bir dönemin başladığını "
    "söyledi. İş birliğinin güçlenerek süreceğini belirten yetkililer, insansız hava araçlarının "
    "teslimatının önümüzdeki yıl tamamlanacağını açıkladı. Muhalefet ise bütçenin Meclis'te yeterince "
    "tartışılmadığını öne sürdü."
)
RUSSIAN = (
    "Президент сообщил журналистам, что переговоры о поставках вооружений завершатся до конца года. По "
    "словам представителя министерства, стороны согласовали объём и сроки первой партии. Оппозиция "
    "потребовала обнародовать условия соглашения и назвать сумму, которую заплатит бюджет."
)
FRENCH = (
    "Le président a annoncé mardi que les négociations sur la livraison d'armes s'achèveraient avant la "
    "fin de l'année. D'après le porte-parole du ministère, les deux côtés se sont mis d'accord sur les "
    "délais. L'opposition a réclamé la publication du marché, dont le coût dépasserait les prévisions."
)
GERMAN = (
    "Der Präsident kündigte am Dienstag an, dass die Gespräche über die Lieferung vor Ende des Jahres "
    "abgeschlossen würden. Fachleute halten es für möglich, dass die Vereinbarung das Kräfteverhältnis "
    "verändert. In München demonstrierten Tausende gegen höhere Fahrpreise auf der Straße."
)
AZERBAIJANI = (
    "Prezident Şuşada keçirilən tədbirdə yeni müqavilənin imzalandığını bildirdi. Nazirliyin məlumatına "
    "görə, ilk çatdırılma gələn il başa çatacaq və ölkənin müdafiə qabiliyyətini gücləndirəcək."
)
JAPANESE = (
    "大統領は火曜日、武器の供与をめぐる交渉が年内に終わると発表した。"
    "双方は引き渡しの量と時期で合意したという。"
)

OLDER = [
    (TURKISH, "cp1254"),
    (TURKISH, "iso8859_9"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (RUSSIAN, "cp866"),
    (FRENCH, "cp1252"),
    (GERMAN, "cp1252"),
    (JAPANESE, "shift_jis"),
]


def cuts(text: str, length: int) -> Iterator[str]:
    """Yield pieces of a text that begin anywhere in it."""
    for start in range(0, len(text) - length + 1, 9):
        yield text[start : start + length]


@pytest.mark.parametrize(("text", "encoding"), OLDER)
def test_older_encodings_are_told_by_what_they_would_say(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(("length", "least"), [(25, 0.75), (50, 0.95), (100, 0.99)])
def test_the_shorter_a_text_the_more_is_refused_but_nothing_is_read_wrong(length: int, least: float) -> None:
    told: Counter[bool] = Counter()
    for text, encoding in OLDER:
        for piece in cuts(text, length):
            data = piece.encode(encoding)
            if data.isascii():
                continue
            found = older_encoding(data)
            told[found is not None] += 1
            assert found is None or data.decode(found) == piece
    assert told[True] >= least * told.total()


@pytest.mark.parametrize("text", [TURKISH, RUSSIAN, FRENCH, GERMAN, AZERBAIJANI])
@pytest.mark.parametrize("length", [1, 7, 30, 1000])
@pytest.mark.parametrize("width", ["16", "32"])
def test_wide_characters_with_and_without_a_mark(text: str, length: int, width: str) -> None:
    piece = text[:length].strip()
    for order in ("le", "be"):
        data = piece.encode(f"utf-{width}-{order}")
        mark = getattr(codecs, f"BOM_UTF{width}_{order.upper()}")
        assert decode(mark + data) == piece
        if b"\0" in data:  # without one, Cyrillic without a space is not told from single bytes
            assert decode(data) == piece


def test_typographic_signs_of_windows_in_english() -> None:
    text = "The president’s office said: “We are close” – the price, £40 million, was not given."
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data",
    [
        "Şuşa".encode("cp1254"),  # too short to tell
        b"\xd0\xc0\xde\xff\xfe\xe3",
        "déjà vu".encode("cp1252"),
        (AZERBAIJANI.encode()[:60] + b"\xff" + AZERBAIJANI.encode()[60:]),  # UTF-8 that is damaged
        bytes(range(1, 256)),
        bytes(range(128, 256)) * 20,
        b"\x89PNG\r\n\x1a\n\0\0",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)),
        b"text with a \0 byte",
        b"\0\0\0\0",
        b"\0\xff" * 100,
        b"\0\xff\0\xfe\0\xfd" * 100,
        "大統領は".encode("utf-16-le"),  # without a mark or a letter near ASCII
    ],
)
def test_what_cannot_be_told_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableError) as caught:
        decode(data)
    assert caught.value.reason is Reason.NOT_TEXT
    assert caught.value.detail.endswith(".")


def test_the_encoding_of_a_stream_is_told_from_its_beginning() -> None:
    for encoding in ("utf-8", "cp1254", "utf-16-le"):
        data = ("Türkçe satır: şöyle yazılmış, böyle okunmuş.\n" * 100).encode(encoding)
        for size in range(2000, 2008):
            told = encoding_of(data[:size], whole=False)
            assert data.decode(told) == data.decode(encoding)
    with pytest.raises(UnusableError):
        encoding_of("Türk".encode()[:2])
