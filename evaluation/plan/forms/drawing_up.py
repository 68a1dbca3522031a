"""Creating, dating, amending, copying and cancelling a plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.plan.parameters import presets
from evaluation.plan.states import Stage

FIRST_YEAR, LAST_YEAR = 2000, 2100


class CreateForm(forms.Form):
    scheme = forms.ChoiceField(label=_("Scheme"), widget=forms.RadioSelect)
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    title = forms.CharField(label=_("Title"), required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [(p.key, p.name) for p in presets().values()]  # type: ignore[attr-defined]


class TitleForm(forms.Form):
    """Title, content items and the edition that the writer saw."""

    title = forms.CharField(label=_("Title"), max_length=120)
    items = forms.CharField(
        label=_("Content items"), help_text=_("One item a line."), widget=forms.Textarea(attrs={"rows": 10})
    )

    def content_items(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]


class Day(forms.DateInput):
    """The browser's own field for a day, which wants its value as 2026-11-20 in every language."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class ScheduleForm(forms.Form):
    """First and last day of every stage; both empty: the stage has no dates of its own."""

    def __init__(
        self, data: Any = None, *, schedule: Mapping[str, tuple[date, date]], stages: Sequence[Stage] = tuple(Stage)
    ) -> None:
        super().__init__(data)
        self.stages = stages
        for stage in stages:
            first, last = schedule.get(stage, (None, None))
            for end, initial, label in (("first", first, _("first day")), ("last", last, _("last day"))):
                self.fields[f"{stage}__{end}"] = forms.DateField(
                    label=label, required=False, initial=initial, widget=Day()
                )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for stage in self.stages:
            first, last = cleaned.get(f"{stage}__first"), cleaned.get(f"{stage}__last")
            if (first is None) != (last is None):
                self.add_error(f"{stage}__last", _("Give both days or neither."))
        return cleaned

    def schedule(self) -> dict[str, tuple[date, date]]:
        got = self.cleaned_data
        return {
            stage.value: (got[f"{stage}__first"], got[f"{stage}__last"])
            for stage in self.stages
            if got[f"{stage}__first"]
        }

    def rows(self) -> list[tuple[str, Any, Any]]:
        """(stage, first day, last day) as bound fields."""
        return [(str(stage.label), self[f"{stage}__first"], self[f"{stage}__last"]) for stage in self.stages]


class AmendForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class CopyForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
