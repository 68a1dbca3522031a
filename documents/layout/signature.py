"""Where the signature and the date stand (GB/T 9704-2012, 7.3.5). Pure; lengths in twentieths of a point."""

from typing import NamedTuple

from documents.layout.titles import width

CHAR = 315  # one character of the grid: 156 mm / 28, rounded down
_LINE_CHARS = 28


class Indents(NamedTuple):
    """Right indents of the two right-aligned lines."""

    name: int
    day: int


def signature_indents(name: str, day: str, *, sealed: bool) -> Indents:
    """With a seal: the date four characters from the right, the name centred above it.

    Without: the name two characters from the right, the date's first character two to the right of the
    name's first; where the date is longer than that allows, the date takes the two characters and the
    name moves left.
    """
    name_width, day_width = width(name), width(day)
    if sealed:
        day_right = 4.0
        name_right = day_right + (day_width - name_width) / 2
        if name_right < 0:  # a long name: keep it inside the margin and the date under its middle
            day_right, name_right = (name_width - day_width) / 2, 0.0
    else:
        name_right = 2.0
        day_right = name_right + name_width - 2.0 - day_width
        if day_right < 2.0:  # noqa: PLR2004 - the two characters of the standard
            day_right = 2.0
            name_right = day_right + day_width + 2.0 - name_width
    most = _LINE_CHARS - max(name_width, day_width)
    return Indents(*(round(CHAR * max(0.0, min(each, most))) for each in (name_right, day_right)))
