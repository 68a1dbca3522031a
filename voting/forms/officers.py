"""An officer of the meeting, or two, proving to be there by PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voting.specs import Second
from voting.states import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voting.models import Officer


def _pin_field(label: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=12, widget=widget)


def _choices(officers: Iterable[Officer]) -> list[tuple[int, str]]:
    return [(officer.pk, f"{officer.name} · {Role(officer.role).label}") for officer in officers]


class OfficerForm(forms.Form):
    """One officer, for the device in front of that person."""

    officer = forms.TypedChoiceField(label=_("Your name"), coerce=int)
    pin = _pin_field(_("PIN"))

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = _choices(officers)  # type: ignore[attr-defined]


class NewPinForm(OfficerForm):
    """A new PIN, typed by the officer whose it is."""

    officer = forms.TypedChoiceField(label=_("Officer"), coerce=int)
    pin = _pin_field(_("New PIN, six to twelve digits, typed by that person"))


class VoidForm(forms.Form):
    """The host or the chief scrutineer voids, a scrutineer confirms, and the reason goes on record."""

    reason = forms.CharField(label=_("Reason, which goes on record"), max_length=300)
    first = forms.TypedChoiceField(label=_("Host or chief scrutineer"), coerce=int)
    first_pin = _pin_field(_("PIN of the first"))
    second = forms.TypedChoiceField(label=_("Second person"), coerce=int)
    second_pin = _pin_field(_("PIN of the second"))

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(officers)
        leading = [o for o in known if o.role in {Role.HOST, Role.CHIEF}]
        watching = [o for o in known if o.role in {Role.CHIEF, Role.SCRUTINEER}]
        self.fields["first"].choices = _choices(leading)  # type: ignore[attr-defined]
        self.fields["second"].choices = _choices(watching)  # type: ignore[attr-defined]
        others = _choices([o for o in watching if o not in leading[:1]])
        self.fields["second"].initial = others[0][0] if others else None  # two people, so not the first again

    @property
    def witness(self) -> Second:
        return Second(self.cleaned_data["second"], pin=self.cleaned_data["second_pin"])
