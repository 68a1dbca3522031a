"""Checks a bundle with nothing but Python: `python -m documents.bundle verify FILE`, or with this file alone:
`python verify.py FILE`.

A bundle is sound when it holds exactly the files that its manifest names, each with its size and SHA-256,
and not one byte besides: no second file of a name, no name that leads out of the folder, nothing hidden
before, between or after the files.
"""

import argparse
import hashlib
import io
import json
import re
import struct
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

FORMAT: Final = "duty-evaluation-bundle/1"
MANIFEST: Final = "manifest.json"
PIECE: Final = 1 << 20
LARGEST_MANIFEST: Final = 64 << 20
ZIP_VERSION, UTF8_NAME, UNIX, ORDINARY_FILE = 20, 0x800, 3, 0o100644 << 16
NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say, written 0 and 33: the time of packing would make every bundle another one."""
Listed = dict[str, tuple[int, str]]
"""What a manifest says: path → size and SHA-256."""
UNSAFE: Final = re.compile(r'(^|/)\.{0,2}(/|$)|[\x00-\x1f\x7f\\:<>"|?*]|^/')


class Fault(NamedTuple):
    """`code`: unreadable, manifest, unsafe, duplicate, extra, missing, size, changed, hidden, corrects."""

    code: str
    path: str


WORDS: Final = {
    "unreadable": "不是完整的归档包，无法打开",
    "manifest": "清单缺失或无法识别（不是归档包，或者没有下载完整）",
    "unsafe": "文件名不安全",
    "duplicate": "同名文件重复",
    "extra": "清单中没有的文件",
    "missing": "清单中有而包内没有",
    "size": "大小与清单不符",
    "changed": "内容与清单不符",
    "hidden": "包内夹有清单之外的数据",
    "corrects": "不是对该归档包的更正",
}


def is_safe(path: str) -> bool:
    """Whether a path stays inside the folder into which a bundle is unpacked, on every system."""
    return bool(path) and UNSAFE.search(path) is None


def digest_of(file: BinaryIO) -> str:
    """SHA-256 of the rest of the file, 64 hexadecimal digits; one piece of a megabyte in memory at a time."""
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def verify(bundle: Path) -> list[Fault]:
    """Every fault of the bundle, in the order found; an empty list when it is sound. Never unpacks to disk."""
    try:
        with bundle.open("rb") as file, zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            by_name = {entry.filename: entry for entry in entries}
            listed = _manifest(archive, by_name)
            if listed is None:  # a file that was cut off ends with one of the papers in it, a zip of its own
                return [Fault("manifest", MANIFEST)]
            faults = list(_faults_of_shape(file, archive, entries))
            told = {fault.path for fault in faults}
            faults += [fault for fault in _faults_of_names(by_name, listed) if fault.path not in told]
            if faults:
                return faults  # what contradicts itself is not read any further
            return list(_faults_of_content(archive, by_name, listed))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        return [Fault("unreadable", str(error))]


def verify_correction(bundle: Path, earlier: Path) -> list[Fault]:
    """As `verify`, and whether the bundle names the earlier one as what it corrects."""
    faults = verify(bundle)
    if not earlier.is_file():
        faults.append(Fault("unreadable", str(earlier)))
    if not faults:
        with zipfile.ZipFile(bundle) as archive, earlier.open("rb") as file:
            if json.loads(archive.read(MANIFEST)).get("corrects") != digest_of(file):
                faults.append(Fault("corrects", str(earlier)))
    return faults


def _faults_of_shape(bundle: BinaryIO, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    seen: set[str] = set()
    offset = 0
    for entry in entries:
        folded = entry.filename.casefold()
        if not is_safe(entry.filename):
            yield Fault("unsafe", entry.filename)
        if folded in seen:
            yield Fault("duplicate", entry.filename)
        seen.add(folded)
        header = _header(entry)
        bundle.seek(offset)
        if entry.header_offset != offset or bundle.read(len(header)) != header:
            yield Fault("hidden", entry.filename)
            return
        offset += len(header) + entry.file_size
    bundle.seek(offset)
    directory = b"".join(_directory_entry(entry) for entry in entries)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *[len(entries)] * 2, len(directory), offset, 0)
    if bundle.read() != directory + end or archive.comment:
        yield Fault("hidden", "")


def _fixed(entry: zipfile.ZipInfo) -> tuple[bytes, bytes]:
    """What the two headers of a file share, and its name, as the writer spells them and in no other way."""
    name = entry.filename.encode()
    flags = 0 if entry.filename.isascii() else UTF8_NAME
    size = entry.file_size
    return struct.pack("<5H3L2H", ZIP_VERSION, flags, 0, 0, 33, entry.CRC, size, size, len(name), 0), name


def _header(entry: zipfile.ZipInfo) -> bytes:
    shared, name = _fixed(entry)
    return b"PK\3\4" + shared + name


def _directory_entry(entry: zipfile.ZipInfo) -> bytes:
    shared, name = _fixed(entry)
    written_by = struct.pack("<2B", ZIP_VERSION, UNIX)
    tail = struct.pack("<3H2L", 0, 0, 0, ORDINARY_FILE, entry.header_offset)
    return b"PK\1\2" + written_by + shared + tail + name


def _faults_of_names(entries: dict[str, zipfile.ZipInfo], listed: Listed) -> Iterator[Fault]:
    for path in sorted(entries.keys() - listed.keys() - {MANIFEST}):
        yield Fault("extra", path)
    yield from (Fault("missing", path) for path in listed if path not in entries)


def _faults_of_content(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], listed: Listed
) -> Iterator[Fault]:
    for path, (size, sha256) in listed.items():
        if entries[path].file_size != size:
            yield Fault("size", path)
        elif _digest_within(archive, entries[path]) != sha256:
            yield Fault("changed", path)


def _digest_within(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    try:
        with archive.open(entry) as file:
            return digest_of(file)  # type: ignore[arg-type]
    except zipfile.BadZipFile:  # its checksum or its own header does not fit
        return ""


def _manifest(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> Listed | None:
    """Path → size and SHA-256; None when it is missing, too large, or says something twice or not at all."""
    entry = entries.get(MANIFEST)
    if entry is None or entry.file_size > LARGEST_MANIFEST:
        return None
    try:
        content = json.loads(archive.read(entry), object_pairs_hook=_once)
        listed = {file["path"]: (int(file["size"]), str(file["sha256"])) for file in content["files"]}
    except (ValueError, KeyError, TypeError, ArithmeticError, zipfile.BadZipFile, RecursionError):
        return None
    sound = content.get("format") == FORMAT and len(listed) == len(content["files"]) and MANIFEST not in listed
    return listed if sound else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):  # two readers could take two different values
        raise ValueError
    return found


def report(bundle: Path, earlier: Path | None = None) -> int:
    """Prints the faults, or the digest of a sound bundle; returns the exit status: 0 when sound, 1 when not."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console without Chinese still gets the code and the name
    faults = verify_correction(bundle, earlier) if earlier else verify(bundle)
    for fault in faults:
        sys.stdout.write(f"{WORDS[fault.code]} ({fault.code}): {_shown(fault.path)}\n")
    if faults:
        return 1
    with bundle.open("rb") as file:
        sys.stdout.write(f"完好 (sound): {_shown(bundle.name)}\nSHA-256: {digest_of(file)}\n")
    return 0


def _shown(name: str) -> str:
    """A name on one line, whatever was put into it: a name must not look like another line of this report."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def takes_a_bundle(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("file", type=Path)
    parser.add_argument("--corrects", type=Path, help="the earlier bundle that this one should correct")
    return parser


if __name__ == "__main__":
    given = takes_a_bundle(argparse.ArgumentParser(prog="python verify.py")).parse_args()
    sys.exit(report(given.file, given.corrects))
