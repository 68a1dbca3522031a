"""The fonts of GB/T 9704-2012 and what may stand for them. Pure.

A paper names the official font; a word processor that lacks it takes the alternative named in the font
table. For PDF made here, `fontconfig_rules` gives LibreOffice the same substitutes.
"""

from typing import NamedTuple


class Font(NamedTuple):
    """An official font, the name of Windows' own font of the kind, and free fonts in order of likeness."""

    name: str
    other: str
    free: tuple[str, ...]


TITLE = Font("方正小标宋简体", "宋体", ("FandolSong", "Source Han Serif SC", "Noto Serif CJK SC", "AR PL UMing CN"))
BODY = Font(
    "仿宋_GB2312",
    "仿宋",
    ("FangSong", "FandolFang R", "Source Han Serif SC", "Noto Serif CJK SC", "AR PL UMing CN"),
)
BLACK = Font("黑体", "SimHei", ("FandolHei", "Source Han Sans SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei"))
KAI = Font("楷体_GB2312", "楷体", ("KaiTi", "FandolKai", "AR PL UKai CN", "Source Han Serif SC", "Noto Serif CJK SC"))
SONG = Font("宋体", "SimSun", ("FandolSong", "Source Han Serif SC", "Noto Serif CJK SC", "AR PL UMing CN"))
ALL = (TITLE, BODY, BLACK, KAI, SONG)
LATIN = "Times New Roman"
_LATIN_FREE = ("Liberation Serif", "TeX Gyre Termes", "Noto Serif CJK SC")


def fontconfig_rules() -> str:
    """A fontconfig file that maps every official font that is missing to a free one."""
    rules = "".join(
        f"<alias binding='same'><family>{font.name}</family><prefer>"
        + "".join(f"<family>{name}</family>" for name in (font.name, font.other, *font.free))
        + "</prefer></alias>"
        for font in (*ALL, Font(LATIN, LATIN, _LATIN_FREE))
    )
    return (
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<include ignore_missing='yes'>/etc/fonts/fonts.conf</include>{rules}</fontconfig>"
    )
