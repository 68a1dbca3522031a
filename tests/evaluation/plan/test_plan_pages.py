"""A plan drawn up, published and amended through its pages, as an organiser would."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from evaluation.plan.actions import choose_deputies
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.parameters import usual_preset
from evaluation.plan.presenters import PlanPage
from evaluation.plan.queries import due_on, rules_of
from evaluation.plan.states import PlanState, Stage, Standing
from evaluation.roster.models import Mandate, Membership, PriorReport
from tests.people import People

SignedIn = Callable[[Membership], Client]


def as_typed(client: Client, address: str) -> dict[str, object]:
    """What the page's forms would send if nothing were changed."""
    context = client.get(address).context
    typed: dict[str, object] = {"edition": context["edition"]}
    for name in ("form", "rules", "about", "dates"):
        if name in context:
            for field in context[name]:
                value = field.value()
                if value is not None and value is not False:
                    typed[field.html_name] = value
    return typed


def test_a_year_begins_on_the_pages(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    answer = client.post("/plans/new/", {"scheme": "town", "year": 2026, "title": ""})
    plan = Plan.objects.get()
    assert answer.headers["Location"] == f"/plans/{plan.code}/rules/"
    rules = as_typed(client, f"/plans/{plan.code}/rules/")
    rules |= {"word_limit": 2000, "word_limit__basis": "镇人大通知", "grading__0__op": ">=", "quorum__share": "2/3"}
    assert client.post(f"/plans/{plan.code}/rules/", rules).headers["Location"] == f"/plans/{plan.code}/schedule/"
    dates = as_typed(client, f"/plans/{plan.code}/schedule/") | {"title": "2026年方案", "items": "一\n二"}
    assert client.post(f"/plans/{plan.code}/schedule/", dates).headers["Location"] == f"/plans/{plan.code}/deputies/"
    seen = client.get(f"/plans/{plan.code}/deputies/").context["choosing"].stamp
    chosen = {"seen": seen, "mandate": [people.deputy_mandate.pk, people.other_mandate.pk]}
    assert client.post(f"/plans/{plan.code}/deputies/", chosen).headers["Location"] == f"/plans/{plan.code}/publish/"
    seen = client.get(f"/plans/{plan.code}/publish/").context["seen"]
    answer = client.post(f"/plans/{plan.code}/publish/", {"seen": seen})
    assert answer.headers["Location"] == f"/year/{plan.code}/"
    plan.refresh_from_db()
    assert (plan.state, plan.title, plan.content_items.count()) == (PlanState.RUNNING, "2026年方案", 2)
    assert plan.parameters["word_limit"] == {"value": 2000, "source": "local", "basis": "镇人大通知"}
    assert plan.parameters["grading"]["value"]["steps"][0]["op"] == ">="
    assert plan.parameters["scale"]["source"] == "scheme"
    assert plan.assessments.count() == 2


def test_saving_unchanged_rules_makes_nothing_the_offices_own(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client, before = signed_in(people.insider), draft.parameters
    client.post(f"/plans/{draft.code}/rules/", as_typed(client, f"/plans/{draft.code}/rules/"))
    draft.refresh_from_db()
    assert draft.parameters == before


def test_two_clerks_meet_on_the_page(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    typed = as_typed(client, f"/plans/{draft.code}/rules/")
    client.post(f"/plans/{draft.code}/rules/", typed | {"word_limit": 1800})
    answer = client.post(f"/plans/{draft.code}/rules/", typed | {"word_limit": 2500})
    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.parameters["word_limit"]["value"] == 1800
    pressed_again = {**typed, "edition": answer.context["edition"], "word_limit": 2500}
    assert client.post(f"/plans/{draft.code}/rules/", pressed_again).status_code == 409


def test_two_clerks_amend_and_the_second_is_told(plan: Plan, people: People, signed_in: SignedIn) -> None:
    """The form holds every date: laid over the first amendment it would take its dates back."""
    client = signed_in(people.insider)
    typed = as_typed(client, f"/plans/{plan.code}/amend/")
    first = typed | {"reason": "台风停工", "drafting__last": "2026-11-23"}
    client.post(f"/plans/{plan.code}/amend/", first)
    second = typed | {"reason": "会场检修", "meeting__last": "2026-12-02"}
    answer = client.post(f"/plans/{plan.code}/amend/", second)
    assert answer.status_code == 409
    again = second | {"edition": answer.context["edition"]}
    assert client.post(f"/plans/{plan.code}/amend/", again).status_code == 409
    assert due_on(plan, Stage.DRAFTING) == date(2026, 11, 23)
    assert plan.amendments.count() == 1


def test_an_organiser_does_not_overwrite_the_leaders_list(draft: Plan, people: People, signed_in: SignedIn) -> None:
    organiser = signed_in(people.insider)
    address = f"/plans/{draft.code}/deputies/"
    seen = organiser.get(address).context["choosing"].stamp
    choose_deputies(plan=draft, mandates=[people.leader_mandate], by=people.colleague)
    listed = set(draft.assessments.values_list("mandate", flat=True))
    answer = organiser.post(address, {"seen": seen, "mandate": [people.deputy_mandate.pk]})
    assert answer.status_code == 409
    assert set(draft.assessments.values_list("mandate", flat=True)) == listed
    anew = {"seen": answer.context["choosing"].stamp, "mandate": [people.deputy_mandate.pk]}
    assert organiser.post(address, anew).status_code == 302


def test_what_changed_after_it_was_read_is_not_published(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client, address = signed_in(people.insider), f"/plans/{draft.code}/publish/"
    seen = client.get(address).context["seen"]
    choose_deputies(plan=draft, mandates=[people.leader_mandate], by=people.colleague)
    answer = client.post(address, {"seen": seen, "reason": "住院"})
    assert answer.status_code == 409
    assert "与您看到的不一致" in answer.content.decode()
    assert client.post(address, {"seen": answer.context["seen"], "reason": "住院"}).status_code == 409, "pressed again"
    draft.refresh_from_db()
    assert draft.state == PlanState.DRAFT


def test_the_line_says_when_a_stage_has_no_date_yet(draft: Plan, people: People) -> None:
    draft.schedule.filter(stage="feedback").delete()
    states = [str(step["state"]) for step in PlanPage(draft, people.insider).steps]
    assert states == ["done", "done", "now", "done", "next"]


def test_a_town_is_offered_its_own_scheme(people: People, signed_in: SignedIn) -> None:
    assert signed_in(people.insider).get("/plans/new/").context["form"]["scheme"].initial == "town"
    assert usual_preset("county").key == usual_preset("city").key == "county"


def test_a_replacement_says_when_nobody_is_left(plan: Plan, people: People, signed_in: SignedIn) -> None:
    ours = plan.assessments.get(mandate=people.deputy_mandate)
    client = signed_in(people.insider)
    assert "没有可以接替的代表" not in client.get(f"/reporting/{ours.code}/").content.decode()
    Mandate.objects.filter(group=ours.group).exclude(pk=ours.mandate_id).update(ended_on=date(2026, 10, 1))
    assert "没有可以接替的代表" in client.get(f"/reporting/{ours.code}/").content.decode()


def test_reports_from_before_the_term_are_counted_and_said(draft: Plan, people: People, signed_in: SignedIn) -> None:
    """A roster whose term was founded with too late a day: whoever reads the coverage can tell."""
    address, client = f"/plans/{draft.code}/deputies/", signed_in(people.insider)
    assert "早于本届开始" not in client.get(address).content.decode()
    PriorReport.objects.create(mandate=people.other_mandate, year=2023)
    assert "名册上有2023年度的述职记录，早于本届开始" in client.get(address).content.decode()


def test_an_item_or_grade_that_no_column_holds_is_refused(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    typed = as_typed(client, f"/plans/{draft.code}/schedule/") | {"items": "出席会议\n" + "很长" * 101}
    answer = client.post(f"/plans/{draft.code}/schedule/", typed)
    assert answer.status_code == 409
    assert "述职内容第2项过长" in answer.content.decode()
    grades = as_typed(client, f"/plans/{draft.code}/rules/") | {"scale": "优" * 21 + "\n不称职"}
    assert "最多20个字" in client.post(f"/plans/{draft.code}/rules/", grades).content.decode()


def test_a_share_that_is_none_is_said_at_its_field(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    typed = as_typed(client, f"/plans/{draft.code}/rules/") | {"quorum__share": "half"}
    answer = client.post(f"/plans/{draft.code}/rules/", typed)
    assert "quorum__share" in answer.context["form"].errors


def test_days_of_reminders_are_typed_as_numbers(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client, address = signed_in(people.insider), f"/plans/{draft.code}/rules/"
    typed = as_typed(client, address)
    assert typed["remind_after"] == "1、5"
    for wrong in ("三天", "0", "61", "1,2,3,4,5,6"):
        answer = client.post(address, typed | {"remind_before": wrong})
        assert answer.context["form"].errors["remind_before"] == ["请填写1至60之间的整数，最多5个，如5、3、1。"]
    client.post(address, typed | {"remind_before": "5，3 1", "remind_after": ""})
    draft.refresh_from_db()
    assert (rules_of(draft).remind_before, rules_of(draft).remind_after) == ((1, 3, 5), ())
    page = client.get(f"/plans/{draft.code}/").content.decode()
    assert "第1、3、5个工作日" in page
    assert "不提醒" in page


def test_a_new_scale_brings_its_own_rule(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    typed = as_typed(client, f"/plans/{draft.code}/rules/") | {"scale": "满意\n不满意"}
    client.post(f"/plans/{draft.code}/rules/", typed)
    draft.refresh_from_db()
    assert draft.parameters["grading"]["value"]["steps"] == [
        {"grade": "满意", "counts": ["满意"], "op": ">", "share": "1/2"}
    ]


def test_the_simulator_says_what_exactly_half_means(plan: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    half = {
        "due": 30,
        "present": 30,
        "returned": 30,
        "invalid": 0,
        "grade_0": 15,
        "grade_1": 0,
        "grade_2": 15,
        "grade_3": 0,
    }
    answer = client.get(f"/plans/{plan.code}/simulate/", half)
    assert answer.context["verdict"].grade == "基本称职"
    assert answer.context["verdict"].at_boundary
    too_many = client.get(f"/plans/{plan.code}/simulate/", half | {"grade_1": 9})
    assert too_many.context["verdict"] is None
    assert too_many.context["form"].non_field_errors()


def test_an_amendment_stands_on_the_plans_page(plan: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    typed = as_typed(client, f"/plans/{plan.code}/amend/") | {"reason": "台风停工", "drafting__last": "2026-11-23"}
    assert client.post(f"/plans/{plan.code}/amend/", typed).headers["Location"] == f"/plans/{plan.code}/"
    page = client.get(f"/plans/{plan.code}/").content.decode()
    assert "台风停工" in page
    assert "撰写述职报告：2026年11月1日" in page, "no half-width colon between Chinese words"


def test_a_deputy_is_deferred_and_another_replaced(
    plan: Plan, assessment: Assessment, people: People, signed_in: SignedIn
) -> None:
    client = signed_in(people.insider)
    assert client.get(f"/reporting/{assessment.code}/").status_code == 200
    replaced = {"mandate": people.leader_mandate.pk, "reason": "辞职"}
    answer = client.post(f"/reporting/{assessment.code}/replace/", replaced)
    coming = plan.assessments.get(mandate=people.leader_mandate)
    assert answer.headers["Location"] == f"/reporting/{coming.code}/"
    client.post(f"/reporting/{coming.code}/defer/", {"reason": "住院"})
    coming.refresh_from_db()
    assert coming.standing == Standing.DEFERRED
    again = client.post(f"/reporting/{coming.code}/withdraw/", {"reason": "辞职"})
    assert again.status_code == 409


def test_each_form_about_a_deputy_stands_alone(
    plan: Plan, assessment: Assessment, people: People, signed_in: SignedIn
) -> None:
    client, page = signed_in(people.insider), f"/reporting/{assessment.code}/"
    for id_ in ("defer_reason", "replace_reason", "withdraw_reason"):
        assert client.get(page).content.decode().count(f'id="{id_}"') == 1
    refused = client.post(f"{page}withdraw/", {"reason": ""}).context["forms"]
    assert refused["withdraw"].errors
    assert not refused["defer"].is_bound
    assert "defer_reason" in signed_in(people.colleague).get(page).content.decode()
    assert "defer_reason" not in signed_in(people.presidium).get(page).content.decode()  # who only reads


def test_next_year_is_copied_and_a_round_is_cancelled(plan: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    client.post(f"/plans/{plan.code}/copy/", {"year": 2027})
    assert Plan.objects.get(year=2027).copied_from == plan
    client.post(f"/plans/{plan.code}/cancel/", {"reason": "换届提前"})
    plan.refresh_from_db()
    assert plan.state == PlanState.CANCELLED
    assert "换届提前" in client.get(f"/plans/{plan.code}/").content.decode()


def test_a_leader_chooses_the_own_group_and_publishes_nothing(draft: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.colleague)
    answer = client.get(f"/plans/{draft.code}/deputies/")
    page, seen = answer.content.decode(), answer.context["choosing"].stamp
    assert "苏映荷" in page
    assert "阿依古丽" not in page
    answer = client.post(f"/plans/{draft.code}/deputies/", {"seen": seen, "mandate": [people.leader_mandate.pk]})
    assert answer.headers["Location"] == f"/plans/{draft.code}/"
    assert client.get(f"/plans/{draft.code}/publish/").status_code == 403


def test_the_days_stand_in_the_browsers_own_fields(draft: Plan, people: People, signed_in: SignedIn) -> None:
    page = signed_in(people.insider).get(f"/plans/{draft.code}/schedule/").content.decode()
    assert 'value="2026-11-20"' in page
