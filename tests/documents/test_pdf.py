"""PDF through LibreOffice, and the sentence when it is not there."""

from pathlib import Path

import pytest
from django.utils import translation

from documents import pdf


def test_without_libreoffice_a_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.pdf.shutil.which", lambda name: None)
    with pytest.raises(pdf.NoConverter) as refused:
        pdf.to_pdf([b"x"])
    with translation.override("zh-hans"):
        assert "没有安装LibreOffice" in str(refused.value)
    assert pdf.converter() is None


def test_nothing_to_convert() -> None:
    assert pdf.to_pdf([]) == []


def test_a_converter_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "soffice"
    sleeper.write_text("#!/bin/sh\nsleep 600\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr("documents.pdf.shutil.which", lambda name: str(sleeper))
    monkeypatch.setattr(pdf, "_START_SECONDS", 0.1)
    monkeypatch.setattr(pdf, "_EACH_SECONDS", 0)
    with pytest.raises(pdf.ConversionFailed):
        pdf.to_pdf([b"x"])


def test_the_converter_gets_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spy = tmp_path / "soffice"
    spy.write_text(f"#!/bin/sh\nenv > {tmp_path}/seen\n")
    spy.chmod(0o755)
    monkeypatch.setattr(pdf, "converter", lambda: str(spy))
    monkeypatch.setenv("SECRET_KEY", "not for guests")
    with pytest.raises(pdf.ConversionFailed):
        pdf.to_pdf([b"x"])
    assert "not for guests" not in (tmp_path / "seen").read_text()


def test_a_converter_that_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_convert", lambda *given: None)
    with pytest.raises(pdf.ConversionFailed):
        pdf.to_pdf([b"x"])
