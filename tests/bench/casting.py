"""Casting a ballot of twelve ratings, against PostgreSQL's own limit; closing five thousand voters' box.

    python -m tests.bench.casting [--rounds 3] [--seconds 6]

Casts go over HTTP to the page's own endpoint on granian with two workers, everything on, from sixteen clients, and
once from 256; a visit is the form page and the cast. The crowd is wrk, as light beside the server as pgbench is beside
the database: a crowd written in Python took a quarter of the two cores for itself. The limit is pgbench with the
statement that the product sends, and with the twelve-row statement that a design without envelopes would send, in the
same durable throwaway cluster, interleaved. Only the ratios count; on a machine that is busy otherwise those of
processor time are the steadier ones.
At the end the box is asked whether it holds what was acknowledged: no ballot lost, none double.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.throwaway import Postgres, free_port, wait_until_answers

CLIENTS, CROWD, QUESTIONS = 16, 256, 12
LIMESURVEY = 350  # milliseconds of processor time for one visit of twelve questions (6.4, php-fpm, PostgreSQL)
SLIPS, SCATTER = 200_000, 7_919  # without a common divisor: another slip each time
STEPS = ("close", "count", "book")


def environment(url: str, folder: Path) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": url, "DATA_DIR": str(folder), "SECRET_KEY": "of the bench", "ALLOWED_HOSTS": "*",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip


def hand(env: dict[str, str], *act: str) -> dict[str, Any]:
    """One line of JSON from a process of the product (tests.bench.box)."""
    quick = env | {"PGOPTIONS": "-c synchronous_commit=off"}  # preparations need not be durable; casts are
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.box", *act], env=quick, check=True, capture_output=True, text=True
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def pgbench(server: Postgres, session: int, script: str, seconds: int) -> tuple[float, float]:
    """Transactions a second of 16 clients on fresh tables, and milliseconds of the database's processor for one."""
    assert server.process
    where = ["-h", "127.0.0.1", "-p", str(server.port), "-U", "postgres"]
    tables = TABLES.replace("SESSION", str(session))
    subprocess.run([Postgres.program("psql"), "-q", *where], input=tables, text=True, check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        before = cpu_of([server.process.pid])
        done = subprocess.run(
            [
                Postgres.program("pgbench"), "-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "2", "-T", str(seconds),
                "-D", "drawn=0", "-f", file.name, *where, "postgres",
            ],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found, done.stdout
    rate = float(found.group(1))
    return rate, (cpu_of([server.process.pid]) - before) * 1000 / (rate * seconds)


TABLES = f"""
SET client_min_messages = warning;
DROP TABLE IF EXISTS limit_slip, limit_envelope, limit_row;
CREATE TABLE limit_slip (digest varchar(64) PRIMARY KEY, session_id bigint, batch_id bigint, status smallint);
CREATE TABLE limit_envelope (id uuid PRIMARY KEY, session_id bigint, sealed bytea);
CREATE TABLE limit_row (id bigserial PRIMARY KEY, question_id int, tracker varchar(16), grade smallint);
INSERT INTO limit_slip SELECT lpad(i::text, 64, '0'), SESSION, 1, 1 FROM generate_series(1, {SLIPS}) i;
VACUUM ANALYZE limit_slip;
CHECKPOINT;
"""  # noqa: S608 - a number of our own
# Every client has slips of its own, each used once: a slip that was used before would cost next to nothing. They lie
# scattered over the table, as digests do.
NEXT_SLIP = (
    f"\\set drawn :drawn + 1\n\\set slip ((:client_id * {SLIPS // CLIENTS} + :drawn) * {SCATTER}) % {SLIPS} + 1\n"
)
TWELVE_ROWS = f"""{NEXT_SLIP}
WITH spent AS (
 UPDATE limit_slip SET status = 2 WHERE digest = lpad((:slip)::text, 64, '0') AND status = 1 RETURNING session_id)
INSERT INTO limit_row (question_id, tracker, grade)
SELECT q, 'ABCDEFGHJK', 1 FROM spent, generate_series(1, {QUESTIONS}) q;
"""  # noqa: S608 - numbers of our own


def product_statement(told: dict[str, Any]) -> str:
    """The product's own statement for one ballot, on tables of the same shape, with an envelope's length of bytes."""
    sql = str(told["sql"]).replace(told["slip_table"], "limit_slip").replace(told["box_table"], "limit_envelope")
    values = [
        "lpad((:slip)::text, 64, '0')", str(told["session"]), f"'{told['public_key']}'",
        "gen_random_uuid()", f"decode(repeat('ab', {told['sealed_length']}), 'hex')",
    ]  # fmt: skip
    for value in values:
        sql = sql.replace("%s", f"ARRAY[{value}]", 1)
    return f"{NEXT_SLIP}{' '.join(sql.split())};\n"


@dataclass
class Visit:
    """What clients saw: casts a second, 99th percentile in milliseconds, and answers that were not "counted"."""

    rate: float
    p99: float
    wrong: int
    cpu: float  # milliseconds of server and database for one cast


def cpu_of(pids: list[int]) -> float:
    """Seconds of processor time of these processes, their children included."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        pid, parent = int(stat.parent.name), int(parts[1])
        if pid in pids or parent in pids:
            total += (int(parts[11]) + int(parts[12]) + int(parts[13]) + int(parts[14])) / os.sysconf("SC_CLK_TCK")
    return total


def cast_over_http(
    port: int, code: str, bodies: list[bytes], pids: list[int], *, clients: int = CLIENTS, form: bool = False
) -> Visit:
    """Send every body once, from connections that stay open; with `form` the page is fetched as often."""
    with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as file:
        file.write(b"\n".join(bodies) + b"\n")
        file.flush()
        paths = [f"/v/{code}/cast/", *([f"/v/{code}/"] if form else [])]
        before = cpu_of(pids)
        done = subprocess.run(
            [
                program("wrk"), "-t", "1", "-c", str(clients), "-d", "300s", "--timeout", "60s",
                "-s", str(Path(__file__).with_name("crowd.lua")), f"http://127.0.0.1:{port}", "--", file.name, *paths,
            ],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    cpu = (cpu_of(pids) - before) * 1000 / len(bodies)
    told = json.loads(done.stdout.splitlines()[-1])
    missing = len(bodies) * len(paths) - told["heard"]
    return Visit(len(bodies) / told["seconds"], told["p99"], told["wrong"] + missing, cpu)


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"The bench wants {name} for its crowd: apt install {name}")
    return found


def serve(env: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [
            str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(port), "--workers", "2", "--blocking-threads", "8", "--no-ws", "--http", "1",
            "--log-level", "error", "config.wsgi:application",
        ],
        env=env,
    )  # fmt: skip
    wait_until_answers(port, process)
    return process


class Site:
    """The product on one database with an open vote, and its web server."""

    def __init__(self, url: str, folder: Path, slips: int, *more: int) -> None:
        folder.mkdir()
        self.env = env = environment(url, folder)
        self.told = hand(env, "prepare", str(slips), str(QUESTIONS))
        self.counted = 0
        self.bodies = [body.encode() for body in self.told["bodies"]]
        self.port = free_port()
        self.web = serve(env, self.port)
        self.pids = [self.web.pid, *more]
        urllib.request.urlopen(f"http://127.0.0.1:{self.port}/v/{self.told['code']}/").read()

    def cast(self, count: int, **how: Any) -> Visit:
        """`count` ballots that have not been cast yet."""
        now, self.bodies = self.bodies[:count], self.bodies[count:]
        visit = cast_over_http(self.port, self.told["code"], now, self.pids, **how)
        self.counted += count - visit.wrong
        return visit

    def faults(self) -> str:
        """What the box says of the ballots that were acknowledged."""
        held = hand(self.env, "held", self.told["code"])
        lost, double = self.counted - held["spent"], held["envelopes"] - held["spent"]
        return f"{self.counted} acknowledged, {max(0, lost)} lost, {max(0, double)} double"

    def stop(self) -> None:
        self.web.terminate()
        self.web.wait()


def contest(rounds: int, seconds: int) -> None:
    each = 500 * seconds
    with ExitStack() as stack:
        server = stack.enter_context(Postgres())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="duty-bench-")))
        assert server.process
        database = server.process.pid
        pg = Site(server.url(), folder / "pg", each * (3 * rounds + 1), database)
        stack.callback(pg.stop)
        lite = Site(f"sqlite:///{folder}/sqlite/db.sqlite3", folder / "sqlite", each * (rounds + 1))
        stack.callback(lite.stop)
        session = pg.told["session"]
        pg.cast(each)  # warm
        lite.cast(each)
        ratios: dict[str, list[float]] = defaultdict(list)
        for number in range(1, rounds + 1):
            twelve, limit_cpu = pgbench(server, session, TWELVE_ROWS, seconds)
            own, _ = pgbench(server, session, product_statement(pg.told), seconds)
            visit, small = pg.cast(each), lite.cast(each)
            ratios["endpoint ÷ pgbench 12-row CTE @16 (floor 0.15, goal 0.30)"].append(visit.rate / twelve)
            ratios["endpoint ÷ pgbench with the product's own statement"].append(visit.rate / own)
            ratios["CPU a cast ÷ pgbench's (floor 8, goal 4)"].append(visit.cpu / limit_cpu)
            ratios["SQLite ÷ PostgreSQL, same server (floor 0.7, goal 0.9)"].append(small.rate / visit.rate)
            ratios["SQLite ÷ PostgreSQL in processor time (below 1: cheaper)"].append(small.cpu / visit.cpu)
            whole, crowd = pg.cast(each, form=True), pg.cast(each, clients=CROWD)
            ratios["LimeSurvey's CPU a visit ÷ ours, form and cast (floor 60, goal 120)"].append(LIMESURVEY / whole.cpu)
            ratios[f"p99 at {CROWD} clients in ms (floor 1000, goal 300)"].append(crowd.p99)
            sys.stdout.write(
                f"  round {number}: pgbench 12 rows {twelve:,.0f}/s, own statement {own:,.0f}/s; endpoint "
                f"{visit.rate:,.0f}/s, p99 {visit.p99:.0f} ms, {visit.cpu:.2f} ms CPU, {visit.wrong} wrong; SQLite "
                f"{small.rate:,.0f}/s, p99 {small.p99:.0f} ms, {small.wrong} wrong; visit {whole.cpu:.2f} ms CPU; "
                f"{CROWD} clients {crowd.rate:,.0f}/s, p99 {crowd.p99:.0f} ms, {crowd.wrong} wrong\n"
            )
        sys.stdout.write(f"cast: PostgreSQL: {pg.faults()}; SQLite: {lite.faults()}\n")
        for name, values in ratios.items():
            sys.stdout.write(f"cast: {name}: {statistics.median(values):.2f}\n")


def closing() -> None:
    """5,000 voters × 30 questions: close, count, book, on PostgreSQL and on SQLite."""
    with Postgres() as server, tempfile.TemporaryDirectory(prefix="duty-bench-") as folder:
        for name, url in (("PostgreSQL", server.url()), ("SQLite", f"sqlite:///{folder}/db.sqlite3")):
            place = Path(folder) / name
            place.mkdir()
            told = hand(environment(url, place), "closing", "5000", "30")
            steps = ", ".join(f"{step} {told[step]:.1f} s ({told[f'{step}_cpu']:.1f} s CPU)" for step in STEPS)
            sys.stdout.write(
                f"{name}: 5,000 voters × 30 questions: {steps}; book {told['bytes'] / 1e6:.1f} MB; memory "
                f"{told['before']:.0f} MB before, {told['peak']:.0f} MB at the peak\n"
            )


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.bench.casting")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--only", choices=("cast", "close"))
    told = parser.parse_args()
    if told.only != "close":
        contest(told.rounds, told.seconds)
    if told.only != "cast":
        closing()


if __name__ == "__main__":
    main()
