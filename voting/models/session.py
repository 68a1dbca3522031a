"""A session: one vote in one meeting, its questions, its officers and the record of its acts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from voting.codes import new_tracker
from voting.specs import Actor, VoteRules
from voting.states import SIGNED, Role, State


def new_code() -> str:
    """The session's public name: in the address of the casting page and in the book's file name."""
    return new_tracker()


class Session(models.Model):
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    title = models.CharField(_("title"), max_length=200)
    hall_address = models.CharField(_("address in the hall"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREPARED)
    rules = models.JSONField(_("rules"))
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    previous = models.OneToOneField(
        "self", verbose_name=_("voided round"), null=True, blank=True, on_delete=models.PROTECT, related_name="next"
    )
    frozen_sha256 = models.CharField(max_length=64, blank=True)
    # Of the box that takes ballots now (trial or real); empty when none does.
    public_key = models.CharField(max_length=64, blank=True)
    paper_key = models.CharField(max_length=64, blank=True)
    printed_paper = models.PositiveIntegerField(_("paper ballots printed"), default=0)
    destroyed = models.PositiveIntegerField(_("surplus destroyed"), default=0)
    # Fixed at closing.
    due = models.PositiveIntegerField(pgettext_lazy("vote", "due"), default=0)
    present = models.PositiveIntegerField(_("present"), default=0)
    box_faults = models.PositiveIntegerField(_("unreadable or missing envelopes"), default=0)
    # Fixed at counting, signed at certification: the sheet as JSON, and the book's digest.
    totals = models.TextField(blank=True)
    book_sha256 = models.CharField(max_length=64, blank=True)
    # Of all channels together, written by those who sign: before that a breach has to be kept and shown.
    issued = models.PositiveIntegerField(_("issued"), default=0)
    returned = models.PositiveIntegerField(_("returned"), default=0)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = pgettext_lazy("vote", "votes")
        constraints = [
            models.CheckConstraint(condition=models.Q(round__gte=1), name="voting_session_round"),
            # property 11: 收回≤发出≤实到≤应到, or nobody has signed it
            models.CheckConstraint(
                condition=~models.Q(state__in=SIGNED)
                | models.Q(
                    returned__lte=models.F("issued"),
                    issued__lte=models.F("present"),
                    present__lte=models.F("due"),
                    box_faults=0,
                ),
                name="voting_session_signed_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def vote_rules(self) -> VoteRules:
        return VoteRules.from_facts(self.rules)


class Question(models.Model):
    """One thing being rated. `ref` links back as text; nothing here knows what it is."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(pgettext_lazy("question", "number"))
    title = models.CharField(_("title"), max_length=200)
    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    ref = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="voting_question_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Officer(models.Model):
    """One of the meeting's staff, enrolled for this session only, with a PIN that dies with it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="officers")
    name = models.CharField(_("name"), max_length=60)
    role = models.CharField(_("office"), max_length=20, choices=Role.choices)
    ref = models.CharField(max_length=100, blank=True)
    pin_hash = models.CharField(max_length=200, blank=True)
    wrong_pins = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "name"], name="voting_officer_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        return Actor(name=self.name, role=Role(self.role), ref=self.ref, officer_id=self.pk)


class SessionEvent(models.Model):
    """Who did what, when. Casting a ballot is not an event and leaves none."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    act = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=20, choices=Role.choices)
    ref = models.CharField(max_length=100, blank=True)
    second = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.act} ({self.name})"
