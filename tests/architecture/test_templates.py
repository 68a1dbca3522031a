"""No page asks another host, and none holds inline script or style: the strict policy would break it silently."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("config", "workflows", "evaluation", "voting", "documents")
TEMPLATES = sorted(page for floor in FLOORS for page in ROOT.glob(f"{floor}/**/templates/**/*.html"))
STATIC = sorted(
    file for floor in FLOORS for kind in ("css", "js") for file in ROOT.glob(f"{floor}/**/static/**/*.{kind}")
)
LONGEST_TEMPLATE = 120
LONGEST_SHEET = 300

FORBIDDEN = {
    "inline style": re.compile(r"""\sstyle\s*=|<style\b""", re.IGNORECASE),
    "inline script": re.compile(r"""<script(?![^>]*\bsrc=)""", re.IGNORECASE),
    "inline handler": re.compile(r"""\s(?:on[a-z]+|hx-on[^\s=]*)\s*=""", re.IGNORECASE),
    "evaluated expression": re.compile(r"""javascript:|hx-vals=.js:|hx-vars=""", re.IGNORECASE),
    "another host": re.compile(
        r"""(?:src|href|action|srcset|data-src|hx-[a-z]+)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE
    ),
    "trusted text": re.compile(r"""\|\s*safe\b|{%\s*autoescape\s+off"""),
}
FORBIDDEN_IN_STATIC = {
    "another host": re.compile(r"""(?:https?:|["'(])//(?!www\.w3\.org/)[a-z0-9]""", re.IGNORECASE),
    "evaluated text": re.compile(r"""\beval\(|new Function\(|document\.write|@import"""),
}


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("page", TEMPLATES, ids=_name)
def test_a_template_stays_inside_the_policy(page: Path) -> None:
    text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = [f"{what}: {match.group(0)!r}" for what, rule in FORBIDDEN.items() for match in rule.finditer(text)]
    assert not found
    assert len(text.splitlines()) <= LONGEST_TEMPLATE


@pytest.mark.parametrize("file", STATIC, ids=_name)
def test_a_static_file_stays_inside_the_policy(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not [what for what, rule in FORBIDDEN_IN_STATIC.items() if rule.search(text)]
    assert len(text.splitlines()) <= LONGEST_SHEET


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("inline style", '<p style="color: red">'),
        ("inline script", "<script>alert(1)</script>"),
        ("inline handler", '<a onclick="x()">'),
        ("inline handler", '<a hx-on:click="x()">'),
        ("evaluated expression", '<a href="javascript:x()">'),
        ("another host", '<img src="https://example.org/x.png">'),
        ("another host", "<link href=//example.org/x.css>"),
        ("trusted text", "{{ words|safe }}"),
    ],
)
def test_a_planted_breach_is_found(what: str, text: str) -> None:
    assert FORBIDDEN[what].search(text)


def test_every_page_stands_on_the_common_base() -> None:
    """A page either extends another one or is a part that another page includes."""
    whole = [_name(page) for page in TEMPLATES if "<html" in page.read_text(encoding="utf-8")]
    assert whole == [
        "config/templates/base.html",
        "config/templates/errors/plain.html",  # stands where the base itself fails
        "evaluation/meeting/templates/meeting/wall.html",  # no ways, no strip and no foot: only the scene
    ]


CLASS = re.compile(r"""\bclass=["']([^"']*)["']""")
LOGIC = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


def test_every_class_of_a_template_is_drawn_somewhere() -> None:
    """A class that no style sheet or script knows is a component that somebody only thought of."""
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", "\n".join(file.read_text(encoding="utf-8") for file in STATIC)))
    used = {
        (name, _name(page))
        for page in TEMPLATES
        for names in CLASS.findall(LOGIC.sub(" ", page.read_text(encoding="utf-8")))
        for name in names.split()
    }
    assert not sorted(f"{page}: {name}" for name, page in used if name not in known)
