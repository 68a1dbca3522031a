"""Paper ballots while they are being entered, and the figures of each channel."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voting.models.session import Officer, Session
from voting.states import Channel

FIRST, SECOND, SETTLED = 1, 2, 3


class PaperEntry(models.Model):
    """One paper ballot as one teller typed it, sealed to the session's paper key; destroyed at closing.

    `number` is the place in the pile from 1; 0 is the sheet of totals (正). The pile was shuffled by the
    box, so the place says nothing about the voter.
    """

    pk = models.CompositePrimaryKey("session_id", "number", "turn")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.PositiveIntegerField(_("place in the pile"))
    turn = models.PositiveSmallIntegerField(_("entry"))
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            # property 15: the second entry needs another person than the first (a chief may settle either)
            models.UniqueConstraint(fields=["session", "number", "officer"], name="voting_paper_two_people"),
            models.CheckConstraint(condition=models.Q(turn__in=(FIRST, SECOND, SETTLED)), name="voting_paper_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.turn}"


class ChannelCount(models.Model):
    """发出, 收回, 有效, 废 of one channel: counts of ballots, never of grades. Fixed at closing."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="channels")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    issued = models.PositiveIntegerField(_("issued"))
    returned = models.PositiveIntegerField(_("returned"))
    valid = models.PositiveIntegerField(_("valid"))
    invalid = models.PositiveIntegerField(_("invalid"))

    class Meta:
        ordering = ["-channel"]
        constraints = [
            models.UniqueConstraint(fields=["session", "channel"], name="voting_channel_once"),
            models.CheckConstraint(
                condition=models.Q(returned=models.F("valid") + models.F("invalid")), name="voting_channel_adds_up"
            ),
        ]

    def __str__(self) -> str:
        return self.channel
