"""One whole year, from the founding of a made-up office to the report upward."""

from datetime import date
from pathlib import Path
from random import Random

from evaluation.archive.queries import bundles_visible_to, papers_visible_to
from workflows.rehearsal import meeting_day, paper_work
from workflows.rehearsal.clock import Clock, made_up_time
from workflows.rehearsal.play import Told, play
from workflows.rehearsal.world import OFFICES, Office, World, bring_in, draw_up, found

BEGINS = {"county": (8, 1), "town": (11, 2)}
PLAYERS = (meeting_day, paper_work)  # importing them registers who answers what
Tables = tuple[bytes | None, bytes | None]
NONE: Tables = (None, None)


def begin(office: Office, clock: Clock, chance: Random, out: Path, password: str, tables: Tables = NONE) -> World:
    """Found the office, take its tables over and put its plan under way. The clock stands at the year's beginning."""
    world = found(office, clock, chance, out, password)
    bring_in(world, *tables)
    draw_up(world, (clock.today - office.shift).year)
    return world


def play_year(scheme: str, *, year: int, seed: int, out: Path, tables: Tables, password: str, told: Told) -> World:
    """Play everything and write what the year leaves to `out`."""
    chance = Random(seed)  # noqa: S311 - people, choices and the clock; never a secret
    with made_up_time(date(year, *BEGINS[scheme]), chance) as clock:
        world = begin(OFFICES[scheme], clock, chance, out, password, tables)
        play(world, told)
        write_out(world)
    return world


def write_out(world: World) -> None:
    """Every kept paper under its own name, and the sealed bundle."""
    papers = world.out / "papers"
    papers.mkdir(exist_ok=True)
    for number, paper in enumerate(papers_visible_to(world.organiser).filter(plan=world.plan).order_by("pk"), 1):
        with paper.file.open() as kept:
            (papers / f"{number:03} {paper.file_name}").write_bytes(kept.read())
    for bundle in bundles_visible_to(world.organiser).filter(plan=world.plan):
        with bundle.file.open() as sealed:
            (world.out / f"archive-{world.plan.year}.zip").write_bytes(sealed.read())
