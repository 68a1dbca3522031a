"""From opinions to their papers. None names whoever said something."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import override

from documents.facts import ChannelRow, ForumRecord, OpinionForm, OpinionSummary, SpeechRow, TopicRow, VisitRecord
from evaluation.opinion.models import Opinion
from evaluation.opinion.queries import kept, topics
from evaluation.opinion.states import Channel, OpinionState
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.papers import about, chinese_day, made_on, report_to, round_of, span_words
from evaluation.plan.queries import due_on, rules_of, schedule_of
from evaluation.plan.states import Stage

if TYPE_CHECKING:
    from evaluation.roster.models import Membership


def _channel_words(channel: str) -> str:
    with override("zh-hans"):
        return str(Channel(channel).label)


def opinion_form(assessment: Assessment) -> OpinionForm:
    """征求意见表: a blank form to carry along on visits."""
    plan = assessment.plan
    return OpinionForm(
        round=round_of(plan),
        made_on=made_on(),
        **about(assessment),
        items=tuple(plan.content_items.values_list("text", flat=True)),
        return_by=due_on(plan, Stage.OPINIONS) or made_on(),
        return_to=report_to(plan, rules_of(plan)),
    )


def _line(title: str, opinions: list[Opinion]) -> TopicRow:
    counted = Counter(_channel_words(opinion.channel) for opinion in opinions)
    return TopicRow(
        title=title,
        count=len(opinions),
        channels="、".join(f"{channel}{count}" for channel, count in counted.items()),
        problem=any(opinion.is_problem for opinion in opinions),
    )


def opinion_summary(assessment: Assessment) -> OpinionSummary:
    """征求意见汇总表: topics first, then what was said once."""
    span = schedule_of(assessment.plan).get(Stage.OPINIONS)
    due = span[1] if span else None
    everything = list(kept(assessment))
    lines = [_line(topic.title, [o for o in everything if o.topic_id == topic.pk]) for topic in topics(assessment)]
    lines += [_line(opinion.text, [opinion]) for opinion in everything if opinion.topic_id is None]
    counted = Counter(_channel_words(opinion.channel) for opinion in everything)
    return OpinionSummary(
        round=round_of(assessment.plan),
        made_on=made_on(latest=due),
        **about(assessment),
        period=span_words(*span) if span else chinese_day(made_on()),
        channels=tuple(ChannelRow(channel=channel, count=count) for channel, count in counted.items()),
        topics=tuple(lines),
    )


def visit_records(assessment: Assessment) -> list[VisitRecord]:
    """走访记录: one for each day, place and collector."""
    visits: dict[tuple[object, str, Membership], list[Opinion]] = {}
    for opinion in kept(assessment).filter(channel=Channel.VISIT).select_related("collector__user"):
        if opinion.collector is not None:
            visits.setdefault((opinion.heard_on, opinion.place, opinion.collector), []).append(opinion)
    return [
        VisitRecord(
            round=round_of(assessment.plan),
            made_on=said[0].heard_on,
            **about(assessment),
            on=said[0].heard_on,
            place=place or "选区内",
            collector=collector.user.name,
            visited="选民",
            opinions=tuple(opinion.text for opinion in said),
        )
        for (_day, place, collector), said in visits.items()
    ]


def forum_records(plan: Plan) -> list[ForumRecord]:
    """座谈会记录: one for each day and place, about all deputies of whom people spoke there.

    Who presided and how many came is nobody's entry: both are left open for the pen.
    """
    said_at = Opinion.objects.filter(
        assessment__plan=plan, state=OpinionState.KEPT, channel=Channel.FORUM, collector__isnull=False
    ).select_related("assessment__mandate__deputy", "collector__user")
    forums: dict[tuple[date, str], list[Opinion]] = {}
    for opinion in said_at.order_by("heard_on", "place", "pk"):
        forums.setdefault((opinion.heard_on, opinion.place), []).append(opinion)
    return [_forum(plan, day, place, said) for (day, place), said in forums.items()]


def _forum(plan: Plan, day: date, place: str, said: list[Opinion]) -> ForumRecord:
    names = [opinion.assessment.mandate.deputy.name for opinion in said]
    several = len(set(names)) > 1
    return ForumRecord(
        round=round_of(plan),
        made_on=day,
        on=day,
        place=place or "选区内",
        recorder="、".join(dict.fromkeys(opinion.collector.user.name for opinion in said if opinion.collector)),
        concerning="、".join(dict.fromkeys(names)),
        speeches=tuple(
            SpeechRow(speaker="与会群众", text=f"关于{name}：{opinion.text}" if several else opinion.text)
            for name, opinion in zip(names, said, strict=True)
        ),
    )
