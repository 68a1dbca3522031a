"""Which files may stand as evidence. Decided by their first bytes, never by their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.core.files.base import File

LARGEST = 10 * 1024 * 1024
HEADS = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    b"%PDF-",
    b"PK\x03\x04",  # .docx, .xlsx
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # .doc, .xls
)


def is_acceptable(file: File[bytes]) -> bool:
    """Whether size and content are those of a picture, a PDF or an office file."""
    if not file.size or file.size > LARGEST:
        return False
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    return bool(head.startswith(HEADS))
