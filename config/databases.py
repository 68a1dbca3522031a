"""Settings of the database: SQLite on a laptop, PostgreSQL with DATABASE_URL."""

from pathlib import Path
from typing import Any

import environ


def database(env: environ.Env, data: Path) -> dict[str, Any]:
    """The one database. DATABASE_URL (postgres://user:password@host:port/name) replaces the file."""
    chosen: dict[str, Any] = env.db("DATABASE_URL", default=f"sqlite:///{data / 'db.sqlite3'}")
    chosen["CONN_MAX_AGE"] = None  # a connection for each request costs nine tenths of the speed
    chosen["ATOMIC_REQUESTS"] = False  # side effects belong in on_commit
    if "sqlite" in chosen["ENGINE"]:
        chosen["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",  # DEFERRED with a SELECT first fails when two write
            "timeout": env.int("DATABASE_WAIT_SECONDS", default=20),
            # FULL, not NORMAL: an acknowledged ballot survives a power cut
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    elif "postgresql" in chosen["ENGINE"]:
        # a restarted database is noticed at the next request, not by its failure
        chosen["CONN_HEALTH_CHECKS"] = True
        # connections are few and long-lived (one a server thread), so prepared statements pay; behind a
        # pooler that gives each transaction another connection, set DATABASE_PREPARE=no
        if env.bool("DATABASE_PREPARE", default=True):
            chosen.setdefault("OPTIONS", {}).update({"server_side_binding": True, "prepare_threshold": 2})
    return chosen
