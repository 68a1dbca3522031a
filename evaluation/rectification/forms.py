"""What the pages of rectification take in."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProblemForm(forms.Form):
    problem = forms.CharField(label=_("Problem"), widget=forms.Textarea(attrs={"rows": 3}))


class MeasureForm(forms.Form):
    """What will be done, by whom, by when; with the edition that the writer saw."""

    measure = forms.CharField(label=_("What will be done"), widget=forms.Textarea(attrs={"rows": 4}))
    responsible = forms.CharField(label=_("Who is responsible"), max_length=60)
    due_on = forms.DateField(label=_("By when"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < timezone.localdate() and day != self.initial.get("due_on"):
            raise forms.ValidationError(_("This day has passed. Choose a day still to come."))
        return day


class ProgressForm(forms.Form):
    text = forms.CharField(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 4}))
    evidence = forms.FileField(
        label=_("Evidence"), required=False, help_text=_("A picture, PDF, Word or Excel file, at most 10 MB.")
    )


class WordsForm(forms.Form):
    words = forms.CharField(label=_("In words"), widget=forms.Textarea(attrs={"rows": 3}))


class ReopenForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class LookUpForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("16 letters and figures, as they were shown when you handed your opinion in."),
    )


class SettledForm(LookUpForm):
    settled = forms.TypedChoiceField(
        label=_("Is it settled?"),
        choices=[("yes", _("Yes, it is settled")), ("no", _("No, not yet"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("A word about it"), required=False, max_length=300)
