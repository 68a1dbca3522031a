"""A PDF written as it goes: page after page leaves, and only the place of each object is remembered.

After ISO 32000-1; one font with embedded glyphs, one drawing that all pages share.
"""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from voting.slips.font import Glyphs

A4 = (595.28, 841.89)  # points
MM = 72 / 25.4
CATALOG, PAGES, FONT, DESCENDANT, DESCRIPTOR, FONT_FILE, UNICODE, SHARED = range(1, 9)
FIRST_PAGE = 9
_PER_LINE = 100  # pairs in one part of the table of characters, by the standard


class _File:
    """Numbers bytes as they leave."""

    def __init__(self) -> None:
        self.length = 0
        self.places = array("Q", [0])

    def write(self, text: bytes) -> bytes:
        self.length += len(text)
        return text

    def object(self, number: int, body: bytes) -> bytes:
        while len(self.places) <= number:
            self.places.append(0)
        self.places[number] = self.length
        return self.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def stream(self, number: int, data: bytes, entries: str = "") -> bytes:
        packed = zlib.compress(data, 1)
        head = f"<< {entries} /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        return self.object(number, head + packed + b"\nendstream")

    def end(self) -> bytes:
        start = self.length
        rows = b"".join(b"%010d 00000 n \n" % place for place in self.places[1:])
        count = len(self.places)
        return b"xref\n0 %d\n0000000000 65535 f \n%s" % (
            count,
            rows,
        ) + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, CATALOG, start)


def document(glyphs: Glyphs, shared: str, pages: Iterable[str]) -> Iterator[bytes]:
    """The file in parts. `shared` is drawn with `/S Do`, `pages` are contents of A4 pages; the font is /F."""
    file = _File()
    yield file.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    yield from _font(file, glyphs)
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 {A4[0]} {A4[1]}] /Resources << /Font << /F {FONT} 0 R >> >>"
    yield file.stream(SHARED, shared.encode(), form)
    number = FIRST_PAGE
    resources = f"<< /Font << /F {FONT} 0 R >> /XObject << /S {SHARED} 0 R >> >>"
    for content in pages:
        page = f"<< /Type /Page /Parent {PAGES} 0 R /Contents {number + 1} 0 R /Resources {resources} >>"
        yield file.object(number, page.encode()) + file.stream(number + 1, content.encode())
        number += 2
    kids = " ".join(f"{page} 0 R" for page in range(FIRST_PAGE, number, 2))
    count = (number - FIRST_PAGE) // 2
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 {A4[0]} {A4[1]}] >>"
    yield file.object(PAGES, tree.encode())
    yield file.object(CATALOG, f"<< /Type /Catalog /Pages {PAGES} 0 R >>".encode())
    yield file.end()


def _font(file: _File, glyphs: Glyphs) -> Iterator[bytes]:
    name = "/SLIPSA+NotoSansCJKsc-Regular"
    yield file.object(
        FONT,
        f"<< /Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H "
        f"/DescendantFonts [{DESCENDANT} 0 R] /ToUnicode {UNICODE} 0 R >>".encode(),
    )
    widths = " ".join(f"{glyphs.cids[sign]} [{width}]" for sign, width in glyphs.widths.items())
    yield file.object(
        DESCENDANT,
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont {name} /FontDescriptor {DESCRIPTOR} 0 R /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{widths}] >>".encode(),
    )
    box = " ".join(map(str, glyphs.box))
    yield file.object(
        DESCRIPTOR,
        f"<< /Type /FontDescriptor /FontName {name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {glyphs.ascent} "
        f"/Descent {glyphs.descent} /CapHeight 733 /StemV 80 /FontFile3 {FONT_FILE} 0 R >>".encode(),
    )
    yield file.stream(FONT_FILE, glyphs.cff, "/Subtype /CIDFontType0C")
    yield file.stream(UNICODE, _to_unicode(glyphs).encode())


def _to_unicode(glyphs: Glyphs) -> str:
    """So that a reader can copy and search, and a screen reader can read aloud."""
    pairs = [f"<{cid:04x}> <{sign.encode('utf-16-be').hex()}>" for sign, cid in glyphs.cids.items()]
    parts = [pairs[i : i + _PER_LINE] for i in range(0, len(pairs), _PER_LINE)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
