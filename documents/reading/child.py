"""Runs something in a process of its own, with nothing of ours in its hands, and ends it in time."""

import functools
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from documents.reading.errors import REFUSALS, TooDemanding

ROOT: Final = Path(__file__).resolve().parents[2]
PARSER: Final = (sys.executable, "-m", "documents.confined")
WAIT_FOR_PARSER: Final = 40
"""Seconds on the wall; its own limit is in seconds of work and usually ends it first."""
ALONE: Final = ("unshare", "--user", "--map-current-user", "--net", "--pid", "--fork", "--kill-child", "--")
"""A user, a network without any interface, and a family of processes that ends with its first member: what a
program starts cannot leave it, not even by a session of its own."""


@functools.cache
def can_be_alone() -> bool:
    """Whether this system lets a program start without a network (many containers do not)."""
    if shutil.which(ALONE[0]) is None:
        return False
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed


def alone() -> tuple[str, ...]:
    """What to put before a command so that it finds no network; nothing where the system forbids it."""
    return ALONE if can_be_alone() else ()


def bare_environment(home: Path | None = None) -> Mapping[str, str]:
    """A path, a language and a home: no key, no address of a database."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "HOME": str(home or "/nonexistent"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run(command: Sequence[str], *, given: bytes, seconds: int, home: Path | None = None) -> tuple[int, bytes]:
    """Exit status and standard output. The child and all that it started are gone afterwards.

    Raises TooDemanding.
    """
    with subprocess.Popen(  # noqa: S603 - a fixed command; what is foreign goes through standard input or a file
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=bare_environment(home),
        start_new_session=True,  # so that one signal reaches grandchildren too
    ) as child:
        try:
            output, _ = child.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as expired:
            raise TooDemanding from expired
        finally:
            _end(child)
    return child.returncode, output


def _end(child: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # it ended with all that it started


def parse(data: bytes) -> dict[str, Any]:
    """What `documents.confined` says about the bytes of one file. Raises a FileRefused."""
    status, output = run((*alone(), *PARSER), given=data, seconds=WAIT_FOR_PARSER)
    if status != 0:  # killed by its limits, or out of memory where Python could not say so
        raise TooDemanding
    answer: dict[str, Any] = json.loads(output)
    if "fault" in answer:
        raise REFUSALS[answer["fault"]](**answer["facts"])
    return answer
