"""Doors to notices: one's own, the list of calls, stuck work, the robots of groups."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.errors import Refusal
from evaluation.ground.notices import mark_read
from evaluation.roster.downloads import as_excel
from evaluation.roster.permissions import may
from evaluation.roster.requests import MemberRequest
from workflows.notices import actions
from workflows.notices.forms import GroupChatForm
from workflows.notices.presenters import CallLine, NoticeLine, stuck_lines
from workflows.notices.queries import calls_open_to, group_chats, my_notices, stuck_work

A_PAGE = 30


def needs(request: MemberRequest, act: str) -> None:
    """404 for whoever has no business here."""
    if not may(request.membership, act):
        raise Http404


@require_safe
def list_notices(request: MemberRequest) -> HttpResponse:
    page = Paginator(my_notices(request.membership), A_PAGE).get_page(request.GET.get("page"))
    by = request.membership
    facts = {
        "page_obj": page,
        "lines": [NoticeLine(notice) for notice in page],
        "any_unread": any(notice.read_at is None for notice in page),
        "calls": calls_open_to(by).count() if may(by, "notices.make_call") else None,
        "stuck": stuck_work(by).count() if may(by, "notices.send_again") else None,
        "chats": group_chats(by).count() if may(by, "notices.add_group_chat") else None,
    }
    return render(request, "notices/list_notices.html", facts)


@require_POST
def open_notice(request: MemberRequest, number: int) -> HttpResponse:
    """Note that it was read, and go where it leads."""
    notice = get_object_or_404(my_notices(request.membership), pk=number)
    mark_read(notice)
    return redirect(notice.link if notice.link.startswith("/") else "list_notices")


@require_POST
def read_notices(request: MemberRequest) -> HttpResponse:
    my_notices(request.membership).filter(read_at__isnull=True).update(read_at=timezone.now())
    return redirect("list_notices")


@require_safe
def list_calls(request: MemberRequest) -> HttpResponse:
    """The list that is printed: whom to call, what to say."""
    needs(request, "notices.make_call")
    lines = [CallLine(call) for call in calls_open_to(request.membership)]
    return render(request, "notices/list_calls.html", {"lines": lines})


@require_safe
def export_calls(request: MemberRequest) -> HttpResponse:
    """The same as an Excel table; a telephone number is text, so that no zero is lost."""
    needs(request, "notices.make_call")
    lines = [CallLine(call) for call in calls_open_to(request.membership)]
    heading = [_("Name"), _("Telephone"), _("What to say")]
    return as_excel(_("List of calls"), heading, [[str(line.whom), line.call.phone, str(line.text)] for line in lines])


@require_POST
def make_call(request: MemberRequest, number: int) -> HttpResponse:
    needs(request, "notices.make_call")
    call = get_object_or_404(calls_open_to(request.membership), pk=number)
    actions.make_call(call=call, by=request.membership)
    return redirect("list_calls")


@require_safe
def list_stuck(request: MemberRequest) -> HttpResponse:
    needs(request, "notices.send_again")
    page = Paginator(stuck_work(request.membership), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/list_stuck.html", {"page_obj": page, "lines": stuck_lines(list(page))})


@require_POST
def send_again(request: MemberRequest, number: int) -> HttpResponse:
    needs(request, "notices.send_again")
    errand = get_object_or_404(stuck_work(request.membership), pk=number)
    actions.send_again(errand=errand, by=request.membership)
    messages.success(request, _("It is tried again."))
    return redirect("list_stuck")


@require_POST
def settle(request: MemberRequest, number: int) -> HttpResponse:
    needs(request, "notices.settle")
    errand = get_object_or_404(stuck_work(request.membership), pk=number)
    actions.settle(errand=errand, by=request.membership)
    return redirect("list_stuck")


def list_group_chats(request: MemberRequest) -> HttpResponse:
    needs(request, "notices.add_group_chat")
    form, refusal = GroupChatForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_group_chat(**form.cleaned_data, by=request.membership)
        except Refusal as found:
            refusal = found
        else:
            return redirect("list_group_chats")
    facts = {"chats": group_chats(request.membership), "form": form, "refusal": refusal}
    status = 409 if refusal else 422 if form.is_bound else 200
    return render(request, "notices/list_group_chats.html", facts, status=status)


@require_POST
def end_group_chat(request: MemberRequest, number: int) -> HttpResponse:
    needs(request, "notices.end_group_chat")
    chat = get_object_or_404(group_chats(request.membership), pk=number)
    actions.end_group_chat(chat=chat, by=request.membership)
    return redirect("list_group_chats")
