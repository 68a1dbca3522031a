"""The box. Envelopes while it is sealed; ballots and remarks once it has been opened.

No person, serial number, time, address or credential stands in these tables, and a row's key is either
random or chosen by the voter's own device. Few modules may import this one (see pyproject.toml).
"""

import uuid

from django.db import models

from voting.models.session import Question, Session

ABSTAIN = -1
INVALID = -2


class Envelope(models.Model):
    """One voter's whole ballot, sealed, always of the same length within a session. Gone after closing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # No constraint in the database on purpose: it would lock the session's row for every ballot cast.
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "envelope"


class Ballot(models.Model):
    """One grade for one question, under a tracker. Ballots to different questions share nothing.

    `grade` is the place in the scale from 0, ABSTAIN or INVALID. Written in the order of the key.
    """

    pk = models.CompositePrimaryKey("question_id", "tracker")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+", db_index=False)
    tracker = models.CharField(max_length=16)
    grade = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(grade__gte=INVALID), name="voting_ballot_grade"),
        ]

    def __str__(self) -> str:
        return "ballot"


class Remark(models.Model):
    """A sentence about one question under a key of its own, random and sealed with the ballot.

    The key is not the tracker: a remark must not lead to a grade.
    """

    key = models.CharField(max_length=32, primary_key=True)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+", db_index=False)
    text = models.CharField(max_length=300)

    def __str__(self) -> str:
        return "remark"
