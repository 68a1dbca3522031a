"""The list of people: who may vote, who is here, who has drawn something. It never meets the box."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voting.models.session import Session
from voting.states import Attendance, Issued


class RollEntry(models.Model):
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="roll")
    order = models.PositiveIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=50, blank=True)
    group = models.CharField(_("group"), max_length=50, blank=True)
    ref = models.CharField(max_length=100, blank=True)
    may_vote = models.BooleanField(_("may vote"), default=True)
    attendance = models.CharField(_("attendance"), max_length=10, choices=Attendance.choices, default=Attendance.ABSENT)
    issued = models.CharField(_("drawn"), max_length=10, choices=Issued.choices, default=Issued.NOTHING)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["session", "order"], name="voting_roll_order"),
            models.CheckConstraint(
                condition=models.Q(may_vote=True) | models.Q(issued=Issued.NOTHING),
                name="voting_roll_guest_no_slip",
            ),
            models.CheckConstraint(
                condition=~models.Q(attendance=Attendance.ABSENT) | models.Q(issued=Issued.NOTHING),
                name="voting_roll_issued_present",
            ),
        ]

    def __str__(self) -> str:
        return self.name
