"""The ways at the top of every page: which first pages a role has.

A stage lands its pages under a URL name; a way whose name is not there yet is not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluation.roster.states import Role

EVERYBODY = frozenset(Role) - {Role.SYSTEM}
OFFICE = frozenset({Role.ADMINISTRATOR, Role.ORGANISER})
LEADERS = frozenset({Role.ORGANISER, Role.GROUP_LEADER, Role.PRESIDIUM})

# (URL name, words, roles), in the order of the year
TABLE: tuple[tuple[str, Promise, frozenset[Role]], ...] = (
    ("my_matters", _("My matters"), EVERYBODY),
    ("year", pgettext_lazy("way", "The year"), LEADERS),
    ("list_plans", _("Plans"), LEADERS),
    ("list_reports", _("Duty reports"), LEADERS | {Role.DEPUTY}),
    ("list_opinions", pgettext_lazy("way", "Opinions"), frozenset({Role.ORGANISER, Role.GROUP_LEADER, Role.COLLECTOR})),
    ("my_opinions", pgettext_lazy("way", "Opinions"), frozenset({Role.DEPUTY})),
    ("meetings", _("Meetings"), frozenset({Role.ORGANISER, Role.GROUP_LEADER, Role.TELLER})),
    ("list_items", _("Rectification"), LEADERS | {Role.DEPUTY}),
    ("deputies", _("Deputies"), LEADERS | OFFICE),
    ("list_archives", pgettext_lazy("way", "Archive"), frozenset({Role.ORGANISER, Role.PRESIDIUM})),
    ("list_notices", _("Notices"), EVERYBODY),
    ("settings", _("Settings"), OFFICE),
)


@dataclass(frozen=True)
class Way:
    label: Promise
    url: str
    here: bool


def ways_of(request: HttpRequest | None) -> Iterator[Way]:
    """The ways open to the current membership."""
    membership = getattr(request, "membership", None)
    if request is None or membership is None:
        return
    for name, label, roles in TABLE:
        if membership.role in roles and (url := _url(name)):
            yield Way(label, url, request.path == url or (url != "/" and request.path.startswith(url)))


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
