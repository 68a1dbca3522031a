from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from config.middleware.refusals import Refusals
from config.urls import urlpatterns as real
from config.views.errors import server_error
from documents.errors import Refusal
from evaluation.roster.models import Membership
from tests.people import People

SignedIn = Callable[[Membership], Client]

TYPED = "这是一段不应当丢失的长文字，写了很久。请保留。再多几个字。"


class TooLong(Refusal):
    code = "sample.over_limit"
    what = "报告没有提交。"
    why = "超过了规定字数。"
    now = "请压缩后再提交。"


@login_not_required
def refuse(request: HttpRequest) -> HttpResponse:
    raise TooLong


@login_not_required
def overflow(request: HttpRequest) -> HttpResponse:
    raise DataError


urlpatterns = [*real, path("refuse/", refuse), path("overflow/", overflow)]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_refusal_becomes_a_page_that_keeps_what_was_typed(client: Client) -> None:
    answer = client.post("/refuse/", {"text": TYPED, "password": "a password of many signs", "short": "短"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("报告没有提交。", "超过了规定字数。", "请压缩后再提交。", TYPED):
        assert words in page
    assert "a password of many signs" not in page


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_what_the_database_cannot_hold_is_refused_and_no_fault_of_the_server(client: Client) -> None:
    """As PostgreSQL answers a text that is too long, or a search with a zero byte."""
    answer = client.post("/overflow/", {"text": TYPED})
    assert answer.status_code == 422
    assert "过长" in answer.content.decode()
    assert TYPED in answer.content.decode()


def test_a_search_with_a_zero_byte_is_no_fault_of_the_server(people: People, signed_in: SignedIn) -> None:
    for address in ("/deputies/", "/voters/", "/reports/", "/rectification/", "/cards/"):
        assert signed_in(people.insider).get(address, {"q": "\x00"}).status_code < 500


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_htmx_gets_a_notice_alone(client: Client) -> None:
    answer = client.post("/refuse/", {}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#notices"
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize("collected", [True, False])
def test_a_fault_has_its_page_even_where_no_static_files_were_collected(
    rf: RequestFactory, settings: Settings, tmp_path: Path, *, collected: bool
) -> None:
    if not collected:
        manifest = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
        settings.STORAGES = {**settings.STORAGES, "staticfiles": manifest}
        settings.STATIC_ROOT = tmp_path
    answer = server_error(rf.get("/"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "系统出错了" in page
    assert ("stylesheet" in page) is collected
    assert "<style" not in page
    assert " style=" not in page


@pytest.mark.parametrize(
    ("code", "status"),
    [("not_allowed", 403), ("meeting.not_allowed", 403), ("report.over_limit", 422), ("report.edited_elsewhere", 409)],
)
def test_the_status_tells_the_kind(code: str, status: int) -> None:
    refusal = Refusal()
    refusal.code = code
    assert refusal.status == status


def test_other_faults_are_left_alone(rf: RequestFactory) -> None:
    assert Refusals(lambda _request: HttpResponse()).process_exception(rf.get("/"), ValueError()) is None


@pytest.mark.django_db
def test_the_address_of_a_button_says_so(people: People, signed_in: SignedIn) -> None:
    """Opened from the history or after signing in anew; a bare 405 left a white page."""
    answer = signed_in(people.insider).get("/cards/deputies/", headers={"referer": "http://testserver/cards/"})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    page = answer.content.decode()
    assert "这个地址只能通过页面上的按钮使用" in page
    assert 'href="http://testserver/cards/"' in page
