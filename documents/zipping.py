"""Zip files made of parts that were compressed earlier: what never changes is compressed once.

Dates are fixed, so the same parts give the same bytes.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_FIXED_DATE = (1980 - 1980) << 9 | 1 << 5 | 1  # 1 January 1980, the first day a zip can name
_DEFLATED, _VERSION, _UTF8_NAMES = 8, 20, 0x800
LEVEL = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a zip, compressed."""

    name: bytes
    crc: int
    size: int  # bytes before compression
    packed: bytes


def pack(name: str, data: bytes, level: int = LEVEL) -> Part:
    """Compresses one file; `level` is zlib's, 0 for what is compressed already."""
    squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(name.encode(), zlib.crc32(data), len(data), squeeze.compress(data) + squeeze.flush())


def join(parts: Iterable[Part]) -> bytes:
    """The zip file with these parts in this order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for part in parts:
        common = struct.pack(
            "<5H3L2H",
            _VERSION,
            _UTF8_NAMES,
            _DEFLATED,
            0,
            _FIXED_DATE,
            part.crc,
            len(part.packed),
            part.size,
            len(part.name),
            0,
        )
        directory += [
            b"PK\x01\x02",
            struct.pack("<H", _VERSION),
            common,
            struct.pack("<3H2L", 0, 0, 0, 0, at),
            part.name,
        ]
        body += [b"PK\x03\x04", common, part.name, part.packed]
        at += 30 + len(part.name) + len(part.packed)
    listing = b"".join(directory)
    count = len(directory) // 5
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(listing), at, 0)
    return b"".join([*body, listing, end])
