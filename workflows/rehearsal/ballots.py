"""The slips of a rehearsed vote: printed, handed out, cast through the voters' own page, counted, written out."""

import json
from http import HTTPStatus
from random import Random
from typing import TYPE_CHECKING

from django.test import Client
from django.urls import reverse

from evaluation.meeting.actions.roll import organiser
from voting.actions.enter_paper import enter_paper, settle_paper_difference
from voting.actions.print_slips import confirm_batch, print_slips
from voting.actions.update_roll import update_roll
from voting.codes import new_tracker
from voting.queries.results import book_bytes, book_name, totals_bytes, totals_name
from voting.states import Issued
from workflows.rehearsal import texts

if TYPE_CHECKING:
    from evaluation.meeting.models import Meeting
    from voting.models import Session
    from voting.specs import Actor
    from workflows.rehearsal.world import World

# how often each place of the scale is marked, best first; what is left over is a blank
LIKELY, RARE = (0.62, 0.25, 0.09), 0.02
RETURNED = 0.97  # the rest stays in the pocket
ON_PAPER = 3  # people without a phone at every meeting
MISTYPED = 0.3


def print_for(world: "World", meeting: "Meeting", session: "Session") -> list[str]:
    """One slip for everybody entitled, and paper ballots. The secrets stay in this process, as they would on paper."""
    by = organiser(world.organiser)
    voters = meeting.attendees.filter(votes=True).count()
    slips = print_slips(session=session, by=by, count=voters, paper=ON_PAPER)
    secrets = list(slips.secrets)
    confirm_batch(session=session, by=by, batch_id=slips.batch_id)
    return secrets


def hand_out(world: "World", session: "Session") -> None:
    """Everybody present draws one; which one, nobody notes. The last take a paper ballot instead."""
    here = list(session.roll.filter(may_vote=True, attendance="present").order_by("pk"))
    for place, entry in enumerate(here):
        drawn = Issued.SLIP if place < len(here) - ON_PAPER else Issued.PAPER
        update_roll(session=session, by=organiser(world.organiser), entry_id=entry.pk, issued=drawn)


def cast_all(world: "World", session: "Session", slips: list[str]) -> None:
    """Most cast; now and then somebody keeps the slip in the pocket. The marks and remarks follow the seed."""
    questions, scale = session.questions.count(), len(session.vote_rules.grades)
    phone = Client()
    for secret in slips[: session.roll.filter(issued=Issued.SLIP).count()]:
        marks = "".join(_mark(world.chance, scale) for _ in range(questions))
        remarks = [world.chance.choice(texts.REMARKS) if world.chance.random() < RARE else "" for _ in marks]
        if world.chance.random() < RETURNED:
            _cast(phone, session.code, {"secret": secret, "marks": marks, "remarks": remarks})


def type_in(world: "World", session: "Session", tellers: "tuple[Actor, Actor]", chief: "Actor") -> None:
    """The paper ballots, each typed by two tellers; where one of them slips, the chief scrutineer settles it."""
    questions, scale = session.questions.count(), len(session.vote_rules.grades)
    for number in range(1, session.roll.filter(issued=Issued.PAPER).count() + 1):
        marks = "".join(_mark(world.chance, scale) for _ in range(questions))
        slipped = world.chance.random() < MISTYPED
        typed = ("-" if marks[0] != "-" else "0") + marks[1:] if slipped else marks
        for teller, keys in zip(tellers, (marks, typed), strict=True):
            enter_paper(session=session, by=teller, number=number, marks=keys)
        if slipped:
            settle_paper_difference(session=session, by=chief, number=number, content=marks, reason="按原票更正")


def _cast(phone: Client, code: str, said: dict[str, object]) -> None:
    """Through the voters' own address, with the message that their page sends. Raises NotCounted."""
    said["trackers"] = [new_tracker() for _ in str(said["marks"])]
    answer = phone.post(reverse("cast_ballot", args=[code]), json.dumps(said), content_type="application/json")
    if answer.status_code != HTTPStatus.OK:
        raise NotCounted(answer.content.decode())


class NotCounted(RuntimeError):  # noqa: N818 - what happened, for the person at the shell
    """The booth refused a ballot of the rehearsal."""


def _mark(chance: Random, scale: int) -> str:
    drawn, passed = chance.random(), 0.0
    for place in range(scale):
        passed += LIKELY[place] if place < len(LIKELY) else RARE
        if drawn < passed:
            return str(place)
    return "-"


def write_books(world: "World", session: "Session") -> None:
    """The ballot book and the totals beside the papers, as they are published."""
    (world.out / book_name(session)).write_bytes(book_bytes(session))
    (world.out / totals_name(session)).write_bytes(totals_bytes(session))
