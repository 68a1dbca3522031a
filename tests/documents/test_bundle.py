"""The archive bundle: reproducible, complete, and sound only as it was written."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.bundle import BundleEntry, BundleMeta, Folder, IndexRow, archive_code, write_bundle
from documents.bundle.__main__ import main
from documents.bundle.tables import table
from documents.bundle.verify import MANIFEST, verify
from tests.documents.wordfiles import docx, paragraph

ROOT = Path(__file__).resolve().parents[2]
META = BundleMeta(
    congress="某镇人大",
    fonds="0068",
    title="2026年度代表述职评议",
    year=2026,
    sealed_at="2026-12-31T09:00:00+08:00",
    why_no_pdf="未安装 LibreOffice",
)
ROW = IndexRow(
    code=archive_code(fonds="0068", year=2026, period="D30", body="RD", item=1),
    document_number="",
    author="某代表",
    title="述职报告",
    date="20261120",
    pages=3,
)
ENTRIES = (
    BundleEntry.of(Folder.REPORT, "01-某代表.docx", b"word"),
    BundleEntry.of(Folder.REPORT, "01-某代表.pdf", b"%PDF"),
    BundleEntry.of(Folder.PLAN, "方案.docx", b"plan" * 1000),
    BundleEntry.of(Folder.BALLOT_BOOK, "book.json", b"{}"),
    BundleEntry(Folder.TABLES, "测评结果.csv", lambda: table(("姓名", "满意"), [("某代表", 12)])),
)


def written(entries: tuple[BundleEntry, ...] = ENTRIES, meta: BundleMeta = META) -> bytes:
    out = io.BytesIO()
    write_bundle(out, entries, [ROW], meta)
    return out.getvalue()


BUNDLE = written()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bundle.zip"
    path.write_bytes(BUNDLE)
    return path


def codes(path: Path) -> list[str]:
    return [fault.code for fault in verify(path)]


def repacked(path: Path, change: dict[str, bytes | None], *, extra: tuple[tuple[str, bytes], ...] = ()) -> None:
    """As somebody would tamper: the same files written anew, some changed, some gone (None), some added."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (*parts, *extra):
            kept = change.get(name, data)
            if kept is not None:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.external_attr = 0o100644 << 16
                archive.writestr(entry, kept)


def manifest() -> dict[str, object]:
    with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive:
        content: dict[str, object] = json.loads(archive.read(MANIFEST))
        return content


def test_the_order_in_which_files_arrive_changes_nothing() -> None:
    assert written(tuple(reversed(ENTRIES))) == BUNDLE


def test_the_seal_names_the_bytes(file: Path) -> None:
    out = io.BytesIO()
    sealed = write_bundle(out, ENTRIES, [ROW], META)
    assert sealed.sha256 == hashlib.sha256(out.getvalue()).hexdigest()
    assert (sealed.size, sealed.files) == (len(out.getvalue()), 7)
    assert verify(file) == []


def test_the_manifest_names_every_file_and_what_lacks_a_pdf() -> None:
    content = manifest()
    assert content["papers"] == 2
    assert content["papers_without_pdf"] == ["01-方案与通知/方案.docx"]
    assert content["why_no_pdf"] == "未安装 LibreOffice"
    assert content["corrects"] is None
    assert content["files"][0] == {  # type: ignore[index]
        "path": "00-归档目录/归档目录.csv",
        "size": len(index_file()),
        "sha256": hashlib.sha256(index_file()).hexdigest(),
    }


def index_file() -> bytes:
    with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive:
        return archive.read("00-归档目录/归档目录.csv")


def test_the_index_has_the_columns_of_the_standard() -> None:
    assert index_file().startswith(b"\xef\xbb\xbf")
    headings, row = csv.reader(io.StringIO(index_file().decode("utf-8-sig")))
    assert headings == ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]
    assert row == ["1", "0068-WS·2026-D30-RD-0001", "", "某代表", "述职报告", "20261120", "", "3", ""]


@pytest.mark.parametrize("date", ["2026-11-20", "2026112", "二〇二六一一二〇"])
def test_an_index_date_has_eight_digits(date: str) -> None:
    with pytest.raises(ValueError, match=date):
        IndexRow(code="", document_number="", author="", title="", date=date)


@pytest.mark.parametrize("fonds", ["", "00-68", "00·68"])
def test_an_archive_code_can_be_taken_apart_again(fonds: str) -> None:
    with pytest.raises(ValueError, match=f"^{fonds}$"):
        archive_code(fonds=fonds, year=2026, period="Y", body="RD", item=1)


def test_a_correction_names_the_bundle_that_it_corrects(file: Path, tmp_path: Path) -> None:
    earlier = hashlib.sha256(BUNDLE).hexdigest()
    second = tmp_path / "second.zip"
    meta = BundleMeta(**{name: getattr(META, name) for name in BundleMeta.__slots__} | {"corrects": earlier})
    second.write_bytes(written(meta=meta))
    assert main(["verify", str(second), "--corrects", str(file)]) == 0
    assert main(["verify", str(file), "--corrects", str(second)]) == 1
    assert main(["verify", str(second), "--corrects", str(tmp_path / "gone.zip")]) == 1
    second.write_bytes(b"broken")
    assert main(["verify", str(second), "--corrects", str(file)]) == 1


@pytest.mark.parametrize("digest", ["", "abc", "A" * 64])
def test_a_correction_of_nothing_is_refused(digest: str) -> None:
    with pytest.raises(ValueError, match=f"^{digest}$"):
        write_bundle(io.BytesIO(), [], [], BundleMeta("某镇", "0068", "述职", 2026, "", corrects=digest))


@pytest.mark.parametrize("name", ["../x", "a/../../x", "x\\y", "", ".", "a:b", "/x"])
def test_a_name_that_leads_out_is_not_written(name: str) -> None:
    with pytest.raises(ValueError, match="02-述职报告"):
        write_bundle(io.BytesIO(), [BundleEntry.of(Folder.REPORT, name, b"")], [], META)


@pytest.mark.parametrize("names", [("a.docx", "a.docx"), ("A.docx", "a.docx")])
def test_one_name_twice_is_not_written(names: tuple[str, str]) -> None:
    entries = [BundleEntry.of(Folder.REPORT, name, b"") for name in names]
    with pytest.raises(ValueError, match=r"(?i)a\.docx"):
        write_bundle(io.BytesIO(), entries, [], META)


@pytest.mark.parametrize(
    ("change", "extra", "found"),
    [
        ({"02-述职报告/01-某代表.docx": b"Word"}, (), ["changed"]),
        ({"02-述职报告/01-某代表.docx": b"words"}, (), ["size"]),
        ({"02-述职报告/01-某代表.docx": None}, (), ["missing"]),
        ({}, (("02-述职报告/02.docx", b""),), ["extra"]),
        ({}, (("../outside.docx", b""),), ["unsafe"]),
        ({}, (("c:\\outside.docx", b""),), ["unsafe"]),
        ({MANIFEST: None}, (), ["manifest"]),
        ({MANIFEST: b"{}"}, (), ["manifest"]),
        ({MANIFEST: b'{"files": [], "files": []}'}, (), ["manifest"]),
        ({MANIFEST: json.dumps(manifest() | {"format": "other"}).encode()}, (), ["manifest"]),
        ({MANIFEST: b"[" * 100_000}, (), ["manifest"]),
        ({MANIFEST: b"[]"}, (), ["manifest"]),
    ],
)
def test_tampering_is_found_for_what_it_is(
    file: Path, change: dict[str, bytes | None], extra: tuple[tuple[str, bytes], ...], found: list[str]
) -> None:
    repacked(file, change, extra=extra)
    assert codes(file) == found


def test_a_second_file_of_one_name_is_found(file: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        repacked(file, {}, extra=(("02-述职报告/01-某代表.docx", b"word"),))
    assert codes(file) == ["duplicate"]


def test_compressing_it_again_is_found(file: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name))
    assert codes(file) == ["hidden"]


@pytest.mark.parametrize(("before", "after"), [(b"x", b""), (b"", b"x"), (b"#!/bin/sh\n", b"")])
def test_bytes_around_it_are_found(file: Path, before: bytes, after: bytes) -> None:
    file.write_bytes(before + BUNDLE + after)
    assert codes(file)


@given(st.integers(0, len(BUNDLE) - 1), st.integers(1, 255))
def test_no_byte_can_change_unseen(tmp_path_factory: pytest.TempPathFactory, place: int, change: int) -> None:
    path = tmp_path_factory.getbasetemp() / "changed.zip"
    changed = bytearray(BUNDLE)
    changed[place] ^= change
    path.write_bytes(changed)
    assert verify(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.zip"
    path.write_bytes(noise)
    assert verify(path)


def test_a_missing_file_is_answered(tmp_path: Path) -> None:
    assert codes(tmp_path / "none.zip") == ["unreadable"]


@pytest.mark.parametrize("changed", [False, True])
def test_the_command_needs_nothing_but_python(file: Path, changed: bool) -> None:  # noqa: FBT001 - a table
    if changed:
        repacked(file, {"02-述职报告/01-某代表.docx": b"Word"})
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-m", "documents.bundle", "verify", str(file)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == int(changed)
    expected = "内容与清单不符 (changed): 02-述职报告/01-某代表.docx" if changed else hashlib.sha256(BUNDLE).hexdigest()
    assert expected in done.stdout


def test_this_one_file_is_enough(file: Path) -> None:
    """Whoever was sent a bundle and `verify.py` can check it, on a console that knows no Chinese, too."""
    alone = (sys.executable, "-I", str(ROOT / "documents/bundle/verify.py"), str(file))
    sound = subprocess.run(alone, capture_output=True, check=False)
    assert (sound.returncode, b"sound" in sound.stdout) == (0, True)
    file.write_bytes(BUNDLE + b"x")
    plain = {"PYTHONIOENCODING": "ascii"}
    broken = subprocess.run([alone[0], *alone[2:]], capture_output=True, check=False, env=plain)
    assert (broken.returncode, b"(hidden)" in broken.stdout, broken.stderr) == (1, True, b"")


def test_a_bundle_that_was_not_downloaded_whole(file: Path) -> None:
    """It ends with a paper, which is a zip of its own and must not be taken for the bundle."""
    paper = BundleEntry.of(Folder.REPORT, "02-某代表.docx", docx(paragraph("正文")))
    file.write_bytes(written((paper,))[:-200])
    assert codes(file) == ["manifest"]


def test_a_size_that_no_number_holds(file: Path) -> None:
    repacked(file, {MANIFEST: b'{"format": "x", "files": [{"path": "a", "size": 1e400, "sha256": "b"}]}'})
    assert codes(file) == ["manifest"]


def test_a_name_cannot_write_a_line_of_the_report(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repacked(file, {}, extra=(("x\n\x1b[2K完好 (sound)", b""),))
    assert main(["verify", str(file)]) == 1
    said = capsys.readouterr().out
    assert "\n完好" not in said
    assert "\x1b" not in said


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(32):
            yield bytes(1 << 20)

    entries = [BundleEntry(Folder.BALLOT_BOOK, f"{number}.bin", pieces) for number in range(3)]
    tracemalloc.start()
    with (tmp_path / "large.zip").open("w+b") as out:
        write_bundle(out, entries, [], META)
    assert verify(tmp_path / "large.zip") == []
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 << 20
