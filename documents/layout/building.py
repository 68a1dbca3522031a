"""Builds the Word file of a template from its wording: the parts that Word expects, in schema order."""

from itertools import accumulate
from xml.sax.saxutils import escape

from documents import zipping
from documents.layout.markup import Block, Cell, Paragraph, Row, Table, parse
from documents.layout.page import PAGES, Page, mm, section
from documents.layout.styles import W_NS, font_table_xml, styles_xml
from documents.layout.tents import tent
from documents.layout.theme import theme_xml

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def build(text: str) -> bytes:
    """The .docx of one wording (see markup.py for its form). Same wording, same bytes."""
    wording = parse(text)
    page = PAGES[wording.page]
    kept = _kept(wording.blocks, form=not page.grid)
    body = "".join(
        _block(block, page, keep=at in kept) + (_SLIVER if _touches(wording.blocks, at) else "")
        for at, block in enumerate(wording.blocks)
    )
    document = (
        f'{_XML}<w:document xmlns:w="{W_NS}" xmlns:r="{_R_NS}"><w:body>{body}{section(page)}</w:body></w:document>'
    )
    parts = {**_FIXED, "word/document.xml": document}
    return zipping.join(zipping.pack(name, content.encode()) for name, content in parts.items())


# two tables that touch become one, and Word wants a paragraph behind the last: one that nobody sees
_SLIVER = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def _touches(blocks: list[Block], at: int) -> bool:
    behind = blocks[at + 1] if at + 1 < len(blocks) else None
    return isinstance(blocks[at], Table) and (not isinstance(behind, Paragraph) or behind.style == "Marker")


_LONG_ENOUGH = 12  # characters: 特此报告 alone above a signature would still look like a forgotten line


def _kept(blocks: list[Block], *, form: bool) -> set[int]:
    """The blocks that stay on the page of the next: before a signature, and in a form all that is below its list.

    What is repeated is never among them: a chain as long as its list could not be kept, and the signature
    would stand alone after all.
    """
    kept: set[int] = set()
    repeated = _repeated(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.style == "Signature9704":
            begin = max((n for n in range(at) if n in repeated), default=-1) + 1
            first = _stays_with(blocks, begin, at)
            kept.update(n for n in range(first, at) if not _is_marker(blocks[n]))
    if form and repeated:
        kept.update(range(max(repeated) + 1, len(blocks) - 1))
    return kept


def _stays_with(blocks: list[Block], begin: int, signature: int) -> int:
    """The first of the blocks that stay with a signature: back to a sentence that is printed in any case.

    No page may carry a signature alone, and a longer chain would leave the page before it empty.
    """
    others: set[str] = set()
    for at in range(signature - 1, begin - 1, -1):
        block, conditions = blocks[at], _conditions(blocks, at)
        if not isinstance(block, Paragraph) or block.style != "Body" or len(block.text) < _LONG_ENOUGH:
            continue
        if not conditions or conditions[0] in others:
            return at
        others.add(conditions[0].translate(_OPPOSITE))
    return begin


_OPPOSITE = str.maketrans("?^", "^?")


def _conditions(blocks: list[Block], at: int) -> list[str]:
    """The conditions that a block stands under, the outermost first: `?当场宣布`."""
    found: list[str] = []
    for block in blocks[:at]:
        if _is_marker(block) and isinstance(block, Paragraph):
            if block.text.startswith("{{/"):
                found.pop()
            else:
                found.append(block.text[2:-2])
    return found


def _is_marker(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "Marker"


def _repeated(blocks: list[Block]) -> set[int]:
    """The blocks that stand once for each item of a list."""
    found: set[int] = set()
    lists: set[str] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            if lists or any("{{#" in line for row in block.rows for cell in row.cells for line in cell.lines):
                found.add(at)
        elif block.style == "Marker":
            name = block.text[3:-2]
            lists = lists | {name} if block.text.startswith("{{#") else lists - {name}
        elif lists:
            found.add(at)
    return found


def _block(block: Block, page: Page, *, keep: bool) -> str:
    return _table(block, page, keep=keep) if isinstance(block, Table) else _paragraph(block, page, keep=keep)


def _paragraph(paragraph: Paragraph, page: Page, *, keep: bool) -> str:
    if paragraph.style == "Tent":
        return tent(paragraph.text)
    if paragraph.style == "Break":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    new_page = "<w:pageBreakBefore/>" if paragraph.style == "AttachmentMark" else ""
    room = "" if page.grid or paragraph.style not in _HEADS else _ROOM
    return _p(paragraph.style, paragraph.text, ("<w:keepNext/>" if keep else "") + new_page + room)


_HEADS = {"Title9704", "Subtitle", "FormTitle"}
_ROOM = '<w:spacing w:after="120" w:line="579" w:lineRule="exact"/>'  # between a form's title and its table


def _p(style: str, text: str, layout: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{run}</w:p>'


def _table(table: Table, page: Page, *, keep: bool) -> str:
    edges = [round(page.text_width * part / sum(table.widths)) for part in accumulate(table.widths)]
    widths = [right - left for left, right in zip([0, *edges], edges, strict=False)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    borders = f"<w:tblBorders>{rules}</w:tblBorders>" if table.ruled else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        + "".join(_row(row, widths, table.size, keep=keep) for row in table.rows)
        + "</w:tbl>"
    )


def _row(row: Row, widths: list[int], size: str, *, keep: bool) -> str:
    cells, at = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[at : at + cell.span]), size, keep=keep))
        at += cell.span
    height = mm(row.height or 9)
    head = "<w:tblHeader/>" if row.head else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>'
        + "".join(cells)
        + "</w:tr>"
    )


def _cell(cell: Cell, width: int, size: str, *, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    lines = "".join(_p(cell.style + size.capitalize(), line, "<w:keepNext/>" if keep else "") for line in cell.lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>'


def _footer(side: str) -> str:
    """“— 1 —”, one character in from the outer edge (GB/T 9704-2012, 7.5)."""
    edge = "right" if side == "right" else "left"
    number = (
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    )
    layout = f'<w:ind w:{edge}Chars="100" w:{edge}="280"/><w:jc w:val="{edge}"/>'
    properties = f'<w:pPr><w:pStyle w:val="PageNumber"/>{layout}</w:pPr>'
    return f'{_XML}<w:ftr xmlns:w="{W_NS}"><w:p>{properties}{number}</w:p></w:ftr>'


def _content_types() -> str:
    kinds = {
        **{f"/word/{name}.xml": f"{_TYPE}.{name}+xml" for name in ("styles", "settings", "fontTable")},
        **{f"/word/footer{number}.xml": f"{_TYPE}.footer+xml" for number in (1, 2)},
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_R_NS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


_SETTINGS = (
    f'{_XML}<w:settings xmlns:w="{W_NS}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
_FIXED = {
    "[Content_Types].xml": _content_types(),
    "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
    "word/_rels/document.xml.rels": _relations(
        {
            "rIdStyles": ("styles", "styles.xml"),
            "rIdSettings": ("settings", "settings.xml"),
            "rIdFonts": ("fontTable", "fontTable.xml"),
            "rIdTheme": ("theme", "theme/theme1.xml"),
            "rIdOdd": ("footer", "footer1.xml"),
            "rIdEven": ("footer", "footer2.xml"),
        }
    ),
    "word/styles.xml": styles_xml(),
    "word/settings.xml": _SETTINGS,
    "word/fontTable.xml": font_table_xml(),
    "word/theme/theme1.xml": theme_xml(),
    "word/footer1.xml": _footer("right"),
    "word/footer2.xml": _footer("left"),
}
