"""A worker with work that can be caught in the middle: `celery -A tests.workflows.labour worker`.

Each effect is one Congress row, so a lost or a doubled one is seen by counting. While the file `hold` is in the
data folder, every runner waits in its middle and says so by a file `inside-<key>`.
"""

import sys
import time
from pathlib import Path

from config.celery import app

app.set_default()
import django  # noqa: E402 - the application comes first

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402

from evaluation.ground import bell  # noqa: E402 - models are there only now
from evaluation.ground.codes import public_code  # noqa: E402
from evaluation.roster.models import Congress  # noqa: E402
from workflows.errands.registry import Ending, Style, runner  # noqa: E402
from workflows.errands.work import Work  # noqa: E402

KINDS = ("labour.short", "labour.long", "labour.outside")


def _data() -> Path:
    return Path(settings.DATA_DIR)


def _middle(work: Work) -> None:
    (_data() / f"inside-{work.errand.key}").touch()
    while (_data() / "hold").exists():
        time.sleep(0.02)


def _effect(work: Work) -> None:
    Congress.objects.create(code=public_code().lower(), name=work.errand.key, level="town")


@runner("labour.short")
def short(work: Work) -> None:
    _effect(work)
    _middle(work)  # the effect is written and not yet committed


@runner("labour.long", style=Style.LONG)
def long(work: Work) -> Ending:
    _middle(work)
    return lambda: _effect(work)


@runner("labour.outside", style=Style.OUTSIDE)
def outside(work: Work) -> Ending:
    with (_data() / f"sent-{work.errand.key}").open("a") as out:
        out.write("sent\n")
    _middle(work)  # it went out, and nobody has written down that it did
    return lambda: None


if __name__ == "__main__":
    count, only = int(sys.argv[1]), sys.argv[2]
    with transaction.atomic():  # all or none: a runner held in its transaction would keep the rest from being sent
        for number in range(count):
            kind = only or KINDS[number % len(KINDS)]
            bell.send(kind=kind, key=f"{kind}-{'last' if only else number}", congress_id=None)
