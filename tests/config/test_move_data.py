"""A laptop's data moves into another database, whole and provably, or not at all."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.throwaway import Postgres

ROOT = Path(__file__).resolve().parents[2]

LIVED_IN = """
import django; django.setup()
from datetime import date
from django.contrib.contenttypes.models import ContentType
from evaluation.ground import deadlines
from evaluation.ground.audit import record
from evaluation.roster.models import Congress, Deputy, Membership, User
town = Congress.objects.create(code="qinghe", name="青禾镇人大", level="town")
user = User.objects.create_user("miao", password="Qinghe-2026-rain", name="苗青", email="miao@example.org")
by = Membership.objects.create(user=user, congress=town, role="organiser")
for number in range(1203):  # more than two statements' worth
    Deputy.objects.create(congress=town, name=f"代表{number}", birth_month="1973-01")
record(by, "roster.found", town, note="建")
due_on = date(2026, 12, 1)
deadlines.remind(congress_id=town.pk, key="k", due_on=due_on, what="Hand in", to=[user.pk], before=[3], after=[1])
ContentType.objects.filter(model="deputy").update(model="deputy")
"""
LOOK = """
import django; django.setup()
from evaluation.ground.models import Deadline
from evaluation.roster.models import Deputy, User
user = User.objects.get()
print(Deputy.objects.count(), user.name, user.check_password("Qinghe-2026-rain"), user.date_joined.timestamp(),
      list(Deadline.objects.get().people.all()) == [user])
"""
GO_ON = """
import django; django.setup()
from evaluation.roster.models import Deputy
Deputy.objects.create(congress=Deputy.objects.first().congress, name="新代表")  # the keys go on where they stopped
"""


def python(data: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings", "CELERY_BROKER_URL": "memory://",
    }  # fmt: skip
    environment.pop("SECRET_KEY", None)
    environment.pop("DATABASE_URL", None)
    if url:
        environment["DATABASE_URL"] = url
    line = [sys.executable, *arguments]
    return subprocess.run(line, env=environment, cwd=ROOT, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laptop")
    assert python(folder, "manage.py", "migrate", "-v", "0").returncode == 0
    made = python(folder, "-c", LIVED_IN)
    assert made.returncode == 0, made.stderr
    (folder / "keys").mkdir(mode=0o700)
    (folder / "keys" / "box").write_text("a key")
    (folder / "keys" / "box").chmod(0o600)
    return folder


@pytest.fixture(
    params=[pytest.param("sqlite", marks=pytest.mark.once), pytest.param("postgres", marks=pytest.mark.services)]
)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with ExitStack() as servers:
        if request.param == "postgres":
            yield servers.enter_context(Postgres(durable=False)).url()
        else:
            yield f"sqlite:///{tmp_path / 'other.sqlite3'}"


def test_everything_arrives_and_goes_on(laptop: Path, target: str, tmp_path: Path) -> None:
    city = tmp_path / "city"
    moved = python(city, "manage.py", "move_data", "--from", str(laptop), url=target)
    assert moved.returncode == 0, moved.stderr
    assert "Counts and digests agree." in moved.stdout

    before = python(laptop, "-c", LOOK).stdout
    after = python(city, "-c", LOOK, url=target)
    assert after.stdout == before, after.stderr
    assert before.startswith("1203 苗青 True")
    assert python(city, "-c", GO_ON, url=target).returncode == 0
    assert (city / "keys" / "box").stat().st_mode & 0o777 == 0o600
    assert (city / "secret.key").read_text() == (laptop / "secret.key").read_text()

    again = python(city, "manage.py", "move_data", "--from", str(laptop), url=target)
    assert again.returncode != 0
    assert "already holds data" in again.stderr


def test_a_wrong_folder_is_refused(tmp_path: Path) -> None:
    refused = python(
        tmp_path / "city", "manage.py", "move_data", "--from", str(tmp_path), url=f"sqlite:///{tmp_path / 'x.sqlite3'}"
    )
    assert refused.returncode != 0
    assert "There is no" in refused.stderr
