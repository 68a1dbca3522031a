"""Taking a table over: nothing without a preview, nothing by halves, nothing twice."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from evaluation.ground.models import AuditEvent
from evaluation.roster.actions import close_term, import_roster
from evaluation.roster.comparing import Preview, preview_of
from evaluation.roster.errors import NotAllowed, NoTerm, PreviewStale, TableFaults, UnreadableTable
from evaluation.roster.models import Deputy, Mandate, PriorReport, StandingMember, VoterRep
from evaluation.roster.reading import read_for
from tests.people import People
from tests.tables import DEPUTY_HEADER, TOWN_ROSTER, Row, workbook


def take(people: People, data: bytes, shown: str = "") -> Preview:
    reading = read_for(people.town, data)
    return import_roster(congress=people.town, reading=reading, by=people.insider, shown=shown)


def counts(preview: Preview) -> tuple[int, int, int]:
    return len(preview.created), len(preview.changed), len(preview.left_alone)


def roster(*persons: Row) -> bytes:
    return workbook(("镇人大代表名册",), DEPUTY_HEADER, *persons)


TANG = ("1", "唐小溪", "女", "第一代表小组", "第1选区", "镇人大代表", None, "13900000000", None)
NEW = ("2", "新来人", "男", "第三代表小组", "第7选区", "镇人大代表", "副组长", "13900000007", "2024")


def test_everything_of_a_new_deputy_arrives(people: People) -> None:
    assert counts(take(people, roster(TANG, NEW))) == (1, 0, 1)
    mandate = Mandate.objects.get(deputy__name="新来人")
    assert (mandate.level, mandate.group_role, mandate.term) == ("town", "deputy_leader", people.term)
    assert mandate.group is not None
    assert mandate.constituency is not None
    assert (mandate.group.name, mandate.group.order, mandate.constituency.name) == ("第三代表小组", 3, "第7选区")
    assert list(PriorReport.objects.filter(mandate=mandate).values_list("year", flat=True)) == [2024]
    assert (mandate.deputy.pinyin, mandate.deputy.initials) == ("xinlairen", "xlr")


def test_again_changes_nothing(people: People) -> None:
    data = workbook(*TOWN_ROSTER)
    take(people, data)
    before = list(Mandate.objects.values()), list(Deputy.objects.values())
    created, changed, left = counts(take(people, data))
    assert (created, changed, left) == (0, 0, 3)
    assert (list(Mandate.objects.values()), list(Deputy.objects.values())) == before


def test_a_preview_saves_nothing(people: People) -> None:
    before = Deputy.objects.count()
    preview = preview_of(people.town, read_for(people.town, roster(NEW)))
    assert counts(preview) == (1, 0, 0)
    assert preview.absent == 4
    assert Deputy.objects.count() == before


def test_what_differs_is_changed_and_a_blank_is_not(people: People) -> None:
    moved = ("1", "唐小溪", None, "第二代表小组", "第9选区", "镇人大代表", "组长", "13900000005", "2025")
    preview = take(people, roster(moved))
    (step,) = preview.changed
    assert {change.field for change in step.changes} == {"group", "constituency", "group_role", "phone"}
    people.deputy_mandate.refresh_from_db()
    people.deputy_mandate.deputy.refresh_from_db()
    assert people.deputy_mandate.group == people.second_group
    assert people.deputy_mandate.deputy.sex == "female"
    assert people.deputy_mandate.deputy.phone == "13900000005"
    assert people.deputy_mandate.prior_reports.get().year == 2025


def test_a_fault_saves_nothing(people: People) -> None:
    conflicting = ("3", "新来人", "女", "第三代表小组", "第7选区", "镇人大代表", "副组长", "13900000007", "2024")
    with pytest.raises(TableFaults):
        take(people, roster(NEW, conflicting))
    assert not Deputy.objects.filter(name="新来人").exists()


def test_who_confirms_confirms_what_was_shown(people: People) -> None:
    data = roster(NEW)
    shown = preview_of(people.town, read_for(people.town, data)).digest
    take(people, data)
    with pytest.raises(PreviewStale):
        take(people, data, shown=shown)


def test_a_second_mandate_is_added_with_a_warning(people: People) -> None:
    preview = take(people, roster(("1", "唐小溪", "女", None, None, "区人大代表", None, "13900000000", None)))
    assert [warning.code for warning in preview.warnings] == ["second_mandate"]
    assert set(people.deputy_mandate.deputy.mandates.values_list("level", flat=True)) == {"town", "district"}


def test_another_sex_is_asked_about(people: People) -> None:
    preview = take(people, roster(("1", "唐小溪", "男", None, None, "镇人大代表", None, "13900000000", None)))
    assert [warning.code for warning in preview.warnings] == ["same_person"]


def test_an_ended_mandate_stays_ended(people: People) -> None:
    people.deputy_mandate.ended_on = people.term.started_on
    people.deputy_mandate.save()
    preview = take(people, roster(("1", "唐小溪", "女", "第二代表小组", None, "镇人大代表", None, "13900000000", None)))
    assert [warning.code for warning in preview.warnings] == ["mandate_ended"]
    people.deputy_mandate.refresh_from_db()
    assert people.deputy_mandate.group == people.first_group


def test_without_a_running_term_there_are_no_mandates(people: People) -> None:
    close_term(term=people.term, ended_on=people.term.started_on.replace(year=2026), by=people.administrator)
    with pytest.raises(NoTerm):
        take(people, roster(NEW))


def test_voters_arrive_and_are_changed(people: People) -> None:
    header = ("序号", "姓名", "所属小组", "身份", "电话")
    data = workbook(
        ("选民代表名单",),
        header,
        (1, "卢采风", "第一代表小组", "医生", "13900000001"),
        (2, "毛强", "第三代表小组", "教师", "1"),
    )
    assert counts(take(people, data)) == (1, 1, 0)
    people.voter_rep.refresh_from_db()
    assert (people.voter_rep.trade, people.voter_rep.village) == ("医生", "柳湾村")
    moved = workbook(("选民代表名单",), header, (1, "卢采风", "第二代表小组", "医生", "13900000001"))
    assert counts(take(people, moved)) == (0, 1, 0)
    people.voter_rep.refresh_from_db()
    assert people.voter_rep.group == people.second_group
    assert VoterRep.objects.count() == 2


def test_those_due_arrive_in_their_order(people: People) -> None:
    header = ("序号", "姓名", "职务", "备注")
    first = workbook(("应到人员名册",), header, (1, "郝桂", "主任", None), (2, "覃永", "县委办", "列席"))
    assert counts(take(people, first)) == (2, 0, 0)
    second = workbook(("应到人员名册",), header, (1, "覃永", "县委办", None), (2, "郝桂", "主任", None))
    assert counts(take(people, second)) == (0, 2, 0)
    members = StandingMember.objects.filter(congress=people.town)
    assert list(members.values_list("name", "votes", "order")) == [("覃永", True, 1), ("郝桂", True, 2)]


def test_only_the_office_takes_tables_over(people: People) -> None:
    reading = read_for(people.town, roster(NEW))
    for who in (people.deputy, people.colleague, people.presidium, people.stranger, people.superior):
        with pytest.raises(NotAllowed):
            import_roster(congress=people.town, reading=reading, by=who)


def test_it_is_on_record(people: People) -> None:
    take(people, roster(NEW))
    event = AuditEvent.objects.get(act="roster.import_roster")
    assert event.facts == {"kind": "deputies", "created": 1, "changed": 0, "left_alone": 0, "warnings": 0}


def test_a_picture_is_refused_in_words(people: People) -> None:
    with pytest.raises(UnreadableTable) as refused:
        read_for(people.town, b"\x89PNG\x00")
    assert len(refused.value.sentences()) == 3


class TestCommand:
    def run(self, capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> str:
        call_command("import_roster", str(path), "--congress", "qinghe", *options)
        return capsys.readouterr().out

    def test_warnings_do_not_stop_it(self, people: People, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "roster.xlsx"
        path.write_bytes(workbook(*TOWN_ROSTER))
        said = self.run(capsys, path, "--dry-run")
        assert "手机号码" in said
        assert not Deputy.objects.filter(phone="13900000002").exists()
        self.run(capsys, path)
        assert Deputy.objects.filter(phone="13900000002").exists()

    def test_a_fault_stops_it(self, people: People, tmp_path: Path) -> None:
        path = tmp_path / "roster.xlsx"
        path.write_bytes(roster(NEW, (*NEW[:7], "13900000001", None)))
        with pytest.raises(CommandError):
            call_command("import_roster", str(path), "--congress", "qinghe")
        assert not Deputy.objects.filter(name="新来人").exists()

    @pytest.mark.parametrize(("congress", "name"), [("nowhere", "roster.xlsx"), ("qinghe", "missing.xlsx")])
    def test_a_wrong_word_is_told(self, people: People, tmp_path: Path, congress: str, name: str) -> None:
        (tmp_path / "roster.xlsx").write_bytes(roster(NEW))
        with pytest.raises(CommandError):
            call_command("import_roster", str(tmp_path / name), "--congress", congress)
