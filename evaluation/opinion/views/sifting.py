"""Doors for those who sift what was collected about one deputy."""

from typing import TYPE_CHECKING, cast

import segno
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.opinion import actions
from evaluation.opinion.forms import ReopenForm, SetAsideForm, TopicForm
from evaluation.opinion.models import Opinion
from evaluation.opinion.presenters import OpinionsPage, told_to_deputy
from evaluation.opinion.queries import open_about, open_poster, visible_to
from evaluation.plan.models import Assessment
from evaluation.roster.downloads import as_excel
from evaluation.roster.models import Membership
from evaluation.roster.requests import MemberRequest, opened_here_only
from evaluation.roster.states import Role

if TYPE_CHECKING:
    from documents.tables import Value


def _assessment(request: MemberRequest, code: str) -> Assessment:
    """A deputy of the own congress (and group) for those who sift, or 404; never the own opinions in full."""
    by = request.membership
    inside = Assessment.objects.filter(plan__congress_id=by.congress_id).select_related("plan", "mandate__deputy")
    if by.role == Role.GROUP_LEADER:
        inside = inside.filter(group_id=by.group_id).exclude(mandate__deputy_id=by.deputy_id or 0)
    elif by.role != Role.ORGANISER:
        inside = inside.none()
    return get_object_or_404(inside, code=code)


@require_safe
def sift_opinions(request: MemberRequest, code: str) -> HttpResponse:
    return render(request, "opinion/sift_opinions.html", {"page": OpinionsPage(_assessment(request, code))})


@require_safe
def export_summary(request: MemberRequest, code: str) -> HttpResponse:
    """The summary table (征求意见汇总表) of one deputy for Excel."""
    page = OpinionsPage(_assessment(request, code))
    heading = [_("What was said"), _("How often")]
    rows: list[list[Value]] = [[words, times] for words, times in page.summary]
    return as_excel(_("Opinions about %(name)s") % {"name": page.deputy.name}, heading, rows)


def _told(by: Membership) -> list[tuple[Assessment, list[tuple[str, int]]]]:
    """What is told to the deputy that this person is, the last year first."""
    own = Assessment.objects.filter(plan__congress_id=by.congress_id, mandate__deputy_id=by.deputy_id or 0)
    return [(each, told_to_deputy(each)) for each in own.select_related("plan").order_by("-plan__year")]


@require_safe
def my_opinions(request: MemberRequest) -> HttpResponse:
    """What a deputy reads of the opinions collected: the words and how often they were said."""
    return render(request, "opinion/my_opinions.html", {"told": _told(request.membership)})


@require_safe
def export_my_opinions(request: MemberRequest) -> HttpResponse:
    """The same as an Excel table: nothing that the page does not say."""
    heading = [_("Year"), _("What was said"), _("How often")]
    rows: list[list[Value]] = [
        [assessment.plan.year, words, times]
        for assessment, lines in _told(request.membership)
        for words, times in lines
    ]
    return as_excel(_("What people said"), heading, rows)


def _opinion(request: MemberRequest, number: int) -> Opinion:
    return get_object_or_404(visible_to(request.membership), pk=number)


@require_POST
def keep_opinion(request: MemberRequest, number: int) -> HttpResponse:
    opinion = actions.keep_opinion(opinion=_opinion(request, number), by=request.membership)
    messages.success(request, _("The opinion counts."))
    return redirect("sift_opinions", opinion.assessment.code)


@require_POST
def set_aside_opinion(request: MemberRequest, number: int) -> HttpResponse:
    opinion = _opinion(request, number)
    form = SetAsideForm(request.POST)
    if form.is_valid():
        actions.set_aside_opinion(opinion=opinion, reason=form.cleaned_data["reason"], by=request.membership)
        messages.success(request, _("The opinion is set aside and stays on record."))
    else:
        messages.error(request, _("Give a reason in one sentence."))
    return redirect("sift_opinions", opinion.assessment.code)


@require_POST
def gather_topic(request: MemberRequest, code: str) -> HttpResponse:
    assessment = _assessment(request, code)
    form = TopicForm(request.POST, assessment=assessment)
    if form.is_valid():
        chosen = assessment.opinions.filter(pk__in=form.cleaned_data["opinions"])
        title = cast("str", form.cleaned_data["title"])
        if request.POST.get("then") == "set_aside":
            with transaction.atomic():  # all that were ticked, or none
                for opinion in chosen:
                    actions.set_aside_opinion(opinion=opinion, reason=title, by=request.membership)
            messages.success(request, _("The opinion is set aside and stays on record."))
        else:
            actions.gather_topic(assessment=assessment, title=title, opinions=list(chosen), by=request.membership)
            messages.success(request, _("These opinions are now one line of the summary."))
    else:
        messages.error(request, _("Tick the opinions that belong together and say in one line what they say."))
    return redirect("sift_opinions", code)


@require_POST
def make_poster(request: MemberRequest, code: str) -> HttpResponse:
    assessment = _assessment(request, code)
    poster = assessment.posters.filter(closed_at=None).first() or actions.make_poster(
        plan=assessment.plan, assessment=assessment, by=request.membership
    )
    return redirect("poster", poster.code)


@require_safe
def poster(request: MemberRequest, code: str) -> HttpResponse:
    """The sheet to pin up: a QR code, the address in letters, and what happens with what is said."""
    codes = Assessment.objects.filter(posters__code=code).values_list("code", flat=True)
    assessment = _assessment(request, codes.first() or "")
    takes = open_poster(code)
    address = request.build_absolute_uri(reverse("post_opinion", args=[code]))
    qr = segno.make(address, error="m").svg_inline(scale=8, border=2, omitsize=False)
    facts = {
        "assessment": assessment,
        "address": address,
        "qr": mark_safe(qr),  # noqa: S308 - drawn by us
        "only_here": opened_here_only(request),
        "is_over": takes is None or not open_about(takes),
    }
    return render(request, "opinion/poster.html", facts)


@require_POST
def close_collection(request: MemberRequest, code: str) -> HttpResponse:
    actions.close_collection(assessment=_assessment(request, code), by=request.membership)
    return redirect("sift_opinions", code)  # the page itself says that it is closed, when and by whom


@require_POST
def reopen_collection(request: MemberRequest, code: str) -> HttpResponse:
    assessment = _assessment(request, code)
    form = ReopenForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.reopen_collection(assessment=assessment, reason=reason, by=request.membership)
        messages.success(request, _("The collection is open again; the record shows both."))
    else:
        messages.error(request, _("Give a reason in one sentence."))
    return redirect("sift_opinions", code)
