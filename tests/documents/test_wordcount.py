"""字数 as Word counts it: the table of cases, the command, the browser's twin, the pace of speech."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from documents.wordcount import __main__ as command
from documents.wordcount import count, speech

ROOT = Path(__file__).resolve().parents[2]
VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "wordcount_vectors.json").read_text())
TWIN = ROOT / "config/static/config/wordcount.js"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"]))
def test_every_case_of_the_table(vector: dict[str, Any]) -> None:
    counted = count(vector["text"])._asdict()
    assert counted == {key: vector[key] for key in counted}


def test_the_browser_counts_the_same() -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(content=TWIN.read_text())
        texts = [vector["text"] for vector in VECTORS]
        counted = page.evaluate("texts => texts.map(countWords)", texts)
        # every code point between letters, by rows of 256, so that no class can drift
        rows = page.evaluate(
            """() => Array.from({length: 0x1100}, (_, row) => countWords(
                 Array.from({length: 0x100}, (_, cell) => row * 0x100 + cell)
                   .filter((sign) => sign < 0xd800 || sign > 0xdfff)
                   .map((sign) => String.fromCodePoint(97, sign, 97, sign)).join("\\n")).words)"""
        )
        browser.close()
    assert counted == [{key: vector[key] for key in counted[0]} for vector in VECTORS]
    for row, words in enumerate(rows):
        signs = [chr(sign) for sign in range(row * 0x100, row * 0x100 + 0x100) if not 0xD800 <= sign <= 0xDFFF]
        assert count("\n".join(f"a{sign}a{sign}" for sign in signs)).words == words, hex(row * 0x100)


def _run(monkeypatch: pytest.MonkeyPatch, data: bytes, argument: str = "-") -> None:
    monkeypatch.setattr(sys, "argv", ["wordcount", argument])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    command.main()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_command_reads_text_in_the_encodings_of_offices(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(monkeypatch, "述职，𠮷某某。".encode(encoding))
    printed = json.loads(capsys.readouterr().out)
    assert printed == {
        "words": 7,
        "words_low": 7,
        "words_high": 7,
        "asian_characters": 7,
        "non_asian_words": 0,
        "characters": 7,
        "characters_with_spaces": 7,
    }


def test_the_command_names_a_missing_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit) as stopped:
        _run(monkeypatch, b"", str(tmp_path / "none.txt"))
    assert stopped.value.code == 1
    assert "none.txt" in capsys.readouterr().err


def test_the_counter_and_its_command_need_no_framework(tmp_path: Path) -> None:
    """Text is counted by the standard library alone, so that anybody can check a disputed count."""
    text = tmp_path / "report.txt"
    text.write_text("“AI”")
    done = subprocess.run(
        [sys.executable, "-S", "-m", "documents.wordcount", str(text)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["words"] == 3


def test_ten_minutes_hold_1800_to_2000_signs() -> None:
    assert speech.estimate(count("述" * 1800)).high == 10.0
    assert speech.estimate(count("述" * 2000)).low == 9.9
    assert speech.estimate(count("述" * 2500)) == (12.4, 13.9)


def test_the_pace_is_a_parameter() -> None:
    assert speech.estimate(count("述" * 500), slow=250, fast=250, punctuation_share=0) == (2.0, 2.0)


def test_silence_takes_no_time() -> None:
    assert speech.estimate(count("")) == (0.0, 0.0)
