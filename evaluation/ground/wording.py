"""Sentences that are kept in English with their facts, and read in the reader's language."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

Fact = str | int | date
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def kept(facts: Mapping[str, Fact]) -> dict[str, str | int]:
    """Facts as they are stored: days in ISO form."""
    return {name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in facts.items()}


def worded(text: str, facts: Mapping[str, Any]) -> str:
    """The sentence in the active language. A fact `what` is itself such a sentence; days are written out."""
    shown = {name: _shown(fact) for name, fact in facts.items()}
    if "what" in facts:
        shown["what"] = gettext(str(facts["what"])) % shown
    return gettext(text) % shown


def _shown(fact: object) -> object:
    if isinstance(fact, str) and ISO_DAY.fullmatch(fact):
        return date_format(date.fromisoformat(fact), "DATE_FORMAT")
    return fact
