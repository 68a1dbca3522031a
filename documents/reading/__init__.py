"""Reads what offices send: .docx, .doc, .odt, .wps and plain text → text, paragraphs, 字数.

No byte of the file is parsed in this process: `documents.confined` does that in one of its own.
"""

from documents.reading.notes import Note
from documents.reading.reader import Reading, read

__all__ = ["Note", "Reading", "read"]
