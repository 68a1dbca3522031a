"""Every page that a role can reach by links, in both languages: whole, light, translated, without dead ends."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

from evaluation.roster.models import Membership
from tests.architecture.reading import Page, everything_in_the_database
from tests.year import Year

LARGEST = 100 * 1024  # bytes of HTML
QUERIES = 20
MACHINE_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
ALIKE = 2  # so many pages of one name are looked at: the others are made alike
CLOSED = (403, 404, 405)
INLINE = re.compile(r"""<[^>]*\s(?:style|on[a-z]+)=|<script(?![^>]*\bsrc=)|<style""")
STEPS = [*(pytest.param(step, marks=pytest.mark.once) for step in ("report.review", "cycle.meeting")), ""]
ROLES = ["organiser", "group_leader", "deputy", "collector", "teller", "presidium", "administrator"]


def _doors() -> Iterator[str]:
    """The addresses of all named pages that need no argument."""
    for name in get_resolver().reverse_dict:
        if isinstance(name, str):
            try:
                yield reverse(name)
            except NoReverseMatch:
                continue


def _walk(client: Client, language: str, data: str) -> Iterator[str]:
    """From every door along every link: the faults of all pages that are passed."""
    client.cookies["django_language"] = language
    waiting = dict.fromkeys(sorted(_doors()), "")
    seen: set[str] = set()
    alike: Counter[str] = Counter()
    while waiting:
        path, came_from = waiting.popitem()
        seen.add(path)
        alike[name := _name(path)] += 1
        if alike[name] > ALIKE:
            continue
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert answer.status_code < 500, path
        if came_from and answer.status_code in CLOSED:
            yield f"{came_from} leads to {path}, which answers {answer.status_code}"
        if answer.status_code in (301, 302):
            _wait(waiting, seen, {answer["Location"]}, path)
        elif answer.streaming:
            for close in vars(answer)["_resource_closers"]:  # close() itself would close the test's database too
                close()
        elif answer.get("Content-Type", "").startswith("text/html"):
            text = answer.content.decode()
            if "<html" in text:
                page = Page(path, text)
                yield from (f"{path}: {fault}" for fault in _faults(page, text, len(queries), data))
                _wait(waiting, seen, page.links(), path)


def _name(path: str) -> str:
    """The name of the page behind an address; "" when there is none."""
    try:
        return str(resolve(path.partition("?")[0]).view_name)
    except Resolver404:
        return ""


def _wait(waiting: dict[str, str], seen: set[str], paths: set[str], came_from: str) -> None:
    waiting.update({path: came_from for path in paths if path.startswith("/") and path not in seen | set(waiting)})


# the page of the hall looks up this computer's own address by a UDP socket that sends nothing
@pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost", "192.0.2.1", "10.255.255.255"])
@pytest.mark.parametrize("until", STEPS)
def test_every_page_of_every_role(
    until: str, rehearsed: Callable[[str], Year], signed_in: Callable[[Membership], Client]
) -> None:
    year = rehearsed(until)
    data = everything_in_the_database()
    faults: dict[str, None] = {}
    for role in ROLES:
        for language in ("zh-hans", "en"):
            found = _walk(signed_in(year.people[role]), language, data)
            faults |= dict.fromkeys(f"{role}: {fault}" for fault in found)
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_of_a_passer_by(language: str) -> None:
    assert not list(_walk(Client(), language, ""))


def _faults(page: Page, text: str, queries: int, data: str) -> Iterator[str]:
    if len(text.encode()) > LARGEST:
        yield f"{len(text.encode())} bytes"
    if queries > QUERIES:
        yield f"{queries} queries"
    if found := INLINE.search(text):
        yield f"inline: {found.group(0)[-60:]}"
    if len(page.root.findall(".//h1")) != 1:
        yield f"{len(page.root.findall('.//h1'))} headings of the first rank"
    ids = Counter(str(element.get("id")) for element in page.root.iter() if element.get("id"))
    if twice := [name for name, count in ids.items() if count > 1]:
        yield f"two elements of one id, so that labels point wrong: {', '.join(twice)}"
    for words in filter(MACHINE_DATE.search, page.words()):
        yield f"a date as machines write it: {words.strip()}"
    if not " ".join(page.root.findtext(".//title", "").split()).split(" · ")[0]:
        yield "no title"
    for words in page.untranslated(data):
        yield f"not translated: {words}"
