from django import forms
from django.utils.translation import gettext_lazy as _


class FeedbackForm(forms.Form):
    text = forms.CharField(
        label=_("The evaluation in words"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "What the evaluators value, and what they would like to see improved. It stands in the feedback letter."
        ),
    )


class ObjectionForm(forms.Form):
    text = forms.CharField(label=_("Your objection and its reason"), widget=forms.Textarea(attrs={"rows": 4}))


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The figures stay as certified; say what was checked and how."),
    )
