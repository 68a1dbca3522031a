from collections.abc import Iterable

from evaluation.roster.comparing import Step
from evaluation.roster.models import Congress, Constituency, Deputy, DeputyGroup, Mandate, PriorReport, Term
from evaluation.roster.parsing import DeputyRow
from evaluation.roster.pinyin import initials_of, pinyin_of
from evaluation.roster.saving.parts import OF_MANDATE, PERSONAL, constituencies_by_name, groups_by_name, write
from evaluation.roster.states import GroupRole

DeputyStep = Step[DeputyRow, Deputy]


def save_deputies(congress: Congress, term: Term, steps: Iterable[DeputyStep]) -> None:
    """New people and mandates in a few statements, whatever their number; changes one by one."""
    steps = [step for step in steps if step.outcome != "left_alone"]
    groups = groups_by_name(congress, (step.row.group for step in steps))
    places = constituencies_by_name(congress, (step.row.constituency for step in steps))
    persons = _new_persons(congress, steps)
    mandates = {
        id(step): _new_mandate(step.row, term, step.person or persons[step.row.name], groups, places)
        for step in steps
        if step.new_mandate
    }
    Mandate.objects.bulk_create(mandates.values())
    PriorReport.objects.bulk_create(
        PriorReport(mandate=mandates.get(id(step), step.mandate), year=year)
        for step in steps
        for year in step.new_years
    )
    for step in steps:
        if step.person is not None:
            write(step.person, step.changes, PERSONAL, {})
        if step.mandate is not None:
            write(step.mandate, step.changes, OF_MANDATE, {"group": groups, "constituency": places})


def _new_persons(congress: Congress, steps: Iterable[DeputyStep]) -> dict[str, Deputy]:
    persons: dict[str, Deputy] = {}
    for step in steps:  # somebody with two mandates stands there twice and is one person
        if step.person is None and step.row.name not in persons:
            persons[step.row.name] = Deputy(
                congress=congress,
                name=step.row.name,
                pinyin=pinyin_of(step.row.name),
                initials=initials_of(step.row.name),
                **{field: getattr(step.row, field) for field in PERSONAL},
            )
    Deputy.objects.bulk_create(persons.values())
    return persons


def _new_mandate(
    row: DeputyRow, term: Term, deputy: Deputy, groups: dict[str, DeputyGroup], places: dict[str, Constituency]
) -> Mandate:
    return Mandate(
        deputy=deputy,
        term=term,
        level=row.level,
        group=groups.get(row.group),
        group_role=row.group_role or GroupRole.MEMBER,
        constituency=places.get(row.constituency),
        re_elected=row.re_elected,
        started_on=term.started_on,
    )
