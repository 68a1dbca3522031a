"""The command lines of the site's programs: the same on a laptop and, run one by one, on servers."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent
THREADS = 16  # of all processes of the web server together


@dataclass(frozen=True)
class Web:
    host: str = "127.0.0.1"
    port: int = 8000
    certificate: str = ""
    key: str = ""

    def command(self) -> list[str]:
        """granian, without an access log: with the order of casting it could name a voter."""
        # each thread keeps one database connection; more than 16 in all cost speed, while with too few of them hardly
        # any ballots wait to go into the box together
        workers = min(os.cpu_count() or 1, 4)
        threads = THREADS // workers
        line = [str(BIN / "granian"), "--interface", "wsgi", "--host", self.host, "--port", str(self.port)]
        line += ["--workers", str(workers), "--blocking-threads", str(threads), "--respawn-failed-workers"]
        # its one warning at this level is that so many threads are many
        line += ["--no-access-log", "--log-level", "error", "--no-ws", "--http", "1"]
        if self.certificate:
            line += ["--ssl-certificate", self.certificate, "--ssl-keyfile", self.key]
        return [*line, "config.wsgi:application"]


def worker() -> list[str]:
    """Threads: the work waits for files and other programs, and one process is enough for SQLite."""
    line = [str(BIN / "celery"), "--quiet", "-A", "config", "worker", "--pool", "threads", "--concurrency", "4"]
    return [*line, "--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING"]


def beat() -> list[str]:
    """Exactly one in an installation; a second one would only ring twice."""
    return [str(BIN / "celery"), "--quiet", "-A", "config", "beat", "--pidfile", "", "--loglevel", "WARNING"]
