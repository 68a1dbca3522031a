from collections.abc import Iterable

from evaluation.roster.comparing import Step
from evaluation.roster.models import Congress, StandingMember, VoterRep
from evaluation.roster.parsing import AttendanceRow, VoterRow
from evaluation.roster.pinyin import initials_of, pinyin_of
from evaluation.roster.saving.parts import OF_MEMBER, OF_VOTER, groups_by_name, write


def save_voters(congress: Congress, steps: Iterable[Step[VoterRow, VoterRep]]) -> None:
    steps = [step for step in steps if step.outcome != "left_alone"]
    groups = groups_by_name(congress, (step.row.group for step in steps))
    VoterRep.objects.bulk_create(
        VoterRep(
            congress=congress,
            name=step.row.name,
            group=groups.get(step.row.group),
            trade=step.row.trade,
            village=step.row.village,
            sex=step.row.sex,
            birth_month=step.row.birth_month,
            phone=step.row.phone,
            pinyin=pinyin_of(step.row.name),
            initials=initials_of(step.row.name),
        )
        for step in steps
        if step.person is None
    )
    for step in steps:
        if step.person is not None:
            write(step.person, step.changes, OF_VOTER, {"group": groups})


def save_attendance(congress: Congress, steps: Iterable[Step[AttendanceRow, StandingMember]]) -> None:
    steps = [step for step in steps if step.outcome != "left_alone"]
    StandingMember.objects.bulk_create(
        StandingMember(
            congress=congress,
            name=step.row.name,
            title=step.row.title,
            votes=step.row.votes,
            order=step.row.order,
            pinyin=pinyin_of(step.row.name),
            initials=initials_of(step.row.name),
        )
        for step in steps
        if step.person is None
    )
    for step in steps:
        if step.person is not None:
            write(step.person, step.changes, OF_MEMBER, {})
