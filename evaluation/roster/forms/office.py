from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluation.roster.models import Deputy, DeputyGroup, Membership
from evaluation.roster.queries import deputies_visible_to, groups_visible_to
from evaluation.roster.states import ROLE_SENTENCES, Level, Role

DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})  # what browsers read, in every language
OFFICE_ONLY = frozenset({Role.ADMINISTRATOR, Role.ORGANISER})


class UserForm(forms.Form):
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("For signing in: letters, digits and . - _ without blanks."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("Name"), max_length=60)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)


class RoleForm(forms.Form):
    """A role with what it needs; every role stands beside its sentence."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    group = forms.ModelChoiceField(
        DeputyGroup.objects.none(), label=_("Group"), required=False, help_text=_("For a group leader or a collector.")
    )
    deputy = forms.CharField(
        label=_("Name on the roster"), required=False, max_length=60, help_text=_("For a deputy or a group leader.")
    )

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        given = [role for role in Role if role != Role.SYSTEM]
        if by.role != Role.ADMINISTRATOR:
            given = [role for role in given if role not in OFFICE_ONLY]
        choices = [
            (role.value, _("%(role)s: %(sentence)s") % {"role": role.label, "sentence": ROLE_SENTENCES[role]})
            for role in given
        ]
        role_field, group_field = self.fields["role"], self.fields["group"]
        assert isinstance(role_field, forms.ChoiceField)  # noqa: S101 - tells the type checker what stands above
        assert isinstance(group_field, forms.ModelChoiceField)  # noqa: S101 - likewise
        role_field.choices = choices
        group_field.queryset = groups_visible_to(by)

    def clean_deputy(self) -> Deputy | None:
        name = "".join(self.cleaned_data["deputy"].split())
        if not name:
            return None
        deputy = deputies_visible_to(self.by).filter(name=name).first()
        if deputy is None:
            raise forms.ValidationError(_("Nobody of this name is on the roster."))
        return deputy


class UserAndRoleForm(RoleForm, UserForm):
    field_order = ["username", "name", "phone", "role", "group", "deputy"]


class OpenTermForm(forms.Form):
    number = forms.IntegerField(label=_("Number of the term"), min_value=1, max_value=99)
    started_on = forms.DateField(label=_("First day"), widget=DATE)


class CorrectTermForm(forms.Form):
    started_on = forms.DateField(label=_("First day"), widget=DATE)


class CloseTermForm(forms.Form):
    ended_on = forms.DateField(label=_("Last day"), widget=DATE)


class CardsForm(forms.Form):
    """For whom cards are printed, and until when they open the door."""

    role = forms.ChoiceField(
        label=_("For"),
        choices=[
            (Role.DEPUTY.value, _("Deputies")),
            (Role.GROUP_LEADER.value, _("Group leaders")),
            (Role.COLLECTOR.value, _("Collecting voter representatives")),
            (Role.TELLER.value, _("Tellers and scrutineers")),
            (Role.PRESIDIUM.value, _("Presidium members")),
        ],
    )
    group = forms.ModelChoiceField(
        DeputyGroup.objects.none(), label=_("Group"), required=False, empty_label=_("All groups")
    )
    until = forms.DateField(label=_("Valid until"), widget=DATE, help_text=_("The end of this year's work."))

    anew = forms.BooleanField(
        label=_("New cards also for those who have a valid one"),
        required=False,
        help_text=_("Their earlier cards end. Without this they keep the card they have."),
    )

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group_field = self.fields["group"]
        assert isinstance(group_field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker what stands above
        group_field.queryset = groups_visible_to(by)
        self.fields["until"].initial = timezone.localdate().replace(month=12, day=31)

    def clean_until(self) -> datetime:
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        return timezone.make_aware(datetime.combine(until, time.max))


class CongressForm(forms.Form):
    """A congress below one's own, with its running term and its first administrator."""

    code = forms.SlugField(label=_("Code"), max_length=30, help_text=_("Short: letters, digits and hyphens."))
    name = forms.CharField(label=_("Full name"), max_length=80)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    term = forms.IntegerField(label=_("Number of the running term"), min_value=1, max_value=99)
    since = forms.DateField(label=_("First day of the term"), widget=DATE)
    username = forms.CharField(
        label=_("User name of its administrator"), max_length=150, validators=[UnicodeUsernameValidator()]
    )
    user_name = forms.CharField(label=_("Name of its administrator"), max_length=60)
