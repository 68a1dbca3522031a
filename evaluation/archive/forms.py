"""What the pages of the archive take in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.bundle import CLASSES
from evaluation.roster.models import Membership
from evaluation.roster.states import Role


class CorrectionForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class DestructionForm(forms.Form):
    """What is destroyed, why, and who stands by."""

    retention_class = forms.ChoiceField(label=_("Material"))
    reason = forms.CharField(label=_("Reason"), max_length=200)
    witness = forms.ModelChoiceField(label=_("Witness"), queryset=Membership.objects.none())

    def __init__(self, *args: object, by: Membership, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        finite = [(key, kind.title) for key, kind in CLASSES.items() if kind.years is not None]
        self.fields["retention_class"].choices = finite  # type: ignore[attr-defined]
        self.fields["witness"].queryset = (  # type: ignore[attr-defined]
            Membership.objects.filter(congress_id=by.congress_id, ended_at=None)
            .exclude(user_id=by.user_id)
            .exclude(role=Role.SYSTEM)
            .select_related("user", "congress")
        )
