"""From the certified count to the deputy's own answer: who tells, who is told, who sees what."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine

from evaluation.meeting.actions import call_vote
from evaluation.plan.actions import amend_plan
from evaluation.result.actions import (
    acknowledge_result,
    announce_results,
    answer_objection,
    feed_back,
    hold_results,
    make_results,
    raise_objection,
)
from evaluation.result.errors import (
    AlreadyTold,
    LateObjection,
    NotCertified,
    NoText,
    NothingToTell,
    NotOnTheSpot,
    NotTheInformer,
    OnTheSpot,
    WrongState,
)
from evaluation.result.models import Result
from evaluation.result.papers import feedback_letter
from evaluation.result.queries import last_day_to_object, measures_due, results_of, visible_to
from evaluation.result.states import ResultState
from evaluation.roster.errors import NotAllowed, NotYourself
from evaluation.roster.models import Membership
from tests.evaluation.meeting.hall import Hall
from voting.actions.void_session import void_session
from voting.specs import Second

pytestmark = pytest.mark.django_db(transaction=True)

Make = Callable[..., Hall]
GOOD = ("00",) * 6


@pytest.fixture
def town(hall: Make) -> Hall:
    """A town meeting whose count is certified: the deputy's result, then the leader's own."""
    here = hall("town").to_certified(*GOOD)
    hold_results(meeting=here.meeting, by=here.by)
    return here


@pytest.fixture
def county(hall: Make) -> Hall:
    here = hall("county").to_certified(*GOOD)
    announce_results(meeting=here.meeting, by=here.by)
    return here


def of_deputy(here: Hall) -> Result:
    return Result.objects.get(assessment=here.assessments[0])


def of_leader(here: Hall) -> Result:
    return Result.objects.get(assessment=here.assessments[1])


def test_there_is_no_result_before_certification(hall: Make) -> None:
    here = hall("county").to_speeches()
    with pytest.raises(NotCertified):
        make_results(meeting=here.meeting, by=here.by)


def test_making_results_again_changes_nothing(county: Hall) -> None:
    before = list(Result.objects.values())
    make_results(meeting=county.meeting, by=county.by)
    announce_results(meeting=county.meeting, by=county.by)
    assert list(Result.objects.values()) == before


def test_a_plan_without_a_rule_gives_counts_and_no_grade(hall: Make) -> None:
    here = hall("county", grading=None).to_certified(*GOOD)
    result = make_results(meeting=here.meeting, by=here.by)[0]
    assert (result.grade, result.rule_text, result.base) == ("", "", 6)


def test_private_results_are_not_announced(town: Hall) -> None:
    with pytest.raises(NotOnTheSpot):
        announce_results(meeting=town.meeting, by=town.by)


def test_public_results_are_not_kept_back(county: Hall) -> None:
    with pytest.raises(OnTheSpot):
        hold_results(meeting=county.meeting, by=county.by)


def test_the_leader_tells_the_deputy_and_the_deputy_takes_note(town: Hall) -> None:
    told = feed_back(result=of_deputy(town), text="履职认真，希望多到联络站接待群众。", by=town.people.colleague)
    assert (told.state, told.told_by) == (ResultState.FED_BACK, town.people.colleague)
    done = acknowledge_result(result=told, by=town.people.deputy)
    assert done.state == ResultState.ACKNOWLEDGED
    assert done.acknowledged_at is not None
    with pytest.raises(WrongState):
        acknowledge_result(result=done, by=town.people.deputy)


def test_the_leader_is_told_by_the_substitute_and_never_by_the_own_hand(town: Hall) -> None:
    """S2-B: the leader is a deputy too; the plan names a substitute."""
    with pytest.raises(NotYourself):
        feed_back(result=of_leader(town), text="很好", by=town.people.colleague)
    with pytest.raises(NotTheInformer):
        feed_back(result=of_leader(town), text="很好", by=town.people.insider)
    feed_back(result=of_leader(town), text="群众评价较好。", by=town.people.other_leader)
    assert of_leader(town).state == ResultState.FED_BACK


def test_where_a_group_has_a_leader_nobody_else_tells(town: Hall) -> None:
    with pytest.raises(NotTheInformer):
        feed_back(result=of_deputy(town), text="很好", by=town.people.insider)
    with pytest.raises(NotAllowed):
        feed_back(result=of_deputy(town), text="很好", by=town.people.other_leader)


def test_feedback_has_words(town: Hall) -> None:
    with pytest.raises(NoText):
        feed_back(result=of_deputy(town), text=" ", by=town.people.colleague)


def test_an_objection_is_raised_answered_and_then_acknowledged(town: Hall) -> None:
    feed_back(result=of_deputy(town), text="意见如下。", by=town.people.colleague)
    with pytest.raises(NoText):
        raise_objection(result=of_deputy(town), text="", by=town.people.deputy)
    objection = raise_objection(result=of_deputy(town), text="有一票应属有效。", by=town.people.deputy)
    with pytest.raises(WrongState):
        acknowledge_result(result=of_deputy(town), by=town.people.deputy)
    with pytest.raises(NoText):
        answer_objection(objection=objection, answer="", by=town.people.colleague)
    answer_objection(objection=objection, answer="经监票人复核，计票无误。", by=town.people.colleague)
    assert of_deputy(town).state == ResultState.ANSWERED
    assert acknowledge_result(result=of_deputy(town), by=town.people.deputy).state == ResultState.ACKNOWLEDGED


def test_an_objection_has_a_last_day_that_an_amendment_moves(town: Hall) -> None:
    """Told on Monday the 30th; five days end on Saturday, so that the last day is the Monday after."""
    with time_machine.travel("2026-11-30 15:00+08:00", tick=False):
        feed_back(result=of_deputy(town), text="意见如下。", by=town.people.colleague)
    assert last_day_to_object(of_deputy(town)) == date(2026, 12, 7)
    with time_machine.travel("2026-12-08 00:10+08:00", tick=False):
        with pytest.raises(LateObjection) as refused:
            raise_objection(result=of_deputy(town), text="请复核。", by=town.people.deputy)
        assert refused.value.facts["day"] == "2026年12月7日"
        amend_plan(
            plan=town.plan, edition=town.plan.edition, reason="代表外出", by=town.people.insider,
            parameters={"objection_days": {"value": 10}},
        )  # fmt: skip
        raise_objection(result=of_deputy(town), text="请复核。", by=town.people.deputy)
    assert of_deputy(town).state == ResultState.DISPUTED


def test_a_plan_may_set_no_last_day(hall: Make) -> None:
    here = hall("town", objection_days=0).to_certified(*GOOD)
    hold_results(meeting=here.meeting, by=here.by)
    feed_back(result=of_deputy(here), text="意见如下。", by=here.people.colleague)
    assert last_day_to_object(of_deputy(here)) is None
    assert feedback_letter(of_deputy(here)).objection_due is None
    with time_machine.travel("2027-03-01 09:00+08:00", tick=False):
        raise_objection(result=of_deputy(here), text="请复核。", by=here.people.deputy)


def test_measures_are_due_by_the_plan_and_never_after_the_stage(hall: Make) -> None:
    here = hall("town", measures_days=4).to_certified(*GOOD)
    told = date(2026, 12, 2)
    assert measures_due(here.plan, told) == date(2026, 12, 7), "the fourth day is a Sunday"
    assert measures_due(here.plan, date(2026, 12, 9)) == date(2026, 12, 10), "the stage ends"
    assert measures_due(here.plan, None) == date(2026, 12, 10)


def test_nobody_answers_the_own_objection_or_speaks_for_the_deputy(town: Hall) -> None:
    feed_back(result=of_leader(town), text="意见如下。", by=town.people.other_leader)
    with pytest.raises(NotAllowed):
        raise_objection(result=of_leader(town), text="不服", by=town.people.deputy)
    objection = raise_objection(result=of_leader(town), text="不服", by=town.people.colleague_as_deputy)
    with pytest.raises(NotYourself):
        answer_objection(objection=objection, answer="有理", by=town.people.colleague)


def test_a_result_that_was_announced_can_still_get_its_letter(county: Hall) -> None:
    result = of_deputy(county)
    result.assessment.group = None
    result.assessment.save()
    written = feed_back(result=result, text="书面意见。", by=county.by)
    assert (written.state, written.feedback_text) == (ResultState.ANNOUNCED, "书面意见。")


def seen(who: Membership) -> list[str]:
    return [result.assessment.mandate.deputy.name for result in visible_to(who).order_by("pk")]


def test_who_sees_a_result_kept_for_private_feedback(town: Hall) -> None:
    people = town.people
    both = ["唐小溪", "苏映荷"]
    assert seen(people.insider) == seen(people.presidium) == seen(people.teller) == both
    assert seen(people.colleague) == ["唐小溪"]  # the own one is told by the substitute first
    assert seen(people.other_leader) == ["苏映荷"]
    nobody = (people.deputy, people.colleague_as_deputy, people.other_deputy, people.collector)
    for who in (*nobody, people.administrator, people.stranger, people.superior):
        assert seen(who) == []


def test_the_deputy_sees_the_own_result_once_told(town: Hall) -> None:
    feed_back(result=of_deputy(town), text="意见如下。", by=town.people.colleague)
    feed_back(result=of_leader(town), text="意见如下。", by=town.people.other_leader)
    assert seen(town.people.deputy) == ["唐小溪"]
    assert seen(town.people.colleague) == ["唐小溪", "苏映荷"]
    assert seen(town.people.other_deputy) == []


def test_an_announced_result_is_no_secret_inside_the_congress(county: Hall) -> None:
    people = county.people
    for who in (people.deputy, people.other_deputy, people.collector, people.superior, people.administrator):
        assert len(seen(who)) == 2
    assert seen(people.stranger) == []
    assert [r.assessment_id for r in results_of(county.meeting)] == [a.pk for a in county.assessments]


def test_told_results_are_not_exchanged_for_another_round(county: Hall) -> None:
    session, (first, second) = county.session, county.keys
    signed_in = Second(second.officer_id, signed_in_ref=session.officers.get(pk=second.officer_id).ref)
    chief = session.officers.get(pk=first.officer_id).actor
    void_session(session=session, by=chief, second=signed_in, reason="复核发现多出一票")
    call_vote(meeting=county.meeting, by=county.by)
    county.print().enrol().do("scrutineers", "box").hand_out().do("slips").vote(*GOOD).certify()
    with pytest.raises(AlreadyTold):
        announce_results(meeting=county.meeting, by=county.by)


def test_a_meeting_without_deputies_has_nothing_to_tell(hall: Make) -> None:
    here = hall("county").to_certified(*GOOD)
    here.meeting.deputies.all().delete()
    with pytest.raises(NothingToTell):
        announce_results(meeting=here.meeting, by=here.by)
