from collections.abc import Iterable

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import BEFORE, hold, note
from evaluation.meeting.errors import VoteCalled, WrongAgenda
from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.meeting.queries import deputies_to_place
from evaluation.plan.models import Assessment
from evaluation.roster.models import Membership


@act
def set_agenda(*, meeting: Meeting, assessments: Iterable[Assessment], by: Membership) -> list[MeetingDeputy]:
    """Say who reports at this meeting, in this order. Raises WrongAgenda, or VoteCalled once slips bear the names."""
    meeting = hold(meeting.pk, "set_agenda", by=by, states=BEFORE)
    if meeting.voting_session:
        raise VoteCalled
    chosen = list(assessments)
    fitting = set(deputies_to_place(meeting).values_list("pk", flat=True))
    for assessment in chosen:
        if assessment.pk not in fitting:
            raise WrongAgenda(name=assessment.mandate.deputy.name)
    meeting.deputies.all().delete()
    places = MeetingDeputy.objects.bulk_create(
        MeetingDeputy(meeting=meeting, assessment=assessment, order=order)
        for order, assessment in enumerate(chosen, start=1)
    )
    note(meeting, "set_agenda", meeting, by=by, deputies=len(places))
    return list(meeting.deputies.all())
