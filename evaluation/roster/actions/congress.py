"""A congress and its terms (届)."""

from datetime import date, timedelta

from django.utils.translation import gettext

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.errors import CodeTaken, TermBackwards, TermClosed, TermOpen
from evaluation.roster.models import Congress, Mandate, Membership, Term
from evaluation.roster.permissions import permit
from evaluation.roster.states import Level


@act
def create_congress(
    *,
    code: str,
    name: str,
    level: Level,
    by: Membership,
    parent: Congress | None = None,
    work_committee: str = "",
) -> Congress:
    """Add a congress under the acting administrator's own; the very first is made by `found_congress`.

    Raises CodeTaken.
    """
    permit(by, "roster.create_congress", congress_id=(parent or by.congress).pk)
    if Congress.objects.filter(code=code).exists():
        raise CodeTaken(congress=code)
    congress = Congress.objects.create(
        code=code, name=name, level=level, parent=parent or by.congress, work_committee=work_committee
    )
    record(by, "roster.create_congress", congress, code=code)
    return congress


@act
def open_term(*, congress: Congress, number: int, started_on: date, by: Membership) -> Term:
    """Open a new term: mandates and the coverage of duty reports start anew. Raises TermOpen, TermBackwards."""
    permit(by, "roster.open_term", congress_id=congress.pk)
    last = Term.objects.filter(congress=congress).order_by("-number").first()
    if last is not None:
        if last.ended_on is None:
            raise TermOpen(number=last.number)
        if number <= last.number or started_on <= last.ended_on:
            raise TermBackwards
    term = Term.objects.create(congress=congress, number=number, started_on=started_on)
    record(by, "roster.open_term", term, number=number)
    return term


@act
def correct_term(*, term: Term, started_on: date, by: Membership) -> Term:
    """Set the first day of a running term right; mandates that began with it move along. The record shows both days.

    Raises TermClosed, TermBackwards.
    """
    permit(by, "roster.correct_term", congress_id=term.congress_id)
    term = Term.objects.select_for_update().get(pk=term.pk)
    if term.ended_on is not None:
        raise TermClosed(number=term.number)
    former = term.started_on
    if Term.objects.filter(congress=term.congress_id, ended_on__gte=started_on).exclude(pk=term.pk).exists():
        raise TermBackwards
    if term.mandates.exclude(started_on=former).filter(ended_on__lt=started_on).exists():
        raise TermBackwards
    term.started_on = started_on
    term.save(update_fields=["started_on"])
    term.mandates.filter(started_on=former).update(started_on=started_on)
    record(by, "roster.correct_term", term, former=former.isoformat(), now=started_on.isoformat())
    return term


@act
def close_term(*, term: Term, ended_on: date, by: Membership) -> Term:
    """Close a term (换届) and every mandate that still runs in it. Raises TermClosed, TermBackwards."""
    permit(by, "roster.close_term", congress_id=term.congress_id)
    term = Term.objects.select_for_update().get(pk=term.pk)
    if term.ended_on is not None:
        raise TermClosed(number=term.number)
    if ended_on < term.started_on + timedelta(days=1):
        raise TermBackwards
    term.ended_on = ended_on
    term.save(update_fields=["ended_on"])
    closed = Mandate.objects.filter(term=term, ended_on=None).update(
        ended_on=ended_on, end_reason=gettext("The term ended.")
    )
    record(by, "roster.close_term", term, number=term.number, mandates=closed)
    return term
