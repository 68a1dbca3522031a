"""An act of the vote: one function that one or two people do, whole or not at all, as the chart allows."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.db.models import F

from voting.errors import NotYourAct, PinLocked, ReasonMissing, SecondNeeded, WrongPin, WrongState
from voting.models import Officer, Session, SessionEvent
from voting.states import CHART, Role, Rule, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from voting.specs import Actor, Second

P = ParamSpec("P")
R = TypeVar("R")

WRONG_PINS = 5


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Make `function` the act of its name in the chart.

    It takes keywords only: `session`, `by` and, where the chart asks for two people, `second`. The
    session's row is locked, state and office are checked, the second person proves to be there, and
    the state moves on, all in one transaction; the caller's `session` object is brought up to date.
    Raises WrongState, NotYourAct, SecondNeeded, WrongPin, PinLocked, and what the act itself refuses.
    """
    rule = CHART[function.__name__]
    parameters = inspect.signature(function).parameters
    wanted = {"session", "by"} | ({"second"} if rule.needs_two else set())
    if not wanted <= set(parameters) or any(p.kind is not p.KEYWORD_ONLY for p in parameters.values()):
        message = f"{function.__name__}: an act of the vote takes keywords only, {sorted(wanted)} among them"
        raise TypeError(message)

    @functools.wraps(function)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        told = cast("dict[str, Any]", kwargs)
        session: Session = told["session"]
        check_office(session, told["by"], rule)
        check_state(Session.objects.get(pk=session.pk), rule)  # no PIN is asked for in vain
        if told.get("first_pin"):
            check_pin(session.officers.get(pk=told["by"].officer_id), told["first_pin"])
        if rule.needs_two:
            confirm_second(session, told["by"], told["second"], rule)
        with transaction.atomic():
            held = Session.objects.select_for_update().get(pk=session.pk)
            check_state(held, rule)
            told["session"] = held
            result = function(*args, **kwargs)
            if rule.leads_to is not None:
                held.state = rule.leads_to
            held.save()
        session.refresh_from_db()
        return result

    return whole


def check_state(session: Session, rule: Rule) -> None:
    if session.state not in rule.within:
        raise WrongState(state=State(session.state).label)


def check_office(session: Session, by: Actor, rule: Rule) -> None:
    """The organiser is vouched for by the caller; everybody else must be an officer of this very session."""
    if by.role not in rule.roles:
        raise NotYourAct
    if by.role is Role.ORGANISER:
        return
    if not session.officers.filter(pk=by.officer_id, role=by.role).exists():
        raise NotYourAct


def confirm_second(session: Session, by: Actor, second: Second, rule: Rule) -> Officer:
    """Another person than `by`, in an office that may second this act, and really there.

    Raises SecondNeeded, WrongPin, PinLocked. A wrong PIN is remembered although nothing else is.
    """
    officer = session.officers.filter(pk=second.officer_id, role__in=rule.seconds).first()
    if officer is None or officer.pk == by.officer_id or (officer.ref and officer.ref == by.ref):
        raise SecondNeeded
    if second.signed_in_ref:
        if second.signed_in_ref != officer.ref:
            raise SecondNeeded
        return officer
    check_pin(officer, second.pin)
    return officer


def check_pin(officer: Officer, pin: str) -> None:
    """Raises WrongPin, or PinLocked after five wrong ones. Call it outside the act's transaction."""
    # counted before it is looked at: five tries stay five tries when they arrive together
    waiting = Officer.objects.filter(pk=officer.pk, wrong_pins__lt=WRONG_PINS).exclude(pin_hash="")
    if not waiting.update(wrong_pins=F("wrong_pins") + 1):
        raise PinLocked
    if not check_password(pin, officer.pin_hash):
        raise WrongPin(name=officer.name)
    Officer.objects.filter(pk=officer.pk).update(wrong_pins=0)


def record(
    session: Session,
    by: Actor,
    act_name: str,
    *,
    second: Second | None = None,
    **facts: str | int | bool | list[int] | None,
) -> None:
    """Write that it was done. Facts hold no secret, no grade and no tracker."""
    other = session.officers.get(pk=second.officer_id).name if second else ""
    SessionEvent.objects.create(
        session=session, act=act_name, name=by.name, role=by.role, ref=by.ref, second=other, facts=facts
    )


def reason_given(reason: str) -> str:
    """Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()
