"""Writes a bundle: the same content gives the same bytes, whatever the order in which it is handed over."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import BinaryIO, Final

from documents.bundle.content import BundleEntry, BundleMeta, Folder
from documents.bundle.index import HEADINGS, IndexRow, index_rows
from documents.bundle.tables import table
from documents.bundle.verify import FORMAT, MANIFEST, NO_TIME, ORDINARY_FILE, UNIX, digest_of, is_safe

INDEX_NAME: Final = "归档目录.csv"
SHA256: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was written. `sha256` names the bundle: on the seal record, and in a later correction."""

    sha256: str
    size: int
    files: int


def write_bundle(out: BinaryIO, entries: Iterable[BundleEntry], index: Iterable[IndexRow], meta: BundleMeta) -> Sealed:
    """Writes the bundle into an empty file opened for writing and reading (`w+b`).

    Files are stored uncompressed: Word files and PDFs are compressed already, and compressed bytes would
    differ between versions of zlib. Memory: the list of files, and one piece of one file at a time.
    Raises ValueError for a path twice, an unsafe name, or a `corrects` that is no SHA-256.
    """
    if meta.corrects is not None and not SHA256.fullmatch(meta.corrects):
        raise ValueError(meta.corrects)
    rows = list(index)
    index_entry = BundleEntry(Folder.INDEX, INDEX_NAME, lambda: table(HEADINGS, index_rows(rows)))
    ordered = sorted([index_entry, *entries], key=lambda entry: entry.path)
    _refuse_bad_paths([entry.path for entry in ordered])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        files = [_add(archive, entry.path, entry.content()) for entry in ordered]
        _add(archive, MANIFEST, (_manifest(meta, files),))
    out.seek(0)
    return Sealed(digest_of(out), out.tell(), len(files) + 1)


def _refuse_bad_paths(paths: list[str]) -> None:
    seen: set[str] = set()
    for path in paths:
        folded = path.casefold()  # two names that Windows could not tell apart
        if folded in seen or not is_safe(path):
            raise ValueError(path)
        seen.add(folded)


def _add(archive: zipfile.ZipFile, path: str, pieces: Iterable[bytes]) -> dict[str, object]:
    entry = zipfile.ZipInfo(path, NO_TIME)
    entry.external_attr = ORDINARY_FILE
    entry.create_system = UNIX
    digest, size = hashlib.sha256(), 0
    with archive.open(entry, "w") as target:
        for piece in pieces:
            target.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"path": path, "size": size, "sha256": digest.hexdigest()}


def _manifest(meta: BundleMeta, files: list[dict[str, object]]) -> bytes:
    paths = {str(file["path"]) for file in files}
    papers = [path for path in sorted(paths) if path.endswith(".docx") and not path.startswith(Folder.INDEX.value)]
    lacking = [path for path in papers if f"{path.removesuffix('.docx')}.pdf" not in paths]
    about = asdict(meta)
    content = {
        "format": FORMAT,
        **{key: about[key] for key in ("congress", "fonds", "title", "year", "sealed_at", "corrects")},
        "papers": len(papers),
        "papers_without_pdf": lacking,
        "why_no_pdf": meta.why_no_pdf if lacking else "",
        "files": files,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
