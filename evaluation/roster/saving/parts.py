"""What all tables share: groups and constituencies by name, and the writing of changes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from evaluation.roster.comparing import Change
from evaluation.roster.models import Congress, Constituency, Deputy, DeputyGroup

PERSONAL = ("sex", "birth_month", "party", "employer_title", "category", "township", "phone")
OF_MANDATE = ("group", "group_role", "constituency", "re_elected")
OF_VOTER = ("trade", "village", "sex", "birth_month", "phone", "group", "is_active")
OF_MEMBER = ("title", "votes", "order", "is_active")


def groups_by_name(congress: Congress, names: Iterable[str]) -> dict[str, DeputyGroup]:
    """The groups of the congress; those that are new are made, in the order of the table."""
    known = {group.name: group for group in DeputyGroup.objects.filter(congress=congress)}
    order = max((group.order for group in known.values()), default=0)
    new = [name for name in dict.fromkeys(names) if name and name not in known]
    for place, name in enumerate(new, start=order + 1):
        known[name] = DeputyGroup.objects.create(congress=congress, name=name, order=place)
    return known


def constituencies_by_name(congress: Congress, names: Iterable[str]) -> dict[str, Constituency]:
    """The constituencies of the congress; those that are new are made."""
    known = {place.name: place for place in Constituency.objects.filter(congress=congress)}
    for name in dict.fromkeys(names):
        if name and name not in known:
            known[name] = Constituency.objects.create(congress=congress, name=name)
    return known


def write(
    thing: Model, changes: Iterable[Change], fields: Iterable[str], named: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write those changes that are fields of `thing`; `named` turns a name into the row that it names."""
    own = frozenset(fields)
    said = {change.field: change.after for change in changes if change.field in own}
    for name, value in said.items():
        setattr(thing, name, named[name][str(value)] if name in named else value)
    if said and isinstance(thing, Deputy):  # whoever is editing the person by hand is told
        thing.edition += 1
        said["edition"] = thing.edition
    if said:
        thing.save(update_fields=list(said))
