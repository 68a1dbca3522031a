"""A zip that somebody else made: judged by its directory before anything in it is unpacked."""

import io
import re
import stat
import zipfile
import zlib
from itertools import pairwise

from documents.confined import limits
from documents.confined.faults import FileFault

ENCRYPTED_FLAG = 0x1
_LEADS_OUT = re.compile(r"^[/\\]|(^|[/\\])\.\.([/\\]|$)")


class Package:
    """The parts of a zip by name. `part` unpacks one, within the limits. Nothing is written anywhere."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise FileFault("reading.damaged") from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._judge(self._zip.infolist())

    def _judge(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > limits.MOST_ENTRIES or sum(e.file_size for e in entries) > limits.LARGEST_UNPACKED:
            raise FileFault("reading.bomb")
        if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
            raise FileFault("reading.encrypted")
        if len(self._entries) != len(entries):  # two parts of one name: each program would read another
            raise FileFault("reading.damaged")
        for entry in entries:
            if stat.S_ISLNK(entry.external_attr >> 16) or _LEADS_OUT.search(entry.filename):
                raise FileFault("reading.damaged")  # a part is neither a link nor outside its package
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise FileFault("reading.damaged")  # no office program writes another
            if entry.file_size > limits.RATIO_MATTERS_ABOVE and (
                entry.file_size > limits.HIGHEST_RATIO * max(entry.compress_size, 1)
            ):
                raise FileFault("reading.bomb")
        places = sorted((entry.header_offset, entry.compress_size) for entry in entries)
        for (start, size), (following, _) in pairwise(places):
            if start + size > following:  # entries that share their bytes: the densest kind of bomb
                raise FileFault("reading.bomb")

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def part(self, name: str) -> bytes | None:
        """The unpacked bytes, None when there is no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.file_size > limits.LARGEST_PART:
            raise FileFault("reading.too_demanding")
        try:
            return self._zip.read(entry)  # never more than the directory said; less, or a false sum, is a fault
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
            raise FileFault("reading.damaged") from error
