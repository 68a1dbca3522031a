"""Reports, opinions, feedback, rectification, archive: what is done at a desk."""

from datetime import timedelta
from typing import TYPE_CHECKING

from evaluation.archive.actions import keep_papers, report_upward, seal_bundle
from evaluation.opinion.actions import add_opinion, close_collection, gather_topic
from evaluation.opinion.queries import kept
from evaluation.opinion.similar import groups as alike
from evaluation.plan.queries import rules_of, taking_part
from evaluation.rectification.actions import (
    add_item,
    close_list,
    hand_in_item,
    plan_item,
    report_progress,
    sign_off_item,
)
from evaluation.report.actions import accept_report, return_report, save_draft, submit_report
from evaluation.result.actions import acknowledge_result, answer_objection, feed_back, raise_objection
from workflows.models import Matter
from workflows.rehearsal import texts
from workflows.rehearsal.play import plays
from workflows.rehearsal.world import World

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from evaluation.plan.models import Assessment
    from evaluation.roster.models import Membership

OFTEN, SELDOM = 0.12, 0.05


@plays("report.draft")
def write_report(world: World, matter: Matter) -> None:
    """Written in two sittings, then handed in."""
    by, report = world.as_deputy(matter.of_one), matter.of_one.report
    items = list(matter.plan.content_items.all())
    text = texts.report(world.chance, [item.text for item in items])
    report = save_draft(report=report, text=text[: len(text) // 2], edition=report.edition, by=by)
    world.clock.work(180)
    report = save_draft(report=report, text=text, edition=report.edition, by=by)
    submit_report(report=report, by=by, covered=[item.order for item in items])


@plays("report.review")
def review_report(world: World, matter: Matter) -> None:
    """Now and then one comes back, but not twice."""
    by, report = world.as_reviewer(matter.of_one), matter.of_one.report
    if world.chance.random() < OFTEN and report.versions.count() == 1:
        return_report(report=report, remarks="请补充存在的不足和改进措施。", by=by)
    else:
        accept_report(report=report, by=by)


@plays("cycle.opinions")
def collect_opinions(world: World, matter: Matter) -> None:
    """A few opinions about everybody of the round, then the collection is closed."""
    for assessment in _round(matter):
        by = world.as_reviewer(assessment)
        for _ in range(world.chance.randint(2, 4)):
            text, topic = world.chance.choice(texts.OPINIONS)
            add_opinion(
                assessment=assessment,
                channel=world.chance.choice(rules_of(matter.plan).channels),
                heard_on=world.clock.today,
                text=text,
                tags=[topic],
                is_problem=world.chance.random() < OFTEN,
                by=by,
            )
        _gather(assessment, by)
        world.clock.work()
        close_collection(assessment=assessment, by=by)


def _gather(assessment: "Assessment", by: "Membership") -> None:
    """What looks alike becomes one line of the summary, as whoever reads it would see to."""
    said = {opinion.pk: opinion for opinion in kept(assessment)}
    for group in alike({pk: opinion.text for pk, opinion in said.items()}):
        if len(group) > 1:
            together = [said[pk] for pk in group]
            gather_topic(assessment=assessment, title=together[0].text, opinions=together, by=by)


def _round(matter: Matter) -> "QuerySet[Assessment]":
    """Who takes part in the round that the matter is about."""
    deputies = taking_part(matter.plan).select_related("reviewer__user", "plan__congress").order_by("order", "pk")
    return deputies.filter(group=matter.group) if matter.group_id else deputies


@plays("outcome.feed_back")
def tell_in_private(world: World, matter: Matter) -> None:
    grade = matter.of_one.result.grade
    feed_back(
        result=matter.of_one.result,
        text=f"测评等次为“{grade}”。{world.chance.choice(texts.REMARKS)}",
        by=world.as_reviewer(matter.of_one),
    )


@plays("outcome.acknowledge")
def acknowledge(world: World, matter: Matter) -> None:
    """Most take note; a few object once."""
    result, by = matter.of_one.result, world.as_deputy(matter.of_one)
    if world.chance.random() < SELDOM:
        raise_objection(result=result, text="请说明弃权票是否计入基数。", by=by)
    else:
        acknowledge_result(result=result, by=by)


@plays("outcome.take_note")
def take_note(world: World, matter: Matter) -> None:
    acknowledge_result(result=matter.of_one.result, by=world.as_deputy(matter.of_one))


@plays("outcome.answer")
def answer(world: World, matter: Matter) -> None:
    objection = matter.of_one.result.objections.get(answered_at=None)
    words = f"按方案规定计算：{objection.result.rule_text}"
    answer_objection(objection=objection, answer=words, by=world.as_reviewer(matter.of_one))


@plays("rectification.plan_items")
def plan_items(world: World, matter: Matter) -> None:
    """One or two problems, each with a measure, a person and a date."""
    by = world.as_deputy(matter.of_one)
    for problem in world.chance.sample(texts.PROBLEMS, world.chance.randint(1, 2)):
        add_item(assessment=matter.of_one, source="self", problem=problem, by=by)
    for item in matter.of_one.items.filter(state="open"):
        plan_item(
            item=item,
            measure="列出清单，逐月落实，结果告知提意见的群众。",
            responsible=matter.of_one.mandate.deputy.name,
            due_on=world.clock.today + timedelta(days=world.chance.randint(5, 9)),
            edition=item.edition,
            by=by,
        )


@plays("rectification.carry_out")
def carry_out(world: World, matter: Matter) -> None:
    by = world.as_deputy(matter.of_one)
    for item in matter.of_one.items.filter(state__in=["under_way", "returned"]):
        report_progress(item=item, text="已召开一次碰头会，明确分工。", by=by)
        world.clock.work(120)
        hand_in_item(item=item, text="措施已经落实，走访时群众表示认可。", by=by)


@plays("rectification.sign_off")
def sign_off(world: World, matter: Matter) -> None:
    for item in matter.of_one.items.filter(state="handed_in"):
        sign_off_item(item=item, by=world.as_reviewer(matter.of_one))


@plays("rectification.close")
def close(world: World, matter: Matter) -> None:
    close_list(assessment=matter.of_one, by=world.as_reviewer(matter.of_one))


@plays("cycle.archive")
def archive(world: World, matter: Matter) -> None:
    keep_papers(plan=matter.plan, by=world.organiser, pdf=False)
    seal_bundle(plan=matter.plan, by=world.organiser)


@plays("cycle.report_upward")
def upward(world: World, matter: Matter) -> None:
    report_upward(plan=matter.plan, by=world.organiser)
