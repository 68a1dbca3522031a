"""The directory of an OLE compound file (.doc, .wps, an encrypted .docx), from its own description.

Only the names of streams and the first bytes of one stream are read ([MS-CFB] 2.2 to 2.6, [MS-DOC] 2.5.2).
"""

import struct
from typing import Final

from documents.confined.faults import FileFault

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER: Final = 512
END: Final = 0xFFFFFFF0
"""Sector numbers from here on are marks (end of chain, free, …), not places."""
MOST_SECTORS: Final = 65_536
ENTRY: Final = 128
ENCRYPTED_WORD: Final = 0x0100
SMALL: Final = 4096
"""A stream shorter than this stands in pieces of 64 bytes inside the stream of the root."""
PIECE: Final = 64
ROOT: Final = "Root Entry"


class Compound:
    """`streams`: name → (first sector, length) of every stream and storage whatever its depth."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            (shift,) = struct.unpack_from("<H", data, 30)
            (first_directory,) = struct.unpack_from("<I", data, 48)
            if shift not in (9, 12):
                raise FileFault("reading.damaged")
            self._size = 1 << shift
            self._table = self._allocation()
            self.streams = self._directory(first_directory)
        except (struct.error, ValueError) as error:
            raise FileFault("reading.damaged") from error

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size if self._size > HEADER else HEADER + number * self._size
        return self._data[start : start + self._size]

    def _numbers(self, sector: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    def _allocation(self) -> list[int]:
        places = [n for n in struct.unpack_from("<109I", self._data, 76) if n < END]
        (further,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while further < END and further not in seen and len(seen) < MOST_SECTORS:
            seen.add(further)
            *numbers, following = self._numbers(self._sector(further))
            places += [n for n in numbers if n < END]
            further = following
        return [n for place in places[:MOST_SECTORS] for n in self._numbers(self._sector(place))]

    def _directory(self, sector: int) -> dict[str, tuple[int, int]]:
        streams: dict[str, tuple[int, int]] = {}
        seen: set[int] = set()
        while sector < END and sector not in seen and len(seen) < MOST_SECTORS:
            seen.add(sector)
            block = self._sector(sector)
            for at in range(0, len(block) - ENTRY + 1, ENTRY):
                (length,) = struct.unpack_from("<H", block, at + 64)
                start, size = struct.unpack_from("<II", block, at + 116)
                if 2 <= length <= 64:  # noqa: PLR2004 - a name in UTF-16 with its end mark, of 64 bytes at most
                    name = block[at : at + length - 2].decode("utf-16-le", errors="replace")
                    streams.setdefault(name if streams else ROOT, (start, size))
            sector = self._following(sector)
        return streams

    def _following(self, sector: int) -> int:
        return self._table[sector] if sector < len(self._table) else END

    def _head(self, name: str) -> bytes:
        """The first bytes of a stream, up to the end of the piece or sector that they stand in."""
        start, size = self.streams[name]
        if size >= SMALL:
            return self._sector(start)
        sector, (skip, place) = self.streams[ROOT][0], divmod(start * PIECE, self._size)
        for _ in range(min(skip, MOST_SECTORS)):
            sector = self._following(sector)
        return self._sector(sector)[place : place + PIECE] if sector < END else b""

    def word_is_encrypted(self) -> bool:
        """Whether the flag of the main stream of a .doc says so."""
        head = self._head("WordDocument")
        if len(head) < 12:  # noqa: PLR2004 - the flags end there
            raise FileFault("reading.damaged")
        return bool(struct.unpack_from("<H", head, 10)[0] & ENCRYPTED_WORD)
