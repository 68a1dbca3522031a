"""The rules of a plan as a form: for each parameter its value and, where the office sets its own, the basis."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from evaluation.plan import labels
from evaluation.plan.forms.parameter_fields import fields_for, share_of
from evaluation.plan.states import Source


class RulesForm(forms.Form):
    """`changes()` is what `edit_plan` takes: {key: {"value": …, "basis": …}} of the changed parameters alone."""

    def __init__(self, data: Any = None, *, parameters: Mapping[str, Mapping[str, Any]], keys: tuple[str, ...]) -> None:
        self.parameters, self.keys = parameters, tuple(key for key in keys if key in parameters)
        super().__init__(data)
        for key in self.keys:
            value = parameters[key]["value"]
            for name, field in fields_for(key, value):
                self.fields[name] = field
            basis = parameters[key].get("basis", "")
            self.fields[f"{key}__basis"] = forms.CharField(
                label=_("Basis, if the office sets it"), required=False, max_length=120, initial=basis
            )

    def clean_coverage__share(self) -> str:
        text = str(self.cleaned_data["coverage__share"])
        return share_of(text) if text.strip() else ""

    def changes(self) -> dict[str, dict[str, Any]]:
        """The parameters whose value or basis differs from the plan's."""
        changed = {}
        for key in self.keys:
            entry = {"value": self._value(key), "basis": self.cleaned_data[f"{key}__basis"].strip()}
            known = self.parameters[key]
            if (
                entry["value"] != known["value"]
                and known["source"] != Source.LOCAL
                and entry["basis"] == known["basis"]
            ):
                entry["basis"] = ""  # the clause that stood there speaks of the former value
            if entry["value"] != known["value"] or entry["basis"] != known.get("basis", ""):
                changed[key] = entry
        return changed

    def _value(self, key: str) -> Any:
        got = self.cleaned_data
        if key == "scale":
            return [line.strip() for line in got[key].splitlines() if line.strip()]
        if key == "quorum":
            return {part: got[f"quorum__{part}"] for part in ("op", "share", "base")}
        if key == "coverage":
            return {
                "every_years": got["coverage__years"],
                "once_a_term": got["coverage__once"],
                "share_a_year": got["coverage__share"],
            }
        if key == "retention":
            return {name: got[f"retention__{name}"] for name in labels.RETAINED}
        if key == "grading":
            return self._graded()
        return got[key]

    def _graded(self) -> dict[str, Any] | None:
        rule = self.parameters["grading"]["value"]
        scale = self._value("scale") if "scale" in self.keys else self.parameters["scale"]["value"]
        if not rule or scale != self.parameters["scale"]["value"]:
            return _cumulative(scale, self.cleaned_data["grading__base"])
        steps = [
            {**step, "op": self.cleaned_data[f"grading__{n}__op"], "share": self.cleaned_data[f"grading__{n}__share"]}
            for n, step in enumerate(rule["steps"])
        ]
        return {**rule, "base": self.cleaned_data["grading__base"], "steps": steps}

    def rows(self) -> list[dict[str, Any]]:
        """One entry a parameter, for the page: name, source, basis, and its bound fields."""
        return [
            {
                "key": key,
                "label": labels.PARAMETERS[key][0],
                "source": self.parameters[key]["source"],
                "basis": self.parameters[key].get("basis", ""),
                "fields": [
                    self[name] for name in self.fields if name.split("__")[0] == key and not name.endswith("__basis")
                ],
                "basis_field": self[f"{key}__basis"],
            }
            for key in self.keys
        ]


def _cumulative(scale: list[str], base: str) -> dict[str, Any]:
    """A new scale gets a rule of the same make: each grade with the better ones, more than one half."""
    steps = [
        {"grade": grade, "counts": scale[: place + 1], "op": ">", "share": "1/2"}
        for place, grade in enumerate(scale[:-1])
    ]
    return {"base": base, "steps": steps, "otherwise": scale[-1] if scale else ""}
