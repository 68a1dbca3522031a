from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluation.roster.models import Congress, Constituency, Deputy, DeputyGroup
from evaluation.roster.parsing.cells import read_month, read_name
from evaluation.roster.states import GroupRole, Level

DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})  # what browsers read, in every language


class DeputyForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's class takes no argument when it runs
    """The facts of a person, changed by hand; `edition` is what was shown."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Deputy
        fields = [
            "name",
            "sex",
            "birth_month",
            "party",
            "employer_title",
            "category",
            "township",
            "phone",
            "email",
            "edition",
        ]

    def clean_name(self) -> str:
        return _name(self.cleaned_data["name"])

    def clean_birth_month(self) -> str:
        written = self.cleaned_data["birth_month"]
        month = read_month(written) if written else ""
        if month is None:
            raise forms.ValidationError(_("Write the year and the month, for example 1973-01."))
        return month

    def validate_unique(self) -> None:
        """The act says who already has the name."""


class AddDeputyForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    started_on = forms.DateField(label=_("Elected on"), widget=DATE)

    def clean_name(self) -> str:
        return _name(self.cleaned_data["name"])


class LeaveForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("Leave it empty to take the leave back.")
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=DATE,
        help_text=_("Without a last day the leave lasts until it is taken back."),
    )


class MoveForm(forms.Form):
    """Where a mandate belongs."""

    group = forms.ModelChoiceField(DeputyGroup.objects.none(), label=_("Group"), required=False)
    new_group = forms.CharField(
        label=_("Or a new group"), max_length=40, required=False, help_text=_("The name, for example “第六代表小组”.")
    )
    group_role = forms.ChoiceField(label=_("Role in the group"), choices=GroupRole.choices)
    constituency = forms.ModelChoiceField(Constituency.objects.none(), label=_("Constituency"), required=False)

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = congress.groups.all()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["constituency"].queryset = congress.constituencies.all()  # type: ignore[attr-defined]  # likewise

    def clean_group_role(self) -> GroupRole:
        return GroupRole(self.cleaned_data["group_role"])


class EndMandateForm(forms.Form):
    ended_on = forms.DateField(label=_("Last day"), widget=DATE)
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("For example resignation, death, recall."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = timezone.localdate()


def _name(written: str) -> str:
    name = read_name(written)
    if name is None:
        raise forms.ValidationError(_("This does not look like a name. Marks for namesakes stand in brackets."))
    return name
