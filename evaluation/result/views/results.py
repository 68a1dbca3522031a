"""Doors of results: the sheet of a meeting, one deputy's result, telling, acknowledging, objecting."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.errors import Refusal
from evaluation.meeting.permissions import may_at
from evaluation.meeting.queries import rules_of, session_of
from evaluation.meeting.queries import visible_to as meetings_visible_to
from evaluation.meeting.views.sheet import on_the_sheet_if_pressed_there, pressed_there
from evaluation.result import actions
from evaluation.result.forms import AnswerForm, FeedbackForm, ObjectionForm
from evaluation.result.models import Result
from evaluation.result.presenters.result import ResultPage, Row, chart_of, rule_of, totals_of
from evaluation.result.queries import meeting_of, seen_at, visible_to
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest

A_PAGE = 30
FORMS: dict[str, type[forms.Form]] = {
    "feedback_form": FeedbackForm,
    "objection_form": ObjectionForm,
    "answer_form": AnswerForm,
}


@require_safe
def list_results(request: MemberRequest) -> HttpResponse:
    found = visible_to(request.membership).order_by("-assessment__plan__year", "assessment__order", "pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "result/list_results.html", {"page_obj": page})


@require_safe
def results(request: MemberRequest, code: str) -> HttpResponse:
    """The result sheet of a meeting, as far as this reader may see it; printable."""
    meeting = get_object_or_404(meetings_visible_to(request.membership), code=code)
    found = list(seen_at(request.membership, meeting))
    session = session_of(meeting)
    certified = session is not None and session.state == "certified"
    facts = {
        "meeting": meeting,
        "rows": [Row(result) for result in found],
        "chart": chart_of(found, _("Results of the vote")),
        "first": found[0] if found else None,
        "rule": rule_of(found[0]) if found else "",
        "totals": totals_of(found[0]) if found else [],
        "leads": may_at(request.membership, "meeting.close_meeting", meeting) and certified and not meeting.practice,
        "on_the_spot": rules_of(meeting).announce == "on_the_spot",
    }
    return render(request, "result/results.html", facts)


@require_POST
@on_the_sheet_if_pressed_there
def announce_results(request: MemberRequest, code: str) -> HttpResponse:
    meeting = get_object_or_404(meetings_visible_to(request.membership), code=code)
    actions.announce_results(meeting=meeting, by=request.membership)
    return redirect("run_sheet" if pressed_there(request) else "results", code)


@require_POST
@on_the_sheet_if_pressed_there
def hold_results(request: MemberRequest, code: str) -> HttpResponse:
    meeting = get_object_or_404(meetings_visible_to(request.membership), code=code)
    actions.hold_results(meeting=meeting, by=request.membership)
    return redirect("run_sheet" if pressed_there(request) else "results", code)


def _found(request: MemberRequest, code: str) -> Result:
    return get_object_or_404(visible_to(request.membership), assessment__code=code)


def _page(request: MemberRequest, found: Result, **given: object) -> dict[str, object]:
    page = ResultPage(found, request.membership, meeting_of(found.assessment))
    return {"page": page, **{name: form() for name, form in FORMS.items()}, **given}


@require_safe
def result(request: MemberRequest, code: str) -> HttpResponse:
    return render(request, "result/result.html", _page(request, _found(request, code)))


def _door(
    name: str,
    act_name: str,
    form_class: type[forms.Form],
    act: Callable[[Result, forms.Form, MemberRequest], object],
    done: Callable[[], str],
) -> Callable[..., HttpResponse]:
    """A door that takes one text: what was typed stays when the act is refused."""

    @require_POST
    def door(request: MemberRequest, code: str) -> HttpResponse:
        found, form = _found(request, code), form_class(request.POST)
        permit(request.membership, act_name, congress_id=found.assessment.plan.congress_id)
        if not form.is_valid():
            return render(request, "result/result.html", _page(request, found, **{name: form}), status=422)
        try:
            act(found, form, request)
        except Refusal as refusal:
            facts = _page(request, found, **{name: form, "refusal": refusal})
            return render(request, "result/result.html", facts, status=409)
        messages.success(request, done())
        return redirect("result", code)

    return door


def _feed_back(found: Result, form: forms.Form, request: MemberRequest) -> None:
    actions.feed_back(result=found, text=form.cleaned_data["text"], by=request.membership)


def _object(found: Result, form: forms.Form, request: MemberRequest) -> None:
    actions.raise_objection(result=found, text=form.cleaned_data["text"], by=request.membership)


def _answer(found: Result, form: forms.Form, request: MemberRequest) -> None:
    waiting = get_object_or_404(found.objections.filter(answer=""))
    actions.answer_objection(objection=waiting, answer=form.cleaned_data["answer"], by=request.membership)


feed_back = _door("feedback_form", "result.feed_back", FeedbackForm, _feed_back, lambda: _("The deputy is told."))
raise_objection = _door(
    "objection_form", "result.raise_objection", ObjectionForm, _object, lambda: _("Your objection is on record.")
)
answer_objection = _door(
    "answer_form", "result.answer_objection", AnswerForm, _answer, lambda: _("The answer is on record.")
)


@require_POST
def acknowledge_result(request: MemberRequest, code: str) -> HttpResponse:
    actions.acknowledge_result(result=_found(request, code), by=request.membership)
    messages.success(request, _("You have taken note of the result."))
    return redirect("result", code)
