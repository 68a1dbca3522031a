"""Terms, mandates and the facts of a person."""

from datetime import date

import pytest

from evaluation.roster.actions import (
    add_deputy,
    close_term,
    correct_term,
    create_congress,
    edit_deputy,
    end_mandate,
    move_mandate,
    note_leave,
    open_term,
    resume_mandate,
)
from evaluation.roster.errors import (
    CodeTaken,
    EditedMeanwhile,
    MandateEnded,
    NameOnRoster,
    NotAllowed,
    NotEnded,
    TermBackwards,
    TermClosed,
    TermOpen,
)
from evaluation.roster.models import Mandate
from evaluation.roster.queries import running_term
from evaluation.roster.states import GroupRole, Level
from tests.people import People


def test_a_new_term_closes_mandates_and_starts_anew(people: People) -> None:
    close_term(term=people.term, ended_on=date(2026, 12, 1), by=people.insider)
    assert not Mandate.objects.filter(term=people.term, ended_on=None).exists()
    new = open_term(congress=people.town, number=16, started_on=date(2026, 12, 2), by=people.insider)
    assert running_term(people.town) == new
    assert not new.mandates.exists()


def test_an_earlier_end_of_a_mandate_stays(people: People) -> None:
    end_mandate(mandate=people.deputy_mandate, ended_on=date(2025, 6, 1), reason="辞职", by=people.insider)
    close_term(term=people.term, ended_on=date(2026, 12, 1), by=people.insider)
    people.deputy_mandate.refresh_from_db()
    assert (people.deputy_mandate.ended_on, people.deputy_mandate.end_reason) == (date(2025, 6, 1), "辞职")


def test_the_first_day_of_a_term_is_set_right_with_its_mandates(people: People) -> None:
    mandate = people.deputy_mandate
    mandate.started_on = people.term.started_on
    mandate.save()
    late = Mandate.objects.exclude(pk=mandate.pk).filter(term=people.term).first()
    assert late is not None
    late.started_on = date(2024, 5, 1)  # elected in a by-election
    late.save()
    term = correct_term(term=people.term, started_on=date(2021, 11, 3), by=people.insider)
    mandate.refresh_from_db()
    late.refresh_from_db()
    assert (term.started_on, mandate.started_on, late.started_on) == (
        date(2021, 11, 3), date(2021, 11, 3), date(2024, 5, 1),
    )  # fmt: skip


def test_a_first_day_stays_after_the_term_before_and_within_a_term_that_runs(people: People) -> None:
    close_term(term=people.term, ended_on=date(2026, 12, 1), by=people.insider)
    with pytest.raises(TermClosed):
        correct_term(term=people.term, started_on=date(2021, 11, 3), by=people.insider)
    new = open_term(congress=people.town, number=16, started_on=date(2026, 12, 2), by=people.insider)
    with pytest.raises(TermBackwards):
        correct_term(term=new, started_on=date(2026, 12, 1), by=people.insider)


def test_two_terms_never_run_at_once(people: People) -> None:
    with pytest.raises(TermOpen):
        open_term(congress=people.town, number=16, started_on=date(2026, 12, 2), by=people.insider)


@pytest.mark.parametrize(("number", "day"), [(15, 2), (14, 2), (16, 1)])
def test_terms_go_forward(people: People, number: int, day: int) -> None:
    close_term(term=people.term, ended_on=date(2026, 12, 1), by=people.insider)
    with pytest.raises(TermBackwards):
        open_term(congress=people.town, number=number, started_on=date(2026, 12, day), by=people.insider)


def test_a_term_is_closed_once_and_after_it_began(people: People) -> None:
    with pytest.raises(TermBackwards):
        close_term(term=people.term, ended_on=people.term.started_on, by=people.insider)
    close_term(term=people.term, ended_on=date(2026, 12, 1), by=people.insider)
    with pytest.raises(TermClosed):
        close_term(term=people.term, ended_on=date(2026, 12, 3), by=people.insider)


def test_a_mandate_ends_once(people: People) -> None:
    with pytest.raises(TermBackwards):
        end_mandate(mandate=people.deputy_mandate, ended_on=date(2020, 1, 1), reason="", by=people.insider)
    end_mandate(mandate=people.deputy_mandate, ended_on=date(2026, 6, 1), reason="辞职", by=people.insider)
    with pytest.raises(MandateEnded):
        end_mandate(mandate=people.deputy_mandate, ended_on=date(2026, 6, 2), reason="辞职", by=people.insider)
    people.deputy_mandate.refresh_from_db()
    with pytest.raises(MandateEnded):
        note_leave(mandate=people.deputy_mandate, reason="病假", by=people.insider)


def test_the_second_clerk_is_told(people: People) -> None:
    deputy = people.deputy_mandate.deputy
    edit_deputy(deputy=deputy, edition=0, facts={"phone": "13911111111"}, by=people.insider)
    with pytest.raises(EditedMeanwhile):
        edit_deputy(deputy=deputy, edition=0, facts={"phone": "13922222222"}, by=people.insider)
    deputy.refresh_from_db()
    assert deputy.phone == "13911111111"


def test_a_new_name_is_found_by_its_pinyin(people: People) -> None:
    deputy = edit_deputy(
        deputy=people.deputy_mandate.deputy, edition=0, facts={"name": "唐小西", "congress": "9"}, by=people.insider
    )
    assert (deputy.initials, deputy.congress) == ("txx", people.town)


def test_names_stay_unique(people: People) -> None:
    with pytest.raises(NameOnRoster):
        edit_deputy(deputy=people.deputy_mandate.deputy, edition=0, facts={"name": "苏映荷"}, by=people.insider)
    with pytest.raises(NameOnRoster):
        add_deputy(congress=people.town, name="苏映荷", level=Level.TOWN, by=people.insider)


def test_a_by_election_adds_a_deputy(people: People) -> None:
    mandate = add_deputy(
        congress=people.town, name="补选人", level=Level.TOWN, started_on=date(2026, 3, 1), by=people.insider
    )
    assert (mandate.term, mandate.started_on, mandate.deputy.initials) == (people.term, date(2026, 3, 1), "bxr")


def test_leave_is_taken_back(people: People) -> None:
    note_leave(mandate=people.deputy_mandate, reason="病假", until=date(2026, 12, 1), by=people.colleague)
    mandate = note_leave(mandate=people.deputy_mandate, reason=" ", until=date(2026, 12, 1), by=people.colleague)
    assert (mandate.leave_reason, mandate.leave_until) == ("", None)


def test_a_leader_speaks_for_the_own_group_only(people: People) -> None:
    with pytest.raises(NotAllowed):
        note_leave(mandate=people.other_mandate, reason="病假", by=people.colleague)


def test_a_superior_sets_up_those_below(people: People) -> None:
    new = create_congress(
        code="liuwan", name="柳湾镇人大", level=Level.TOWN, parent=people.town, by=people.administrator
    )
    assert new.parent == people.town
    with pytest.raises(CodeTaken):
        create_congress(code="liuwan", name="又一个", level=Level.TOWN, by=people.administrator)
    with pytest.raises(NotAllowed):
        create_congress(code="far", name="外地", level=Level.TOWN, parent=people.neighbour, by=people.administrator)


def test_a_deputy_moves_to_another_group(people: People) -> None:
    member, place = GroupRole.MEMBER, people.constituency
    mandate = move_mandate(
        mandate=people.deputy_mandate, group=people.second_group, group_role=member, constituency=place,
        by=people.insider,
    )  # fmt: skip
    assert mandate.group == people.second_group
    mandate = move_mandate(
        mandate=mandate, group=None, new_group=" 第三 代表小组", group_role=GroupRole.LEADER, constituency=None,
        by=people.insider,
    )  # fmt: skip
    assert mandate.group is not None
    assert (mandate.group.name, mandate.group_role) == ("第三代表小组", GroupRole.LEADER)
    with pytest.raises(NotAllowed):
        move_mandate(mandate=mandate, group=None, group_role=member, constituency=None, by=people.colleague)


def test_a_mandate_ended_by_mistake_runs_again(people: People) -> None:
    mandate = end_mandate(mandate=people.deputy_mandate, ended_on=date(2026, 11, 1), reason="误录", by=people.insider)
    assert resume_mandate(mandate=mandate, by=people.insider).ended_on is None
    with pytest.raises(NotEnded):
        resume_mandate(mandate=mandate, by=people.insider)
    close_term(term=people.term, ended_on=date(2026, 12, 1), by=people.insider)
    with pytest.raises(TermClosed):
        resume_mandate(mandate=mandate, by=people.insider)
