"""What the pages of the opinion stage take in."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluation.opinion.queries import collectable
from evaluation.opinion.rules import LONGEST
from evaluation.opinion.states import Channel
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.parameters import Rules
from evaluation.roster.models import Membership

NO_LONGER = _(
    "Opinions about this deputy are no longer collected; what you wrote is still here. Choose another deputy, or "
    "tell the office of the congress."
)


class OpinionForm(forms.Form):
    """One opinion as it was heard; there is no field for who said it."""

    assessment = forms.ModelChoiceField(
        label=_("About"), queryset=Assessment.objects.none(), error_messages={"invalid_choice": NO_LONGER}
    )
    channel = forms.ChoiceField(label=_("How it was heard"), widget=forms.RadioSelect)
    heard_on = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    place = forms.CharField(label=_("Place"), required=False, max_length=80)
    text = forms.CharField(
        label=_("Opinion"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In the words that were used. Do not write down who said it."),
    )  # fmt: skip
    tags = forms.CharField(
        label=_("Topics"), required=False, max_length=100, help_text=_("Separated by blanks or commas, for the charts.")
    )
    is_problem = forms.BooleanField(label=_("It names a problem"), required=False)

    def __init__(self, *args: object, by: Membership, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        about = collectable(by)
        self.fields["assessment"].queryset = about  # type: ignore[attr-defined]
        # names alone: a county's thousand deputies need not be loaded whole to fill a list
        names = about.values_list("pk", "mandate__deputy__name")
        self.fields["assessment"].choices = lambda: [("", "---------"), *names]  # type: ignore[attr-defined]
        plans = Plan.objects.filter(pk__in=about.values("plan"))
        named = {channel for plan in plans for channel in Rules.of(plan.parameters).channels}
        self.fields["channel"].choices = [c for c in Channel.choices if c[0] in named and c[0] != Channel.WEB]  # type: ignore[attr-defined]
        self.fields["heard_on"].initial = timezone.localdate

    def clean_tags(self) -> list[str]:
        return [tag for tag in re.split(r"[\s,，、;；]+", self.cleaned_data["tags"]) if tag]

    def clean_heard_on(self) -> object:
        day = self.cleaned_data["heard_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("Excel or CSV file"),
        help_text=_("Its columns: 代表 (deputy), 方式 (channel), 日期 (date), 意见 (opinion); 地点 (place) if wanted."),
    )


class SayForm(forms.Form):
    """The anonymous form: the opinion, and about whom if the poster stands for several."""

    assessment = forms.ModelChoiceField(
        label=_("About"), queryset=Assessment.objects.none(), error_messages={"invalid_choice": NO_LONGER}
    )
    text = forms.CharField(
        label=_("Your opinion"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("You are not asked who you are. Do not write your name or telephone number."),
    )
    is_problem = forms.BooleanField(label=_("I name something that should be put right"), required=False)

    def __init__(self, *args: object, about: list[Assessment], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        field = self.fields["assessment"]
        field.queryset = Assessment.objects.filter(pk__in=[a.pk for a in about]).select_related("mandate__deputy")  # type: ignore[attr-defined]
        field.label_from_instance = lambda a: a.mandate.deputy.name  # type: ignore[attr-defined]
        if len(about) == 1:
            field.initial = about[0]
            field.widget = forms.HiddenInput()


class TopicForm(forms.Form):
    title = forms.CharField(label=_("Said once"), max_length=200)
    opinions = forms.TypedMultipleChoiceField(coerce=int)

    def __init__(self, *args: object, assessment: Assessment, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        self.fields["opinions"].choices = [(pk, pk) for pk in assessment.opinions.values_list("pk", flat=True)]  # type: ignore[attr-defined]


class SetAsideForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class ReopenForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)
