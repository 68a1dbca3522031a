"""Doors of the booth: find the vote, fill in, review, cast.

With JavaScript the phone keeps the secret, chooses the trackers and sends one message of fixed length.
Without it one form leads to a review page with the server's trackers, where the slip's letters are typed last.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.errors import Refusal
from voting import limits
from voting.actions.cast_ballot import cast_ballot, standing_of
from voting.codes import new_tracker
from voting.envelope import BLANK
from voting.errors import BadBallot, NoSuchVote, RemarkTooLong, SpentSlip, TooManyTries
from voting.models import Session
from voting.presenters.booth import Form, Wishes, form_of, phase_of, session_of
from voting.states import SlipStatus, State
from voting.views import answers

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTED = b'{"counted": true}'
_MOST_PAGES = 300
_pages: dict[tuple[object, ...], bytes] = {}


@require_safe
def vote(request: HttpRequest, code: str) -> HttpResponse:
    """The page that the slip's QR opens. Made once a session, step and look; then only looked up."""
    wishes = Wishes.of(request)
    found = Session.objects.filter(code=code).values_list("state", "frozen_sha256").first()
    if found is None:
        return _no_such_vote(wishes)
    key = (code, phase_of(found[0]), found[1], wishes)
    if found[1] and key in _pages:  # what is not frozen yet may still change
        return answers.quiet(_pages[key])
    with translation.override(wishes.language):
        form = form_of(session_of(code))
        body = answers.text_of("voting/vote.html", wishes, {"form": form}).encode()
    if len(_pages) >= _MOST_PAGES:
        _pages.clear()
    _pages[key] = body
    return answers.quiet(body)


@require_safe
def find_vote(request: HttpRequest) -> HttpResponse:
    """For people who type: straight to the vote when only one takes ballots, as in a hall."""
    wishes = Wishes.of(request)
    running = list(Session.objects.filter(state__in=(State.OPEN, State.TRIAL)).values_list("code", flat=True)[:2])
    if len(running) == 1:
        return HttpResponseRedirect(reverse("vote", args=running) + wishes.query(), headers=answers.QUIET)
    with translation.override(wishes.language):
        return answers.page("voting/find_vote.html", wishes, {"several": bool(running)})


@require_safe
def phone_reached(request: HttpRequest) -> HttpResponse:
    """What a phone shows that scanned the trial code before the slips were printed."""
    wishes = Wishes.of(request)
    with translation.override(wishes.language):
        return answers.page("voting/phone_reached.html", wishes, {})


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, code: str) -> HttpResponse:
    """Without JavaScript: what was chosen, the trackers to keep, and last the slip's letters."""
    wishes = Wishes.of(request)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("vote", args=[code]) + wishes.query(), headers=answers.QUIET)
    with translation.override(wishes.language):
        try:
            form = form_of(session_of(code))
        except NoSuchVote:
            return _no_such_vote(wishes)
        allowed = dict(form.choices)
        marks = "".join(_chosen(request.POST.get(ask.field, ""), allowed) for ask in form.asks)
        return _review_page(wishes, form, marks, [new_tracker() for _ in form.asks], _remarks(request, form))


@sensitive_variables()
@require_POST
def cast(request: HttpRequest, code: str) -> HttpResponse:
    """Count one ballot. The page's script sends JSON and gets JSON; the review page sends its form."""
    if request.content_type == "application/json":
        return _cast_by_script(request, code)
    wishes = Wishes.of(request)
    with translation.override(wishes.language):
        return _cast_by_form(request, code, wishes)


@sensitive_variables()
def _cast_by_script(request: HttpRequest, code: str) -> HttpResponse:
    try:
        _cast(request, code, *_message(request))
    except Refusal as refusal:
        with translation.override(Wishes.of(request).language):  # "counted" is the same in all languages
            said = {"code": refusal.code, "sentences": refusal.sentences()}
        return answers.quiet(json.dumps(said), status=_status(refusal), kind="application/json")
    return answers.quiet(COUNTED, kind="application/json")


@sensitive_variables()
def _cast_by_form(request: HttpRequest, code: str, wishes: Wishes) -> HttpResponse:
    marks, trackers = request.POST.get("marks", ""), request.POST.get("trackers", "").split(",")
    remarks: dict[int, str] = {}
    try:
        form = form_of(session_of(code))
        remarks = _remarks(request, form)
        _cast(request, code, request.POST.get("slip", ""), marks, trackers, remarks)
    except NoSuchVote:
        return _no_such_vote(wishes)
    except BadBallot as refusal:
        return answers.page("voting/refused.html", wishes, {"refusal": refusal, "code": code}, status=_status(refusal))
    except Refusal as refusal:
        return _review_page(wishes, form, marks, trackers, remarks, refusal)
    pairs = list(zip(form.asks, trackers, strict=True))
    return answers.page("voting/counted.html", wishes, {"form": form, "pairs": pairs})


@sensitive_variables()
def _cast(
    request: HttpRequest, code: str, secret: str, marks: str, trackers: list[str], remarks: Mapping[int, str]
) -> None:
    """Raises what casting raises, and TooManyTries."""
    address = request.META.get("REMOTE_ADDR", "")
    if limits.held_up(address):  # a hall may share one address with its prankster
        standing = standing_of(secret)
        if standing is SlipStatus.SPENT:  # most likely somebody whose answer was lost
            raise SpentSlip
        if standing is not SlipStatus.USABLE:
            raise TooManyTries
    try:
        cast_ballot(code=code, secret=secret, marks=marks, trackers=trackers, remarks=remarks)
    except Refusal:
        limits.note_refused(address)
        raise


@sensitive_variables()
def _message(request: HttpRequest) -> tuple[str, str, list[str], dict[int, str]]:
    """What the script sent. Raises BadBallot."""
    try:
        said = json.loads(request.body)
        secret, marks, trackers, remarks = said["secret"], said["marks"], said["trackers"], said["remarks"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadBallot from None
    lists = isinstance(trackers, list) and isinstance(remarks, list)
    if not lists or not all(isinstance(text, str) for text in (secret, marks, *trackers, *remarks)):
        raise BadBallot
    return secret, marks, trackers, {place: text for place, text in enumerate(remarks) if text}


def _remarks(request: HttpRequest, form: Form) -> dict[int, str]:
    """What was written in the form, by place of the question from 0; a vote without remarks has none."""
    if not form.remark_chars:
        return {}
    # a form sends two characters where the voter pressed Enter, and counted one
    written = {place: request.POST.get(ask.remark, "").replace("\r\n", "\n") for place, ask in enumerate(form.asks)}
    return {place: text for place, text in written.items() if text.strip()}


def _chosen(value: str, allowed: Mapping[str, str]) -> str:
    return value if value in allowed else BLANK


@sensitive_variables()
def _review_page(
    wishes: Wishes,
    form: Form,
    marks: str,
    trackers: list[str],
    remarks: Mapping[int, str],
    refusal: Refusal | None = None,
) -> HttpResponse:
    words = dict(form.choices)
    rows = [
        {"ask": ask, "words": words.get(m, ""), "blank": m == BLANK, "tracker": tracker, "remark": remarks.get(i, "")}
        for i, (ask, m, tracker) in enumerate(zip(form.asks, marks, trackers, strict=False))
    ]
    facts = {
        "form": form,
        "rows": rows,
        "blanks": marks.count(BLANK),
        "marks": marks,
        "trackers": ",".join(trackers),
        "spent": isinstance(refusal, SpentSlip),  # nothing is left to send
    }
    status = _status(refusal) if refusal else 200
    return answers.page("voting/review.html", wishes, {**facts, "refusal": refusal}, status=status)


def _no_such_vote(wishes: Wishes) -> HttpResponse:
    with translation.override(wishes.language):
        return answers.page("voting/refused.html", wishes, {"refusal": NoSuchVote()}, status=404)


def _status(refusal: Refusal) -> int:
    if isinstance(refusal, NoSuchVote):
        return 404
    if isinstance(refusal, TooManyTries):
        return 429
    return 422 if isinstance(refusal, (BadBallot, RemarkTooLong)) else 409
