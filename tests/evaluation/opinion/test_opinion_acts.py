from datetime import date, timedelta

import pytest
from django.utils import timezone

from evaluation.ground.models import AuditEvent
from evaluation.opinion.actions import (
    OpinionRow,
    add_opinion,
    close_collection,
    close_poster,
    gather_topic,
    import_opinions,
    keep_opinion,
    look_up,
    make_poster,
    post_opinion,
    say_settled,
    set_aside_opinion,
)
from evaluation.opinion.errors import (
    ChannelNotInPlan,
    FaultyRows,
    NotCollected,
    NothingSaid,
    TooLong,
    UnknownCode,
)
from evaluation.opinion.models import Opinion, OpinionPoster
from evaluation.opinion.queries import collectable, summary, visible_to
from evaluation.opinion.rules import FLOOD
from evaluation.opinion.states import OpinionState
from evaluation.plan.models import Assessment
from evaluation.roster.errors import NotAllowed, NotYourself
from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership
from tests.factories import make_assessment, make_plan
from tests.people import People

DAY = date(2026, 11, 8)


@pytest.fixture
def assessment(people: People) -> Assessment:
    """The deputy of the first group in a plan that collects by visit, forum and web form."""
    return make_assessment(make_plan(people.town, channels=["visit", "forum", "web"]), people.deputy_mandate)


@pytest.fixture
def poster(assessment: Assessment, people: People) -> OpinionPoster:
    return make_poster(plan=assessment.plan, assessment=assessment, by=people.insider)


@pytest.fixture
def system(people: People) -> Membership:
    return system_membership(people.town)


def heard(assessment: Assessment, by: Membership, text: str = "村口路灯坏了没人修", channel: str = "visit") -> Opinion:
    return add_opinion(assessment=assessment, channel=channel, heard_on=DAY, text=text, by=by)


def test_a_collector_writes_down_what_was_heard(assessment: Assessment, people: People) -> None:
    opinion = add_opinion(
        assessment=assessment,
        channel="forum",
        heard_on=DAY,
        text=" 路灯坏了 \r\n没人修",
        tags=["民生", " "],
        is_problem=True,
        place="柳湾村",
        by=people.collector,
    )
    assert (opinion.text, opinion.tags, opinion.place) == ("路灯坏了 \n没人修", ["民生"], "柳湾村")
    assert AuditEvent.objects.get(act="opinion.add_opinion").user == people.collector.user


def test_only_in_the_own_group(assessment: Assessment, people: People) -> None:
    for who in (people.other_leader, people.deputy, people.presidium, people.stranger, people.superior):
        with pytest.raises(NotAllowed):
            heard(assessment, who)


@pytest.mark.parametrize(("text", "error"), [("  \n", NothingSaid), ("意" * 2001, TooLong)])
def test_words_are_needed_and_no_papers(
    assessment: Assessment, people: People, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        heard(assessment, people.collector, text)


def test_only_the_channels_of_the_plan(assessment: Assessment, people: People) -> None:
    with pytest.raises(ChannelNotInPlan) as refused:
        heard(assessment, people.collector, channel="telephone")
    assert refused.value.facts


def test_a_plan_without_collection_takes_none(people: People) -> None:
    county = make_assessment(make_plan(people.town, "county"), people.deputy_mandate)
    with pytest.raises(NotCollected):
        heard(county, people.insider)
    with pytest.raises(NotCollected):
        close_collection(assessment=county, by=people.insider)


def test_a_deferred_deputy_takes_none(assessment: Assessment, people: People) -> None:
    assessment.standing = "deferred"
    assessment.save()
    with pytest.raises(NotCollected):
        heard(assessment, people.collector)


def test_the_anonymous_form_leaves_no_time_and_no_actor(
    poster: OpinionPoster, assessment: Assessment, system: Membership
) -> None:
    before = AuditEvent.objects.count()
    posted = post_opinion(poster=poster, assessment=assessment, text="希望多到村里来", by=system)
    assert AuditEvent.objects.count() == before
    assert posted.opinion.collector is None
    assert not [f.name for f in Opinion._meta.get_fields() if f.__class__.__name__ == "DateTimeField"]
    assert posted.private_code not in {str(value) for value in posted.opinion.__dict__.values()}


def test_spam_is_held_and_not_dropped(
    poster: OpinionPoster, assessment: Assessment, system: Membership, people: People
) -> None:
    posted = post_opinion(poster=poster, assessment=assessment, text="加微信看 http://x", by=system)
    assert posted.opinion.state == OpinionState.HELD
    assert summary(assessment) == []
    keep_opinion(opinion=posted.opinion, by=people.insider)
    assert summary(assessment) == [("加微信看 http://x", 1)]


def test_a_flood_is_held_from_the_limit_on(poster: OpinionPoster, assessment: Assessment, system: Membership) -> None:
    Opinion.objects.bulk_create(
        Opinion(assessment=assessment, channel="web", heard_on=timezone.localdate(), text=f"意见{n}")
        for n in range(FLOOD - 1)
    )
    last_free = post_opinion(poster=poster, assessment=assessment, text="第六十条", by=system)
    first_held = post_opinion(poster=poster, assessment=assessment, text="第六十一条", by=system)
    assert (last_free.opinion.state, first_held.opinion.state) == (OpinionState.KEPT, OpinionState.HELD)


def test_a_poster_that_came_down_takes_nothing(
    poster: OpinionPoster, assessment: Assessment, system: Membership, people: People
) -> None:
    close_poster(poster=poster, by=people.insider)
    with pytest.raises(NotCollected):
        post_opinion(poster=poster, assessment=assessment, text="晚了", by=system)


def test_no_poster_without_the_web_channel(people: People) -> None:
    with pytest.raises(ChannelNotInPlan):
        make_poster(plan=make_plan(people.town), by=people.insider)


def test_closing_takes_the_posters_down(poster: OpinionPoster, assessment: Assessment, people: People) -> None:
    close_collection(assessment=assessment, by=people.insider)
    poster.refresh_from_db()
    assert poster.closed_at is not None


def test_the_private_code_finds_the_opinion_however_it_is_typed(
    poster: OpinionPoster, assessment: Assessment, system: Membership
) -> None:
    posted = post_opinion(poster=poster, assessment=assessment, text="希望多到村里来", by=system)
    typed = f" {posted.private_code[:8].lower()}-{posted.private_code[8:]} "
    assert look_up(typed) == posted.opinion
    said = say_settled(code=typed, settled=True, note="路修好了", by=system)
    assert (said.settled, said.settled_note) == (True, "路修好了")


def test_a_wrong_or_late_code_finds_nothing(poster: OpinionPoster, assessment: Assessment, system: Membership) -> None:
    posted = post_opinion(poster=poster, assessment=assessment, text="希望多到村里来", by=system)
    with pytest.raises(UnknownCode):
        look_up("ABCD")
    Opinion.objects.update(made_on=timezone.localdate() - timedelta(days=366))
    with pytest.raises(UnknownCode):
        look_up(posted.private_code)


def test_similar_opinions_become_one_line(assessment: Assessment, people: People) -> None:
    alike = [heard(assessment, people.collector), heard(assessment, people.collector, "路灯坏了一直没人修")]
    heard(assessment, people.collector, "希望多到村里来")
    gather_topic(assessment=assessment, title="路灯长期无人维修", opinions=alike, by=people.colleague)
    assert summary(assessment) == [("路灯长期无人维修", 2), ("希望多到村里来", 1)]


def test_setting_aside_needs_someone_else_than_the_deputy(people: People) -> None:
    assessment = make_assessment(make_plan(people.town), people.leader_mandate)
    opinion = heard(assessment, people.collector)
    with pytest.raises(NotYourself):
        set_aside_opinion(opinion=opinion, reason="不想看", by=people.colleague)
    assert set_aside_opinion(opinion=opinion, reason="与履职无关", by=people.insider).state == "set_aside"


def row(number: int, **changes: object) -> OpinionRow:
    values = {"row": number, "deputy": "唐小溪", "channel": "visit", "heard_on": DAY, "text": f"意见{number}"}
    return OpinionRow(**{**values, **changes})  # type: ignore[arg-type]


def test_a_list_is_taken_over_once(assessment: Assessment, people: People) -> None:
    rows = [row(4), row(5)]
    assert len(import_opinions(plan=assessment.plan, rows=rows, by=people.collector)) == 2
    assert import_opinions(plan=assessment.plan, rows=rows, by=people.collector) == []
    assert Opinion.objects.count() == 2


def test_a_faulty_list_names_every_fault_and_saves_nothing(assessment: Assessment, people: People) -> None:
    rows = [row(4), row(5, deputy="无此人"), row(6, heard_on=None), row(7, text=""), row(8, channel="station")]
    with pytest.raises(FaultyRows) as refused:
        import_opinions(plan=assessment.plan, rows=rows, by=people.collector)
    assert [(number, column) for number, column, _reason in refused.value.faults] == [
        (5, "代表"),
        (6, "日期"),
        (7, "意见"),
        (8, "方式"),
    ]
    assert not Opinion.objects.exists()


def test_who_sees_opinions(assessment: Assessment, people: People) -> None:
    heard(assessment, people.collector)
    names = ("insider", "colleague", "collector", "other_leader", "deputy", "presidium", "stranger", "superior")
    assert {name for name in names if visible_to(getattr(people, name)).exists()} == {
        "insider",
        "colleague",
        "collector",
    }
    assert collectable(people.collector).get() == assessment
    assert not collectable(people.other_leader).exists()
