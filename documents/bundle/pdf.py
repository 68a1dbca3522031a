"""Takes the moment of making out of a PDF that LibreOffice wrote, so that it can be made twice alike.

Each replacement keeps its length: the places that the PDF's own table points to stay right.
"""

import re
from typing import Final

_MOMENTS: Final = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)(\d{14})([^)]*)(\))")
_IDENTIFIER: Final = re.compile(rb"(/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>)")
_CHECKSUM: Final = re.compile(rb"(/DocChecksum\s*/)([0-9A-Fa-f]+)")
_PAGES: Final = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
FIXED_MOMENT: Final = b"19800101000000"


def normalised(pdf: bytes) -> bytes:
    """The same pages without date, identifier and checksum of the making. Same length."""
    pdf = _MOMENTS.sub(lambda found: b"%s%s%s%s" % (found[1], FIXED_MOMENT, _zone(found[3]), found[4]), pdf)
    pdf = _IDENTIFIER.sub(
        lambda found: b"%s%s%s%s%s" % (found[1], b"0" * len(found[2]), found[3], b"0" * len(found[4]), found[5]), pdf
    )
    return _CHECKSUM.sub(lambda found: found[1] + b"0" * len(found[2]), pdf)


def pages_of(pdf: bytes) -> int | None:
    """How many pages a PDF of LibreOffice has; None where it does not say so in the open."""
    return len(_PAGES.findall(pdf)) or None


def _zone(zone: bytes) -> bytes:
    """A zone of the same length that says UTC: `+08'00'` → `+00'00'`, `Z` stays."""
    return re.sub(rb"\d", b"0", zone)
