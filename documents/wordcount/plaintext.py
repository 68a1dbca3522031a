"""Bytes of a plain text file → text. Pure."""

from typing import Final

_MARKED: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> str | None:
    """The text, by its byte order mark, else UTF-8, else GB18030; None when it is no plain text.

    A NUL byte without a mark means a binary file: no text that an office types contains one.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _try(data, encoding)
    if b"\x00" in data:
        return None
    text = _try(data, "utf-8")
    return text if text is not None else _try(data, "gb18030")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
