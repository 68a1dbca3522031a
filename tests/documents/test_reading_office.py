"""Files that LibreOffice converts. It is a part of the test machine: no skip where it is missing."""

import io
import json
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from documents.reading import __main__ as command
from documents.reading import child, errors, office, read, reader
from documents.wordcount import __main__ as counting
from tests.documents.compoundfiles import compound
from tests.documents.wordfiles import docx, paragraph, run
from tests.once import once

CELL = f"<w:tr><w:tc>{paragraph('表内')}</w:tc></w:tr>"
REPORT = docx(
    paragraph("述职报告"),
    paragraph("一年来，提出3件建议——均已办结。"),
    f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='3000'/></w:tblGrid>{CELL}</w:tbl>",
    paragraph("末段", f"<w:ins w:id='1' w:author='a'>{run('新增')}</w:ins>"),
)


def _convert(folder: Path) -> None:
    (folder / "report.docx").write_bytes(REPORT)
    program = office.office()
    assert program is not None
    for ending in ("doc", "odt"):
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--convert-to", ending, "--outdir", str(folder), str(folder / "report.docx")),
            ],
            check=True,
            capture_output=True,
        )


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as .doc and .odt, made by LibreOffice itself."""
    return once(tmp_path_factory, "converted", _convert)


@pytest.mark.parametrize("ending", ["doc", "odt"])
def test_a_converted_file_counts_as_its_docx(converted: Path, ending: str) -> None:
    straight = read(REPORT, "report.docx")
    reading = read((converted / f"report.{ending}").read_bytes(), f"report.{ending}")
    assert reading.kind == ending
    assert [text for text in reading.paragraphs if text] == list(straight.paragraphs)
    assert reading.count == straight.count
    assert "converted" in [note.code for note in reading.notes]


def test_todays_wps_is_read_as_word_without_a_remark() -> None:
    assert not list(reader._about_the_name("report.wps", "doc"))
    assert [note.code for note in reader._about_the_name("report.odt", "doc")] == ["name_differs"]


def test_where_the_network_stays_open_the_reading_says_so(converted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "can_be_alone", lambda: False)
    monkeypatch.setattr(office, "to_docx", lambda data, kind: REPORT)  # converted for real above
    reading = read((converted / "report.odt").read_bytes(), "report.odt")
    assert [note.code for note in reading.notes] == ["converted", "network_open"]


def test_a_doc_that_libreoffice_cannot_open_is_refused() -> None:
    with pytest.raises(errors.ConversionFailed):
        read(compound("WordDocument"), "report.doc")


def test_alone_means_without_any_network() -> None:
    """Also where the system forbids it: then nothing is started, and every reading carries the remark above."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        call = (sys.executable, "-c", f"import socket; socket.create_connection({address!r}, 5)")
        assert child.run(call, given=b"", seconds=20)[0] == 0
        assert child.run((*child.ALONE, *call), given=b"", seconds=20)[0] != 0
    assert (child.run((*child.ALONE, "true"), given=b"", seconds=20)[0] == 0) == child.can_be_alone()


def test_without_the_tool_it_is_not_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert child.can_be_alone.__wrapped__() is False


def test_the_command_counts_a_word_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(REPORT)
    monkeypatch.setattr(sys, "argv", ["reading", str(file)])
    assert command.main() == 0
    assert json.loads(capsys.readouterr().out)["words"] == read(REPORT, "").count.words


def test_the_command_prints_a_refusal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(sys, "argv", ["reading", str(file)])
    assert command.main() == 1
    assert "PDF" in capsys.readouterr().err


@pytest.mark.parametrize("through", ["-", "file"])
def test_the_counting_command_hands_a_word_file_on(
    through: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(REPORT)
    monkeypatch.setattr(sys, "argv", ["wordcount", "-" if through == "-" else str(file)])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(REPORT)))
    monkeypatch.delitem(sys.modules, "documents.reading.__main__")
    with pytest.raises(SystemExit) as ended:
        counting.main()
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out)["words"] == read(REPORT, "").count.words
