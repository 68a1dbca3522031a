"""Word files to PDF through LibreOffice, when it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal
from documents.layout.fonts import fontconfig_rules
from documents.reading.child import alone, bare_environment

_PROGRAMS = ("soffice", "libreoffice")
_START_SECONDS, _EACH_SECONDS, _LOOK_SECONDS = 60, 20, 0.25


class NoConverter(Refusal):
    """LibreOffice is not installed."""

    code = "pdf.no_converter"
    what = _("No PDF was made.")
    why = _("LibreOffice, which turns Word files into PDF, is not installed on this computer.")
    now = _("Use the Word file, or ask the administrator to install LibreOffice (libreoffice-writer).")


class ConversionFailed(Refusal):
    """LibreOffice ran and made no PDF, or took too long."""

    code = "pdf.conversion_failed"
    what = _("No PDF was made.")
    why = _("LibreOffice could not turn the Word file into PDF.")
    now = _("Use the Word file; if the template was changed in Word, check that it still opens there.")


def converter() -> str | None:
    """The path of LibreOffice; None when it is not installed."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def to_pdf(files: Sequence[bytes], *, told: Callable[[int], object] = lambda _done: None) -> list[bytes]:
    """The PDF of each Word file, in order; one start of LibreOffice for all of them.

    `told(done)` hears several times a second how many are ready.

    Every call has a profile of its own, so that calls beside each other and an open LibreOffice do not
    disturb it. Raises NoConverter, ConversionFailed.
    """
    program = converter()
    if program is None:
        raise NoConverter
    if not files:
        return []
    with tempfile.TemporaryDirectory(prefix="papers-") as place:
        room = Path(place)
        names = [f"{number:05d}" for number in range(len(files))]
        for name, data in zip(names, files, strict=True):
            (room / f"{name}.docx").write_bytes(data)
        (room / "fonts.conf").write_text(fontconfig_rules(), encoding="utf-8")
        _convert(program, room, names, told)
        made = [room / f"{name}.pdf" for name in names]
        if not all(path.exists() for path in made):
            raise ConversionFailed
        return [path.read_bytes() for path in made]


def _convert(program: str, room: Path, names: Sequence[str], told: Callable[[int], object]) -> None:
    command = [
        *alone(),
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(room),
        *(str(room / f"{name}.docx") for name in names),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own program, our own file names
        command,
        cwd=room,
        env={**bare_environment(room), "FONTCONFIG_FILE": str(room / "fonts.conf")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    ends = monotonic() + _START_SECONDS + _EACH_SECONDS * len(names)
    try:
        while not _ended(process):
            if monotonic() > ends:
                raise ConversionFailed
            told(len(list(room.glob("*.pdf"))))
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # its own group, made by start_new_session
            process.wait()


def _ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether the program is through, after a moment of waiting for it."""
    try:
        process.wait(_LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True
