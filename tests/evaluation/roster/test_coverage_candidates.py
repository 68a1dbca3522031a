"""From the roster to the coverage rule: the promise of a whole town, read from its table."""

from datetime import date

from evaluation.roster.actions import import_roster, note_leave
from evaluation.roster.coverage import propose
from evaluation.roster.models import Term
from evaluation.roster.queries import coverage_candidates, report_years
from evaluation.roster.reading import read_for
from tests.people import People
from tests.tables import DEPUTY_HEADER, workbook

NAMES = "甲乙丙丁戊己庚辛壬癸"
ON = date(2019, 11, 25)


def town_of_ten(people: People) -> Term:
    """A term of its own with ten deputies in one group: three reported in 2017, two in 2018."""
    Term.objects.filter(pk=people.term.pk).update(number=15, started_on=date(2016, 12, 1))
    people.deputy_mandate.deputy.mandates.update(ended_on=date(2017, 1, 1))
    years = ["2017", "2017", "2017", "2018", "2018", *[None] * 5]
    rows = [
        (n, f"代表{name}", "女", "第八代表小组", "第1选区", "镇人大代表", None, f"1390000000{n}", year)
        for n, (name, year) in enumerate(zip(NAMES, years, strict=True))
    ]
    reading = read_for(people.town, workbook(("镇人大代表花名册",), DEPUTY_HEADER, *rows))
    import_roster(congress=people.town, reading=reading, by=people.insider)
    return Term.objects.get(pk=people.term.pk)


def test_the_third_year_takes_all_the_rest(people: People) -> None:
    term = town_of_ten(people)
    group = people.town.groups.get(name="第八代表小组")
    candidates = coverage_candidates(term, on=ON, group_id=group.pk)
    (only,) = propose(candidates, year=2019).groups
    assert (only.size, only.reported, only.target, len(only.chosen)) == (10, 5, 4, 5)
    assert [caution.code for caution in only.cautions] == ["takes_all_the_rest"]


def test_what_later_stages_know_counts_too(people: People) -> None:
    term = town_of_ten(people)
    group = people.town.groups.get(name="第八代表小组")
    last = coverage_candidates(term, on=ON, group_id=group.pk)[-1]
    candidates = coverage_candidates(term, on=ON, group_id=group.pk, reported={last.key: [2018]})
    assert candidates[-1].reported == (2018,)


def test_leave_counts_on_the_day(people: People) -> None:
    mandate = people.deputy_mandate
    note_leave(mandate=mandate, reason="外出学习", until=date(2026, 11, 24), by=people.colleague)
    leaves = [
        {c.key: c.leave for c in coverage_candidates(people.term, on=day)}[mandate.pk]
        for day in (date(2026, 11, 24), date(2026, 11, 25))
    ]
    assert leaves == ["外出学习", ""]


def test_only_the_levels_that_report(people: People) -> None:
    candidates = coverage_candidates(people.term, on=date(2026, 11, 25), levels=["district"])
    assert [c.key for c in candidates] == [people.other_mandate.pk]


def test_who_was_elected_later_begins_later(people: People) -> None:
    people.deputy_mandate.started_on = date(2026, 3, 1)
    people.deputy_mandate.save()
    first_years = {c.key: c.first_year for c in coverage_candidates(people.term, on=date(2026, 11, 25))}
    assert (first_years[people.deputy_mandate.pk], first_years[people.leader_mandate.pk]) == (2026, 2025)


def test_a_term_begun_in_winter_reports_from_the_next_year(people: People) -> None:
    assert report_years(Term(started_on=date(2016, 12, 1))) == (2017, 2021)
    assert report_years(Term(started_on=date(2017, 1, 10))) == (2017, 2021)
