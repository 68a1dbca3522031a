"""A few long-running programs kept alive by one parent, and stopped together."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

PATIENCE = 15  # seconds between asking a program to stop and making it
CRASHES = 5  # so many
WITHIN = 60  # in so many seconds, and the household gives up


class CannotKeepAlive(Exception):  # noqa: N818 - the household's answer, worded for the console
    """A program ended again and again; the message names it."""


@dataclass
class Member:
    """One program. It is started in a session of its own: Ctrl-C reaches the parent only."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    ends: deque[float] = field(default_factory=lambda: deque(maxlen=CRASHES))

    def start(self, environment: dict[str, str]) -> None:
        # setpriv (util-linux): should the parent be killed -9, its children are told to stop
        guard = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            [*guard, *self.command], env=environment, start_new_session=True, stdin=subprocess.DEVNULL
        )

    def tell(self, number: signal.Signals) -> None:
        """Send a signal to the program and to the children that it made."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def ended_too_often(self) -> bool:
        self.ends.append(time.monotonic())
        return len(self.ends) == CRASHES and self.ends[-1] - self.ends[0] < WITHIN


class Household:
    """Starts its members, restarts who crashes, and ends them all on SIGINT, SIGTERM or SIGHUP."""

    def __init__(self, members: Sequence[Member], environment: dict[str, str], say: Callable[[str], object]) -> None:
        self.members = members
        self.environment = environment
        self.say = say
        self.stopping = False

    def start(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        for member in self.members:
            member.start(self.environment)

    def _asked_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def keep(self) -> None:
        """Watch until asked to stop. Raises CannotKeepAlive; the caller stops the others in any case."""
        while not self.stopping:
            for member in self.members:
                if member.process is not None and member.process.poll() is not None:
                    self._restart(member)
            time.sleep(0.2)

    def _restart(self, member: Member) -> None:
        status = member.process.returncode if member.process else None
        member.tell(signal.SIGKILL)  # what it may have left behind
        if member.ended_too_often():
            raise CannotKeepAlive(member.name)
        self.say(f"{member.name} ended (status {status}) and is started again")
        member.start(self.environment)

    def stop(self) -> None:
        """Ask everybody, wait, then insist."""
        for member in self.members:
            if member.process is not None and member.process.poll() is None:
                member.process.terminate()  # the program alone: it stops its own children in order
        deadline = time.monotonic() + PATIENCE
        for member in self.members:
            if member.process is None:
                continue
            try:
                member.process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"{member.name} does not stop and is ended")
            member.tell(signal.SIGKILL)
            member.process.wait()
