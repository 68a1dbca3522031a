"""What the bench of casting does inside the product, in a process of its own: `python -m tests.bench.box ACT …`."""

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django first

from tests.voting.hall import Hall, make_session  # noqa: E402 - Django first
from voting import dropping  # noqa: E402 - Django first
from voting.box import layout_of  # noqa: E402 - Django first
from voting.codes import digest, new_tracker  # noqa: E402 - Django first
from voting.envelope import OpenBallot, pack, seal  # noqa: E402 - Django first
from voting.models import Credential, RollEntry, Session  # noqa: E402 - Django first
from voting.models.ballot import Envelope  # noqa: E402 - Django first
from voting.queries.results import book_bytes  # noqa: E402 - Django first
from voting.states import Attendance, Issued, SlipStatus  # noqa: E402 - Django first

SEALING = 48


def opened(voters: int, questions: int) -> Hall:
    room = Hall(make_session(voters=voters, questions=questions)).enrol()
    for start in range(0, voters, 20_000):
        room.print(min(20_000, voters - start))
    everybody = RollEntry.objects.filter(session=room.session, may_vote=True)
    everybody.update(attendance=Attendance.PRESENT, issued=Issued.SLIP)
    return room.open()


def prepare(voters: str, questions: str) -> dict[str, Any]:
    """An open session, a message for each of its slips, and the statement that casting sends."""
    call_command("collectstatic", interactive=False, verbosity=0)  # the form page names its styles
    room = opened(int(voters), int(questions))
    dice = random.Random(12)  # noqa: S311 - made-up votes
    bodies = [
        json.dumps(
            {
                "secret": slip,
                "marks": "".join(dice.choice("012-") for _ in range(int(questions))),
                "trackers": [new_tracker() for _ in range(int(questions))],
                "remarks": [""] * int(questions),
            }
        )
        for slip in room.slips
    ]
    return {
        "code": room.session.code,
        "session": room.session.pk,
        "public_key": room.session.public_key,
        "bodies": bodies,
        "sql": dropping.SPEND_AND_DROP,
        "slip_table": Credential._meta.db_table,
        "box_table": Envelope._meta.db_table,
        "sealed_length": layout_of(room.session).length + SEALING,
    }


def held(code: str) -> dict[str, Any]:
    """What lies in the box, and how many slips were used."""
    session = Session.objects.get(code=code)
    spent = session.credentials.filter(status=SlipStatus.SPENT).count()
    return {"envelopes": Envelope.objects.filter(session=session).count(), "spent": spent}


def closing(voters: str, questions: str) -> dict[str, Any]:
    """Fill the box (not over HTTP, which is not what is measured here), then close, count and write the book."""
    room = opened(int(voters), int(questions))
    layout, dice = layout_of(room.session), random.Random(30)  # noqa: S311 - made-up votes
    for slips in (room.slips[i : i + 1_000] for i in range(0, len(room.slips), 1_000)):
        marks = ["".join(dice.choice("012-") for _ in range(int(questions))) for _ in slips]
        Envelope.objects.bulk_create(
            Envelope(
                session=room.session,
                sealed=seal(
                    room.session.public_key,
                    pack(layout, OpenBallot(said, tuple(new_tracker() for _ in range(int(questions))))),
                ),
            )
            for said in marks
        )
        spent = Credential.objects.filter(digest__in=[digest(slip) for slip in slips])
        spent.update(status=SlipStatus.SPENT)
    told: dict[str, Any] = {"before": peak()}
    for name, act in (("close", room.close), ("count", room.count), ("book", lambda: book_bytes(room.session))):
        start, cpu = time.perf_counter(), time.process_time()
        made = act()
        told[name], told[f"{name}_cpu"] = time.perf_counter() - start, time.process_time() - cpu
    assert isinstance(made, bytes)
    return {**told, "bytes": len(made), "peak": peak()}


def peak() -> float:
    """Megabytes of memory at the highest so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    acts: dict[str, Callable[..., dict[str, Any]]] = {"prepare": prepare, "held": held, "closing": closing}
    sys.stdout.write(json.dumps(acts[sys.argv[1]](*sys.argv[2:])) + "\n")
