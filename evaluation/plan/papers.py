"""From a plan to the facts of its papers. Papers are Chinese, whatever language the asking person reads.

`round_of(plan)` is what every paper of the year shares; later stages build their own papers on it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import override

from documents.facts import (
    Deferral,
    DeputyRow,
    ImplementationPlan,
    MobilisationNotice,
    OpenItem,
    Round,
    ScheduleRow,
)
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.parameters import Rules
from evaluation.plan.queries import due_on, rules_of, schedule_of, taking_part
from evaluation.plan.states import Stage, Standing
from evaluation.plan.wording import rule_words, threshold_words
from evaluation.roster.states import Level

LEVEL_WORDS = {
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.DISTRICT: "区",
    Level.COUNTY: "县",
    Level.TOWN: "镇",
}
STAGE_WORDS = {
    Stage.DEPLOYMENT: ("动员部署", "制定并印发方案，部署述职工作。"),
    Stage.DRAFTING: ("撰写报告", "述职代表撰写书面述职报告并按时上交。"),
    Stage.REVIEW: ("审核报告", "审核述职报告，提出修改意见。"),
    Stage.OPINIONS: ("征求意见", "通过走访、座谈等形式征求选区选民意见建议。"),
    Stage.MEETING: ("述职评议", "召开{meeting}，听取述职，提问评议，进行无记名测评。"),
    Stage.FEEDBACK: ("反馈结果", "向代表本人反馈测评结果和评议意见。"),
    Stage.RECTIFICATION: ("整改提高", "针对问题制定措施，逐项整改销号。"),
    Stage.ARCHIVE: ("整理归档", "收集述职评议材料，整理归档。"),
    Stage.REPORTING: ("总结上报", "汇总测评结果和评议情况，形成报告上报。"),
}
TOLD_BY = {"host": "主持人", "group_leader": "代表小组组长", "organiser": "组织单位"}


def made_on(latest: date | None = None) -> date:
    """The date under a paper: today in the office's time, or the day after which it would be too late to say it.

    A paper that is made again for the archive carries the day on which it was of use, not that of the archiving.
    """
    today = timezone.localdate()
    return min(today, latest) if latest else today


def _published_on(plan: Plan) -> date:
    return timezone.localtime(plan.published_at).date() if plan.published_at else made_on()


def chinese_day(day: date) -> str:
    """2026年11月8日, without leading zeros, as GB/T 9704 writes dates."""
    return f"{day.year}年{day.month}月{day.day}日"


def span_words(first: date, last: date) -> str:
    """8月 for a whole month, else 11月5日至22日 or 9月1日至10月31日."""
    whole = first.day == 1 and (last.replace(day=28).month == last.month) and _is_last(last)
    if whole and first.month == last.month:
        return f"{first.month}月"
    if whole:
        return f"{first.month}月至{last.month}月"
    if first.month == last.month:
        return f"{first.month}月{first.day}日至{last.day}日"
    return f"{first.month}月{first.day}日至{last.month}月{last.day}日"


def _is_last(day: date) -> bool:
    return day.month != date.fromordinal(day.toordinal() + 1).month


def round_of(plan: Plan) -> Round:
    """What every paper of this plan has in common."""
    rules = rules_of(plan)
    levels = [LEVEL_WORDS[Level(level)] for level in rules.reporting_level]
    committee = rules.evaluators == "committee"
    congress = plan.congress
    body = f"{congress.name}常委会" if committee and not congress.name.endswith("常委会") else congress.name
    return Round(
        congress=congress.name,
        organiser=body if committee else f"{congress.name}主席团",
        issuer=body if committee else f"{congress.name}主席团",
        work_office=congress.work_committee or "代表工作机构",
        year=plan.year,
        deputies="、".join(levels) + "人大代表",
        audience=f"{body}组成人员" if committee else "选民代表",
        by_committee=committee,
        announced=rules.announce == "on_the_spot",
        told_by=TOLD_BY[rules.told_by],
        grades=rules.scale,
        word_limit=rules.word_limit,
        minutes=rules.minutes_limit,
        collects=Stage.OPINIONS in rules.stages,
        rectifies=Stage.RECTIFICATION in rules.stages,
        leader_remarks=rules.leadership_remarks,
        blank_abstains=rules.blank_is == "abstain",
        void_ballot=rules.void_scope == "ballot",
        meeting_name=rules.meeting_name,
    )


def period_words(rules: Rules, year: int) -> str:
    """The period reported on."""
    return "当选代表以来" if rules.period == "since_elected" else f"{year}年度"


def deputy_row(assessment: Assessment) -> DeputyRow:
    deputy = assessment.mandate.deputy
    return DeputyRow(
        name=deputy.name,
        post=deputy.employer_title,
        group=assessment.group.name if assessment.group else "",
        category=deputy.category,
    )


def mandate_words(assessment: Assessment) -> str:
    """What the deputy was elected to: 市人大代表."""
    return f"{LEVEL_WORDS[Level(assessment.mandate.level)]}人大代表"


def post_words(assessment: Assessment) -> str:
    """For a table: work unit and post; what the deputy was elected to where the roster, as a town's, tells neither."""
    return assessment.mandate.deputy.employer_title or mandate_words(assessment)


def votes_words(counts: Mapping[str, int], abstained: int = 0, invalid: int = 0) -> str:
    """“满意”28票、“基本满意”2票、弃权1票: together all the ballots, for whoever adds them up."""
    others = [f"{name}{count}票" for name, count in (("弃权", abstained), ("无效", invalid)) if count]
    return "、".join([*(f"“{grade}”{count}票" for grade, count in counts.items()), *others])


def about(assessment: Assessment) -> dict[str, str]:
    """The fields that every paper about one deputy begins with."""
    deputy = assessment.mandate.deputy
    return {
        "deputy": deputy.name,
        "post": deputy.employer_title,
        "mandate": mandate_words(assessment),
        "group": assessment.group.name if assessment.group else "",
    }


def _composition(rows: tuple[DeputyRow, ...]) -> str:
    counted = Counter(row.category for row in rows if row.category)
    return "、".join(f"{category}{count}人" for category, count in counted.items())


def implementation_plan(plan: Plan, open_items: tuple[OpenItem, ...] = ()) -> ImplementationPlan:
    """实施方案. `open_items` are what a later stage knows to be unsettled from the year before."""
    rules = rules_of(plan)
    reporting = tuple(replace(deputy_row(one), post=post_words(one)) for one in taking_part(plan))
    dates = schedule_of(plan)
    with override("zh-hans"):
        quorum = f"到会人数须为{threshold_words(rules.quorum)}。"
        rule = rule_words(rules.grading) if rules.grading else ""
    drafting = dates.get(Stage.DRAFTING)
    return ImplementationPlan(
        round=round_of(plan),
        made_on=_published_on(plan),
        basis="有关法律法规和上级人大关于代表述职的规定，按照年度工作安排",
        period=period_words(rules, plan.year),
        items=tuple(plan.content_items.values_list("text", flat=True)),
        reporting=reporting,
        schedule=tuple(
            ScheduleRow(stage=name, period=span_words(*span), work=work.format(meeting=rules.meeting_name))
            for (name, work), span in ((STAGE_WORDS[Stage(stage)], span) for stage, span in dates.items())
        ),
        composition=_composition(reporting),
        selection=_selection(rules),
        voters_about=rules.voters_about,
        invited=rules.invited,
        quorum=quorum,
        rule=rule,
        use_of_result=rules.use_of_result,
        report_due=chinese_day(drafting[1]) if drafting else "",
        report_to=report_to(plan, rules),
        open_items=open_items,
    )


def _selection(rules: Rules) -> str:
    if not rules.coverage_every_years:
        return ""
    once = "每位代表届内述职一次，" if rules.coverage_once_a_term else "代表轮流述职，"
    return f"{once}{rules.coverage_every_years}年内全部完成。"


def report_to(plan: Plan, rules: Rules) -> str:
    """To whom drafts go: the group's leader where groups own the round, else the staff office."""
    return "代表小组组长" if rules.told_by == "group_leader" else plan.congress.work_committee or "代表工作机构"


def mobilisation_notice(plan: Plan) -> MobilisationNotice:
    """动员部署通知."""
    rules = rules_of(plan)
    dates = schedule_of(plan)
    collecting = dates.get(Stage.OPINIONS)
    meeting = dates.get(Stage.MEETING)
    return MobilisationNotice(
        round=round_of(plan),
        made_on=_published_on(plan),
        addressee="各代表小组、各述职代表" if rules.evaluators == "voters" else "各述职代表",
        period=period_words(rules, plan.year),
        items=tuple(plan.content_items.values_list("text", flat=True)),
        reporting=tuple(deputy_row(assessment) for assessment in taking_part(plan)),
        report_due=due_on(plan, Stage.DRAFTING) or made_on(),
        report_to=report_to(plan, rules),
        meeting_when=span_words(*meeting) if meeting else "另行通知",
        collecting=span_words(*collecting) if collecting else "",
    )


def deferral(assessment: Assessment, decided_by: str = "") -> Deferral:
    """延期（缓述）审批表 of a deputy who reports in a later year."""
    plan = assessment.plan
    return Deferral(
        round=round_of(plan),
        made_on=made_on(),
        **about(assessment),
        postponed=True,
        original=f"{plan.year}年度",
        until=f"{plan.year + 1}年度",
        reason=assessment.standing_reason,
        asked_on=made_on(),
        decision="同意缓述" if assessment.standing == Standing.DEFERRED else "",
        decided_by=decided_by,
        decided_on=made_on() if assessment.standing == Standing.DEFERRED else None,
    )
