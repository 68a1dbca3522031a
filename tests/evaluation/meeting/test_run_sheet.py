"""The run sheet: order, conditions, undoing, taking over, scrutineers, minutes, a second round, practice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from evaluation.ground.models import AuditEvent
from evaluation.meeting.actions import (
    Agreed,
    Key,
    add_remark,
    agree_scrutineers,
    call_vote,
    change_remark,
    close_meeting,
    create_meeting,
    do_step,
    end_practice,
    end_trial_vote,
    end_vote,
    open_trial,
    open_vote,
    record_leave,
    set_agenda,
    sign_in,
    start_clock,
    start_practice,
    undo_step,
)
from evaluation.meeting.checks import checks_for
from evaluation.meeting.errors import (
    EmptyRemark,
    NotInPractice,
    PracticeOnly,
    ScrutineersUnfit,
    StepOutOfTurn,
    StepUnknown,
    StepUnmet,
    UndoDishonest,
    VoteUnfinished,
    WrongAgenda,
)
from evaluation.meeting.models import Remark
from evaluation.meeting.presenters.acting import acting_at
from evaluation.meeting.queries import attendance_of, problems_about, remarks_about, steps_for
from evaluation.meeting.states import MeetingState, RemarkKind
from evaluation.result.actions import make_results
from evaluation.result.errors import Practised
from evaluation.result.queries import meeting_of
from evaluation.roster.errors import NotAllowed
from tests.evaluation.meeting.hall import PIN, Hall
from tests.people import People
from voting.actions.cast_ballot import cast_ballot
from voting.actions.void_session import void_session
from voting.codes import new_tracker
from voting.errors import WrongPin
from voting.models import Officer
from voting.states import Issued, Role, State

Make = Callable[..., Hall]


def test_the_run_sheet_follows_the_plan(hall: Make) -> None:
    county = hall("county").prepare()
    kinds = [step.key for step in steps_for(county.meeting)]
    assert kinds[:4] == ["sign_in", "quorum", "scrutineers", "box"]
    assert kinds[4:6] == ["report:1", "report:2"]
    assert kinds[6:] == ["slips", "open_vote", "close_vote", "count", "certify", "announce", "leadership", "close"]


def test_questions_after_all_reports_are_steps_of_their_own(hall: Make) -> None:
    here = hall("town", sequence=["report", "vote", "questions"]).prepare()
    keys = [step.key for step in steps_for(here.meeting)]
    assert keys.index("report:2") < keys.index("private") < keys.index("questions:1")


def test_steps_are_done_in_order_and_once(hall: Make) -> None:
    here = hall().prepare().call().arrive()
    with pytest.raises(StepOutOfTurn):
        here.do("quorum")
    here.do("sign_in")
    assert here.meeting.state == MeetingState.UNDER_WAY
    with pytest.raises(StepOutOfTurn):  # another computer was quicker
        here.do("sign_in")
    with pytest.raises(StepUnknown):
        here.do("report:9")


def test_the_last_step_is_taken_back_and_both_stay_on_record(hall: Make) -> None:
    here = hall().prepare().call().arrive().do("sign_in", "quorum")
    with pytest.raises(UndoDishonest):
        undo_step(meeting=here.meeting, step="sign_in", by=here.by)
    undo_step(meeting=here.meeting, step="quorum", by=here.people.teller)
    undo_step(meeting=here.meeting, step="sign_in", by=here.by)
    assert here.fresh().state == MeetingState.READY
    assert here.meeting.steps_done.filter(undone_at__isnull=False).count() == 2
    assert here.open_kind == "sign_in"


def test_an_opened_vote_is_not_undone(hall: Make) -> None:
    here = hall().to_certified("00", "00", "00", "00", "00")
    with pytest.raises(UndoDishonest):
        undo_step(meeting=here.meeting, step="certify", by=here.by)


def test_a_deputy_who_cannot_speak_is_passed_over_with_a_reason(hall: Make) -> None:
    here = hall().to_speeches()
    here.do("report:1", skipped="突发疾病，书面述职")
    assert here.meeting.steps_done.get(step="report:1").facts["skipped"] == "突发疾病，书面述职"


def test_the_quorum_cannot_be_skipped(hall: Make) -> None:
    here = hall().prepare().call().arrive(missing=6).do("sign_in")
    with pytest.raises(StepUnmet):
        here.do("quorum", skipped="算了")


@pytest.mark.parametrize("case", ["deputy", "absent", "relative"])
def test_who_may_not_be_a_scrutineer(hall: Make, case: str) -> None:
    here = hall().prepare().call().arrive(missing=1)
    person = {
        "deputy": Agreed(here.meeting.attendees.get(name="唐小溪"), Role.CHIEF, PIN, no_relative=True),
        "absent": Agreed(here.voters[0], Role.CHIEF, PIN, no_relative=True),
        "relative": Agreed(here.voters[1], Role.CHIEF, PIN, no_relative=False),
    }[case]
    if case == "deputy":
        sign_in(attendee=person.attendee, by=here.by)
    with pytest.raises(ScrutineersUnfit):
        agree_scrutineers(meeting=here.meeting, people=[person], by=here.by)


def test_everybody_who_may_act_is_named_with_what_it_allows(hall: Make, people: People) -> None:
    here = hall().prepare().call().arrive().do("sign_in", "quorum")
    one = Agreed(here.voters[-1], Role.CHIEF, PIN, no_relative=True)
    two = Agreed(here.voters[-2], Role.TELLER, PIN, no_relative=True)
    agree_scrutineers(meeting=here.meeting, people=[one, two], by=here.by)
    told = {person.name: person for person in acting_at(here.meeting, here.session)}
    assert told[two.attendee.name].office == "计票人"
    assert "录入纸质选票" in told[two.attendee.name].may
    assert "作废" in told[one.attendee.name].may
    assert "登记后方可" in told[people.teller.user.name].may
    assert "主持会务" in told[people.insider.user.name].may
    assert people.stranger.user.name not in told
    assert people.presidium.user.name not in told


def test_one_scrutineer_is_not_enough(hall: Make) -> None:
    here = hall().prepare().call().arrive().do("sign_in", "quorum")
    one = Agreed(here.voters[0], Role.CHIEF, PIN, no_relative=True)
    agree_scrutineers(meeting=here.meeting, people=[one], by=here.by)
    with pytest.raises(StepUnmet):
        here.do("scrutineers")


@pytest.mark.django_db(transaction=True)
def test_a_wrong_pin_is_remembered_and_opens_nothing(hall: Make) -> None:
    here = hall().to_speeches().speak().hand_out().do("slips")
    with pytest.raises(WrongPin):
        open_vote(meeting=here.meeting, first=Key(here.keys[0].officer_id, "000001"), second=here.keys[1], by=here.by)
    assert Officer.objects.get(pk=here.keys[0].officer_id).wrong_pins == 1
    assert here.session.state == State.PRINTED
    assert here.open_kind == "open_vote"


def test_a_line_lost_in_a_power_cut_is_made_good(hall: Make) -> None:
    """The vote was opened, the line on the run sheet was not written: the step can simply be completed."""
    here = hall().to_speeches().speak().hand_out().do("slips")
    with pytest.raises(StepUnmet):
        here.do("open_vote")
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    here.meeting.steps_done.filter(step="open_vote").delete()
    here.do("open_vote")
    assert here.open_kind == "close_vote"


def test_slips_may_not_outnumber_those_present(hall: Make) -> None:
    here = hall().to_speeches().speak().hand_out()
    record_leave(attendee=here.voters[0], reason="临时离会", by=here.by)
    with pytest.raises(StepUnmet):
        here.do("slips")


def test_before_the_count_the_run_sheet_says_how_far_the_paper_is_typed_in(hall: Make) -> None:
    here = hall().to_speeches().speak().hand_out().do("slips")
    one = here.session.roll.filter(issued=Issued.SLIP).first()
    assert one is not None
    here.session.roll.filter(pk=one.pk).update(issued=Issued.PAPER)
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    end_vote(meeting=here.meeting, first=here.keys[0], by=here.by)
    (count,) = (step for step in steps_for(here.meeting) if step.kind == "count")
    said = {check.text: check.met for check in checks_for(here.fresh(), count)}
    assert said == {
        "纸质选票发出1张，已由两名计票人录入0张": False,
        "已登记计票人0人；纸质选票须由两名计票人各录一遍": False,
        "选票已清点完毕": False,
    }


def test_a_meeting_does_not_close_over_an_open_vote(hall: Make) -> None:
    here = hall().to_speeches()
    with pytest.raises(VoteUnfinished):
        close_meeting(meeting=here.meeting, by=here.by)


def test_after_a_void_round_the_vote_is_held_again(hall: Make) -> None:
    here = hall().to_speeches().speak().hand_out().do("slips").vote("00", "00", "00", "00", "00")
    first = here.session
    chief = first.officers.get(pk=here.keys[0].officer_id).actor
    void_session(session=first, by=chief, second=here.keys[1].second, reason="收回票数多于发出票数")
    call_vote(meeting=here.meeting, by=here.by)
    assert here.session.round == 2
    assert here.session.roll.filter(attendance="present").count() == 7
    assert here.open_kind == "scrutineers"
    here.print().enrol().do("scrutineers", "box").hand_out().do("slips").vote("11", "11", "11", "11", "11").certify()
    assert make_results(meeting=here.meeting, by=here.by)[0].round_number == 2


def test_after_a_void_vote_and_a_closed_meeting_the_deputies_can_be_heard_at_another_one(hall: Make) -> None:
    here = hall().to_speeches().speak().hand_out().do("slips").vote("00", "00", "00", "00", "00")
    group, day = here.meeting.group, here.meeting.starts_at + timedelta(days=7)
    other = create_meeting(plan=here.plan, title="重新测评", place="三楼", starts_at=day, group=group, by=here.by)
    with pytest.raises(WrongAgenda):
        set_agenda(meeting=other, assessments=here.assessments, by=here.by)
    chief = here.session.officers.get(pk=here.keys[0].officer_id).actor
    void_session(session=here.session, by=chief, second=here.keys[1].second, reason="收回票数多于发出票数")
    close_meeting(meeting=here.meeting, by=here.by)
    assert len(set_agenda(meeting=other, assessments=here.assessments, by=here.by)) == 2
    assert here.meeting.deputies.count() == 2, "the void meeting's own record stays whole"
    assert meeting_of(here.assessments[0]) == other


def test_minutes_are_kept_during_and_after_the_meeting(hall: Make) -> None:
    here = hall().to_speeches()
    with pytest.raises(EmptyRemark):
        add_remark(place=here.place(), kind=RemarkKind.QUESTION, text=" ", by=here.by)
    asked = add_remark(
        place=here.place(), kind=RemarkKind.QUESTION, text="村口路灯何时修？", raised_by="卢采风", by=here.people.teller
    )
    change_remark(remark=asked, text=asked.text, answer="本月底前", is_problem=True, by=here.by)
    assert [r.answer for r in remarks_about(here.assessments[0])] == ["本月底前"]
    assert list(problems_about(here.assessments[0])) == [asked]
    assert not remarks_about(here.assessments[1]).exists()


@pytest.mark.django_db(transaction=True)
def test_a_practice_goes_all_the_way_and_leaves_nothing(hall: Make) -> None:
    here = hall("county").prepare().call()
    sign_in(attendee=here.voters[0], by=here.by)
    record_leave(attendee=here.voters[1], reason="出差", by=here.by)
    start_practice(meeting=here.meeting, by=here.by)

    for person in here.voters[2:]:
        sign_in(attendee=person, by=here.by)
    here.do("sign_in", "quorum", "scrutineers", "box")
    start_clock(place=here.place(), by=here.by)
    add_remark(place=here.place(), kind=RemarkKind.COMMENT, text="演练发言", by=here.by)
    here.do("report:1", "report:2").hand_out().do("slips")
    slips = list(open_trial(meeting=here.fresh(), by=here.by, count=2).secrets)
    trackers = [new_tracker(), new_tracker()]
    cast_ballot(code=here.session.code, secret=slips[0], marks="02", trackers=trackers)
    report = end_trial_vote(meeting=here.meeting, by=here.by)
    here.do("count", "certify", "announce", "leadership", "close")

    assert report.trial_counts == ((1, 0, 0, 0, 0), (0, 0, 1, 0, 0))
    with pytest.raises(PracticeOnly):
        close_meeting(meeting=here.meeting, by=here.by)
    with pytest.raises(Practised):
        make_results(meeting=here.meeting, by=here.by)
    end_practice(meeting=here.meeting, by=here.by)

    meeting = here.fresh()
    assert (meeting.state, meeting.practice) == (MeetingState.READY, False)
    assert not meeting.steps_done.exists()
    assert not Remark.objects.exists()
    assert here.place().used_seconds == 0
    figures = attendance_of(meeting)
    assert (figures.present, figures.leave) == (1, 1)
    assert here.session.state == State.PRINTED
    assert here.session.roll.filter(attendance="present").count() == 1
    assert not here.session.roll.exclude(issued="nothing").exists()
    assert not AuditEvent.objects.filter(act__in=["meeting.do_step", "meeting.close_meeting"]).exists()
    with pytest.raises(NotInPractice):
        end_practice(meeting=meeting, by=here.by)


def test_who_reads_does_not_press(hall: Make) -> None:
    here = hall().prepare().call().arrive()
    for who in (here.people.presidium, here.people.deputy, here.people.collector, here.people.superior):
        with pytest.raises(NotAllowed):
            do_step(meeting=here.meeting, step="sign_in", by=who)
