"""Reads a rendered page as a critic: what is written on it, in which language, and where it leads."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.db import models
from lxml import html

from documents.bundle.retention import CLASSES
from documents.facts import PAPERS
from documents.facts.base import is_row, slots_of

SPOKEN = ("placeholder", "title", "aria-label", "alt", "data-label", "data-confirm")
UNSPOKEN = {"script", "style", "noscript", "template", "code", "kbd"}
SCHEMES = Path(__file__).resolve().parents[2] / "evaluation" / "plan" / "presets"
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:['’][a-z]+)?(?:[ ,;:]+[A-Za-z]{2,})+")
# names of columns and of editions stand in help texts as they stand in the reader's own files
QUOTED = re.compile(r"“[^”]*”|《[^》]*》|[\u4e00-\u9fff]+(?= \([a-z ]+\))|\([\u4e00-\u9fff]+\)")


class Page:
    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.root = html.document_fromstring(text)
        self.language = self.root.get("lang", "")

    def words(self) -> Iterator[str]:
        """Every text that a person reads or hears, except what is marked to be in another language."""
        for element in self.root.iter():
            if not isinstance(element.tag, str) or element.tag in UNSPOKEN or self._foreign(element):
                continue
            yield from (element.get(name, "") for name in SPOKEN)
            yield element.text or ""
            yield from (child.tail or "" for child in element)

    def links(self) -> set[str]:
        """The internal pages that this one leads to."""
        here = "http://testserver" + self.path
        found = (urljoin(here, link.get("href", "")) for link in self.root.iter("a"))
        return {
            place.path + (f"?{place.query}" if place.query else "")
            for place in map(urlsplit, found)
            if place.hostname == "testserver" and place.scheme in ("http", "https")
        }

    def untranslated(self, data: str) -> list[str]:
        """What is not in the language of the page, unless it stands so in the database (`data`)."""
        wanted = ENGLISH if self.language.startswith("zh") else CHINESE
        return [run for words in self.words() for run in wanted.findall(QUOTED.sub(" ", words)) if run not in data]

    def _foreign(self, element: html.HtmlElement) -> bool:
        marked = next((node.get("lang") for node in (element, *element.iterancestors()) if node.get("lang")), "")
        return marked != self.language


def everything_in_the_database() -> str:
    """All text of all rows, and of the schemes and tables that ship with the product: the same in either language."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    found: list[str] = []
    for model in apps.get_models():
        fields = [field.name for field in model._meta.concrete_fields if isinstance(field, kinds)]
        if fields:
            found += (str(value) for row in model._default_manager.values_list(*fields) for value in row)
    found += (scheme.read_text(encoding="utf-8") for scheme in sorted(SCHEMES.glob("*.toml")))
    found += (kind.title for kind in CLASSES.values())
    # the English explanations of the placeholders quote Chinese examples
    found += (meaning for paper in PAPERS.values() for meaning in _meanings(paper))
    return "\n".join(found)


def _meanings(facts: type) -> Iterator[str]:
    for slot in slots_of(facts).values():
        yield slot.meaning
        if slot.rows is not None and is_row(slot.rows):
            yield from _meanings(slot.rows)
