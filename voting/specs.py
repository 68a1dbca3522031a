"""What the floor above hands in and gets back: frozen, without a model, without a deputy."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from voting.errors import BadRules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from voting.states import Role

FEWEST_GRADES, MAX_GRADES = 2, 10
FEWEST_PEOPLE = 2
MAX_QUESTIONS = 99
MAX_REMARK = 300
BASES = ("returned", "valid", "marks", "present", "due", "members")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, vouched for by the caller: the organiser (a text reference) or an enrolled officer."""

    name: str
    role: Role
    ref: str = ""
    officer_id: int = 0  # 0: no officer


@dataclass(frozen=True, slots=True)
class Second:
    """The second person of an act that needs two: an officer who confirms with the own PIN, or who is
    signed in on another device, in which case the caller hands in that account's reference.
    """

    officer_id: int
    pin: str = field(default="", repr=False)
    signed_in_ref: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSpec:
    """One question. `ref` is a link back as text; voting never looks into it."""

    number: int
    title: str
    subtitle: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class RollSpec:
    """One person on the meeting's list. `kind` is a label; `group` is set only where figures are to be
    shown by group; `may_vote` is False for evaluated deputies and for people who attend without a vote.
    """

    name: str
    ref: str = ""
    kind: str = ""
    may_vote: bool = True
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRules:
    """The rules of one vote, every one a parameter of the plan.

    grades      labels, best first
    blank_is    what a row without a mark is: "abstain" (house default) or "invalid"
    void_scope  what an invalid row spoils: the "row" or the whole "ballot"
    k           fewest people in any figure (house default 5)
    secrecy     "trackers": voters keep trackers; "no_receipt": nothing is handed to the voter
    base        of percentages: one of BASES
    members     所有组成人员; 0 means as many as are due
    wrap_key    the key file opens only with the PINs of the two who opened the vote
    """

    grades: tuple[str, ...]
    blank_is: str = "abstain"
    void_scope: str = "row"
    k: int = 5
    secrecy: str = "trackers"
    base: str = "returned"
    members: int = 0
    remarks: bool = False
    remark_chars: int = 100
    wrap_key: bool = False

    def check(self) -> None:
        """Raises BadRules with the first fault."""
        for choice, allowed in (
            (self.blank_is, ("abstain", "invalid")),
            (self.void_scope, ("row", "ballot")),
            (self.secrecy, ("trackers", "no_receipt")),
            (self.base, BASES),
        ):
            if choice not in allowed:
                raise BadRules(fault=_("There is no such rule: “%s”.") % choice)
        labels = [label for label in self.grades if label.strip()]
        if not FEWEST_GRADES <= len(labels) <= MAX_GRADES or len(set(labels)) != len(self.grades):
            raise BadRules(fault=_("A scale has two to ten grades, all different and none empty."))
        if self.k < FEWEST_PEOPLE:
            raise BadRules(fault=_("The smallest group must be at least two people: one alone has no secrecy."))
        if not 0 < self.remark_chars <= MAX_REMARK or self.members < 0:
            raise BadRules(fault=_("A remark has 1 to 300 characters, and nobody has fewer than no members."))

    def as_facts(self) -> dict[str, Any]:
        return {**asdict(self), "grades": list(self.grades)}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> VoteRules:
        return cls(**{**facts, "grades": tuple(facts["grades"])})


@dataclass(frozen=True, slots=True)
class PrintedSlips:
    """A batch and its secrets. The secrets exist only in this stream, once; nothing keeps them."""

    batch_id: int
    count: int
    secrets: Iterator[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A new officer and the PIN to be handed over; the PIN is shown once."""

    officer_id: int
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ZeroReport:
    """What is in the box when it opens, and what the trial left behind. All zeros, or it does not open."""

    envelopes: int
    ballots: int
    remarks: int
    paper_entries: int
    slips_spent: int
    slips_ready: int
    trial_cast: int = 0
    trial_counts: tuple[tuple[int, ...], ...] = ()

    @property
    def traces(self) -> int:
        """Whatever tells that somebody has voted already."""
        return self.envelopes + self.ballots + self.remarks + self.paper_entries + self.slips_spent

    @property
    def is_zero(self) -> bool:
        return not self.traces


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """Ballots for one question: grades in the order of the scale, 弃权, invalid rows, and the base of
    percentages in ballots.
    """

    number: int
    title: str
    ref: str
    grades: tuple[int, ...]
    abstain: int
    invalid: int
    base: int


@dataclass(frozen=True, slots=True)
class ChannelTally:
    """发出, 收回, 有效, 废 of one channel or of all together ("")."""

    channel: str
    issued: int
    returned: int
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class CertifiedTally:
    """The result that two scrutineers signed: what the floor above reads, once."""

    code: str
    title: str
    round: int
    scale: tuple[str, ...]
    base: str
    questions: tuple[QuestionTally, ...]
    due: int
    present: int
    channels: tuple[ChannelTally, ...]
    together: ChannelTally
    book_sha256: str
    signed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupTurnout:
    """Groups under k are merged, so that no figure is about fewer than k people."""

    group: str
    due: int
    present: int
    issued: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """All that anybody may know before closing: people and pieces of paper, never a grade."""

    state: str
    due: int
    present: int
    issued_slips: int
    issued_paper: int
    cast: int
    printed_slips: int
    printed_paper: int
    destroyed: int
    groups: tuple[GroupTurnout, ...] = ()
