"""Name cards (座签): one sheet folded across the middle, the name upright below and upside down above.

Word cannot turn text by 180 degrees in a table, so both names are VML word art, which Word, WPS and
LibreOffice all draw and which stretches a name to the width of its half.
"""

from xml.sax.saxutils import quoteattr

from documents.layout.fonts import TITLE

_HALF = 148.5  # mm: A4 folded once
_WIDTH, _HEIGHT = 180, 60  # of the name, mm
_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def tent(text: str) -> str:
    """One page: the paragraph that carries both halves. The kind of drawing is defined once, with the first."""
    below = _name(text, top=_HALF + (_HALF - _HEIGHT) / 2, turned=False)
    above = _name(text, top=(_HALF - _HEIGHT) / 2, turned=True)
    return (
        "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>{{?首项}}</w:t></w:r>"
        f"<w:r><w:pict {_NAMESPACES}>{_TYPE}</w:pict></w:r><w:r><w:t>{{{{/首项}}}}</w:t></w:r>"
        f"<w:r><w:pict {_NAMESPACES}>{above}</w:pict></w:r>"
        f"<w:r><w:pict {_NAMESPACES}>{below}</w:pict></w:r></w:p>"
    )


def _name(text: str, *, top: float, turned: bool) -> str:
    style = (
        f"position:absolute;margin-left:{(210 - _WIDTH) / 2:g}mm;margin-top:{top:g}mm;"
        f"width:{_WIDTH}mm;height:{_HEIGHT}mm;"
        f"{'rotation:180;' if turned else ''}"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    font = f"font-family:&quot;{TITLE.name}&quot;;font-size:1pt"
    return (
        f'<v:shape type="#_x0000_t136" style="{style}" fillcolor="black" stroked="f">'
        f'<v:textpath style="{font}" string={quoteattr(text)}/></v:shape>'
    )
