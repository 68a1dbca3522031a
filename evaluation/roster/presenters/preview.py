"""A preview in words: what would be created, changed, left alone; what is wrong and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from evaluation.roster.comparing import Change, Preview
from evaluation.roster.models import Deputy, Mandate, StandingMember, VoterRep
from evaluation.roster.parsing import Finding
from evaluation.roster.states import GroupRole, Level, Sex
from evaluation.roster.wording import reason_of

SHOWN = 100  # lines of each list on the page; the Excel table of the preview has all
# what a line says about somebody new, before the telephone and the years of earlier reports
ABOUT = ("level", "group", "group_role", "constituency", "township", "employer_title", "title", "trade", "village")
MODELS = {"deputies": (Deputy, Mandate), "voters": (VoterRep,), "attendance": (StandingMember,)}
CLOSED: dict[str, dict[str, Any]] = {
    "sex": dict(Sex.choices),
    "group_role": dict(GroupRole.choices),
    "level": dict(Level.choices),
}


@dataclass(frozen=True, slots=True)
class Said:
    row: int | str
    column: str
    reason: str

    @property
    def line(self) -> int | None:
        """The number of the row, where the finding is about one."""
        return self.row if isinstance(self.row, int) else None


@dataclass(frozen=True, slots=True)
class PersonLine:
    row: int
    name: str
    what: list[str]


class PreviewPage:
    """What the page of a preview shows."""

    def __init__(self, preview: Preview, shown: int | None = SHOWN) -> None:
        self.preview = preview
        self.faults = [_said(finding) for finding in preview.faults]
        self.warnings = [_said(finding) for finding in preview.warnings]
        self.created = [_created(step.row) for step in preview.created[:shown]]
        self.changed = [
            PersonLine(step.row.row, step.row.name, self._changes(step.changes, step.new_years, new=step.new_mandate))
            for step in preview.changed[:shown]
        ]

    @property
    def nothing_to_do(self) -> bool:
        return not (self.preview.created or self.preview.changed)

    @property
    def numbers(self) -> list[dict[str, Any]]:
        preview = self.preview
        return [
            {"label": _("Created"), "value": len(preview.created)},
            {"label": _("Changed"), "value": len(preview.changed)},
            {"label": _("Left alone"), "value": len(preview.left_alone)},
            {"label": _("Not in the table, left as they are"), "value": preview.absent},
            {"label": _("Faults"), "value": len(preview.faults), "late": bool(preview.faults)},
            {"label": _("Warnings"), "value": len(preview.warnings)},
        ]

    def _changes(self, changes: Iterable[Change], years: Iterable[int], *, new: bool) -> list[str]:
        words = [
            _("%(what)s: %(before)s → %(after)s")
            % {
                "what": self._label(change.field),
                "before": _value(change.field, change.before) or "—",
                "after": _value(change.field, change.after),
            }
            for change in changes
        ]
        if new:
            words.append(_("A further mandate"))
        return words + _reported(years)

    def _label(self, field: str) -> str:
        for model in MODELS[self.preview.kind or "deputies"]:
            names = {f.name: f for f in model._meta.concrete_fields}  # noqa: SLF001 - Django documents it
            if field in names:
                return str(names[field].verbose_name)
        return field


def _said(finding: Finding) -> Said:
    return Said(finding.row or "—", finding.column or "—", reason_of(finding))


def _created(row: Any) -> PersonLine:
    words = [_value(field, getattr(row, field, "")) for field in ABOUT]
    if getattr(row, "votes", True) is False:
        words.append(_("does not vote"))
    if phone := getattr(row, "phone", ""):
        words.append(_("telephone %(number)s") % {"number": phone})
    words += _reported(getattr(row, "reported", ()))
    return PersonLine(row.row, row.name, [word for word in words if word])


def _reported(years: Iterable[int]) -> list[str]:
    return [_("Reported in %(year)s") % {"year": year} for year in years]


def _value(field: str, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    word = "" if value is None else str(value)
    return str(CLOSED.get(field, {}).get(word, word))
