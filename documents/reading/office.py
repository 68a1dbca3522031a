"""LibreOffice, as a guest: a profile for one conversion, no macros, no links, no network, limits."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from documents.confined.limits import LARGEST_WRITTEN_FILE, OFFICE_MEMORY, OFFICE_SECONDS
from documents.reading.child import alone, run
from documents.reading.errors import ConversionFailed, OfficeMissing, TooLarge

WAIT: Final = OFFICE_SECONDS + 30
"""Seconds on the wall for one conversion; two seconds are usual."""
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Misc", "UseLocking", "false"),
)
PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    + "</oor:items>"
)


def office() -> str | None:
    """The LibreOffice of this machine, None when there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_docx(data: bytes, kind: str) -> bytes:
    """The file as .docx. `kind` is its ending by content. Raises a FileRefused."""
    program = office()
    if program is None:
        raise OfficeMissing(kind=kind)
    with tempfile.TemporaryDirectory(prefix="reading-") as folder:
        room = Path(folder)
        given = room / f"given.{kind}"
        given.write_bytes(data)
        profile = room / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(PROFILE)
        limits = (sys.executable, "-m", "documents.confined.launch", str(OFFICE_MEMORY), str(OFFICE_SECONDS))
        run(
            (
                *limits,
                *alone(),
                *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault"),
                *(f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx:MS Word 2007 XML"),
                *("--outdir", str(room / "made"), str(given)),
            ),
            given=b"",
            seconds=WAIT,
            home=room,
        )
        made = room / "made" / "given.docx"
        if not made.is_file():
            raise ConversionFailed
        if made.stat().st_size > LARGEST_WRITTEN_FILE:
            raise TooLarge(megabytes=made.stat().st_size >> 20, limit=LARGEST_WRITTEN_FILE >> 20)
        return made.read_bytes()
