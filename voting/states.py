"""The state chart as data: who may do what at which step, and where it leads.

The chart in README.md is drawn from this table, the acts obey it, and a random walker tries every act
in every state as every role against it.
"""

from dataclasses import dataclass

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    PREPARED = "prepared", _("Prepared")
    PRINTED = "printed", _("Printed and frozen")
    TRIAL = "trial", _("Trial")
    OPEN = "open", _("Open")
    ENDED = "ended", _("Casting ended")
    CLOSED = "closed", _("Closed")
    COUNTED = "counted", _("Counted")
    CERTIFIED = "certified", _("Certified")
    ANNOUNCED = "announced", _("Announced")
    HELD = "held", _("Held for private feedback")
    VOID = "void", _("Void")


class Role(TextChoices):
    """Who acts. The organiser is vouched for by the floor above; the others are officers of the session."""

    ORGANISER = "organiser", _("Organiser")
    HOST = "host", _("Host")
    CHIEF = "chief_scrutineer", _("Chief scrutineer")
    SCRUTINEER = "scrutineer", _("Scrutineer")
    TELLER = "teller", _("Teller")


class Attendance(TextChoices):
    ABSENT = "absent", _("Absent")
    PRESENT = "present", _("Present")
    LEFT = "left", _("Left")


class Channel(TextChoices):
    SLIP = "slip", _("Slip")
    PAPER = "paper", _("Paper ballot")


class Issued(TextChoices):
    """What a person has drawn: nothing, a slip, or a paper ballot; never both."""

    NOTHING = "nothing", _("Nothing")
    SLIP = "slip", _("Slip")
    PAPER = "paper", _("Paper ballot")


class SlipStatus(IntegerChoices):
    WAITING = 0, _("Not open yet")
    USABLE = 1, _("Usable")
    SPENT = 2, _("Used")
    UNUSED = 3, _("Not used")


@dataclass(frozen=True, slots=True)
class Rule:
    """One act: the states in which it is possible, who may do it, where it leads (None: it stays)."""

    within: frozenset[State]
    roles: frozenset[Role]
    leads_to: State | None = None
    seconds: frozenset[Role] = frozenset()

    @property
    def needs_two(self) -> bool:
        return bool(self.seconds)


_S, _R = State, Role
_STAFF = frozenset({_R.ORGANISER, _R.HOST})
_WATCH = frozenset({_R.CHIEF, _R.SCRUTINEER})
_EVERYBODY = frozenset(Role)


def _rule(
    within: set[State], roles: frozenset[Role], to: State | None = None, seconds: frozenset[Role] = frozenset()
) -> Rule:
    return Rule(frozenset(within), roles, to, seconds)


SIGNED = (_S.CERTIFIED, _S.ANNOUNCED, _S.HELD)
BEFORE_OPENING = {_S.PREPARED, _S.PRINTED, _S.TRIAL}
BEFORE_CLOSING = {*BEFORE_OPENING, _S.OPEN, _S.ENDED}

CHART: dict[str, Rule] = {
    "revise_session": _rule({_S.PREPARED}, _STAFF),
    "enrol_officer": _rule(set(State) - {_S.VOID}, _STAFF),
    "renew_pin": _rule(set(State) - {_S.VOID}, _STAFF),
    "set_hall_address": _rule(set(BEFORE_OPENING), _STAFF),
    "update_roll": _rule(set(BEFORE_CLOSING), _EVERYBODY),
    "print_slips": _rule({_S.PREPARED, _S.PRINTED}, _STAFF, _S.PRINTED),
    "confirm_batch": _rule({_S.PRINTED}, _STAFF | _WATCH),
    "void_batch": _rule({_S.PRINTED}, _STAFF | _WATCH),
    "begin_trial": _rule({_S.PRINTED}, _STAFF | _WATCH, _S.TRIAL),
    "end_trial": _rule({_S.TRIAL}, _STAFF | _WATCH, _S.PRINTED),
    "open_session": _rule({_S.PRINTED}, frozenset({_R.HOST}) | _WATCH, _S.OPEN, _WATCH),
    "destroy_surplus": _rule({_S.OPEN, _S.ENDED}, _STAFF | _WATCH),
    "end_casting": _rule({_S.OPEN}, frozenset({_R.HOST}) | _WATCH, _S.ENDED),
    "enter_paper": _rule({_S.ENDED}, frozenset({_R.TELLER})),
    "retype_paper": _rule({_S.ENDED}, frozenset({_R.TELLER})),
    "enter_totals": _rule({_S.ENDED}, frozenset({_R.TELLER})),
    "settle_paper_difference": _rule({_S.ENDED}, frozenset({_R.CHIEF})),
    "close_session": _rule({_S.OPEN, _S.ENDED}, frozenset({_R.HOST}) | _WATCH, _S.CLOSED, _WATCH),
    "count_session": _rule({_S.CLOSED}, _EVERYBODY, _S.COUNTED),
    "correct_paper": _rule({_S.CLOSED, _S.COUNTED}, frozenset({_R.CHIEF}), _S.CLOSED),
    "certify_session": _rule({_S.COUNTED}, _WATCH, _S.CERTIFIED, _WATCH),
    "announce_result": _rule({_S.CERTIFIED, _S.HELD}, _STAFF, _S.ANNOUNCED),
    "hold_result": _rule({_S.CERTIFIED}, _STAFF, _S.HELD),
    "void_session": _rule(set(State) - {_S.VOID}, frozenset({_R.HOST, _R.CHIEF}), _S.VOID, _WATCH),
    "new_round": _rule({_S.VOID}, _STAFF),
}
"""Casting itself is not in the table: a voter has no role here, only a slip, and the slip's own status
decides (WAITING before opening, USABLE while open, SPENT or UNUSED afterwards)."""
