"""The fields that edit one parameter of a plan, by the kind of its value."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from evaluation.plan import labels

Fields = list[tuple[str, forms.Field]]

NUMBERS = (
    "word_limit",
    "minutes_limit",
    "smallest_group",
    "voters_about",
    "anonymous_lookup_days",
    "objection_days",
    "measures_days",
    "escalate_after_days",
)
MOST_DAYS, LONGEST_AWAY = 5, 60
SWITCHES = ("ballot_remarks", "leadership_remarks")
ONE_OF = ("period", "blank_is", "void_scope", "announce", "told_by", "report_to")
SOME_OF = ("reporting_level", "stages", "channels")


def share_of(text: str) -> str:
    """A share as the plan keeps it. Raises ValidationError for what is no share between 0 and 1."""
    plain = text.strip().replace("％", "%").replace("／", "/")
    try:
        share = Fraction(plain[:-1]) / 100 if plain.endswith("%") else Fraction(plain)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise ValidationError(_("“%(text)s” is no share. Write 1/2, 2/3 or 80%%.") % {"text": text})
    return str(share)


class ShareField(forms.CharField):
    """A share between 0 and 1, typed as 1/2 or 50%."""

    def clean(self, value: Any) -> str:
        return share_of(super().clean(value))


class DaysField(forms.CharField):
    """Numbers of working days, typed with commas or blanks between them: [5, 3, 1]."""

    def prepare_value(self, value: Any) -> Any:
        return "、".join(map(str, value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[int]:
        words = re.split(r"[\s,，、;；]+", super().clean(value).strip()) if value else []
        words = [word for word in words if word]
        if len(words) > MOST_DAYS or not all(w.isdecimal() and 1 <= int(w) <= LONGEST_AWAY for w in words):
            said = {"most": MOST_DAYS, "longest": LONGEST_AWAY}
            raise ValidationError(_("Write at most %(most)s numbers between 1 and %(longest)s, e.g. 5, 3, 1.") % said)
        return sorted({int(word) for word in words})


def fields_for(key: str, value: Any) -> Fields:
    """The fields of a parameter, named by its key or `<key>__<part>`."""
    if key in _COMPOSED:
        return _COMPOSED[key](value)
    label, helped = labels.PARAMETERS[key]
    return [(key, _single(key, value, {"label": label, "help_text": helped}))]


def _single(key: str, value: Any, said: dict[str, Any]) -> forms.Field:
    if key in NUMBERS:
        return forms.IntegerField(min_value=0, initial=value, **said)
    if key in SWITCHES:
        return forms.BooleanField(required=False, initial=value, **said)
    if key in ONE_OF:
        return forms.ChoiceField(choices=_choices(labels.CHOICES[key]), initial=value, **said)
    if key in SOME_OF:
        choices, widget = _choices(labels.CHOICES[key]), forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=choices, initial=value, required=False, widget=widget, **said)
    if key == "scale":
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), initial="\n".join(value), **said)
    return forms.CharField(required=False, initial=value, max_length=300, **said)


def _choices(names: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(names.items())


def _quorum(value: Any) -> Fields:
    operators, bases = _choices(labels.OPERATORS), _choices(labels.BASES)
    return [
        ("quorum__op", forms.ChoiceField(label=_("Operator"), choices=operators, initial=value["op"])),
        ("quorum__share", ShareField(label=_("Share"), initial=value["share"], max_length=12)),
        ("quorum__base", forms.ChoiceField(label=_("Of"), choices=bases, initial=value["base"])),
    ]


def _coverage(value: Any) -> Fields:
    years, once, share = value["every_years"], value["once_a_term"], value["share_a_year"]
    return [
        ("coverage__years", forms.IntegerField(label=_("Within years (0: not stated)"), min_value=0, initial=years)),
        ("coverage__once", forms.BooleanField(label=_("Once a term"), required=False, initial=once)),
        ("coverage__share", forms.CharField(label=_("Share a year"), required=False, initial=share, max_length=12)),
    ]


def _retention(value: Any) -> Fields:
    return [
        (f"retention__{name}", forms.CharField(label=str(label), initial=value.get(name, ""), max_length=20))
        for name, label in labels.RETAINED.items()
    ]


def _grading(value: Any) -> Fields:
    rule = value or {"base": "ballots", "steps": []}
    bases = _choices(labels.BASES)
    fields: Fields = [("grading__base", forms.ChoiceField(label=_("Share of"), choices=bases, initial=rule["base"]))]
    for number, step in enumerate(rule["steps"]):
        together = f"{step['grade']} ({'+'.join(step['counts'])})"
        named = _("Share for “%(grade)s”") % {"grade": step["grade"]}
        operator = forms.ChoiceField(label=together, choices=_choices(labels.OPERATORS), initial=step["op"])
        fields += [
            (f"grading__{number}__op", operator),
            (f"grading__{number}__share", ShareField(label=named, initial=step["share"], max_length=12)),
        ]
    return fields


def _days(key: str, value: Any) -> Fields:
    label, helped = map(str, labels.PARAMETERS[key])
    return [(key, DaysField(label=label, help_text=helped, required=False, initial=value, max_length=40))]


_COMPOSED: dict[str, Callable[[Any], Fields]] = {
    "quorum": _quorum,
    "coverage": _coverage,
    "retention": _retention,
    "grading": _grading,
    "remind_before": partial(_days, "remind_before"),
    "remind_after": partial(_days, "remind_after"),
}
