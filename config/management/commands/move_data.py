"""`python manage.py move_data --from FOLDER`: a laptop's data into the database of this installation."""

import fcntl
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections, transaction

from config import transfer

SOURCE = "source"
# made anew by each installation
LEFT_BEHIND = {"db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "static", "bell", "serve.lock"}


class Command(BaseCommand):
    help = (
        "Moves the data of a laptop (its data folder) into the empty database that DATABASE_URL names: every row and "
        "every file, checked by counts and digests. The laptop's copy is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="folder", required=True, type=Path, help="the laptop's data folder")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = options["folder"].resolve()
        with self._opened(folder):
            call_command("migrate", verbosity=0, interactive=False)
            if full := transfer.occupied("default"):
                raise CommandError(
                    f"The target already holds data ({', '.join(full[:5])}). Nothing was moved. Name an empty database."
                )
            files = self._copy_files(folder)
            with transaction.atomic():
                carried = transfer.carry(SOURCE, "default")
                self._compare()
        self.stdout.write(f"Moved {carried} rows and {files} files. Counts and digests agree.")

    @contextmanager
    def _opened(self, folder: Path) -> Iterator[None]:
        """The laptop's database as a second connection, with its site stopped meanwhile."""
        file = folder / "db.sqlite3"
        if not file.exists():
            raise CommandError(f"There is no {file}. Name the data folder of the laptop (its var/).")
        if str(settings.DATABASES["default"]["NAME"]) == str(file):
            raise CommandError("Source and target are the same database. Set DATABASE_URL to the new one.")
        connections.databases[SOURCE] = {
            **connections.databases["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": str(file),
            "OPTIONS": {"timeout": 20}, "HOST": "", "PORT": "", "USER": "", "PASSWORD": "",
        }  # fmt: skip
        with (folder / "serve.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CommandError("The laptop's site still runs on this folder. Stop it first (Ctrl-C).") from None
            try:
                if transfer.behind(SOURCE):
                    raise CommandError(
                        "The laptop's data is of an older version. Start this version on it once (make run), then move."
                    )
                yield
            finally:
                connections[SOURCE].close()
                del connections[SOURCE]
                del connections.databases[SOURCE]

    def _copy_files(self, folder: Path) -> int:
        """Papers, evidence, keys of open boxes, and the secret that personal links are made with."""
        target = Path(settings.DATA_DIR)
        if target == folder:
            return 0
        copied = 0
        for entry in sorted(folder.rglob("*")):
            inside = entry.relative_to(folder)
            if inside.parts[0] in LEFT_BEHIND or not entry.is_file():
                continue
            goal = target / inside
            goal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copy2(entry, goal)  # keeps modes: keys stay readable by the owner alone
            copied += 1
        return copied

    def _compare(self) -> None:
        """Raise CommandError, and so undo everything, unless each table holds the same."""
        wrong: list[str] = []
        for model in transfer.tables():
            before, after = transfer.summed(model, SOURCE), transfer.summed(model, "default")
            if before.rows:
                self.stdout.write(f"{model._meta.db_table:40} {after.rows:9} {after.digest[:16]}")  # noqa: SLF001 - Django documents it
            if before != after:
                wrong.append(model._meta.label)  # noqa: SLF001 - as above
        if wrong:
            raise CommandError(
                f"Not the same after moving: {', '.join(wrong)}. Nothing was moved; the target is as empty as before."
            )
