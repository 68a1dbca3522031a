from datetime import date

import pytest

from evaluation.ground.models import AuditEvent
from evaluation.report.actions import (
    accept_report,
    extend_report,
    keep_version,
    open_report,
    return_report,
    save_draft,
    submit_report,
    withdraw_report,
)
from evaluation.report.errors import (
    EditedElsewhere,
    NotAnExtension,
    NothingWritten,
    NotNow,
    OverLimit,
    RemarksNeeded,
)
from evaluation.report.models import DutyReport, ReportVersion
from evaluation.report.queries import visible_to
from evaluation.report.states import ReportState
from evaluation.roster.errors import NotAllowed, NotYourself
from tests.factories import make_assessment, make_plan
from tests.people import People


@pytest.fixture
def report(people: People) -> DutyReport:
    """The deputy's report, opened for drafting, with a limit of 20 words."""
    plan = make_plan(people.town, word_limit=20)
    return open_report(assessment=make_assessment(plan, people.deputy_mandate), by=people.insider)


def written(report: DutyReport, people: People, text: str = "一年来走访选民，提出建议。") -> DutyReport:
    return save_draft(report=report, text=text, edition=report.edition, by=people.deputy)


def test_opening_twice_changes_nothing(report: DutyReport, people: People) -> None:
    again = open_report(assessment=report.assessment, by=people.insider)
    assert again == report
    assert AuditEvent.objects.filter(act="report.open_report").count() == 1
    assert report.due_on == date(2026, 11, 20)


def test_a_draft_is_saved_with_the_edition_that_was_seen(report: DutyReport, people: People) -> None:
    saved = written(report, people, "初稿")
    assert (saved.text, saved.edition, saved.saved_by) == ("初稿", 1, people.deputy)


def test_the_second_writer_is_told_and_nothing_is_overwritten(report: DutyReport, people: People) -> None:
    written(report, people, "代表写的")
    with pytest.raises(EditedElsewhere):
        save_draft(report=report, text="办公室写的", edition=0, by=people.insider)
    report.refresh_from_db()
    assert report.text == "代表写的"


def test_only_the_deputy_and_the_office_write(report: DutyReport, people: People) -> None:
    for who in (people.other_deputy, people.colleague, people.collector, people.stranger, people.superior):
        with pytest.raises(NotAllowed):
            save_draft(report=report, text="x", edition=0, by=who)
    assert save_draft(report=report, text="代录", edition=0, by=people.insider).text == "代录"


def test_handing_in_freezes_a_version_with_its_count(report: DutyReport, people: People) -> None:
    submit_report(report=written(report, people), covered=[1, 3], by=people.deputy)
    version = ReportVersion.objects.get()
    assert (version.number, version.submitted, version.covered) == (1, True, [1, 3])
    assert version.words_low == 13


def test_over_the_limit_is_refused_and_leaves_no_version(report: DutyReport, people: People) -> None:
    with pytest.raises(OverLimit) as refused:
        submit_report(report=written(report, people, "字" * 21), by=people.deputy)
    assert refused.value.facts == {"words": 21, "limit": 20, "excess": 1}
    assert not ReportVersion.objects.exists()
    assert DutyReport.objects.get().state == ReportState.DRAFTING


def test_the_lower_reading_decides(report: DutyReport, people: People) -> None:
    text = "字" * 19 + "——"  # 21 by the higher reading, 20 by the lower
    assert submit_report(report=written(report, people, text), by=people.deputy).state == ReportState.SUBMITTED


def test_no_limit_in_the_plan_means_no_limit(people: People) -> None:
    plan = make_plan(people.town)
    report = open_report(assessment=make_assessment(plan, people.deputy_mandate), by=people.insider)
    submit_report(report=written(report, people, "字" * 5000), by=people.deputy)


def test_an_empty_report_is_not_handed_in(report: DutyReport, people: People) -> None:
    with pytest.raises(NothingWritten):
        submit_report(report=report, by=people.deputy)


def test_returned_again_and_again_then_accepted(report: DutyReport, people: People) -> None:
    for round_ in range(3):
        report = submit_report(report=written(report, people, f"第{round_}稿"), by=people.deputy)
        report = return_report(report=report, remarks="请补充不足", missing=[8], by=people.colleague)
    report = submit_report(report=written(report, people, "定稿"), by=people.deputy)
    report = accept_report(report=report, by=people.colleague)
    assert report.accepted is not None
    assert (report.accepted.number, report.accepted.text) == (4, "定稿")
    with pytest.raises(NotNow):
        written(report, people)


def test_a_report_is_returned_with_words(report: DutyReport, people: People) -> None:
    submit_report(report=written(report, people), by=people.deputy)
    with pytest.raises(RemarksNeeded):
        return_report(report=report, remarks="  ", by=people.colleague)


def test_nobody_reviews_themselves(people: People) -> None:
    plan = make_plan(people.town)
    report = open_report(assessment=make_assessment(plan, people.leader_mandate), by=people.insider)
    report = save_draft(report=report, text="组长的报告", edition=0, by=people.colleague_as_deputy)
    submit_report(report=report, by=people.colleague_as_deputy)
    with pytest.raises(NotYourself):
        accept_report(report=report, by=people.colleague)
    with pytest.raises(NotAllowed):  # the other leader is no substitute until the plan says so
        accept_report(report=report, by=people.other_leader)
    report.assessment.reviewer = people.other_leader
    report.assessment.save()
    assert accept_report(report=report, by=people.other_leader).state == ReportState.ACCEPTED


def test_taken_back_before_review_and_not_after(report: DutyReport, people: People) -> None:
    report = submit_report(report=written(report, people), by=people.deputy)
    report = withdraw_report(report=report, by=people.deputy)
    assert report.state == ReportState.DRAFTING
    report = accept_report(report=submit_report(report=report, by=people.deputy), by=people.insider)
    with pytest.raises(NotNow):
        withdraw_report(report=report, by=people.deputy)


def test_an_accepted_report_can_be_returned_on_the_record(report: DutyReport, people: People) -> None:
    report = accept_report(report=submit_report(report=written(report, people), by=people.deputy), by=people.insider)
    report = return_report(report=report, remarks="误点接受", by=people.insider)
    assert report.accepted is None
    acts = list(AuditEvent.objects.filter(target_type="report.dutyreport").values_list("act", flat=True))
    assert acts[-2:] == ["report.accept_report", "report.return_report"]


def test_an_extension_is_later_and_has_a_reason(report: DutyReport, people: People) -> None:
    with pytest.raises(NotAnExtension):
        extend_report(report=report, due_on=date(2026, 11, 20), reason="住院", by=people.colleague)
    with pytest.raises(NotAnExtension):
        extend_report(report=report, due_on=date(2026, 11, 25), reason=" ", by=people.colleague)
    report = extend_report(report=report, due_on=date(2026, 11, 25), reason="住院", by=people.colleague)
    assert report.due_on == date(2026, 11, 25)
    report = accept_report(report=submit_report(report=written(report, people), by=people.deputy), by=people.insider)
    with pytest.raises(NotNow):
        extend_report(report=report, due_on=date(2026, 12, 1), reason="x", by=people.colleague)


def test_versions_are_kept_side_by_side(report: DutyReport, people: People) -> None:
    report = written(report, people, "一稿")
    keep_version(report=report, by=people.deputy)
    report = written(report, people, "二稿")
    keep_version(report=report, by=people.deputy, file_name="二稿.docx")
    assert list(report.versions.values_list("number", "text", "file_name")) == [
        (1, "一稿", ""),
        (2, "二稿", "二稿.docx"),
    ]


def test_who_sees_a_draft(report: DutyReport, people: People) -> None:
    sees = {
        name: visible_to(getattr(people, name)).exists()
        for name in (
            "insider",
            "colleague",
            "other_leader",
            "deputy",
            "other_deputy",
            "collector",
            "teller",
            "presidium",
            "administrator",
            "stranger",
            "superior",
        )
    }
    assert {name for name, seen in sees.items() if seen} == {"insider", "colleague", "deputy"}
    accept_report(report=submit_report(report=written(report, people), by=people.deputy), by=people.insider)
    assert visible_to(people.presidium).exists()
    assert not visible_to(people.superior).exists()
