"""How the font of the slips was made: `python -m voting.slips.fonts.make NotoSansCJK-Regular.ttc`.

From the collection's Simplified Chinese face (Debian's fonts-noto-cjk) it keeps ASCII and all of GB 2312:
6,763 characters and the full-width punctuation. Outlines only, no hints and no layout tables: 1.5 MB.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = Path(__file__).parent
TARGET = HERE / "NotoSansCJKsc-GB2312.otf"
FACE = "Noto Sans CJK SC"
FURTHER = "·—…“”‘’〓〇✂✓"


def characters() -> set[int]:
    """ASCII, GB 2312, and a few signs."""
    known = set(range(0x20, 0x7F)) | {ord(sign) for sign in FURTHER}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            known |= {ord(c) for c in bytes([row, cell]).decode("gb2312", errors="ignore")}
    return known


def main(source: str) -> None:
    face = next(font for font in TTCollection(source, lazy=True).fonts if font["name"].getDebugName(4) == FACE)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 5, 6, 13])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(face)
    face.flavor = None
    face.save(TARGET)


if __name__ == "__main__":
    main(sys.argv[1])
