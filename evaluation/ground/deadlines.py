"""Deadlines: set, moved, met, called off; and what is said when a reminder is due."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_noop

from evaluation.ground import bell
from evaluation.ground.calendar import SHANGHAI, latest, moments
from evaluation.ground.models import Deadline
from evaluation.ground.notices import announce
from evaluation.ground.wording import Fact, kept

SOON = gettext_noop("%(what)s: due on %(date)s, %(days)s days from now.")
TODAY = gettext_noop("%(what)s: due today, %(date)s.")
LATE = gettext_noop("%(what)s: was due on %(date)s and is %(days)s days late.")


def remind(  # noqa: PLR0913 - one row, each field said by name
    *,
    congress_id: int,
    key: str,
    due_on: date,
    what: str,
    to: Iterable[int],
    facts: Mapping[str, Fact] | None = None,
    link: str = "",
    in_group: bool = False,
    before: Sequence[int],
    after: Sequence[int],
) -> Deadline:
    """Set a deadline for people (users' primary keys), or change the one with this key, in the caller's transaction.

    `what` is what to do, in English words marked with `gettext_noop` in the caller's module, without a full stop
    (“Hand in the duty report of %(name)s”). It is called to mind so many working days `before` and `after` its day,
    and on the day. A deadline that moves is reminded of anew; one that only changes hands goes on for the new people.
    One that was met or called off opens again.
    """
    now = {
        "congress_id": congress_id, "due_on": due_on, "what": what, "facts": kept(facts or {}), "link": link,
        "in_group": in_group, "before": list(before), "after": list(after),
        "state": Deadline.State.OPEN, "ended_at": None,
    }  # fmt: skip
    deadline, made = Deadline.objects.select_for_update().get_or_create(key=key, defaults=now)
    moved = made or _moved(deadline, now)
    if not made:
        for name, value in now.items():
            setattr(deadline, name, value)
        deadline.revision += moved
        deadline.save()
    deadline.people.set(to)
    if moved:
        _send_reminders(deadline)
    return deadline


def _moved(deadline: Deadline, now: Mapping[str, object]) -> bool:
    return any(getattr(deadline, name) != now[name] for name in ("due_on", "before", "after", "state"))


def _when(deadline: Deadline) -> list[datetime]:
    return moments(deadline.due_on, before=deadline.before, after=deadline.after)


def _send_reminders(deadline: Deadline) -> None:
    today = timezone.localdate(timezone=SHANGHAI)
    for number, moment in enumerate(_when(deadline)):
        if moment.date() >= today:  # what lies behind already need not be said
            bell.send(
                kind="deadline.remind",
                key=f"remind:{deadline.pk}:{deadline.revision}:{number}",
                congress_id=deadline.congress_id,
                facts={"deadline": deadline.pk, "revision": deadline.revision, "number": number},
                due_at=moment,
            )


def met(key: str) -> None:
    """It is done: nobody is reminded any more. Unknown and ended ones are left alone."""
    _end(key, Deadline.State.MET)


def call_off(key: str) -> None:
    """It need not be done any more (deferred, replaced, the cycle cancelled)."""
    _end(key, Deadline.State.CALLED_OFF)


def _end(key: str, state: str) -> None:
    still_open = Deadline.objects.filter(key=key, state=Deadline.State.OPEN)
    still_open.update(state=state, ended_at=timezone.now())


def say(deadline_id: int, revision: int, number: int) -> bool:
    """Tell the people of a deadline how it stands, when reminder `number` is due; False when there is nothing to say.

    After a time without a worker several reminders of one deadline are due together: the latest is said,
    with the days counted from today.
    """
    deadline = Deadline.objects.get(pk=deadline_id)
    when = _when(deadline)
    now = timezone.now()
    if deadline.state != Deadline.State.OPEN or deadline.revision != revision or latest(when, now) != when[number]:
        return False
    days = (deadline.due_on - timezone.localdate(timezone=SHANGHAI)).days
    text = SOON if days > 0 else LATE if days < 0 else TODAY
    announce(
        congress_id=deadline.congress_id,
        to=deadline.people.filter(is_active=True).values_list("pk", flat=True),
        key=f"deadline:{deadline.pk}:{revision}:{number}",
        text=text,
        facts={**deadline.facts, "what": deadline.what, "date": deadline.due_on, "days": abs(days)},
        link=deadline.link,
        due_on=deadline.due_on,
        in_group=deadline.in_group,
    )
    return True
