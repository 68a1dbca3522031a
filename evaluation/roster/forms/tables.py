from django import forms
from django.utils.translation import gettext_lazy as _

KIND_CHOICES = [
    ("", _("As its header says")),
    ("deputies", _("Deputies")),
    ("voters", _("Voter representatives")),
    ("attendance", _("People due at a committee's meeting")),
]


class TableForm(forms.Form):
    """Which table, and what it holds."""

    table = forms.FileField(
        label=_("Table"),
        help_text=_(
            "Excel (.xlsx) or text (.csv), at most 10 MB. It may stay as the office keeps it: with a title, notes and "
            "lines for signatures."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    kind = forms.ChoiceField(label=_("What is in it"), choices=KIND_CHOICES, required=False)
