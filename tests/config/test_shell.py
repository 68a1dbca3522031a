"""What stands around every page: policy, language, text size, and the pages for what went wrong."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from config.face import back, sizes, ways
from config.views import errors
from evaluation.roster.models import Membership
from tests.people import People

pytestmark = pytest.mark.django_db


def test_every_answer_carries_the_strict_policy(client: Client) -> None:
    policy = client.get("/face/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert client.get("/no-such-page/")["Content-Security-Policy"] == policy


def test_the_language_is_remembered_with_the_account(people: People, signed_in: Callable[[Membership], Client]) -> None:
    client = signed_in(people.deputy)
    answer = client.post("/language/", {"language": "en", "next": "/face/"})
    assert answer["Location"] == "/face/"
    people.deputy.user.refresh_from_db()
    assert people.deputy.user.language == "en"
    assert '<html lang="en"' in client.get("/face/").content.decode()


def test_an_unknown_language_changes_nothing(people: People, signed_in: Callable[[Membership], Client]) -> None:
    signed_in(people.deputy).post("/language/", {"language": "tlh", "next": "/face/"})
    people.deputy.user.refresh_from_db()
    assert people.deputy.user.language == "zh-hans"


def test_the_text_size_needs_no_account(client: Client) -> None:
    answer = client.post("/text-size/", {"size": "largest", "next": "/face/"})
    assert answer["Location"] == "/face/"
    assert 'data-text="largest"' in client.get("/face/").content.decode()


def test_the_text_size_follows_the_account(people: People, signed_in: Callable[[Membership], Client]) -> None:
    signed_in(people.deputy).post("/text-size/", {"size": "large"})
    page = signed_in(people.deputy).get("/face/").content.decode()  # another browser, without the cookie
    assert 'data-text="large"' in page


def test_a_made_up_size_is_the_standard(client: Client, rf: RequestFactory) -> None:
    client.post("/text-size/", {"size": "huge"})
    assert sizes.COOKIE not in client.cookies
    assert sizes.size_of(None) == "standard"


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_nobody_is_sent_to_another_host(wanted: str, client: Client, rf: RequestFactory) -> None:
    assert client.post("/text-size/", {"size": "large", "next": wanted})["Location"] == "/"
    assert back.page_before(rf.get("/", headers={"Referer": wanted})) == "/"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_for_faults_say_what_to_do(client: Client, rf: RequestFactory, language: str) -> None:
    client.cookies["django_language"] = language
    page = client.get("/no-such-page/")
    assert page.status_code == 404
    assert ("首页" if language == "zh-hans" else "first page") in page.content.decode()
    request = rf.get("/")
    fault = ValueError()
    for answer, status in (
        (errors.bad_request(request, fault), 400),
        (errors.forbidden(request, fault), 403),
        (errors.csrf_failure(request), 403),
        (errors.server_error(request), 500),
    ):
        assert answer.status_code == status
        assert answer.content.decode().count("<h1>") == 1


def test_a_form_without_its_proof_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "复制" in answer.content.decode()


def test_a_role_sees_its_own_ways(people: People, rf: RequestFactory) -> None:
    request = rf.get("/")
    assert list(ways.ways_of(request)) == []
    request.__dict__["membership"] = people.deputy
    names = {str(way.label) for way in ways.ways_of(request)}
    request.__dict__["membership"] = people.insider
    assert names <= {str(way.label) for way in ways.ways_of(request)}
