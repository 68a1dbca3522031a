"""What tellers and the chief scrutineer type about paper ballots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voting.paper import PaperTotals
from voting.pile import keys_for

if TYPE_CHECKING:
    from voting.models import Session

MOST = 99_999


class MarksField(forms.CharField):
    """Keys in a row, one a question ("1203"), as the page's keyboard writes them; gives the marks."""

    def __init__(self, *, questions: int, grades: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.questions = questions
        self.marks = {key.key: key.mark for key in keys_for(grades)} | {"x": "x", "-": "-"}

    def clean(self, value: Any) -> str:
        typed = "".join(str(super().clean(value)).lower().split())
        if not typed and not self.required:
            return ""
        if len(typed) != self.questions or not set(typed) <= set(self.marks):
            raise forms.ValidationError(_("Type one key for each of the %(count)s lines.") % {"count": self.questions})
        return "".join(self.marks[key] for key in typed)


class BallotForm(forms.Form):
    """One paper ballot: its place in the pile, and one key a line."""

    number = forms.IntegerField(min_value=1, max_value=20_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session = session
        self.asks = list(session.questions.order_by("number"))
        grades = session.vote_rules.grades
        for ask in self.asks:
            self.fields[f"q{ask.number}"] = MarksField(questions=1, grades=grades, max_length=1)

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [{"ask": ask, "field": self[f"q{ask.number}"]} for ask in self.asks]

    @property
    def marks(self) -> str:
        return "".join(self.cleaned_data[f"q{ask.number}"] for ask in self.asks)


class SettleForm(forms.Form):
    """`take` is the button that was pressed; none (the Enter key) means what was typed, and never an entry."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    take = forms.ChoiceField(choices=[(name, name) for name in ("first", "second", "typed")], required=False)
    reason = forms.CharField(label=_("Reason, which goes on record"), max_length=300)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["marks"] = MarksField(
            questions=session.questions.count(),
            grades=session.vote_rules.grades,
            required=False,
            label=_("As the ballot shows it, one key a line"),
        )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        said["take"] = said.get("take") or "typed"
        if said["take"] == "typed" and not said.get("marks") and "marks" not in self.errors:
            raise forms.ValidationError(_("Say which entry is right, or type what the ballot shows."))
        return said


class CorrectForm(forms.Form):
    """Both fields filled: a ballot was typed wrongly. One empty: it was missed, or entered too often."""

    reason = forms.CharField(label=_("Reason, which goes on record"), max_length=300)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        size: dict[str, Any] = {
            "questions": session.questions.count(),
            "grades": session.vote_rules.grades,
            "required": False,
        }
        self.fields["was"] = MarksField(
            label=_("As it was entered, one key a line"), help_text=_("Empty: the ballot was missed."), **size
        )
        self.fields["should_be"] = MarksField(
            label=_("As it should be, one key a line"), help_text=_("Empty: the ballot was entered too often."), **size
        )
        self.order_fields(["was", "should_be", "reason"])


class TotalsForm(forms.Form):
    """The sheet of 正: ballots returned and invalid, and a number for each grade, none, and invalid."""

    returned = forms.IntegerField(label=_("Ballots returned"), min_value=0, max_value=MOST)
    invalid = forms.IntegerField(label=_("Ballots invalid in every line"), min_value=0, max_value=MOST, initial=0)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = list(session.questions.order_by("number"))
        self.labels = [*session.vote_rules.grades, _("No mark"), _("Invalid")]
        for ask in self.asks:
            for place, label in enumerate(self.labels):
                field = forms.IntegerField(min_value=0, max_value=MOST, initial=0, label=f"{ask.title} · {label}")
                self.fields[f"q{ask.number}.{place}"] = field

    @property
    def rows(self) -> list[dict[str, Any]]:
        places = range(len(self.labels))
        return [{"ask": a, "cells": [self[f"q{a.number}.{p}"] for p in places]} for a in self.asks]

    @property
    def totals(self) -> PaperTotals:
        said, places = self.cleaned_data, range(len(self.labels))
        rows = tuple(tuple(said[f"q{ask.number}.{place}"] for place in places) for ask in self.asks)
        return PaperTotals(said["returned"], said["invalid"], rows)
