from datetime import date, timedelta

import pytest

from documents.papers import render
from evaluation.archive.catalogue import entries
from evaluation.opinion.actions import add_opinion, gather_topic
from evaluation.opinion.papers import forum_records, opinion_form, opinion_summary, visit_records
from evaluation.plan.papers import (
    deferral,
    implementation_plan,
    mobilisation_notice,
    round_of,
    span_words,
    votes_words,
)
from evaluation.rectification.actions import add_item
from evaluation.rectification.papers import open_items_before, rectify_notice, rectify_plan, rectify_report
from evaluation.report.actions import open_report, save_draft
from evaluation.report.papers import duty_report
from tests.factories import make_assessment, make_plan
from tests.golden.reading_back import lines_of
from tests.people import People


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((8, 1), (8, 31), "8月"),
        ((9, 1), (10, 31), "9月至10月"),
        ((11, 5), (11, 22), "11月5日至22日"),
        ((11, 25), (12, 5), "11月25日至12月5日"),
        ((2, 1), (2, 28), "2月"),
    ],
)
def test_spans_in_words(first: tuple[int, int], last: tuple[int, int], words: str) -> None:
    assert span_words(date(2026, *first), date(2026, *last)) == words


def test_both_schemes_say_who_evaluates(people: People) -> None:
    county = round_of(make_plan(people.town, "county"))
    town = round_of(make_plan(people.town, "town"))
    assert (county.organiser, county.audience, county.announced) == (
        "青禾镇人大常委会",
        "青禾镇人大常委会组成人员",
        True,
    )
    assert (town.organiser, town.audience, town.told_by) == ("青禾镇人大主席团", "选民代表", "代表小组组长")
    assert (county.deputies, town.deputies) == ("市人大代表", "区、镇人大代表")


@pytest.mark.parametrize("scheme", ["county", "town"])
def test_the_papers_of_the_opening_render(people: People, scheme: str) -> None:
    plan = make_plan(people.town, scheme)
    assessment = make_assessment(plan, people.deputy_mandate)
    facts = implementation_plan(plan)
    assert facts.deputy_count == 1
    assert "到会人数" in facts.quorum
    assert facts.rule.endswith("。")
    for paper in (facts, mobilisation_notice(plan), deferral(assessment)):
        assert render(paper).startswith(b"PK")


def test_the_papers_about_one_deputy_render(people: People) -> None:
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    heard = [
        add_opinion(
            assessment=assessment,
            channel=channel,
            heard_on=date(2026, 11, 8),
            text=f"路灯{channel}",
            place="柳湾村",
            is_problem=True,
            by=people.collector,
        )
        for channel in ("visit", "forum")
    ]
    gather_topic(assessment=assessment, title="路灯", opinions=heard, by=people.insider)
    summary = opinion_summary(assessment)
    assert [(line.title, line.count, line.channels, line.problem) for line in summary.topics] == [
        ("路灯", 2, "走访1、座谈会1", True)
    ]
    (visit,) = visit_records(assessment)
    assert (visit.collector, visit.place) == ("卢采风", "柳湾村")
    add_item(assessment=assessment, source="last_year", problem="走访偏少", by=people.insider)
    notice = rectify_notice(assessment)
    assert (notice.items[0].source, notice.items[0].carried) == ("上年遗留", True)
    assert open_items_before(assessment.plan)[0].problem == "走访偏少"
    report = open_report(assessment=assessment, by=people.insider)
    report = save_draft(report=report, text="一、学习\n认真学习。", edition=0, by=people.deputy)
    facts = (summary, visit, opinion_form(assessment), notice, duty_report(report))
    for paper in (*facts, rectify_plan(assessment), rectify_report(assessment)):
        assert render(paper).startswith(b"PK")


def test_a_forum_has_its_record_about_all_of_whom_people_spoke(people: People) -> None:
    plan = make_plan(people.town)
    assessments = [make_assessment(plan, mandate) for mandate in (people.deputy_mandate, people.leader_mandate)]
    said = (("路灯亮了", assessments[0], 8), ("走访偏少", assessments[1], 8), ("水渠要修", assessments[0], 9))
    for text, assessment, day in said:
        add_opinion(
            assessment=assessment, channel="forum", heard_on=date(2026, 11, day), text=text, place="柳湾村",
            by=people.collector,
        )  # fmt: skip
    add_opinion(
        assessment=assessments[0], channel="visit", heard_on=date(2026, 11, 8), text="常来", by=people.collector
    )
    first, second = forum_records(plan)
    assert (first.place, first.recorder, first.concerning) == ("柳湾村", "卢采风", "唐小溪、苏映荷")
    assert [row.text for row in first.speeches] == ["关于唐小溪：路灯亮了", "关于苏映荷：走访偏少"]
    assert [row.text for row in second.speeches] == ["水渠要修"]
    assert (first.host, first.present) == ("", None), "left for the pen"
    lines = " ".join(lines_of(render(first)))
    assert "路灯亮了" in lines
    assert "None" not in lines
    kept = [entry for entry in entries(plan) if entry.kind == "forum_record"]
    assert [entry.file_name(entry.facts()) for entry in kept] == ["座谈会记录1.docx", "座谈会记录2.docx"]


def test_votes_in_words_name_all_the_ballots() -> None:
    assert votes_words({"满意": 17, "不满意": 3}) == "“满意”17票、“不满意”3票"
    assert votes_words({"满意": 17}, abstained=2, invalid=1) == "“满意”17票、弃权2票、无效1票"


def test_a_roster_without_work_units_leaves_no_empty_column(people: People) -> None:
    plan = make_plan(people.town)
    assessment = make_assessment(plan, people.deputy_mandate)
    people.deputy_mandate.deputy.employer_title = ""
    people.deputy_mandate.deputy.save()
    assessment.refresh_from_db()
    assert [row.post for row in implementation_plan(plan).reporting] == ["镇人大代表"]


def test_a_notice_does_not_ask_for_plan_and_report_on_the_same_day(people: People) -> None:
    plan = make_plan(people.town)
    assessment = make_assessment(plan, people.deputy_mandate)
    item = add_item(assessment=assessment, source="question", problem="走访偏少", by=people.insider)
    notice = rectify_notice(assessment)
    assert notice.report_due is None
    item.due_on = notice.plan_due + timedelta(days=60)
    item.save()
    assert rectify_notice(assessment).report_due == item.due_on
