"""Small OLE compound files by hand: a directory with names, and enough of a .doc to carry its flags."""

import struct

SECTOR = 512
END = 0xFFFFFFFE
FREE = 0xFFFFFFFF


def _entry(name: str, start: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + bytes(50) + struct.pack("<II", start, 4096) + bytes(4)


def compound(*names: str, flags: int = 0) -> bytes:
    """A file whose directory (sector 0) holds the names; sector 1 is the table, sector 2 the first stream."""
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HH", header, 30, 9, 6)
    struct.pack_into("<I", header, 48, 0)
    struct.pack_into("<I", header, 68, END)
    struct.pack_into("<109I", header, 76, 1, *([FREE] * 108))
    directory = b"".join(_entry(name, 2) for name in ("Root Entry", *names)).ljust(SECTOR, b"\0")
    table = struct.pack("<128I", END, END, END, *([FREE] * 125))
    stream = (struct.pack("<H", 0xA5EC) + bytes(8) + struct.pack("<H", flags)).ljust(SECTOR, b"\0")
    return bytes(header) + directory[:SECTOR] + table + stream
