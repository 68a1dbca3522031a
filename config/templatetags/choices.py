"""`{% load choices %}`: the choices of a list, for the widget's own template."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()
EMPTY = "---------"  # what the framework calls a choice that is not made yet

Option = Mapping[str, Any]


@register.filter
def options(groups: Iterable[tuple[str | None, Iterable[Option], int]]) -> SafeString:
    """All at once: the framework fills two templates for each, half a second for a county's thousand deputies."""
    return format_html_join("\n", "{}", ((_group(name, inside),) for name, inside, _index in groups))


def _group(name: str | None, inside: Iterable[Option]) -> SafeString:
    drawn = format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        (
            (option["value"], SafeString(" selected") if option["selected"] else "", _words(option["label"]))
            for option in inside
        ),
    )
    return format_html('<optgroup label="{}">\n{}\n</optgroup>', name, drawn) if name else drawn


def _words(label: object) -> object:
    return _("Please choose") if label == EMPTY else label
