"""The glyphs that one batch of slips needs, out of the font that comes with the product."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = Path(__file__).parent / "fonts" / "NotoSansCJKsc-GB2312.otf"
UNKNOWN = "〓"  # what a compositor sets for a sign that the case does not hold
EM = 1000


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A subset of the font. `cids` and `widths` (thousandths of the size) by character."""

    cff: bytes = field(repr=False)
    cids: Mapping[str, int]
    widths: Mapping[str, int]
    ascent: int
    descent: int
    box: tuple[int, int, int, int]

    def known(self, text: str) -> str:
        return "".join(sign if sign in self.cids else UNKNOWN for sign in text)

    def encode(self, text: str) -> str:
        """A PDF string of two-byte character ids."""
        return "<" + "".join(f"{self.cids[sign]:04x}" for sign in self.known(text)) + ">"

    def width(self, text: str, size: float) -> float:
        return sum(self.widths[sign] for sign in self.known(text)) * size / EM


@lru_cache(maxsize=8)
def glyphs_for(signs: frozenset[str]) -> Glyphs:
    """About half a second for the first batch of a session; remembered after that."""
    font = TTFont(io.BytesIO(SOURCE.read_bytes()))
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*map(ord, signs), ord(UNKNOWN)])
    cutter.subset(font)
    names = font.getBestCmap()
    head, across = font["head"], font["hhea"]
    cff = io.BytesIO()
    font["CFF "].cff.compile(cff, font)
    return Glyphs(
        cff=cff.getvalue(),
        cids={chr(code): int(name.removeprefix("cid")) for code, name in names.items()},
        widths={chr(code): font["hmtx"][name][0] for code, name in names.items()},
        ascent=across.ascent,
        descent=across.descent,
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
    )
