"""The attack itself, in a process with a database of its own."""

from __future__ import annotations

import logging
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.core.management import call_command  # noqa: E402 - Django first
from django.db import connection  # noqa: E402 - Django first

from tests.throwaway import Postgres  # noqa: E402 - Django first
from tests.voting.hall import make_tables  # noqa: E402 - Django first
from tests.voting.linker.evidence import guesses  # noqa: E402 - Django first
from tests.voting.linker.figures import judge, score  # noqa: E402 - Django first
from tests.voting.linker.leaks import LEAKS  # noqa: E402 - Django first
from tests.voting.linker.meeting import Meeting, hold  # noqa: E402 - Django first

BACKUPS = 3  # meetings in which a backup is taken in the middle of the vote; no planted leak needs one


def attack(leak_name: str, wanted: int) -> int:
    """Print the verdict; 1 when a source beats chance."""
    loot = Path(tempfile.mkdtemp(prefix="duty-linker-"))
    try:
        # a planted leak shows in the tables of the vote and in its own; the box itself is looked for everywhere
        if leak_name == "none":
            call_command("migrate", verbosity=0)
        else:
            make_tables()
        listen(loot / "product.log")
        leak = LEAKS[leak_name]()
        leak.prepare()
        meetings = [hold_and_copy(leak_name, number, loot) for number in range(wanted)]
        connection.force_debug_cursor = False
        logging.disable()
        files = collect(loot)
        scores = [score(source, guess, meetings) for source, guess in guesses(meetings, files)]
        verdict = judge(scores, wanted)
        sys.stdout.write(f"{connection.vendor}, leak “{leak_name}”: {verdict}\n")
        return int(verdict.found)
    finally:
        shutil.rmtree(loot, ignore_errors=True)


def listen(place: Path) -> None:
    """Everything that the product says at its loudest goes into one log."""
    handler = logging.FileHandler(place)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    root = logging.getLogger()
    for logger in (root, *(logging.getLogger(name) for name in root.manager.loggerDict)):
        logger.handlers.clear()
        logger.setLevel(logging.DEBUG)
    root.addHandler(handler)
    connection.force_debug_cursor = True  # every statement with its parameters


def hold_and_copy(leak_name: str, number: int, loot: Path) -> Meeting:
    from tests.voting.linker import meeting as scene  # noqa: PLC0415 - its hook is replaced

    dice = random.Random(f"{leak_name} {number}")  # noqa: S311 - votes need no secrecy here, trackers have theirs
    connection.queries_log.clear()
    original = scene.copy_the_box

    def with_backup() -> scene.Copied:
        backup(loot / f"backup{number}")
        return original()

    scene.copy_the_box = with_backup if number < BACKUPS and leak_name == "none" else original
    try:
        return hold(LEAKS[leak_name](), dice)
    finally:
        scene.copy_the_box = original


def backup(place: Path) -> None:
    """The whole database as it is when all have voted and nobody has closed."""
    if connection.vendor == "sqlite":
        place.mkdir()
        for file in Path(settings.DATA_DIR).glob("db.sqlite3*"):
            shutil.copy(file, place / file.name)
        return
    subprocess.run(
        [
            Postgres.program("pg_basebackup"), "-h", "127.0.0.1", "-p", str(connection.settings_dict["PORT"]),
            "-U", "postgres", "-D", str(place / "backup"), "-X", "fetch", "-c", "fast",
        ],
        check=True,
    )  # fmt: skip


def collect(loot: Path) -> list[Path]:
    """Data files, write-ahead log, server log, backups, keys and logs of the product."""
    places = [loot, Path(settings.DATA_DIR)]
    if cluster := os.environ.get("LINKER_CLUSTER"):
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
        places.append(Path(cluster))
    files = [file for place in places for file in place.rglob("*") if file.is_file()]
    return [file for file in files if file.suffix not in {".mo", ".css", ".js"}]
