"""Hypothetical counts for the simulator."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.plan.grading import CountsMismatchError, Verdict, grade
from evaluation.plan.parameters import Base, GradingRule

MOST = 100_000


class SimulationForm(forms.Form):
    """How many marks each grade gets, and how many people and ballots there are."""

    due = forms.IntegerField(label=_("People due"), min_value=0, max_value=MOST)
    present = forms.IntegerField(label=_("People present"), min_value=0, max_value=MOST)
    returned = forms.IntegerField(label=_("Ballots returned"), min_value=0, max_value=MOST)
    invalid = forms.IntegerField(label=_("Invalid ballots among them"), min_value=0, max_value=MOST)

    def __init__(self, data: Mapping[str, Any] | None = None, *, scale: tuple[str, ...], rule: GradingRule) -> None:
        super().__init__(data)
        self.scale, self.rule = scale, rule
        for place, name in enumerate(scale):
            self.fields[f"grade_{place}"] = forms.IntegerField(label=name, min_value=0, max_value=MOST)
        self.verdict: Verdict | None = None

    def clean(self) -> dict[str, Any]:
        got: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self._check(got)
        if not self.errors:
            counts = {name: got[f"grade_{place}"] for place, name in enumerate(self.scale)}
            bases: dict[Base, int] = {
                "due": got["due"],
                "present": got["present"],
                "ballots": got["returned"],
                "valid": got["returned"] - got["invalid"],
            }
            try:
                self.verdict = grade(counts, bases, self.rule)
            except CountsMismatchError:
                self.add_error(None, _("The marks are more than the ballots can hold."))
        return got

    def _check(self, got: dict[str, Any]) -> None:
        """收回 ≤ 实到 ≤ 应到, and the marks are not more than the valid ballots."""
        if not got["invalid"] <= got["returned"] <= got["present"] <= got["due"]:
            self.add_error(None, _("Invalid ≤ returned ≤ present ≤ due must hold."))
        elif sum(got[f"grade_{place}"] for place in range(len(self.scale))) > got["returned"]:
            self.add_error(None, _("The marks are more than the ballots can hold."))
