"""Prepare, revise, or begin again after voiding: the questions, the list of people and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from voting.act import act, record
from voting.errors import BadRules, NotYourAct
from voting.models import Question, RollEntry, Session
from voting.specs import MAX_QUESTIONS, Actor, QuestionSpec, RollSpec, VoteRules
from voting.states import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


@transaction.atomic
def prepare_session(
    *,
    title: str,
    questions: Sequence[QuestionSpec],
    roll: Sequence[RollSpec],
    rules: VoteRules,
    by: Actor,
    hall_address: str = "",
) -> Session:
    """Make a session in the state PREPARED. Raises BadRules, NotYourAct (only an organiser prepares)."""
    if by.role is not Role.ORGANISER:
        raise NotYourAct
    rules.check()
    session = Session.objects.create(title=title, hall_address=hall_address, rules=rules.as_facts())
    _fill(session, questions, roll)
    record(session, by, "prepare_session", questions=len(questions), people=len(roll))
    return session


@act
def revise_session(
    *,
    session: Session,
    by: Actor,
    title: str,
    questions: Sequence[QuestionSpec],
    roll: Sequence[RollSpec],
    rules: VoteRules,
    hall_address: str = "",
) -> None:
    """Replace everything while nothing is printed. Raises BadRules."""
    rules.check()
    session.title, session.hall_address, session.rules = title, hall_address, rules.as_facts()
    session.questions.all().delete()
    session.roll.all().delete()
    _fill(session, questions, roll)
    record(session, by, "revise_session", questions=len(questions), people=len(roll))


@act
def new_round(*, session: Session, by: Actor) -> Session:
    """After voiding: a fresh session with the same questions, people and rules; who is present stays so.

    The void one stays on record as `previous`. Raises BadRules when there is a next round already.
    """
    if Session.objects.filter(previous=session).exists():
        raise BadRules(fault=_("There is a new round already."))
    fresh = Session.objects.create(
        title=session.title,
        hall_address=session.hall_address,
        rules=session.rules,
        round=session.round + 1,
        previous=session,
    )
    asked = [QuestionSpec(q.number, q.title, q.subtitle, q.ref) for q in session.questions.all()]
    _fill_questions(fresh, asked)
    RollEntry.objects.bulk_create(
        RollEntry(
            session=fresh,
            order=p.order,
            name=p.name,
            kind=p.kind,
            group=p.group,
            ref=p.ref,
            may_vote=p.may_vote,
            attendance=p.attendance,
        )
        for p in session.roll.all()
    )
    record(session, by, "new_round", round=fresh.round)
    record(fresh, by, "prepare_session", questions=len(asked), people=fresh.roll.count())
    return fresh


def _fill(session: Session, questions: Sequence[QuestionSpec], roll: Sequence[RollSpec]) -> None:
    if not 0 < len(questions) <= MAX_QUESTIONS:
        raise BadRules(fault=_("A vote has 1 to 99 questions."))
    if [q.number for q in questions] != list(range(1, len(questions) + 1)):
        raise BadRules(fault=_("Questions are numbered 1, 2, 3 and so on."))
    refs = [person.ref for person in roll if person.ref]
    if len(refs) != len(set(refs)):
        raise BadRules(fault=_("The same person stands twice on the list."))
    _fill_questions(session, questions)
    RollEntry.objects.bulk_create(
        RollEntry(
            session=session,
            order=order,
            name=person.name,
            kind=person.kind,
            group=person.group,
            ref=person.ref,
            may_vote=person.may_vote,
        )
        for order, person in enumerate(roll, start=1)
    )


def _fill_questions(session: Session, questions: Sequence[QuestionSpec]) -> None:
    Question.objects.bulk_create(
        Question(session=session, number=q.number, title=q.title, subtitle=q.subtitle, ref=q.ref) for q in questions
    )
