"""Doors of the tellers: two people type the pile, the chief scrutineer settles what differs.

Staff open the page; the officer in front of it proves by PIN to be there and is remembered on this device
for this vote only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from documents.errors import Refusal
from voting.actions import correct_paper as correcting
from voting.actions import enter_paper as entering
from voting.actions.enrol_officer import identify_officer
from voting.forms.officers import OfficerForm
from voting.forms.paper import BallotForm, CorrectForm, SettleForm, TotalsForm
from voting.paper import TOTALS, Difference, PaperTotals, differences
from voting.pile import keys_for, place_in_pile, strokes, words_of
from voting.queries.figures import turnout
from voting.queries.tellers import has_entered, pile_of
from voting.states import Role, State
from voting.views.common import staffed, whole_number

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from voting.doors import Voucher
    from voting.models import Session
    from voting.specs import Actor

TYPING = frozenset({Role.TELLER, Role.CHIEF})
CORRECTING = (State.CLOSED, State.COUNTED)


def _key(session: Session) -> str:
    return f"vote-officer:{session.code}"


def officer_here(request: HttpRequest, session: Session) -> Actor | None:
    """Who has said by PIN to sit at this device."""
    found = session.officers.filter(pk=request.session.get(_key(session), 0), role__in=TYPING).first()
    return found.actor if found else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def enter_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Tellers get the next ballot, the chief scrutineer what differs, everybody else the question who it is."""
    session, voucher = staffed(request, code)
    by = officer_here(request, session)
    if by is None:
        return _who(request, session, voucher)
    if by.role is Role.CHIEF:
        return _chief(request, session, voucher, by)
    number = whole_number(request.GET.get("number", "")) or pile_of(session, by.officer_id).next
    form = BallotForm(request.POST or None, session=session, initial={"number": number})
    refusal = None
    if form.is_valid():
        try:
            _enter(session, by, form)
        except Refusal as told:
            refusal = told
        else:
            return redirect("enter_paper", code)
    facts = {**_desk(session, voucher, by), "form": form, "number": number, "place": place_in_pile(number)}
    facts |= {"refusal": refusal}
    return render(request, "voting/enter_paper.html", facts, status=409 if refusal else 422 if form.errors else 200)


@sensitive_variables()
def _enter(session: Session, by: Actor, form: BallotForm) -> None:
    number = form.cleaned_data["number"]
    if has_entered(session, by.officer_id, number):
        entering.retype_paper(session=session, by=by, number=number, content=form.marks)
    else:
        entering.enter_paper(session=session, by=by, number=number, marks=form.marks)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
def enter_totals(request: HttpRequest, code: str) -> HttpResponse:
    """The sheet of 正 instead of single ballots, where no rule spoils a whole ballot."""
    session, voucher = staffed(request, code)
    by = officer_here(request, session)
    if by is None or by.role is not Role.TELLER:
        return redirect("enter_paper", code)
    form, refusal = TotalsForm(request.POST or None, session=session), None
    if form.is_valid():
        try:
            if has_entered(session, by.officer_id, TOTALS):
                entering.retype_paper(session=session, by=by, number=TOTALS, content=form.totals)
            else:
                entering.enter_totals(session=session, by=by, totals=form.totals)
        except Refusal as told:
            refusal = told
        else:
            messages.success(request, _("The totals are entered. The other teller enters them as well."))
            return redirect("enter_paper", code)
    facts = {**_desk(session, voucher, by), "form": form, "refusal": refusal}
    return render(request, "voting/enter_totals.html", facts, status=409 if refusal else 422 if form.errors else 200)


@require_POST
def leave_desk(request: HttpRequest, code: str) -> HttpResponse:
    """The next person sits down at this device."""
    session, _voucher = staffed(request, code)
    request.session.pop(_key(session), None)
    return redirect("enter_paper", code)


@require_POST
@sensitive_variables()
def settle_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The chief scrutineer takes the first entry, the second, or what the ballot itself shows."""
    session, voucher = staffed(request, code)
    by = officer_here(request, session)
    if by is None or by.role is not Role.CHIEF:
        return redirect("enter_paper", code)
    form = SettleForm(request.POST, session=session)
    found = {d.number: d for d in differences(session)}
    if not form.is_valid() or form.cleaned_data["number"] not in found:
        return render(request, "voting/settle_paper.html", _differing(session, voucher, by, form), status=422)
    differing = found[form.cleaned_data["number"]]
    said = form.cleaned_data
    entries = {"first": differing.first, "second": differing.second}
    content: str | PaperTotals = entries.get(said["take"], said["marks"])
    if differing.number == TOTALS and said["take"] in entries:
        content = PaperTotals.from_text(entries[said["take"]])
    reason = said["reason"]
    entering.settle_paper_difference(session=session, by=by, number=differing.number, content=content, reason=reason)
    messages.success(request, _("The difference is settled and on record."))
    return redirect("enter_paper", code)


@require_POST
@sensitive_variables()
def correct_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Between closing and certification: the entry of a paper ballot is put right, with its reason."""
    session, voucher = staffed(request, code)
    by = officer_here(request, session)
    if by is None or by.role is not Role.CHIEF:
        return redirect("enter_paper", code)
    form = CorrectForm(request.POST, session=session)
    if not form.is_valid():
        facts = {**_desk(session, voucher, by), "correct_form": form}
        return render(request, "voting/settle_paper.html", facts, status=422)
    said = form.cleaned_data
    correcting.correct_paper(
        session=session, by=by, was=said["was"], should_be=said["should_be"], reason=said["reason"]
    )
    messages.success(request, _("The entry is corrected and on record. Count again on the run sheet."))
    return redirect("enter_paper", code)


def _who(request: HttpRequest, session: Session, voucher: Voucher) -> HttpResponse:
    officers = list(session.officers.filter(role__in=TYPING))
    form, refusal = OfficerForm(request.POST or None, officers=officers), None
    if form.is_valid():
        said = form.cleaned_data
        try:
            actor = identify_officer(session=session, officer_id=said["officer"], pin=said["pin"])
        except Refusal as told:
            refusal = told
        else:
            request.session[_key(session)] = actor.officer_id
            return redirect("enter_paper", session.code)
    facts = {"session": session, "voucher": voucher, "form": form, "officers": officers, "refusal": refusal}
    return render(request, "voting/who_types.html", facts, status=409 if refusal else 422 if form.errors else 200)


def _chief(request: HttpRequest, session: Session, voucher: Voucher, by: Actor) -> HttpResponse:
    facts = _differing(session, voucher, by, None) if session.state == State.ENDED else _desk(session, voucher, by)
    if session.state in CORRECTING:
        facts["correct_form"] = CorrectForm(session=session)
    return render(request, "voting/settle_paper.html", facts)


def _desk(session: Session, voucher: Voucher, by: Actor) -> dict[str, object]:
    grades = session.vote_rules.grades
    return {
        "session": session,
        "voucher": voucher,
        "by": by,
        "pile": pile_of(session, by.officer_id),
        "figures": turnout(session),
        "keys": keys_for(grades),
        "may_type": session.state == State.ENDED,
        "totals_allowed": session.vote_rules.void_scope == "row",
    }


@sensitive_variables()
def _differing(session: Session, voucher: Voucher, by: Actor, form: SettleForm | None) -> dict[str, object]:
    asks = list(session.questions.order_by("number"))
    grades = session.vote_rules.grades
    listed = []
    for differing in differences(session):
        lines = _lines(differing, [ask.title for ask in asks], grades)
        mine = form if form and form.data.get("number") == str(differing.number) else None
        blank = SettleForm(session=session, initial={"number": differing.number}, auto_id=f"d{differing.number}-%s")
        place = place_in_pile(differing.number) if differing.number else None
        listed.append({"differing": differing, "place": place, "lines": lines, "form": mine or blank})
    return {**_desk(session, voucher, by), "listed": listed}


@sensitive_variables()
def _lines(differing: Difference, titles: list[str], grades: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """(name, first entry, second entry), only where both are there."""
    if not (differing.first and differing.second):
        return []
    if differing.number == TOTALS:
        pair = [PaperTotals.from_text(text).rows for text in (differing.first, differing.second)]
        told = [[" · ".join(strokes(count) or "0" for count in row) for row in rows] for rows in pair]
    else:
        told = [words_of(marks, grades) for marks in (differing.first, differing.second)]
    return list(zip(titles, *told, strict=True))
