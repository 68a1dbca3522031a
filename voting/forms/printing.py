"""What is typed before slips are printed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voting.actions.print_slips import MOST


class PrintForm(forms.Form):
    count = forms.IntegerField(
        label=_("Slips"),
        min_value=0,
        max_value=MOST,
        help_text=_("As many as may vote, and a few more: people draw from a heap, and the surplus is destroyed."),
    )
    paper = forms.IntegerField(
        label=_("Paper ballots"),
        min_value=0,
        max_value=MOST,
        required=False,
        help_text=_("How many you print beside this, for people without a phone. They are counted in the same round."),
    )
    reached = forms.BooleanField(
        label=_("A phone in the hall's network has opened the trial code above."),
        error_messages={"required": _("Try it with a phone first: every slip carries this address.")},
    )

    def __init__(self, *args: Any, entitled: int = 0, leads_nowhere: bool = False, **kwargs: Any) -> None:
        """`leads_nowhere`: no address of the hall is known yet, so only paper ballots can be printed."""
        super().__init__(*args, **kwargs)
        self.leads_nowhere = leads_nowhere
        self.fields["count"].initial = entitled + max(2, entitled // 10)
        self.fields["paper"].initial = 0

    def clean_count(self) -> int:
        if self.cleaned_data["count"] and self.leads_nowhere:
            raise forms.ValidationError(_("No address of the hall has been chosen. Slips would lead nowhere."))
        return int(self.cleaned_data["count"])

    def clean_paper(self) -> int:
        return int(self.cleaned_data["paper"] or 0)


class SurplusForm(forms.Form):
    count = forms.IntegerField(label=_("Slips and paper ballots destroyed in public"), min_value=1)
