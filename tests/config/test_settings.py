"""What the settings promise, for a laptop, a hall and a city."""

from pathlib import Path

import environ
import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from config.background import EMBEDDED, celery_settings
from config.databases import database
from config.logs import log_settings
from config.middleware.proxy import AddressBehindProxy
from config.programs import Web
from config.security import security_settings


def test_an_acknowledged_ballot_survives_a_power_cut(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    chosen = database(environ.Env(), tmp_path)
    assert "synchronous=FULL" in chosen["OPTIONS"]["init_command"]
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert chosen["ATOMIC_REQUESTS"] is False


def test_a_server_keeps_its_connections_and_its_plans(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://duty@db/duty")
    chosen = database(environ.Env(), tmp_path)
    assert (chosen["CONN_MAX_AGE"], chosen["CONN_HEALTH_CHECKS"]) == (None, True)
    assert chosen["OPTIONS"]["server_side_binding"] is True
    monkeypatch.setenv("DATABASE_PREPARE", "no")
    assert "OPTIONS" not in database(environ.Env(), tmp_path)


def test_cookies_are_for_https_only_where_there_is_https() -> None:
    hall = security_settings(environ.Env(), tls=False, behind_proxy=False)
    city = security_settings(environ.Env(), tls=True, behind_proxy=True)
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        assert (hall[name], city[name]) == (False, True)
    assert (hall["SECURE_HSTS_SECONDS"], hall["SECURE_PROXY_SSL_HEADER"]) == (0, None)
    assert city["SECURE_HSTS_SECONDS"] >= 31_536_000


def test_the_bell_needs_no_server_and_carries_json_only(tmp_path: Path) -> None:
    chosen = celery_settings(environ.Env(), tmp_path, EMBEDDED)
    assert Path(chosen["CELERY_BROKER_TRANSPORT_OPTIONS"]["data_folder_in"]).is_relative_to(tmp_path)
    assert chosen["CELERY_ACCEPT_CONTENT"] == ["json"]


def test_no_line_says_who_visited_what() -> None:
    assert "--no-access-log" in Web().command()
    loggers = log_settings(environ.Env())["loggers"]
    assert {loggers[name]["level"] for name in ("django.request", "django.server")} == {"ERROR"}


def test_one_request_is_not_one_transaction_and_nothing_of_ours_is_unprotected() -> None:
    order = settings.MIDDLEWARE
    assert order.index("django.contrib.sessions.middleware.SessionMiddleware") < order.index(
        "django.middleware.locale.LocaleMiddleware"
    )
    assert order.index("django.middleware.locale.LocaleMiddleware") < order.index(
        "django.middleware.common.CommonMiddleware"
    )
    assert "django.middleware.csrf.CsrfViewMiddleware" in order


@pytest.mark.parametrize(
    ("header", "seen"),
    [("", "127.0.0.1"), ("10.0.0.7", "10.0.0.7"), ("1.2.3.4, 10.0.0.7", "10.0.0.7")],
)
def test_behind_a_proxy_the_address_is_what_the_proxy_saw(header: str, seen: str) -> None:
    addresses: list[str] = []

    def answer(request: object) -> HttpResponse:
        addresses.append(request.META["REMOTE_ADDR"])  # type: ignore[attr-defined]
        return HttpResponse()

    AddressBehindProxy(answer)(RequestFactory().get("/", headers={"X-Forwarded-For": header} if header else {}))
    assert addresses == [seen]
