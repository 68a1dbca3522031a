"""Servers of our own for the tests: started on free ports, thrown away afterwards.

Nothing that the machine runs is touched, so a test may kill them.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self


class Missing(Exception):  # noqa: N818 - a fact about the machine, not a fault
    """A server is not installed; the message names the Debian package."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_answers(port: int, process: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Return when something listens on the port; raise RuntimeError when the process ends before."""
    deadline = time.monotonic() + seconds
    while not answers(port):
        if process.poll() is not None or time.monotonic() > deadline:
            message = f"no answer on port {port} (exit status {process.poll()})"
            raise RuntimeError(message)
        time.sleep(0.05)


def guard() -> list[str]:
    """What to put before a command so that it ends with its parent, killed or not."""
    return ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []


def run_with_children(command: Sequence[str], *, seconds: float) -> subprocess.CompletedProcess[str]:
    """Run and capture; when the time is over, or the test is, the command's own children end with it.

    subprocess.run() kills the command alone and then reads on until its pipes close: a grandchild that lives keeps
    them open for ever.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        try:
            out, err = process.communicate(timeout=seconds)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


class Server:
    """One process with a folder of its own. `with Server() as server:` starts and throws away."""

    ask_to_stop = signal.SIGTERM

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="duty-server-"))
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        raise NotImplementedError

    def kill(self) -> None:
        """Kill -9, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(self.ask_to_stop)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis(Server):
    def start(self) -> None:
        program = shutil.which("redis-server")
        if program is None:
            raise Missing("redis-server")
        self.process = subprocess.Popen(
            [
                *guard(),
                program,
                "--port",
                str(self.port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                str(self.folder),
            ],
            stdout=subprocess.DEVNULL,
        )
        wait_until_answers(self.port, self.process)

    def url(self, number: int = 0) -> str:
        return f"redis://127.0.0.1:{self.port}/{number}"


# No statement of a test waits for ever: a lock that nobody lets go of, and a session that was left in the middle of
# its transaction, become an error that says what was waited for.
PATIENCE = {"lock_timeout": "60s", "statement_timeout": "240s", "idle_in_transaction_session_timeout": "120s"}


class Postgres(Server):
    """A cluster of our own; `durable=False` trades the fsyncs for speed."""

    ask_to_stop = signal.SIGINT  # at SIGTERM it would wait for whoever is still connected

    def __init__(self, *, durable: bool = True, settings: dict[str, str] | None = None) -> None:
        super().__init__()
        self.settings = {} if durable else {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        self.settings |= settings or {}

    @staticmethod
    def program(name: str) -> str:
        """The path of one of PostgreSQL's programs; Debian keeps the newest under /usr/lib/postgresql."""
        homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
        for home in homes:
            if (home / name).exists():
                return str(home / name)
        found = shutil.which(name)
        if found is None:
            raise Missing("postgresql")
        return found

    @staticmethod
    def _owner() -> str | None:
        """PostgreSQL refuses to run as root: then as whom."""
        if os.geteuid() != 0:
            return None
        for name in ("postgres", "nobody"):
            try:
                return pwd.getpwnam(name).pw_name
            except KeyError:
                continue
        raise Missing("postgresql")

    def start(self) -> None:
        initdb, server, owner = self.program("initdb"), self.program("postgres"), self._owner()
        if owner:
            shutil.chown(self.folder, owner)
        data = self.folder / "data"
        if not data.exists():
            subprocess.run(
                [initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
                check=True, stdout=subprocess.DEVNULL, user=owner, cwd=self.folder,
            )  # fmt: skip
        options = {"port": str(self.port), "listen_addresses": "127.0.0.1", "max_connections": "200"}
        options |= PATIENCE | {"unix_socket_directories": str(self.folder)} | self.settings
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*guard(), server, "-D", str(data), *flags], stdout=log, stderr=log, user=owner, cwd=self.folder
            )
        try:
            wait_until_answers(self.port, self.process)
        except RuntimeError as fault:
            raise RuntimeError((self.folder / "log").read_text()[-2000:]) from fault
        self._wait_ready()

    def _wait_ready(self) -> None:
        """The port opens before recovery is over; wait until the server takes a session."""
        ready = self.program("pg_isready")
        for _ in range(300):
            if subprocess.run([ready, "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL does not become ready")

    def kill(self) -> None:
        """Kill -9 of the whole cluster, the children too; the memory that they share is free afterwards."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)  # or it could make one more while we look
            children = _children(self.process.pid)
            super().kill()
            for child in children:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            deadline = time.monotonic() + 30
            while any(map(_lives, children)) and time.monotonic() < deadline:
                time.sleep(0.02)

    def url(self, name: str = "postgres") -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"


def _children(pid: int) -> set[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], check=False, capture_output=True, text=True)
    return {int(child) for child in found.stdout.split()}


def _lives(pid: int) -> bool:
    """A zombie, which nobody has asked after, holds nothing any more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
