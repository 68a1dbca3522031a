from django.db import models

from evaluation.plan.models import Assessment
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership


class Result(models.Model):
    """The result (测评结果) of one assessment, made from the certified tally by the plan's grading rule."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="result")
    state = models.CharField(max_length=12, choices=ResultState, default=ResultState.GRADED)
    session_code = models.CharField(max_length=40)  # the voting session whose certified tally this is
    book_digest = models.CharField(max_length=64)
    round_number = models.PositiveSmallIntegerField(default=1)
    due = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    issued = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField()
    by_paper = models.PositiveIntegerField(default=0)
    by_phone = models.PositiveIntegerField(default=0)
    base = models.PositiveIntegerField(default=0)  # what the percentages are a share of, in ballots or people
    signed_by = models.CharField(max_length=200, blank=True)  # who certified the count
    abstained = models.PositiveIntegerField(default=0)
    invalid_rows = models.PositiveIntegerField(default=0)
    grade = models.CharField(max_length=20, blank=True)  # empty when the plan has no grading rule
    rule_text = models.TextField(blank=True)  # the rule and its base in words, as applied
    made_at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True, blank=True)  # announced or fed back
    told_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    feedback_text = models.TextField(blank=True)  # 评议意见 in the feedback letter

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.assessment} {self.grade}"


class GradeCount(models.Model):
    """How many ballots gave one grade to one deputy."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="grades")
    order = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=20)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["result", "order"], name="gradecount_once")]

    def __str__(self) -> str:
        return f"{self.grade} {self.count}"


class Objection(models.Model):
    """A deputy's objection (异议) to a result, and the answer to it."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="objections")
    text = models.TextField()
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:30]
