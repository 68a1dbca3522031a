"""A deputy's facts and mandate, changed by hand."""

from collections.abc import Mapping
from datetime import date

from django.db.models import F

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.errors import EditedMeanwhile, MandateEnded, NameOnRoster, NotEnded, TermBackwards, TermClosed
from evaluation.roster.models import Congress, Constituency, Deputy, DeputyGroup, Mandate, Membership
from evaluation.roster.permissions import permit
from evaluation.roster.pinyin import initials_of, pinyin_of
from evaluation.roster.queries import running_term
from evaluation.roster.states import GroupRole, Level

EDITABLE = frozenset(
    {"name", "sex", "birth_month", "party", "employer_title", "category", "township", "phone", "email"}
)


@act
def add_deputy(
    *, congress: Congress, name: str, level: Level, by: Membership, started_on: date | None = None
) -> Mandate:
    """Enter one deputy (a by-election) with a mandate in the running term. Raises NameOnRoster, NoTerm."""
    permit(by, "roster.add_deputy", congress_id=congress.pk)
    if Deputy.objects.filter(congress=congress, name=name).exists():
        raise NameOnRoster(name=name)
    term = running_term(congress)
    deputy = Deputy.objects.create(congress=congress, name=name, pinyin=pinyin_of(name), initials=initials_of(name))
    mandate = Mandate.objects.create(deputy=deputy, term=term, level=level, started_on=started_on or term.started_on)
    record(by, "roster.add_deputy", deputy, level=level)
    return mandate


@act
def edit_deputy(*, deputy: Deputy, edition: int, facts: Mapping[str, str], by: Membership) -> Deputy:
    """Change facts of a person. `edition` is the one that was shown.

    Raises EditedMeanwhile when somebody else was faster (nothing is overwritten) and NameOnRoster.
    """
    permit(by, "roster.edit_deputy", congress_id=deputy.congress_id)
    changed = {name: value for name, value in facts.items() if name in EDITABLE and getattr(deputy, name) != value}
    if "name" in changed:
        if Deputy.objects.filter(congress_id=deputy.congress_id, name=changed["name"]).exists():
            raise NameOnRoster(name=changed["name"])
        changed |= {"pinyin": pinyin_of(changed["name"]), "initials": initials_of(changed["name"])}
    saved = Deputy.objects.filter(pk=deputy.pk, edition=edition).update(edition=F("edition") + 1, **changed)
    if not saved:
        raise EditedMeanwhile(name=deputy.name)
    deputy.refresh_from_db()
    record(by, "roster.edit_deputy", deputy, fields=",".join(sorted(changed)))
    return deputy


@act
def note_leave(*, mandate: Mandate, reason: str, by: Membership, until: date | None = None) -> Mandate:
    """A deputy is on leave until a day (or until taken back): deferred when the year's list is proposed.

    An empty reason takes the leave back. Raises MandateEnded.
    """
    permit(by, "roster.note_leave", congress_id=mandate.deputy.congress_id, group_id=mandate.group_id)
    if mandate.ended_on is not None:
        raise MandateEnded(name=mandate.deputy.name)
    mandate.leave_reason = reason.strip()
    mandate.leave_until = until if mandate.leave_reason else None
    mandate.save(update_fields=["leave_reason", "leave_until"])
    record(by, "roster.note_leave", mandate, on_leave=bool(mandate.leave_reason))
    return mandate


@act
def move_mandate(
    *,
    mandate: Mandate,
    group: DeputyGroup | None,
    group_role: GroupRole,
    constituency: Constituency | None,
    by: Membership,
    new_group: str = "",
) -> Mandate:
    """To another group (`new_group` names one that is made), constituency, or role in the group.

    A round under way keeps the group in which it began. Raises MandateEnded.
    """
    permit(by, "roster.move_mandate", congress_id=mandate.deputy.congress_id)
    if mandate.ended_on is not None:
        raise MandateEnded(name=mandate.deputy.name)
    if name := "".join(new_group.split()):
        groups = mandate.deputy.congress.groups
        group, _made = groups.get_or_create(name=name, defaults={"order": groups.count() + 1})
    was = mandate.group_id
    mandate.group, mandate.group_role, mandate.constituency = group, group_role, constituency
    mandate.save(update_fields=["group", "group_role", "constituency"])
    record(by, "roster.move_mandate", mandate, was=was, group=mandate.group_id, group_role=group_role)
    return mandate


@act
def resume_mandate(*, mandate: Mandate, by: Membership) -> Mandate:
    """A mandate was ended by mistake: it runs again, and the record shows both. Raises TermClosed, NotEnded."""
    permit(by, "roster.resume_mandate", congress_id=mandate.deputy.congress_id)
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("deputy", "term").get(pk=mandate.pk)
    if mandate.term.ended_on is not None:
        raise TermClosed(number=mandate.term.number)
    if mandate.ended_on is None:
        raise NotEnded(name=mandate.deputy.name)
    mandate.ended_on, mandate.end_reason = None, ""
    mandate.save(update_fields=["ended_on", "end_reason"])
    record(by, "roster.resume_mandate", mandate)
    return mandate


@act
def end_mandate(*, mandate: Mandate, ended_on: date, reason: str, by: Membership) -> Mandate:
    """A mandate ends before the term does (resignation, death, recall …). Raises MandateEnded, TermBackwards."""
    permit(by, "roster.end_mandate", congress_id=mandate.deputy.congress_id)
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("deputy", "term").get(pk=mandate.pk)
    if mandate.ended_on is not None:
        raise MandateEnded(name=mandate.deputy.name)
    if ended_on < (mandate.started_on or mandate.term.started_on):
        raise TermBackwards
    mandate.ended_on = ended_on
    mandate.end_reason = reason
    mandate.save(update_fields=["ended_on", "end_reason"])
    record(by, "roster.end_mandate", mandate)
    return mandate
