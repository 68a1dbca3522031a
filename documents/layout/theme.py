"""The theme part: nothing of it is used, but Word's own rules ask that it be there."""

from documents.layout.fonts import BODY, LATIN, TITLE, Font

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "333333",
    "lt2": "EEEEEE",
    "accent1": "C00000",
    "accent2": "7F7F7F",
    "accent3": "A5A5A5",
    "accent4": "595959",
    "accent5": "404040",
    "accent6": "262626",
    "hlink": "0000FF",
    "folHlink": "800080",
}


def _family(name: str, font: Font) -> str:
    return f'<a:{name}><a:latin typeface="{LATIN}"/><a:ea typeface="{font.name}"/><a:cs typeface=""/></a:{name}>'


def theme_xml() -> str:
    """word/theme/theme1.xml: black on white, the fonts of the papers, the plainest of effects."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文">{_family("majorFont", TITLE)}{_family("minorFont", BODY)}</a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
