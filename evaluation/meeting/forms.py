"""Forms of the meeting's doors."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.states import AttendeeKind, Presence, RemarkKind
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.parameters import Rules
from evaluation.plan.queries import schedule_of
from evaluation.plan.states import Stage
from evaluation.roster.models import DeputyGroup, Membership
from evaluation.roster.states import Role
from voting.models import Officer
from voting.states import Role as Office

OPENING = time(9, 0)
MOST_ROWS = 4  # of the enrolment: two who watch, and two tellers where there is paper
WATCHING = (Office.CHIEF, Office.SCRUTINEER)


class MeetingForm(forms.Form):
    """What an invitation says."""

    plan = forms.ModelChoiceField(Plan.objects.none(), label=_("Plan"))
    group = forms.ModelChoiceField(
        DeputyGroup.objects.none(),
        label=_("Deputy group"),
        required=False,
        help_text=_("Where each group holds its own meeting."),
    )
    title = forms.CharField(label=_("Name of the meeting"), max_length=120)
    place = forms.CharField(label=_("Place"), max_length=120)
    starts_at = forms.DateTimeField(
        label=_("Begins at"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    host_name = forms.CharField(label=_("Host"), max_length=60, required=False)

    def __init__(self, *args: Any, plans: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = DeputyGroup.objects.filter(congress_id=member.congress_id)
        if member.role == Role.GROUP_LEADER:
            groups = groups.filter(pk=member.group_id or 0)
            self.fields["group"].required = True
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        if len(plans) == 1:
            self.initial = {**self.initial, **_proposed(plans[0])}
        if len(groups) == 1 and self.fields["group"].required:
            self.initial["group"] = groups[0]


def _proposed(plan: Plan) -> dict[str, object]:
    """What is likely where one plan runs: its name, and nine o'clock on the first day of the stage still to come."""
    days = schedule_of(plan).get(Stage.MEETING)
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = max(days[0], tomorrow) if days else tomorrow
    return {
        "plan": plan,
        # in the scheme's own word, whatever the reader's language: it is the title on all papers
        "title": f"{plan.year}年{Rules.of(plan.parameters).meeting_name}",
        "starts_at": timezone.make_aware(datetime.combine(day, OPENING)),
    }


class AgendaForm(forms.Form):
    """A number for each deputy: the place on the agenda; empty for who reports elsewhere."""

    def __init__(self, *args: Any, deputies: list[Assessment], meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deputies = deputies
        placed = dict(meeting.deputies.values_list("assessment_id", "order"))
        for deputy in deputies:
            self.fields[deputy.code] = forms.IntegerField(
                label=deputy.mandate.deputy.name,
                help_text=deputy.mandate.deputy.employer_title,
                required=False,
                min_value=1,
                max_value=len(deputies),
                initial=placed.get(deputy.pk),
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        numbers = [number for number in data.values() if number]
        if len(numbers) != len(set(numbers)):
            raise forms.ValidationError(_("Two deputies have the same place on the agenda."))
        return data

    def in_order(self) -> list[Assessment]:
        numbered = [(self.cleaned_data[deputy.code], deputy) for deputy in self.deputies]
        return [deputy for number, deputy in sorted((n, d) for n, d in numbered if n) if number]


class GuestForm(forms.Form):
    """People invited by hand: one a line."""

    names = forms.CharField(
        label=_("People"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One person a line: the name, then, after a space, the post."),
    )
    kind = forms.ChoiceField(
        label=_("In what capacity"),
        choices=[(kind.value, kind.label) for kind in AttendeeKind if kind != AttendeeKind.DEPUTY],
        initial=AttendeeKind.GUEST,
    )
    votes = forms.BooleanField(label=_("They vote"), required=False)


class ScrutineerForm(forms.Form):
    """One person whom the hall agreed to. The PIN is typed by that person and known to nobody else."""

    attendee = forms.ModelChoiceField(Attendee.objects.none(), label=_("Name"), required=False)
    office = forms.ChoiceField(
        label=_("Office at the meeting"),
        choices=[(o.value, o.label) for o in (Office.CHIEF, Office.SCRUTINEER, Office.TELLER)],
    )
    pin = forms.CharField(
        label=_("PIN of one's own"),
        required=False,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 12}),
        help_text=_("Six to twelve digits, typed by the person; good for this meeting only."),
    )
    no_relative = forms.BooleanField(label=_("Is no close relative of a deputy who is evaluated"), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = meeting.attendees.filter(presence=Presence.PRESENT).exclude(kind=AttendeeKind.DEPUTY)
        self.fields["attendee"].queryset = here  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """A row is filled in or left empty: half of one would be passed over without a word."""
        said = super().clean() or {}
        if said.get("attendee") and not said.get("pin"):
            self.add_error("pin", _("This person has still to type a PIN."))
        if said.get("pin") and not said.get("attendee"):
            self.add_error("attendee", _("Whose PIN is this?"))
        return said


class OfficersForm(forms.Form):
    """One or two officers confirm with their PINs on the same computer."""

    def __init__(self, *args: Any, officers: list[Officer], two: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.two = two
        choices = [(officer.pk, f"{officer.name} · {officer.get_role_display()}") for officer in officers]
        for place, (label, pin) in enumerate(self.labels, start=1):
            chosen = officers[place - 1].pk if len(officers) >= place else None
            self.fields[f"officer{place}"] = forms.TypedChoiceField(
                label=label, choices=choices, coerce=int, initial=chosen
            )
            self.fields[f"pin{place}"] = forms.CharField(
                label=pin,
                widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 12}),
            )

    @property
    def labels(self) -> list[tuple[Any, Any]]:
        """Of each officer's name and PIN: two people stand at one keyboard and must not take the other's field."""
        if self.two:
            first = (_("First scrutineer"), _("PIN of the first scrutineer"))
            return [first, (_("Second scrutineer"), _("PIN of the second scrutineer"))]
        return [(_("Scrutineer"), _("PIN of the scrutineer"))]


class RemarkForm(forms.Form):
    """One line of the minutes."""

    kind = forms.ChoiceField(label=_("Kind of remark"), choices=RemarkKind.choices, initial=RemarkKind.QUESTION)
    raised_by = forms.CharField(label=_("Who spoke"), max_length=60, required=False)
    text = forms.CharField(label=_("Words spoken"), widget=forms.Textarea(attrs={"rows": 2}))
    answer = forms.CharField(label=_("Answer"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    is_problem = forms.BooleanField(label=_("A problem to be put right"), required=False)


class HallForm(forms.Form):
    """Under which address the phones in the hall reach this computer."""

    address = forms.CharField(label=_("Address in the hall"), max_length=200, required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class HostWordsForm(forms.Form):
    """A field for every kind of step; above it the sentence of the house."""

    def __init__(
        self, *args: Any, lines: Iterable[tuple[str, str, str]], own: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for kind, label, words in lines:
            self.fields[kind] = forms.CharField(
                label=label,
                help_text=words,
                required=False,
                max_length=500,
                initial=own.get(kind, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
