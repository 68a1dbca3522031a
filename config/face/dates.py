"""Dates as people say them: “11月20日 周五（还有3天）”, with the exact date for hover and paper."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

LATE = SafeString(' class="late"')
NEAR = 30  # days: beyond a month “in 47 days” helps nobody


def friendly(value: date | datetime | None) -> SafeString:
    """A `<time>` element for a date or an aware datetime; a dash for None."""
    return _time(value, deadline=False)


def due(value: date | datetime | None) -> SafeString:
    """The same for a deadline: what has passed is overdue and marked so."""
    return _time(value, deadline=True)


def exact(value: date | datetime) -> str:
    """“2026年11月20日 星期五 17:00”, as it stands on paper."""
    local = _local(value)
    # Translators: the whole date in Django's date format characters
    return date_format(local, _("l, j F Y")) + _clock(local)


def _time(value: date | datetime | None, *, deadline: bool) -> SafeString:
    if value is None:
        return format_html("{}", "—")
    local = _local(value)
    late = deadline and _passed(local)
    return format_html(
        '<time datetime="{}" title="{}"{}><span class="friendly">{}{}</span><span class="exact">{}</span></time>',
        local.isoformat(),
        exact(value),
        LATE if late else "",
        format_html('<span class="nowrap">{}</span>', _short(local)),
        format_html('<span class="nowrap">{}</span>', _distance(local, late=late)),
        exact(value),
    )


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) else value


def _clock(local: date | datetime) -> str:
    return f" {local:%H:%M}" if isinstance(local, datetime) else ""


def _passed(local: date | datetime) -> bool:
    if isinstance(local, datetime):
        return local < timezone.localtime()
    return local < timezone.localdate()


def _short(local: date | datetime) -> str:
    # the weekday apart, because Django's Chinese has no “周五”
    weekday = {
        0: pgettext("short weekday", "Mon"),
        1: pgettext("short weekday", "Tue"),
        2: pgettext("short weekday", "Wed"),
        3: pgettext("short weekday", "Thu"),
        4: pgettext("short weekday", "Fri"),
        5: pgettext("short weekday", "Sat"),
        6: pgettext("short weekday", "Sun"),
    }[local.weekday()]
    this_year = local.year == timezone.localdate().year
    # Translators: day and month in Django's date format characters, without the weekday
    day = date_format(local, _("j M") if this_year else _("j M Y"))
    return _("%(weekday)s %(day)s") % {"weekday": weekday, "day": day} + _clock(local)


def _distance(local: date | datetime, *, late: bool) -> str:
    day = local.date() if isinstance(local, datetime) else local
    days = (day - timezone.localdate()).days
    if abs(days) > NEAR and not late:
        return ""
    return pgettext("around a remark after a date", " (%s)") % _words(days, late=late)


def _words(days: int, *, late: bool) -> str:
    if late:
        return ngettext("overdue by %d day", "overdue by %d days", -days) % -days if days else _("overdue")
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("in %d day", "in %d days", days) % days
    return ngettext("%d day ago", "%d days ago", -days) % -days
