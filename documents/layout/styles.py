"""The styles of the papers: fonts, sizes and spacing of GB/T 9704-2012, by the names that clerks see in Word."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from documents.layout.fonts import ALL, BLACK, BODY, KAI, LATIN, SONG, TITLE, Font
from documents.layout.page import PITCH

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5 = 44, 32, 28, 24, 21  # half points: 22, 16, 14, 12, 10.5 pt
# 16 pt type on a pitch of 15.79 pt; a twentieth more than the exact 4.2, or the 28th character would not fit
_TIGHT = '<w:spacing w:val="-5"/>'
_NO_GAPS = '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
_EXACT = f'<w:spacing w:line="{PITCH}" w:lineRule="exact"/>'
_LOOSE = '<w:spacing w:line="240" w:lineRule="auto"/>'
_TWO_CHARS = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. `layout` is XML of w:pPr in the order of the schema."""

    id: str
    name: str
    font: Font
    size: int
    layout: str
    extra: str = ""  # further XML of w:rPr behind the size


def _cells(kind: str, size: int) -> tuple[Style, ...]:
    name = {"": "", "Small": "（小）", "Large": "（大）"}[kind]
    return (
        Style(f"Cell{kind}", f"表格文字{name}", BODY, size, f'{_LOOSE}<w:jc w:val="center"/>'),
        Style(f"CellLeft{kind}", f"表格文字左{name}", BODY, size, f'{_LOOSE}<w:jc w:val="left"/>'),
        Style(f"CellHead{kind}", f"表格栏目{name}", BLACK, size, f'{_LOOSE}<w:jc w:val="center"/>'),
    )


STYLES = (
    Style("Title9704", "公文标题", TITLE, SIZE_2, f'<w:keepNext/>{_EXACT}<w:jc w:val="center"/>'),
    Style("Subtitle", "公文副标题", KAI, SIZE_3, f'{_EXACT}<w:jc w:val="center"/>'),
    Style("Addressee", "主送机关", BODY, SIZE_3, _EXACT),
    Style("Body", "公文正文", BODY, SIZE_3, f'{_EXACT}{_TWO_CHARS}<w:jc w:val="both"/>'),
    Style("Heading1", "公文一级标题", BLACK, SIZE_3, f'<w:keepNext/>{_EXACT}{_TWO_CHARS}<w:jc w:val="both"/>'),
    Style("Heading2", "公文二级标题", KAI, SIZE_3, f'<w:keepNext/>{_EXACT}{_TWO_CHARS}<w:jc w:val="both"/>'),
    Style("Centered", "公文居中", BODY, SIZE_3, f'{_EXACT}<w:jc w:val="center"/>'),
    Style("Attachment", "附件说明", BODY, SIZE_3, f'{_EXACT}{_TWO_CHARS}<w:jc w:val="left"/>'),
    Style("AttachmentMark", "附件序号", BLACK, SIZE_3, _EXACT),
    Style("Signature9704", "公文署名", BODY, SIZE_3, f'<w:keepNext/>{_EXACT}<w:jc w:val="right"/>'),
    Style("Date9704", "公文日期", BODY, SIZE_3, f'{_EXACT}<w:jc w:val="right"/>'),
    Style("Stage", "主持提示", KAI, SIZE_3, f'<w:keepNext/>{_EXACT}{_TWO_CHARS}<w:jc w:val="both"/>'),
    Style("FormTitle", "表格标题", TITLE, SIZE_2, '<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/>'),
    Style("Note", "表格说明", BODY, SIZE_SMALL_4, '<w:spacing w:before="60" w:after="60"/><w:jc w:val="both"/>'),
    Style("NoteRight", "表格落款", BODY, SIZE_SMALL_4, '<w:spacing w:before="60" w:after="60"/><w:jc w:val="right"/>'),
    *_cells("", SIZE_SMALL_4),
    *_cells("Small", SIZE_5),
    *_cells("Large", SIZE_4),
    Style("Digest", "摘要数字", SONG, SIZE_5, f'{_LOOSE}<w:jc w:val="left"/>'),
    Style("Marker", "重复与条件", BODY, SIZE_5, "<w:keepNext/>", '<w:color w:val="808080"/>'),
    Style("PageNumber", "公文页码", SONG, SIZE_4, '<w:spacing w:line="280" w:lineRule="exact"/>'),
)  # fmt: skip


def _fonts(font: Font, latin: str = LATIN) -> str:
    names = {"ascii": latin, "hAnsi": latin, "eastAsia": font.name, "cs": latin}
    return "<w:rFonts" + "".join(f" w:{kind}={quoteattr(name)}" for kind, name in names.items()) + "/>"


def _split(layout: str) -> str:
    """LibreOffice takes these from the style itself only, not from the one it is based on."""
    keep = "<w:keepNext/>"
    return keep + _NO_GAPS + layout.removeprefix(keep) if layout.startswith(keep) else _NO_GAPS + layout


def _style(style: Style) -> str:
    latin = {"PageNumber": SONG.name, "Digest": "Courier New"}.get(style.id, LATIN)
    color, rest = (style.extra, "") if style.extra.startswith("<w:color") else ("", style.extra)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_split(style.layout)}</w:pPr>'
        f"<w:rPr>{_fonts(style.font, latin)}{color}{_TIGHT if style.size == SIZE_3 else ''}"
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>{rest}</w:rPr></w:style>'
    )


def styles_xml() -> str:
    """word/styles.xml.

    Latin letters next to Chinese get no extra space and no punctuation hangs over the edge, or 28 characters
    a line would not hold (LibreOffice 7.4 knows neither setting and hangs a comma). Lines and characters are
    spaced by exact figures and do not snap to a grid: word processors snap differently.
    """
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{W_NS}"><w:docDefaults>'
        f"<w:rPrDefault><w:rPr>{_fonts(BODY)}"
        f'<w:sz w:val="{SIZE_3}"/><w:szCs w:val="{SIZE_3}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{_NO_GAPS}</w:pPr><w:rPr><w:snapToGrid w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(_style(style) for style in STYLES)
        + "</w:styles>"
    )


def font_table_xml() -> str:
    """word/fontTable.xml: the official fonts and what Windows calls its own of the kind."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(font.name)}><w:altName w:val={quoteattr(font.other)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for font in ALL
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{W_NS}">{fonts}</w:fonts>'
