"""Voter representatives and those due at a committee's meeting, beside those that are known."""

from collections.abc import Iterable

from evaluation.roster.comparing.steps import Step, differences
from evaluation.roster.models import Congress, StandingMember, VoterRep
from evaluation.roster.parsing import AttendanceRow, VoterRow

OF_VOTER = ("trade", "village", "sex", "birth_month", "phone")


def compare_voters(congress: Congress, rows: Iterable[VoterRow]) -> list[Step[VoterRow, VoterRep]]:
    """Known by name and group, else by name and telephone (somebody who changed the group)."""
    reps = list(VoterRep.objects.filter(congress=congress).select_related("group").order_by("-pk"))
    by_group = {(rep.name, rep.group.name if rep.group else ""): rep for rep in reps}
    by_phone = {(rep.name, rep.phone): rep for rep in reps if rep.phone}
    steps = []
    for row in rows:
        rep = by_group.get((row.name, row.group)) or by_phone.get((row.name, row.phone))
        step: Step[VoterRow, VoterRep] = Step(row, rep)
        if rep is not None:
            step.changes = differences(
                [
                    *((name, getattr(rep, name), getattr(row, name)) for name in OF_VOTER),
                    ("group", rep.group.name if rep.group else "", row.group),
                    ("is_active", rep.is_active, True),
                ]
            )
        steps.append(step)
    return steps


def compare_attendance(congress: Congress, rows: Iterable[AttendanceRow]) -> list[Step[AttendanceRow, StandingMember]]:
    """Known by name."""
    known = {member.name: member for member in StandingMember.objects.filter(congress=congress)}
    steps = []
    for row in rows:
        member = known.get(row.name)
        step: Step[AttendanceRow, StandingMember] = Step(row, member)
        if member is not None:
            step.changes = differences(
                (
                    ("title", member.title, row.title),
                    ("votes", member.votes, row.votes),
                    ("order", member.order, row.order),
                    ("is_active", member.is_active, True),
                )
            )
        steps.append(step)
    return steps
