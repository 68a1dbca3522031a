"""Who may open which address: every URL × person × congress against tables written by hand.

Each stage has a module `tests/architecture/permissions/<stage>.py` with

- `TABLE`: a line for each URL name and method, with the status that each person gets, in the order of `COLUMNS`:

      # name    method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
      deputies  GET    200     200    200    404    404   200     404    200    200   | 200    404   200    | in

  `in` means: sent to the sign-in. `set` means: sent elsewhere (302). A single word instead of thirteen stands for
  everybody. A method without a line of its own must be closed to all: 404 or 405, and `in` for nobody.
- `arguments(people)`: URL name → the keyword arguments of the address, for names that need some. It may make rows;
  the objects are to be those of the town of Qinghe, so that the strangers' columns prove something. A posted form
  comes from `posted(people)`, name → data, where an empty form would prove nothing.

Every probe is rolled back, so lines do not disturb each other. A URL without a line fails this test, unless its
name still stands in `permissions/not_yet.txt`; that list is empty when the product is finished.
"""

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from tests.people import People

HERE = Path(__file__).parent / "permissions"
COLUMNS = (
    "insider",
    "colleague",
    "other_leader",
    "deputy",
    "other_deputy",
    "collector",
    "teller",
    "presidium",
    "administrator",
    "stranger",
    "strange_deputy",
    "superior",
    "nobody",
)
CLOSED = ("404", "405")
MIGHTY = ("insider", "administrator", "nobody")  # what is closed to these is closed to all
STAGES = sorted(path.stem for path in HERE.glob("*.py"))
NOT_YET = set((HERE / "not_yet.txt").read_text().split())


def table_of(module: ModuleType) -> dict[tuple[str, str], dict[str, str]]:
    """(URL name, method) → person → expected word."""
    rows = {}
    for line in module.TABLE.splitlines():
        name, method, *words = line.replace("|", " ").split() or ["#", ""]
        if name.startswith("#"):
            continue
        words = words * len(COLUMNS) if len(words) == 1 else words
        assert len(words) == len(COLUMNS), f"{name} {method}: {len(words)} words for {len(COLUMNS)} people"
        assert (name, method) not in rows, f"{name} {method} stands there twice"
        rows[name, method] = dict(zip(COLUMNS, words, strict=True))
    return rows


def names_of(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, str]]:
    """(address, name with its namespace) of every URL that the product answers."""
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.name or ""
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from ((a, inner + name if name else "") for a, name in names_of(pattern, address))


def tables() -> dict[str, dict[tuple[str, str], dict[str, str]]]:
    return {stage: table_of(importlib.import_module(f"tests.architecture.permissions.{stage}")) for stage in STAGES}


def test_every_address_has_a_name_and_a_line() -> None:
    walked = list(names_of(get_resolver()))
    assert [address for address, name in walked if not name] == [], "addresses without a name"
    written = {name for table in tables().values() for name, _method in table}
    names = {name for _address, name in walked}
    assert names - written - NOT_YET == set(), "addresses without a line in a permission table"
    assert written - names == set(), "lines for addresses that do not exist"
    assert NOT_YET & written == set(), "these have a line now: take them off not_yet.txt"
    assert NOT_YET - names == set(), "these are no addresses: take them off not_yet.txt"


@pytest.mark.parametrize("stage", STAGES)
def test_everybody_gets_what_the_table_says(people: People, stage: str) -> None:
    module = importlib.import_module(f"tests.architecture.permissions.{stage}")
    arguments: dict[str, dict[str, Any]] = module.arguments(people) if hasattr(module, "arguments") else {}
    posted: dict[str, dict[str, Any]] = module.posted(people) if hasattr(module, "posted") else {}
    table = table_of(module)
    sessions = {who: _session(people, who) for who in COLUMNS}
    wrong = []
    for name in dict.fromkeys(name for name, _method in table):
        address = reverse(name, kwargs=arguments.get(name))
        for method in ("GET", "POST"):
            expected = table.get((name, method))
            for who in COLUMNS if expected else MIGHTY:
                got = _probe(address, method, sessions[who], posted.get(name, {}))
                wanted = (expected[who],) if expected else (*CLOSED, "in") if who == "nobody" else CLOSED
                if got not in wanted:
                    wrong.append(f"{method} {name} as {who}: {got}, the table says {' or '.join(wanted)}")
    assert not wrong, "\n".join(wrong)


def _session(people: People, who: str) -> str:
    if who == "nobody":
        return ""
    client = Client()
    client.force_login(getattr(people, who).user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["membership"] = getattr(people, who).pk
    session.save()
    return str(session.session_key)


def _probe(address: str, method: str, session: str, data: dict[str, Any]) -> str:
    """The status as the tables write it; whatever the visit changed is rolled back."""
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else _post(client, address, data)
        transaction.set_rollback(True)
    for close in getattr(answer, "_resource_closers", ()):  # answer.close() would close the test's database too
        close()
    if answer.status_code == 302:
        return "in" if answer.headers["Location"].startswith(reverse("sign_in")) else "set"
    return str(answer.status_code)


def _post(client: Client, address: str, data: dict[str, Any]) -> Any:
    """As a browser would: the encoding for files only where there is one."""
    if any(hasattr(value, "read") for value in data.values()):
        return client.post(address, data)
    return client.post(address, urlencode(data, doseq=True), content_type="application/x-www-form-urlencoded")
