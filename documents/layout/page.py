"""The page of GB/T 9704-2012 in figures. Pure; lengths in twentieths of a point unless named otherwise."""

from dataclasses import dataclass

LINES, CHARS = 22, 28
PITCH = 579  # 225 mm / 22 = 28.99 pt a line; 580 would leave room for 21 lines only


def mm(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page: size and margins, whether it is numbered and whether the text sits on the grid."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    numbered: bool = True
    grid: bool = True

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        return self.height - self.top - self.bottom


_SHORT, _LONG = 11906, 16838  # A4
# 天头37 订口28 版心156×225, so 35 below and 26 to the right
OFFICIAL = Page(_SHORT, _LONG, mm(37), mm(35), mm(28), mm(26))
# the same page turned: 订口 on top
LANDSCAPE = Page(_LONG, _SHORT, mm(28), mm(26), mm(35), mm(37), grid=False)
# forms, ballots and tables on one sheet
FORM = Page(_SHORT, _LONG, mm(25), mm(22), mm(24), mm(24), numbered=False, grid=False)
CARDS = Page(_SHORT, _LONG, mm(10), mm(10), mm(10), mm(10), numbered=False, grid=False)
PAGES = {"official": OFFICIAL, "landscape": LANDSCAPE, "form": FORM, "cards": CARDS}
# the dash of the page number stands 7 mm below the text; the line of 4号 type is 14 pt high
FOOTER = mm(35 - 7) - 7 * 20


def section(page: Page) -> str:
    """The section properties (w:sectPr) of a page."""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    numbers = '<w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>'
    # LibreOffice centres a grid of characters and so moves the margins; exact spacing in the styles keeps them
    kind = ' w:type="lines"' if page.grid else ""
    footer = min(FOOTER, page.bottom - mm(3))
    return (
        f"<w:sectPr>{numbers if page.numbered else ''}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{mm(15)}" w:footer="{footer}" w:gutter="0"/><w:docGrid{kind} w:linePitch="{PITCH}"/></w:sectPr>'
    )
