"""`python manage.py serve`: the whole site on one machine, with its background work. `make run` calls it."""

import fcntl
import os
import shlex
import socket
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command, get_commands
from django.db import connections

from config.background import EMBEDDED
from config.household import CannotKeepAlive, Household, Member
from config.programs import BIN, Web, beat, worker
from evaluation.roster.models import Congress

ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - a name to compare with
STARTS_WITHIN = 60  # seconds
FOUND = """  Nothing is set up here yet. In another window, with your own words for what stands after the command:

  {before}.venv/bin/python manage.py found_congress qinghe 青禾镇人大 --level town --term 15 \\
      --since 2026-01-10 --administrator heqing --administrator-name 何清
"""
SAME_DATABASE = """
  DATABASE_URL is the one with which this site was started; it may hold a password, so it is not written here.
"""


class Command(BaseCommand):
    help = "Prepares the data and starts the site with its background work; Ctrl-C stops everything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--certificate", default=os.environ.get("CERTIFICATE", ""), help="PEM file, for https")
        parser.add_argument("--key", default=os.environ.get("CERTIFICATE_KEY", ""), help="PEM file, PKCS#8")
        parser.add_argument(
            "--without-demo", action="store_true", default=os.environ.get("DEMO") == "no",
            help="start without demonstration data, for an office's own use (DEMO=no)",
        )  # fmt: skip

    def handle(self, *_args: Any, **options: Any) -> None:
        web = Web(options["host"], options["port"], options["certificate"], options["key"])
        with only_one():
            refuse_taken_port(web)
            try:
                self._prepare(demo=not options["without_demo"])
            except KeyboardInterrupt:
                raise CommandError("Stopped before it was ready. The next start goes on from there.") from None
            self._serve(web)

    def _prepare(self, *, demo: bool) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        if demo and "demo" in get_commands() and _may_hold_made_up_people():
            # loads what is missing, and names the accounts every time
            call_command("demo", stdout=self.stdout, stderr=self.stderr)
        connections.close_all()
        if settings.CELERY_BROKER_URL == EMBEDDED:
            # bells of an earlier time: the rows are swept anyway
            for bell in (settings.DATA_DIR / "bell" / "queue").iterdir():
                bell.unlink()

    def _serve(self, web: Web) -> None:
        address = site_address(web)
        environment = os.environ | {"DATA_DIR": str(settings.DATA_DIR), "PYTHONUNBUFFERED": "1"}
        environment |= {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
        environment.setdefault("PUBLIC_URL", address)
        if web.certificate:
            environment["TLS"] = "yes"
        members = [Member("web", web.command()), Member("worker", worker()), Member("beat", beat())]
        household = Household(members, environment, self._say)
        household.start()
        try:
            if wait_until_it_answers(web, household):
                self._say(f"\n  {address}\n\n  Data: {settings.DATA_DIR}. Ctrl-C stops everything.\n")
                if not Congress.objects.exists():
                    self._say(how_to_found(os.environ))
                connections.close_all()
            household.keep()
        except CannotKeepAlive as fault:
            raise CommandError(
                f"{fault} ends again and again; the lines above say why. Everything is stopped."
            ) from None
        finally:
            household.stop()
            self._say("Stopped. The data is kept.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def how_to_found(environment: Mapping[str, str]) -> str:
    """The command that sets the first office up in the data of this very site."""
    before = f"DATA_DIR={shlex.quote(str(settings.DATA_DIR))} "
    if not environment.get("DATABASE_URL"):
        return FOUND.format(before=before)
    return FOUND.format(before=f"{before}DATABASE_URL=… ") + SAME_DATABASE


def _may_hold_made_up_people() -> bool:
    """Whether the data is empty, or was begun so: real offices are never mixed with made-up ones."""
    begun = settings.DATA_DIR / "demonstration"
    if not begun.exists() and not Congress.objects.exists():
        begun.touch()
    return begun.exists()


@contextmanager
def only_one() -> Iterator[None]:
    """One site for one data folder. Raises CommandError when another runs."""
    with (settings.DATA_DIR / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(
                f"Another copy already runs on the data in {settings.DATA_DIR}. Stop it, or choose another "
                "folder: make run DATA_DIR=folder"
            ) from None
        yield


def refuse_taken_port(web: Web) -> None:
    """Raise CommandError, before anything is prepared, when the port is taken or not allowed."""
    family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((web.host, web.port))
        except OSError as fault:
            raise CommandError(
                f"{web.host}:{web.port} cannot be used ({fault.strerror}). Choose another port: make run PORT=8001"
            ) from None


def lan_address() -> str:
    """The address of the machine in its network, or 127.0.0.1 without one. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def site_address(web: Web) -> str:
    host = lan_address() if web.host in ANYWHERE else web.host
    return f"{'https' if web.certificate else 'http'}://{f'[{host}]' if ':' in host else host}:{web.port}"


def wait_until_it_answers(web: Web, household: Household) -> bool:
    """True when the port answers; False when it was asked to stop before or a minute went by."""
    host = "127.0.0.1" if web.host in ANYWHERE else web.host
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and not household.stopping:
        try:
            socket.create_connection((host, web.port), timeout=0.5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False
