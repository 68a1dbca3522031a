"""What one process does to a vote, so that it can be killed in the middle: `python -m tests.voting.hands ACT …`.

Runs with the product's own settings on the database and the data folder of the environment. Says one line of
JSON for each thing that is done and durable, as a web server would answer. The act `serve` does others one after
another, for whoever only prepares and looks: starting Django each time would take longer than the acts.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.db import connection  # noqa: E402 - Django first

from tests.voting.hall import PIN, Hall, make_session, make_tables  # noqa: E402 - Django first
from voting import keys  # noqa: E402 - Django first
from voting.actions import close_session as closing  # noqa: E402 - Django first
from voting.actions.cast_ballot import cast_ballot  # noqa: E402 - Django first
from voting.actions.certify_session import certify_session  # noqa: E402 - Django first
from voting.actions.count_session import count_session  # noqa: E402 - Django first
from voting.errors import KeyMissing, SpentSlip  # noqa: E402 - Django first
from voting.models import Session  # noqa: E402 - Django first
from voting.models.ballot import Envelope  # noqa: E402 - Django first
from voting.queries.figures import turnout  # noqa: E402 - Django first
from voting.queries.results import book_bytes, totals_bytes  # noqa: E402 - Django first
from voting.specs import Actor, Second  # noqa: E402 - Django first
from voting.states import Role  # noqa: E402 - Django first
from voting.verify import verify  # noqa: E402 - Django first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # PINs are not what is tried here


def say(**facts: Any) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def officer(session: Session, role: Role) -> Actor:
    return session.officers.get(role=role).actor


def two(session: Session) -> dict[str, Any]:
    second = Second(officer(session, Role.SCRUTINEER).officer_id, pin=PIN)
    return {"session": session, "by": officer(session, Role.CHIEF), "second": second}


def migrate() -> None:
    make_tables()


def prepare(voters: str) -> None:
    people = int(voters)
    room = Hall(make_session(voters=people)).enrol().print(people).hand_out(people).open()
    say(code=room.session.code, slips=room.slips)


def serve() -> None:
    """One act a line: its name, its arguments and, for casting, the ballots. Each ends with a line of its own."""
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        ACTS[name](*arguments)
        connection.close()  # the database may be killed before the next
        say(over=name)


def cast(code: str, ballots: Iterable[dict[str, Any]] | None = None) -> None:
    """Slips with their trackers, given or line by line; each answer is what the voter would see."""
    for ballot in ballots if ballots is not None else map(json.loads, sys.stdin):
        try:
            cast_ballot(code=code, secret=ballot["slip"], marks="012", trackers=ballot["trackers"])
        except SpentSlip:
            say(slip=ballot["slip"], answer="already counted")
        else:
            say(slip=ballot["slip"], answer="counted")


def close(code: str, point: str) -> None:
    """Close; at `point` say so and wait to be killed, or to see the database die."""
    module, name = point.rsplit(".", 1)
    holder: Any = {"closing": closing, "keys": keys}[module]
    setattr(holder, name, interrupted(getattr(holder, name)))
    session = Session.objects.get(code=code)
    closing.close_session(**two(session))
    say(closed=True)


def interrupted(function: Callable[..., Any]) -> Callable[..., Any]:
    def reached(*args: Any, **kwargs: Any) -> Any:
        say(reached=True)
        sys.stdin.readline()
        return function(*args, **kwargs)

    return reached


def finish(code: str) -> None:
    """What people do after a crash: they look, close if it is not closed, count and certify."""
    session = Session.objects.get(code=code)
    before = {"envelopes": Envelope.objects.filter(session=session).count(), "state": session.state}
    if session.state == "open":
        closing.close_session(**two(session))
    count_session(session=session, by=officer(session, Role.CHIEF))
    try:
        keys.box_key(code)
    except KeyMissing:
        key_left = False
    else:
        key_left = True
    certify_session(**two(session))
    book = json.loads(book_bytes(session))
    say(
        **before,
        key_left=key_left,
        files_left=[f.name for f in keys.folder().glob(f"{code}*")],
        faults=verify(book_bytes(session), totals_bytes(session)),
        box_faults=session.box_faults,
        cast=turnout(session).cast,
        trackers=[[row[0] for row in q["ballots"]] for q in book["questions"]],
    )


ACTS: dict[str, Callable[..., None]] = {
    "serve": serve, "migrate": migrate, "prepare": prepare, "cast": cast, "close": close, "finish": finish,
}  # fmt: skip

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
