"""The harness of the journeys: Debian's Chromium against a live server, at a desk (1280 px) and on a phone (360 px)."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from evaluation.roster.models import Membership
from tests.journeys.browser import Visitor

# Playwright's loop runs in the thread of the test, which prepares its data with the ORM in the same thread
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
HERE = Path(__file__).parent
# the most that a page is waited for, not how fast it must be: two journeys share two cores with their servers
expect.set_options(timeout=30_000)


class Opens(Protocol):
    """Opens a window for somebody (or for nobody), perhaps in English or without JavaScript."""

    def __call__(
        self, who: Membership | None = None, *, language: str = "zh-hans", scripted: bool = True
    ) -> Visitor: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def _windows(
    chromium: Browser, live_server: LiveServer, signed_in: Callable[[Membership], Client], shape: dict[str, Any]
) -> Iterator[Opens]:
    opened: list[Visitor] = []

    def window(who: Membership | None = None, *, language: str = "zh-hans", scripted: bool = True) -> Visitor:
        # contrast is that of the colours at rest, not of one on its way into another
        still: dict[str, Any] = {"reduced_motion": "reduce", "service_workers": "block"}
        context = chromium.new_context(**shape, **still, java_script_enabled=scripted)
        cookies = {"django_language": language}
        if who is not None:
            cookies["sessionid"] = signed_in(who).cookies["sessionid"].value
        for name, value in cookies.items():
            context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        visitor = Visitor(context, live_server.url, scripted=scripted)
        opened.append(visitor)
        return visitor

    yield window
    for visitor in opened:
        visitor.page.context.close()
    for visitor in opened:
        visitor.leaves()


@pytest.fixture
def desk(chromium: Browser, live_server: LiveServer, signed_in: Callable[[Membership], Client]) -> Iterator[Opens]:
    """`desk(who)` opens a window of 1280 px."""
    yield from _windows(chromium, live_server, signed_in, DESK)


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer, signed_in: Callable[[Membership], Client]) -> Iterator[Opens]:
    """`phone(who)` opens a telephone of 360 px."""
    yield from _windows(chromium, live_server, signed_in, PHONE)
