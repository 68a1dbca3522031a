"""What happens to one deputy of a round."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from evaluation.roster.models import Mandate, Membership


class LeaveForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class LeftOffForm(forms.Form):
    """Asked only where people who must report are left off without a leave on record."""

    reason = forms.CharField(label=_("Why those left off do not report this year"), max_length=200)


class ReplaceForm(forms.Form):
    mandate = forms.ModelChoiceField(label=_("Who reports instead"), queryset=Mandate.objects.none())
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, data: Any = None, *, mandates: QuerySet[Mandate], auto_id: str = "id_%s") -> None:
        super().__init__(data, auto_id=auto_id)
        self.fields["mandate"].queryset = mandates  # type: ignore[attr-defined]
        self.mandates = mandates

    @property
    def nobody(self) -> bool:
        """Nobody is left to choose."""
        return not self.mandates.exists()


class ReviewerForm(forms.Form):
    reviewer = forms.ModelChoiceField(label=_("Who reviews and informs"), queryset=Membership.objects.none())

    def __init__(self, data: Any = None, *, reviewers: QuerySet[Membership], initial: Any = None) -> None:
        super().__init__(data, initial={"reviewer": initial})
        self.fields["reviewer"].queryset = reviewers  # type: ignore[attr-defined]
