"""The servers of the tests: whatever goes wrong with them, nothing waits for ever."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.throwaway import Postgres, run_with_children


def connect(server: Postgres) -> psycopg.Connection:
    return psycopg.connect(server.url().replace("postgres://", "postgresql://"))


def test_a_command_ends_with_its_children_when_its_time_is_over() -> None:
    """The grandchild holds the pipes: reading them to their end would wait for it."""
    grandchild = "subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    begun = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        run_with_children([sys.executable, "-c", f"import subprocess, sys; {grandchild}"], seconds=3)
    assert time.monotonic() - begun < 30


@pytest.mark.services
def test_a_lock_that_nobody_lets_go_of_is_an_error_with_a_name() -> None:
    with Postgres(durable=False, settings={"lock_timeout": "200ms"}) as server, connect(server) as holder:
        holder.execute("CREATE TABLE t ()")
        holder.commit()
        holder.execute("LOCK TABLE t")
        with connect(server) as other, pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute("LOCK TABLE t")


@pytest.mark.services
def test_a_killed_cluster_leaves_nobody_behind_and_starts_at_once() -> None:
    with Postgres() as server:
        session = connect(server)
        backend = Path(f"/proc/{session.info.backend_pid}/stat")
        assert backend.exists()
        server.kill()
        assert not backend.exists() or " Z " in backend.read_text()
        server.start()
        session.close()
