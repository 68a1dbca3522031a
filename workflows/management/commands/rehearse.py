"""`rehearse`: play a whole year in a database of its own."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.errors import Refusal
from evaluation.roster.passwords import initial_password
from workflows.rehearsal.world import World
from workflows.rehearsal.year import play_year
from workflows.steps import title_of

INSIDE = "REHEARSAL"  # set for the process whose database is the rehearsal's own
YEAR = 2026
SEED = 2026
BAR = 24


class Command(BaseCommand):
    help = "Play a whole year with made-up time and write its papers, ballot book and archive to a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scheme", required=True, choices=["county", "town"])
        parser.add_argument("--deputies", type=Path, help="the office's own table of deputies (.xlsx, .csv)")
        parser.add_argument("--voters", type=Path, help="voter representatives, or the committee's attendance list")
        parser.add_argument("--out", type=Path, required=True, help="a folder that is empty or a former rehearsal's")
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--year", type=int, default=YEAR)

    def handle(self, *_args: Any, **options: Any) -> None:
        out: Path = options["out"].resolve()
        if os.environ.get(INSIDE) != str(out):
            raise SystemExit(self._in_its_own_database(out))
        try:
            self._play(out, options)
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.sentences())) from refusal

    def _in_its_own_database(self, out: Path) -> int:
        """The same command in a process whose data folder and database lie under `out`: nothing else is touched."""
        if out.exists() and any(out.iterdir()) and not (out / "data").is_dir():
            raise CommandError(_("The folder %(out)s is not empty and no former rehearsal's.") % {"out": out})
        data = out / "data"
        for former in [*out.glob("*.json"), *out.glob("*.zip"), *out.glob("papers/*"), *data.glob("db.sqlite3*")]:
            former.unlink()
        (data / "static").mkdir(parents=True, exist_ok=True)  # nothing is collected, and nobody is warned of it
        data.chmod(0o700)
        own = {
            **os.environ,
            INSIDE: str(out),
            "DATA_DIR": str(data),
            "DATABASE_URL": f"sqlite:///{data / 'db.sqlite3'}",
            "CELERY_BROKER_URL": "memory://localhost",
        }
        command = [sys.executable, sys.argv[0], *sys.argv[1:]]
        return subprocess.run(command, env=own, check=False).returncode  # noqa: S603 - this very command

    def _play(self, out: Path, options: dict[str, Any]) -> None:
        began = perf_counter()
        call_command("migrate", verbosity=0)
        password = initial_password()
        tables = tuple(path.read_bytes() if path else None for path in (options["deputies"], options["voters"]))
        world = play_year(
            options["scheme"],
            year=options["year"],
            seed=options["seed"],
            out=out,
            tables=(tables[0], tables[1]),
            password=password,
            told=self._bar,
        )
        self._say(world, out, perf_counter() - began)

    def _bar(self, step: str, done: int, waiting: int) -> None:
        filled = BAR * done // (done + waiting)
        line = f"\r[{'█' * filled}{'·' * (BAR - filled)}] {done} {title_of(step)}"
        self.stderr.write(f"{line:<70}", ending="" if waiting else "\n")
        self.stderr.flush()

    def _say(self, world: World, out: Path, seconds: float) -> None:
        self.stdout.write(
            _("%(title)s: played to the end in %(seconds).1f s. Everything lies in %(out)s.")
            % {"title": world.plan.title, "seconds": seconds, "out": out}
        )
        for group in world.left_out:
            self.stdout.write(_("Left out, because nobody could vote there: %(group)s") % {"group": group})
        self.stdout.write(f"DATA_DIR={settings.DATA_DIR}")
