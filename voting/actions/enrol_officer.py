"""Enrol the meeting's staff, often found in the hall, with a PIN for this one meeting."""

import secrets

from django.contrib.auth.hashers import make_password

from voting.act import act, check_pin, record
from voting.errors import AlreadyEnrolled, BadPin, NotYourAct
from voting.models import Officer, Session
from voting.specs import Actor, Enrolled
from voting.states import Role

SHORTEST, LONGEST = 6, 12


@act
def enrol_officer(*, session: Session, by: Actor, name: str, role: Role, pin: str = "", ref: str = "") -> Enrolled:
    """Without `pin` one is drawn. `ref` is the account of the floor above, if the person has one.

    Raises AlreadyEnrolled (one person, one office), BadPin, NotYourAct for the office of organiser.
    """
    if role is Role.ORGANISER:
        raise NotYourAct
    known = session.officers.filter(name=name.strip()) | session.officers.exclude(ref="").filter(ref=ref)
    if not name.strip() or known.exists():
        raise AlreadyEnrolled
    chosen = _checked(pin) if pin else _drawn()
    officer = Officer.objects.create(
        session=session, name=name.strip(), role=role, ref=ref, pin_hash=make_password(chosen)
    )
    record(session, by, "enrol_officer", officer=officer.name, office=officer.role)
    return Enrolled(officer.pk, chosen)


@act
def renew_pin(*, session: Session, by: Actor, officer_id: int, pin: str = "") -> Enrolled:
    """A new PIN for an officer who forgot it or typed it wrongly five times. Raises BadPin."""
    officer = session.officers.get(pk=officer_id)
    chosen = _checked(pin) if pin else _drawn()
    officer.pin_hash, officer.wrong_pins = make_password(chosen), 0
    officer.save()
    record(session, by, "renew_pin", officer=officer.name)
    return Enrolled(officer.pk, chosen)


def identify_officer(*, session: Session, officer_id: int, pin: str) -> Actor:
    """The officer behind a PIN, for the device in front of that person. Raises WrongPin, PinLocked."""
    officer = session.officers.get(pk=officer_id)
    check_pin(officer, pin)
    return officer.actor


def _checked(pin: str) -> str:
    if not (SHORTEST <= len(pin) <= LONGEST and pin.isascii() and pin.isdigit() and len(set(pin)) > 1):
        raise BadPin
    return pin


def _drawn() -> str:
    while True:
        pin = f"{secrets.randbelow(10**SHORTEST):0{SHORTEST}d}"
        if len(set(pin)) > 1:
            return pin
