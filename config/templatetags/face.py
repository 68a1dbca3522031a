"""`{% load face %}`: the components of the product's pages. Each is shown on the page /face/."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from config.face import charts, dates, sizes, ways

register = template.Library()

STYLES = ("tokens", "base", "controls", "shell", "forms", "components", "lists", "charts", "print")


@register.simple_tag
def face_styles(*extra: str) -> SafeString:
    """Links to the style sheets; `extra` names further ones (`wall`)."""
    links = ((static(f"config/face/{name}.css"),) for name in (*STYLES, *extra))
    return format_html_join("\n    ", '<link rel="stylesheet" href="{}">', links)


@register.simple_tag
def htmx_config() -> SafeString:
    """The settings of htmx: without eval or inline style, and refusals (403, 409, 422) swapped in like any answer."""
    return mark_safe(  # noqa: S308 - a constant of this module
        json.dumps(
            {
                "includeIndicatorStyles": False,
                "allowEval": False,
                "attributesToSettle": ["class"],  # the usual list holds style, which the policy forbids
                "selfRequestsOnly": True,
                "historyCacheSize": 0,  # nothing of a shared computer's last user stays in its browser
                "responseHandling": [
                    {"code": "204", "swap": False},
                    {"code": "[23]..", "swap": True},
                    {"code": "403|409|422", "swap": True, "error": False},
                    {"code": "...", "swap": False, "error": True},
                ],
            }
        )
    )


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> str:
    """The words of a block once more: `<title>` says what `<h1>` says."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    words = " ".join(strip_tags(block.render(context)).split()) if block else ""
    return mark_safe(f"{words} · ") if words else ""  # noqa: S308 - the block has escaped its own words


@register.simple_tag(takes_context=True)
def text_size(context: Context) -> str:
    return sizes.size_of(context.get("request"))


@register.simple_tag(takes_context=True, name="ways")
def ways_tag(context: Context) -> list[ways.Way]:
    return list(ways.ways_of(context.get("request")))


@register.simple_tag(takes_context=True)
def memberships(context: Context) -> list[Any]:
    """The memberships of the reader that have not ended; what the sign-in already fetched is used."""
    request = context["request"]
    known = getattr(request, "memberships", None)
    if known is None:
        known = request.user.memberships.filter(ended_at=None).select_related("congress")
    return list(known)


@register.filter
def friendly(value: date | datetime | None) -> SafeString:
    return dates.friendly(value)


@register.filter
def due(value: date | datetime | None) -> SafeString:
    return dates.due(value)


@register.inclusion_tag("face/row.html")
def form_row(field: BoundField, remark: bool = True) -> dict[str, Any]:  # noqa: FBT001, FBT002 - read in a template as remark=False
    """`remark=False` leaves out “(optional)” where it would mislead: a draft may be saved empty."""
    return {"field": field, "unremarked": not remark}


@register.inclusion_tag("face/counter.html")
def word_counter(field: BoundField, limit: int = 0) -> dict[str, Any]:
    """Stands under the row of a textarea. Load `config/wordcount.js` and `config/counter.js` in the block `head`."""
    return {"field": field, "limit": limit}


@register.inclusion_tag("face/stages.html")
def stage_line(stages: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """`stages`: mappings with `label`, `state` (done, now, late or next) and perhaps `when` (a date)."""
    return {"stages": stages}


@register.inclusion_tag("face/facts.html")
def facts(pairs: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """`pairs`: (what, value)."""
    return {"pairs": pairs}


@register.inclusion_tag("face/figures.html")
def figures(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """`items`: mappings with `label`, `value` and perhaps `late`: the few numbers that matter on a page."""
    return {"items": items}


@register.inclusion_tag("face/timeline.html")
def timeline(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """`items`: mappings with `at` (a date or datetime), `what` and perhaps `who` and `note`."""
    return {"items": items}


@register.inclusion_tag("face/grades.html")
def grades(
    name: str, options: Iterable[tuple[str, Any]], legend: str, chosen: str = "", quiet: str = ""
) -> dict[str, Any]:
    """One choice by thumb. `options`: (value, words); `quiet` is the value of a lesser one (“不评价”)."""
    return {"name": name, "options": options, "legend": legend, "chosen": chosen, "quiet": quiet}


@register.inclusion_tag("face/progress.html")
def progress(errand: Any, refresh_url: str, done_url: str = "", work: str = "") -> dict[str, Any]:
    """The progress of an errand, named `work`; refreshes itself from `refresh_url`, offers `done_url` at the end."""
    return {"errand": errand, "refresh_url": refresh_url, "done_url": done_url, "work": work}


@register.inclusion_tag("face/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Back, forth and where one is, in a list that the server cuts by `?page=`; other parameters are kept."""
    return {"page": page, "request": context["request"]}


@register.inclusion_tag("face/search.html", takes_context=True)
def search_box(context: Context, label: str, help_text: str = "", parameter: str = "q") -> dict[str, Any]:
    """One search field that asks the server by GET, by the same address."""
    given = context["request"].GET.get(parameter, "")
    return {"label": label, "help": help_text, "parameter": parameter, "given": given}


@register.inclusion_tag("face/chart.html")
def stacked_bars(chart: Mapping[str, Any], *, tabled: bool = False) -> dict[str, Any]:
    """Shares of a whole in every row, e.g. grades per deputy; config.face.charts tells the shape of `chart`.

    `tabled`: the page itself says the same in a table under the chart.
    """
    columns = [*_head(chart), *chart["series"], pgettext("over figures", "Total")]
    return {"drawing": charts.stacked(chart, columns), "tabled": tabled}


@register.inclusion_tag("face/chart.html")
def bars(chart: Mapping[str, Any], *, tabled: bool = False) -> dict[str, Any]:
    """One number a row, e.g. opinions by topic."""
    return {"drawing": charts.plain(chart, [*_head(chart), pgettext("over figures", "Number")]), "tabled": tabled}


@register.inclusion_tag("face/chart.html")
def bars_side_by_side(chart: Mapping[str, Any]) -> dict[str, Any]:
    """Several numbers a row, e.g. the years."""
    return {"drawing": charts.side_by_side(chart, [*_head(chart), *chart["series"]])}


@register.inclusion_tag("face/chart.html")
def coverage_bars(chart: Mapping[str, Any]) -> dict[str, Any]:
    """Rows (label, done, of), e.g. who has reported in this term."""
    return {
        "drawing": charts.coverage(
            chart, [*_head(chart), pgettext("over figures", "Reached"), pgettext("over figures", "Of")]
        )
    }


def _head(chart: Mapping[str, Any]) -> list[Any]:
    return [chart.get("head", "")]


@register.simple_block_tag
def notice(content: SafeString, kind: str = "info", title: str = "") -> SafeString:
    """`kind`: info, success, warning or refusal."""
    return render_to_string("face/notice.html", {"content": content, "kind": kind, "title": title})


@register.simple_block_tag
def dialog(content: SafeString, name: str, title: str) -> SafeString:
    """A dialog for an act that cannot be undone; `content` holds its form. Opened by `data-dialog="name"`."""
    return render_to_string("face/dialog.html", {"content": content, "name": name, "title": title})


@register.simple_block_tag
def empty(content: SafeString, title: str) -> SafeString:
    """What stands where a list is empty: says what to do; `content` holds the way to do it."""
    return render_to_string("face/empty.html", {"content": content, "title": title})
