"""Papers of the year and the kit of a meeting, made in the background and kept once."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.archive.actions import (
    keep_kit,
    keep_paper,
    keep_papers,
)
from evaluation.archive.models import Kit
from evaluation.ground.models import Errand
from evaluation.meeting.actions import create_meeting, set_agenda
from evaluation.meeting.models import Meeting
from evaluation.plan.models import Assessment, Plan
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership
from tests.people import People
from workflows.errands.run import run

SignIn = Callable[[Membership], Client]


def test_the_same_paper_is_kept_once(plan: Plan, people: People) -> None:
    one = keep_paper(plan=plan, kind="ballot", file_name="票.docx", data=b"PK1", by=people.insider)
    assert keep_paper(plan=plan, kind="ballot", file_name="票.docx", data=b"PK1", by=people.insider) == one
    with pytest.raises(NotAllowed):
        keep_paper(plan=plan, kind="ballot", file_name="票.docx", data=b"PK1", by=people.stranger)


def test_all_papers_of_the_year_are_kept_with_progress(
    finished: Assessment, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, int]] = []
    made = keep_papers(plan=finished.plan, by=people.insider, pdf=False, told=lambda done, of: heard.append((done, of)))
    assert {paper.kind for paper in made} == {
        "implementation_plan",
        "mobilisation_notice",
        "duty_report",
        "feedback_letter",
        "presidium_report",
    }
    assert heard[-1][0] == heard[-1][1] == len(made)
    assert keep_papers(plan=finished.plan, by=people.insider, pdf=False) == []


@pytest.fixture
def meeting(finished: Assessment, people: People) -> Meeting:
    """A meeting of the first group with the finished deputy on its agenda."""
    made = create_meeting(
        plan=finished.plan,
        title="第一小组述职评议会",
        place="镇政府",
        starts_at=datetime(2026, 11, 28, 1, tzinfo=UTC),
        group=people.first_group,
        by=people.insider,
    )
    set_agenda(meeting=made, assessments=[finished], by=people.insider)
    return made


def test_the_kit_of_a_meeting_is_made_in_the_background(
    meeting: Meeting, people: People, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # without LibreOffice: its part is tested with the papers
    browser = signed_in(people.insider)
    page = f"{reverse('list_papers', args=[meeting.plan.code])}?meeting={meeting.code}"
    for _press in range(2):
        assert browser.post(reverse("make_kit", args=[meeting.code])).url == page  # type: ignore[attr-defined]  # a redirect has one
    errand = Errand.objects.get(kind="archive.make_kit")  # one work at a time
    assert run(errand.pk)
    errand.refresh_from_db()
    assert (errand.state, errand.done, errand.of) == ("done", 8, 8)
    download = browser.get(reverse("kit", args=[meeting.code]))
    names = zipfile.ZipFile(io.BytesIO(download.getvalue())).namelist()
    for close in download._resource_closers:  # type: ignore[attr-defined]  # as above
        close()
    assert [name[:8] for name in names] == [f"Word/{number:02d}-" for number in range(1, 9)]
    assert names[0].startswith("Word/01-会议通知")
    assert names[-1].startswith("Word/08-述职报告（唐小溪）")
    assert reverse("kit", args=[meeting.code]) in browser.get(page).content.decode()
    live = browser.get(reverse("kit_progress", args=[meeting.code]), headers={"HX-Request": "true"})
    assert live.status_code == 200
    keep_kit(meeting=meeting, data=b"PK", by=people.insider)
    assert Kit.objects.count() == 1


def test_a_leader_sees_the_papers_of_the_own_group_only(meeting: Meeting, people: People, signed_in: SignIn) -> None:
    plan = meeting.plan
    for who, status in ((people.colleague, 200), (people.other_leader, 404)):
        leader = signed_in(who)
        assert leader.get(reverse("paper", args=[plan.code, f"agenda-{meeting.code}"])).status_code == status
        assert leader.get(reverse("list_papers", args=[plan.code]), {"meeting": meeting.code}).status_code == status
        assert leader.get(reverse("paper", args=[plan.code, "plan"])).status_code == 200
        assert leader.get(reverse("paper", args=[plan.code, "upward"])).status_code == 404  # names every result
