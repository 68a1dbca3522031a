"""The one command that serves everything: starts, keeps alive, stops, keeps the data."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from config.management.commands.serve import _may_hold_made_up_people, how_to_found
from evaluation.roster.models import Congress
from tests.throwaway import answers, free_port

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 120  # seconds; a slow machine starts slowly


class Site:
    def __init__(self, data: Path, port: int) -> None:
        self.port = port
        environment = os.environ | {"DATA_DIR": str(data), "PORT": str(port), "DEMO": "no"}
        environment |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
        for name in ("DATABASE_URL", "CELERY_BROKER_URL"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said = ""

    def wait_until_it_serves(self) -> None:
        deadline = time.monotonic() + WITHIN
        while not serves(self.port):
            assert self.process.poll() is None, self.rest()
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def rest(self) -> str:
        """Wait for its end; everything that it said."""
        self.said += self.process.communicate(timeout=WITHIN)[0]
        return self.said

    def children(self) -> list[int]:
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], check=False, capture_output=True, text=True)
        return [int(pid) for pid in found.stdout.split()]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    started: list[Site] = []
    yield started
    for site in started:
        if site.process.poll() is None:
            site.process.kill()
        if site.process.stdout:
            site.process.stdout.close()
        site.process.wait()


def serves(port: int) -> bool:
    """Whether the sign-in page comes."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_serves_stops_at_ctrl_c_and_keeps_the_data(data: Path, sites: list[Site]) -> None:
    site = Site(data, free_port())
    sites.append(site)
    site.wait_until_it_serves()
    family = site.children()
    assert len(family) == 3  # web, worker, beat

    second = Site(data, free_port())
    sites.append(second)
    assert "Another copy already runs" in second.rest()
    assert second.process.returncode != 0

    with sqlite3.connect(data / "db.sqlite3") as base:
        base.execute("INSERT INTO roster_congress (code, name, level, work_committee) VALUES ('q', '青禾', 'town', '')")
    base.close()

    site.process.send_signal(signal.SIGINT)
    assert f"http://127.0.0.1:{site.port}" in site.rest()
    assert site.process.returncode == 0
    assert not [pid for pid in family if alive(pid)]
    assert not answers(site.port)

    again = Site(data, site.port)
    sites.append(again)
    again.wait_until_it_serves()
    with sqlite3.connect(data / "db.sqlite3") as base:
        assert base.execute("SELECT name FROM roster_congress").fetchall() == [("青禾",)]
    base.close()
    again.process.send_signal(signal.SIGTERM)
    again.rest()


def test_restarts_who_crashes_and_leaves_nobody_behind(data: Path, sites: list[Site]) -> None:
    site = Site(data, free_port())
    sites.append(site)
    site.wait_until_it_serves()
    family = site.children()
    for pid in family:
        os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + WITHIN
    while len(set(site.children()) - set(family)) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    site.wait_until_it_serves()

    # should the parent itself be killed, its children end too
    orphans = site.children()
    site.process.kill()
    while any(alive(pid) for pid in orphans):
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.django_db
def test_made_up_people_are_never_mixed_with_a_real_office(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    office = Congress.objects.create(code="real", name="实有人大", level="town")
    assert not _may_hold_made_up_people()
    office.delete()
    assert _may_hold_made_up_people()
    Congress.objects.create(code="made-up", name="演示人大", level="town")
    assert _may_hold_made_up_people()  # begun with them: the next start goes on


def test_a_taken_port_is_refused_before_anything_happens(data: Path, sites: list[Site]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        site = Site(data, taken.getsockname()[1])
        sites.append(site)
        assert "Choose another port" in site.rest()
    assert site.process.returncode != 0
    assert not (data / "db.sqlite3").exists()


def test_the_first_office_is_founded_where_the_site_looks(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "人大 data"
    laptop = how_to_found({})
    server = how_to_found({"DATABASE_URL": "postgres://duty:secret@db/duty"})
    assert f"DATA_DIR='{settings.DATA_DIR}' .venv/bin/python manage.py found_congress" in laptop
    assert "DATABASE_URL" not in laptop
    assert "DATABASE_URL=… .venv/bin/python manage.py found_congress" in server
    assert "secret" not in server


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_first_task_names_what_says_where_the_data_is(name: str) -> None:
    task = (ROOT / name).read_text(encoding="utf-8").split("\n1. ")[1].split("\n2. ")[0]
    assert "`DATA_DIR=…`" in task
    assert "`DATABASE_URL=…`" in task
