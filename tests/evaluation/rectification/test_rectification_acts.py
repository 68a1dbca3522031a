from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile

from evaluation.ground.models import AuditEvent, Notice
from evaluation.plan.models import Assessment
from evaluation.rectification.actions import (
    add_item,
    carry_over_item,
    close_list,
    escalate_item,
    hand_in_item,
    plan_item,
    reopen_item,
    report_progress,
    return_item,
    sign_off_item,
)
from evaluation.rectification.errors import (
    BadEvidence,
    DayPassed,
    EditedElsewhere,
    NotNow,
    NotRectified,
    StillOpen,
    WordsNeeded,
)
from evaluation.rectification.models import Item, Progress
from evaluation.rectification.presenters import ItemPage
from evaluation.rectification.queries import (
    escalated_to,
    left_from_last_year,
    overdue,
    to_escalate,
    unresolved,
    visible_to,
)
from evaluation.rectification.states import ItemState
from evaluation.roster.errors import NotAllowed, NotYourself
from evaluation.roster.queries import system_membership
from tests.factories import make_assessment, make_plan
from tests.people import People
from workflows.deployment import deploy_some
from workflows.lapses import escalate_overdue

DUE = date(2026, 12, 10)


@pytest.fixture
def assessment(people: People) -> Assessment:
    return make_assessment(make_plan(people.town), people.deputy_mandate)


@pytest.fixture
def item(assessment: Assessment, people: People) -> Item:
    return add_item(assessment=assessment, source="question", problem="走访选民偏少", by=people.colleague)


def planned(item: Item, people: People) -> Item:
    return plan_item(
        item=item, measure="每月进站两次", responsible="唐小溪", due_on=DUE, edition=item.edition, by=people.deputy
    )


def handed_in(item: Item, people: People) -> Item:
    return hand_in_item(item=planned(item, people), text="已进站四次", by=people.deputy)


def test_the_same_problem_is_one_item(item: Item, people: People) -> None:
    again = add_item(assessment=item.assessment, source="opinion", problem=" 走访选民偏少 ", by=people.insider)
    assert again == item


def test_what_a_deputy_adds_is_the_own_finding(assessment: Assessment, people: People) -> None:
    item = add_item(assessment=assessment, source="opinion", problem="调研不深", by=people.deputy)
    assert item.source == "self"
    with pytest.raises(NotAllowed):
        add_item(assessment=assessment, source="self", problem="别人的", by=people.other_deputy)


def test_no_item_where_the_plan_has_no_such_stage(people: People) -> None:
    county = make_assessment(make_plan(people.town, "county"), people.deputy_mandate)
    with pytest.raises(NotRectified):
        add_item(assessment=county, source="question", problem="x", by=people.insider)


def test_an_item_says_something(assessment: Assessment, people: People) -> None:
    with pytest.raises(WordsNeeded):
        add_item(assessment=assessment, source="question", problem=" ", by=people.insider)


def test_the_whole_way_to_the_sign_off(item: Item, people: People) -> None:
    item = planned(item, people)
    report_progress(item=item, text="进站一次", by=people.deputy, evidence=ContentFile(b"%PDF-1.4", name="签到.pdf"))
    item = hand_in_item(item=item, text="已进站两次", by=people.deputy)
    item = return_item(item=item, remarks="请附记录", by=people.colleague)
    item = hand_in_item(item=item, text="附上记录", by=people.deputy)
    item = sign_off_item(item=item, by=people.colleague)
    assert (item.state, item.closed_by) == (ItemState.CLOSED, people.colleague)
    assert [p.state_after for p in item.progress.all()] == ["", "handed_in", "returned", "handed_in", "closed"]
    close_list(assessment=item.assessment, by=people.colleague)


def test_a_second_planner_is_told(item: Item, people: People) -> None:
    planned(item, people)
    with pytest.raises(EditedElsewhere):
        plan_item(item=item, measure="另一措施", responsible="何清", due_on=DUE, edition=0, by=people.insider)
    assert Item.objects.get().measure == "每月进站两次"


@pytest.mark.parametrize(("measure", "who"), [(" ", "唐小溪"), ("措施", "")])
def test_a_plan_says_what_and_who(item: Item, people: People, measure: str, who: str) -> None:
    with pytest.raises(WordsNeeded):
        plan_item(item=item, measure=measure, responsible=who, due_on=DUE, edition=0, by=people.deputy)


def test_steps_wait_for_the_one_before(item: Item, people: People) -> None:
    with pytest.raises(NotNow):
        report_progress(item=item, text="x", by=people.deputy)
    with pytest.raises(NotNow):
        hand_in_item(item=item, text="x", by=people.deputy)
    with pytest.raises(NotNow):
        sign_off_item(item=item, by=people.colleague)
    with pytest.raises(NotNow):
        reopen_item(item=item, reason="x", by=people.colleague)
    item = sign_off_item(item=handed_in(item, people), by=people.colleague)
    with pytest.raises(NotNow):
        plan_item(item=item, measure="x", responsible="x", due_on=DUE, edition=item.edition, by=people.deputy)


def test_handing_in_needs_words_and_moves_nothing_without(item: Item, people: People) -> None:
    item = planned(item, people)
    with pytest.raises(WordsNeeded):
        hand_in_item(item=item, text="", by=people.deputy)
    item.refresh_from_db()
    assert item.state == ItemState.UNDER_WAY
    with pytest.raises(WordsNeeded):
        return_item(item=handed_in(item, people), remarks=" ", by=people.colleague)


def test_evidence_is_known_by_its_content(item: Item, people: People) -> None:
    item = planned(item, people)
    with pytest.raises(BadEvidence):
        report_progress(item=item, text="x", by=people.deputy, evidence=ContentFile(b"MZ\x90", name="照片.jpg"))
    with pytest.raises(BadEvidence):
        report_progress(item=item, text="x", by=people.deputy, evidence=ContentFile(b"", name="空.pdf"))
    assert not Progress.objects.exists()


def test_nobody_signs_off_themselves(people: People) -> None:
    assessment = make_assessment(make_plan(people.town), people.leader_mandate)
    item = add_item(assessment=assessment, source="question", problem="x", by=people.insider)
    item = plan_item(item=item, measure="x", responsible="x", due_on=DUE, edition=0, by=people.colleague_as_deputy)
    item = hand_in_item(item=item, text="x", by=people.colleague_as_deputy)
    with pytest.raises(NotYourself):
        sign_off_item(item=item, by=people.colleague)
    assert sign_off_item(item=item, by=people.insider).state == ItemState.CLOSED


def test_a_sign_off_by_mistake_is_undone_on_the_record(item: Item, people: People) -> None:
    item = sign_off_item(item=handed_in(item, people), by=people.colleague)
    item = reopen_item(item=item, reason="误点", by=people.colleague)
    assert (item.state, item.closed_at) == (ItemState.UNDER_WAY, None)
    assert [p.state_after for p in item.progress.all()][-2:] == ["closed", "under_way"]


def test_what_is_open_goes_to_the_top_of_next_year(item: Item, people: People) -> None:
    item = planned(item, people)
    with pytest.raises(StillOpen) as refused:
        close_list(assessment=item.assessment, by=people.colleague)
    assert refused.value.facts == {"count": 1}
    close_list(assessment=item.assessment, leave_open=True, by=people.colleague)
    following = make_assessment(make_plan(people.town, year=2027), people.deputy_mandate)
    new = carry_over_item(item=item, next_assessment=following, by=people.insider)
    assert (new.came_from, new.problem, new.state) == (item, "走访选民偏少", ItemState.OPEN)
    assert left_from_last_year(following).get() == new
    assert not unresolved(item.assessment).exists()


def test_an_item_is_not_carried_to_another_deputy(item: Item, people: People) -> None:
    other = make_assessment(make_plan(people.town, year=2027), people.other_mandate)
    with pytest.raises(NotNow):
        carry_over_item(item=planned(item, people), next_assessment=other, by=people.insider)


def test_overdue_is_past_the_date_and_not_signed_off(item: Item, people: People) -> None:
    item = planned(item, people)
    assert not overdue(DUE).exists()
    assert overdue(date(2026, 12, 11)).get() == item
    sign_off_item(item=hand_in_item(item=item, text="x", by=people.deputy), by=people.colleague)
    assert not overdue(date(2026, 12, 11)).exists()


def test_who_sees_items(item: Item, people: People) -> None:
    names = (
        "insider", "presidium", "colleague", "deputy", "other_leader", "other_deputy", "collector", "teller",
        "stranger", "superior",
    )  # fmt: skip
    seen = {name for name in names if visible_to(getattr(people, name)).filter(pk=item.pk).exists()}
    assert seen == {"insider", "presidium", "colleague", "deputy"}


def test_what_is_overdue_long_enough_is_escalated_once(item: Item, people: People) -> None:
    """Seven days after its date by the house default; a new date is a new chance."""
    item = planned(item, people)
    system = system_membership(people.town)
    with time_machine.travel("2026-12-16 09:00+08:00", tick=False):
        assert to_escalate(date(2026, 12, 16)) == []
        with pytest.raises(NotNow):
            escalate_item(item=item, by=system)
    with time_machine.travel("2026-12-17 09:00+08:00", tick=False):
        assert escalate_overdue() == 1
        assert escalate_overdue() == 0
    item.refresh_from_db()
    assert item.is_escalated
    assert AuditEvent.objects.filter(act="rectification.escalate_item", target_id=item.pk).count() == 1
    assert {notice.user for notice in Notice.objects.filter(about__startswith="escalated:")} == {people.insider.user}
    assert [list(escalated_to(who)) for who in (people.insider, people.colleague, people.deputy)] == [[item], [], []]

    item = plan_item(
        item=item, measure="每月进站", responsible="唐小溪", due_on=date(2026, 12, 30), edition=item.edition,
        by=people.insider,
    )  # fmt: skip
    assert not item.is_escalated


def test_a_day_that_has_passed_is_moved_by_the_office_alone(item: Item, people: People) -> None:
    with time_machine.travel("2026-12-01 09:00+08:00", tick=False):
        item = planned(item, people)
    change: dict[str, Any] = {"measure": "每月进站", "responsible": "唐小溪", "due_on": date(2027, 1, 15)}
    with time_machine.travel("2026-12-11 09:00+08:00", tick=False):
        with pytest.raises(DayPassed) as refused:
            plan_item(item=item, edition=item.edition, by=people.deputy, **change)
        assert refused.value.facts["day"] == "2026年12月10日"
        item = plan_item(item=item, edition=item.edition, by=people.insider, **change)
    told = [(line["what"], line["who"], line["note"]) for line in ItemPage(item, people.deputy).history]
    assert told == [
        ("定措施、定期限", people.deputy.user.name, "2026年12月10日"),
        ("期限更改", people.insider.user.name, "2026年12月10日 → 2027年1月15日"),
    ]


@pytest.mark.parametrize("days", [0, 30])
def test_the_plan_says_after_how_many_days(people: People, days: int) -> None:
    """0: never."""
    plan = make_plan(people.town, escalate_after_days=days)
    assessment = make_assessment(plan, people.deputy_mandate)
    planned(add_item(assessment=assessment, source="question", problem="走访偏少", by=people.insider), people)
    assert to_escalate(date(2027, 1, 8)) == []
    assert len(to_escalate(date(2027, 1, 9))) == bool(days)


def test_only_the_product_escalates(item: Item, people: People) -> None:
    with pytest.raises(NotAllowed):
        escalate_item(item=planned(item, people), by=people.insider)


@pytest.mark.parametrize(("left_open", "comes_along"), [(True, True), (False, False)])
def test_what_nobody_signed_off_comes_along_once_its_list_is_closed(
    item: Item, people: People, *, left_open: bool, comes_along: bool
) -> None:
    """Until then the leader of that year is still asked to sign it off."""
    item = handed_in(item, people)
    if left_open:
        close_list(assessment=item.assessment, leave_open=True, by=people.colleague)
    following = make_assessment(make_plan(people.town, year=2027), people.deputy_mandate)
    deploy_some([following], people.insider)
    assert [new.came_from for new in left_from_last_year(following)] == ([item] if comes_along else [])
    item.refresh_from_db()
    assert (item.state == ItemState.CARRIED_OVER) is comes_along
