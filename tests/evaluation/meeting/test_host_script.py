"""主持词: the host says nothing that is not so in this hall."""

from datetime import UTC, datetime

import pytest

from evaluation.meeting.actions import create_meeting
from evaluation.meeting.papers import host_script
from tests.factories import make_plan
from tests.people import People
from tests.voting.hall import ORGANISER, make_session
from voting.actions.print_slips import print_slips

pytestmark = pytest.mark.django_db


def test_where_only_paper_ballots_were_printed_nobody_is_told_of_a_square_code(people: People) -> None:
    meeting = create_meeting(
        plan=make_plan(people.town),
        title="评议会",
        place="镇政府",
        starts_at=datetime(2026, 11, 28, 1, tzinfo=UTC),
        group=people.first_group,
        by=people.insider,
    )
    assert host_script(meeting).by_phone, "nothing is printed yet"
    session = make_session()
    meeting.voting_session = session.code
    meeting.save()
    print_slips(session=session, by=ORGANISER, count=0, paper=10)
    session.refresh_from_db()
    assert not host_script(meeting).by_phone
    print_slips(session=session, by=ORGANISER, count=5)
    assert host_script(meeting).by_phone
