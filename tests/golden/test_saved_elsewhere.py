"""A template that another word processor has opened and saved still works: every one, through LibreOffice."""

import os
import subprocess
from pathlib import Path

import pytest

from documents.facts import PAPERS
from documents.papers import render
from documents.pdf import converter
from documents.samples import SCHEMES, sample
from documents.templates import check, compiled, default
from tests.golden.reading_back import lines_of
from tests.once import once


def _save(room: Path) -> None:
    program = converter()
    assert program, "LibreOffice is needed to test what it saves"
    files = []
    for kind in PAPERS:
        files.append(room / f"{kind}.docx")
        files[-1].write_bytes(default(kind))
    command = [program, f"-env:UserInstallation={(room / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "docx", "--outdir", str(room / "out"), *map(str, files)],
        env={**os.environ, "HOME": str(room)},
        check=True,
        timeout=300,
        capture_output=True,
    )


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "saved", _save) / "out"


@pytest.mark.parametrize("kind", PAPERS)
def test_no_fault_and_the_same_text(kind: str, saved: Path) -> None:
    data = (saved / f"{kind}.docx").read_bytes()
    assert data != default(kind)
    assert check(kind, data) == []
    template = compiled(kind, data)
    for scheme in SCHEMES:
        paper = sample(kind, scheme)
        assert lines_of(template.fill(paper)) == lines_of(render(paper))
