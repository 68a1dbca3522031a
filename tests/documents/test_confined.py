"""The cellar itself: what its process prints, what it gives up, how it finds its way in old Word files."""

import io
import json
import os
import resource
import select
import struct
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from documents.confined import __main__ as cellar
from documents.confined.compound import Compound
from documents.confined.faults import FileFault
from documents.confined.limits import MEGABYTE
from documents.reading import child, errors
from tests.documents.compoundfiles import END, FREE, SECTOR, compound
from tests.documents.wordfiles import docx, paragraph


def printed(data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setattr(cellar, "confine", lambda memory, seconds: None)  # this process needs its memory still
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    cellar.main()
    return json.loads(capsys.readouterr().out)


def test_it_prints_what_it_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(docx(paragraph("正文")), monkeypatch, capsys) == {
        "kind": "docx",
        "paragraphs": ["正文"],
        "asides": {},
    }
    assert printed("一\r\n二".encode("gb18030"), monkeypatch, capsys)["paragraphs"] == ["一", "二"]
    assert printed(compound("WordDocument"), monkeypatch, capsys) == {"kind": "doc"}
    assert printed(compound("MatOST"), monkeypatch, capsys) == {"kind": "wps"}


def test_it_prints_a_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(b"%PDF", monkeypatch, capsys) == {"fault": "reading.wrong_kind", "facts": {"kind": "PDF"}}


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_it_says_when_it_ran_out(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhausted(data: bytes) -> dict[str, object]:
        raise error

    monkeypatch.setattr(cellar, "judge", exhausted)
    assert printed(b"x", monkeypatch, capsys)["fault"] == "reading.too_demanding"


def test_a_launched_program_has_the_limits() -> None:
    launch = (sys.executable, "-m", "documents.confined.launch", str(512 * MEGABYTE), "7")
    asked = ", ".join(f"*r.getrlimit(r.RLIMIT_{name})" for name in ("AS", "CPU", "CORE"))
    show = f"import resource as r; print({asked})"
    status, output = child.run((*launch, sys.executable, "-c", show), given=b"", seconds=20)
    assert (status, output.split()) == (0, [*[str(512 * MEGABYTE).encode()] * 2, b"7", b"8", b"0", b"0"])


def test_memory_beyond_the_limit_is_not_given() -> None:
    launch = (sys.executable, "-m", "documents.confined.launch", str(256 * MEGABYTE), "20")
    status, _ = child.run((*launch, sys.executable, "-c", "bytearray(300 * 2**20)"), given=b"", seconds=20)
    assert status != 0
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY  # of this process: untouched


def test_work_beyond_the_limit_is_ended() -> None:
    launch = (sys.executable, "-m", "documents.confined.launch", str(512 * MEGABYTE), "1")
    status, _ = child.run((*launch, sys.executable, "-c", "while True: pass"), given=b"", seconds=60)
    assert status < 0


def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    """A grandchild keeps one end of a pipe; the pipe ends when the grandchild does.

    Where the system gives a family of its own, not even a session of its own saves it.
    """
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    ours = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    away = f"stderr=open({str(pipe)!r}, 'w'), start_new_session={child.can_be_alone()}"
    nursery = f"import subprocess; subprocess.Popen(['sleep', '300'], {away}).wait()"
    with pytest.raises(errors.TooDemanding):
        child.run((*child.alone(), sys.executable, "-c", nursery), given=b"", seconds=3)
    poll = select.poll()
    poll.register(ours, select.POLLHUP)
    assert poll.poll(20_000) == [(ours, select.POLLHUP)]  # there was a writer, and it is gone
    os.close(ours)


def test_a_short_word_stream_is_found_in_its_pieces() -> None:
    """A .doc of a few lines keeps its main stream inside the stream of the root (sector 3 here)."""
    data = bytearray(compound("WordDocument"))
    directory = SECTOR
    struct.pack_into("<I", data, directory + 116, 2)  # the root's stream begins at sector 2 …
    struct.pack_into("<II", data, directory + 128 + 116, 9, 100)  # … and Word's begins at its tenth piece
    struct.pack_into("<4I", data, 2 * SECTOR, END, END, 3, END)
    piece = bytearray(SECTOR)
    struct.pack_into("<H", piece, 64 + 10, 0x0100)
    assert Compound(bytes(data + piece)).word_is_encrypted() is True
    struct.pack_into("<I", data, directory + 116, END)
    with pytest.raises(FileFault, match="damaged"):
        Compound(bytes(data + piece)).word_is_encrypted()


def test_a_long_table_of_sectors_is_followed() -> None:
    """Files over 7 MB continue their table of tables in sectors of their own; a circle there ends."""
    data = bytearray(compound("WordDocument"))
    struct.pack_into("<I", data, 68, 3)
    further = bytearray(struct.pack("<128I", *([FREE] * 127), 3))
    assert "WordDocument" in Compound(bytes(data + further)).streams
