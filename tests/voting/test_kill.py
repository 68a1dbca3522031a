"""Property 19: kill -9 of the web server's process or of the database loses no acknowledged ballot and doubles none.

Real processes, a throwaway PostgreSQL with its durable settings, a SQLite file; the machine's own are not touched.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest

from tests.throwaway import Postgres, free_port, wait_until_answers
from voting.codes import new_tracker

CROWD, FEW = 40, 12  # a crash in the middle of closing is the same for few
WITHIN = 120  # seconds; no process of ours is waited for without a limit
MARKS = "012"
POINTS = [
    "closing._open_box",  # before an envelope is opened
    "closing._write",  # opened in memory, nothing written
    "closing._rewrite_slips",  # ballots written, not committed
    "closing.finish_closing",  # committed, the key still there
    "keys._overwrite",  # in the middle of destroying the key
]
DATABASES = [pytest.param("sqlite", marks=pytest.mark.once), pytest.param("pg", marks=pytest.mark.services)]
# with SQLite the program is the database: there is nothing else to kill
VICTIMS = [
    pytest.param("sqlite", "process", marks=pytest.mark.once),
    pytest.param("pg", "process", marks=pytest.mark.services),
    pytest.param("pg", "database", marks=pytest.mark.services),
]


@dataclass
class Installation:
    """A database, a data folder, processes that use them, and one that prepares votes and looks after the crash."""

    folder: Path
    server: Postgres | None
    environment: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        url = self.server.url() if self.server else f"sqlite:///{self.folder}/db.sqlite3"
        keep = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self.environment = {**keep, "DATA_DIR": str(self.folder), "DATABASE_URL": url, "SECRET_KEY": "of this test"}
        self.helper = self.start("serve")
        self.run("migrate")

    def start(self, *act: str) -> subprocess.Popen[str]:
        """What it complains of goes into a file: a pipe that nobody reads would stop it once it is full."""
        with self.complaints.open("ab") as complaints:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.voting.hands", *act],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True, env=self.environment,
            )  # fmt: skip
        self.started.append(process)
        return process

    @property
    def complaints(self) -> Path:
        return self.folder / "complaints.txt"

    def end(self) -> None:
        """Whatever a test that failed has left behind ends here."""
        for process in self.started:
            process.kill()
            process.communicate()

    def run(self, *act: Any) -> list[dict[str, Any]]:
        """What the helper says to one act."""
        assert self.helper.stdin
        assert self.helper.stdout
        self.helper.stdin.write(json.dumps(act) + "\n")
        self.helper.stdin.flush()
        said: list[dict[str, Any]] = []
        for line in self.helper.stdout:
            said.append(json.loads(line))
            if said[-1] == {"over": act[0]}:
                return said[:-1]
        raise AssertionError(self.complaints.read_text())


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Installation]]:
    """One installation for each kind of database, whatever the order of the tests."""
    with ExitStack() as stack:

        @cache
        def install(kind: str) -> Installation:
            made = Installation(
                tmp_path_factory.mktemp("kill"), stack.enter_context(Postgres()) if kind == "pg" else None
            )
            stack.callback(made.end)
            return made

        yield install


@pytest.fixture
def place(request: pytest.FixtureRequest, installed: Callable[[str], Installation]) -> Installation:
    return installed(request.param)


class Web:
    """The real web server with two workers; kill -9 takes all of it."""

    def __init__(self, place: Installation) -> None:
        self.port, self.said = free_port(), place.folder / f"web-{free_port()}.txt"
        granian = Path(sys.executable).parent / "granian"
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(
                [
                    str(granian), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port),
                    "--workers", "2", "--blocking-threads", "2", "--no-ws", "--log-level", "debug",
                    "config.wsgi:application",
                ],
                stdout=out, stderr=out, env=place.environment, start_new_session=True,
            )  # fmt: skip
        try:
            wait_until_answers(self.port, self.process, seconds=WITHIN)
        except RuntimeError:
            self.kill()
            raise

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def cast(self, vote: "Vote", ballot: dict[str, Any]) -> str:
        """What the phone is told; "lost" when no answer came."""
        message = {"secret": ballot["slip"], "marks": MARKS, "trackers": ballot["trackers"], "remarks": []}
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            body = json.dumps(message)
            line.request("POST", f"/v/{vote.code}/cast/", body, {"Content-Type": "application/json"})
            answer = line.getresponse()
            assert answer.getheader("Set-Cookie") is None
            told = json.loads(answer.read())
        except (OSError, HTTPException):
            return "lost"
        finally:
            line.close()
        return "counted" if told.get("counted") else str(told["code"])


@dataclass
class Vote:
    code: str
    ballots: list[dict[str, Any]]

    def lines(self) -> str:
        return "".join(json.dumps(ballot) + "\n" for ballot in self.ballots)


def prepare(place: Installation, voters: int) -> Vote:
    [told] = place.run("prepare", str(voters))
    slips = [{"slip": slip, "trackers": [new_tracker() for _ in range(3)]} for slip in told["slips"]]
    return Vote(told["code"], slips)


def cast_all(place: Installation, vote: Vote) -> list[dict[str, Any]]:
    return place.run("cast", vote.code, vote.ballots)


def finish(place: Installation, vote: Vote) -> dict[str, Any]:
    """Every voter's own trackers are in the book once, and nothing else is."""
    [end] = place.run("finish", vote.code)
    assert end["faults"] == []
    assert end["box_faults"] == 0
    assert end["cast"] == len(vote.ballots)
    assert not end["key_left"]
    assert end["files_left"] == []
    for question, listed in enumerate(end["trackers"]):
        assert sorted(listed) == sorted(ballot["trackers"][question] for ballot in vote.ballots)
    return end


def kill(place: Installation, victim: str, process: subprocess.Popen[str]) -> None:
    if victim == "process":
        process.kill()
    else:
        assert place.server
        place.server.kill()
        place.server.start()


@pytest.mark.parametrize(("place", "victim"), VICTIMS, indirect=["place"])
def test_property_19_killed_in_the_middle_of_casting(place: Installation, victim: str) -> None:
    """After the crash everybody whose answer was lost sends again, with the same trackers."""
    vote = prepare(place, CROWD)
    process = place.start("cast", vote.code)
    assert process.stdin
    assert process.stdout
    process.stdin.write(vote.lines())
    process.stdin.flush()
    answered = [json.loads(process.stdout.readline()) for _ in range(CROWD // 3)]
    kill(place, victim, process)
    rest, _ = process.communicate(timeout=WITHIN)
    answered += [json.loads(line) for line in rest.splitlines() if line.endswith("}")]
    acknowledged = {a["slip"] for a in answered}

    again = {a["slip"]: a["answer"] for a in cast_all(place, vote)}
    assert set(again) == {ballot["slip"] for ballot in vote.ballots}
    assert {again[slip] for slip in acknowledged} == {"already counted"}, "no acknowledged ballot is lost"
    assert [a["answer"] for a in cast_all(place, vote)] == ["already counted"] * CROWD
    finish(place, vote)


@pytest.mark.parametrize("place", DATABASES, indirect=True)
def test_property_19_and_6_the_web_server_killed_while_a_crowd_casts(place: Installation) -> None:
    """Eight phones at once; the server dies; everybody sends again. Its loudest log tells no secret."""
    vote = prepare(place, CROWD)
    web = Web(place)
    with ThreadPoolExecutor(8) as crowd:
        answers = [crowd.submit(web.cast, vote, ballot) for ballot in vote.ballots]
        next(as_completed(answers)).result()
        web.kill()
    first = [answer.result() for answer in answers]
    second = [answer["answer"] for answer in cast_all(place, vote)]
    assert set(first) <= {"counted", "lost"}
    assert "counted" in first
    assert {new for old, new in zip(first, second, strict=True) if old == "counted"} == {"already counted"}

    logs = [file for file in place.folder.rglob("*") if file.suffix in {".txt", ".log", ".jsonl"}]
    heard = "".join(file.read_text(errors="replace") for file in logs)
    assert heard, "the server speaks, only not of this"
    for ballot in vote.ballots:
        assert ballot["slip"] not in heard
        assert not [tracker for tracker in ballot["trackers"] if tracker in heard]
    assert "/cast/" not in heard
    finish(place, vote)


@pytest.mark.parametrize(("place", "victim"), VICTIMS, indirect=["place"])
@pytest.mark.parametrize("point", POINTS)
def test_property_19_killed_in_the_middle_of_closing(place: Installation, victim: str, point: str) -> None:
    vote = prepare(place, FEW)
    cast_all(place, vote)
    process = place.start("close", vote.code, point)
    assert process.stdout
    assert json.loads(process.stdout.readline()) == {"reached": True}
    kill(place, victim, process)
    process.communicate("go on\n" if victim == "database" else None, timeout=WITHIN)
    end = finish(place, vote)
    after_commit = point in {"closing.finish_closing", "keys._overwrite"}
    assert (end["state"], end["envelopes"]) == (("closed", 0) if after_commit else ("open", FEW))
