"""Made-up matter for the page that shows the design system; nobody in it exists."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import pgettext, pgettext_lazy

from documents.errors import Refusal


class SampleForm(forms.Form):
    subject = forms.CharField(
        label=pgettext_lazy("sample", "Subject"),
        help_text=pgettext_lazy("sample", "One matter a line; other matters get their own."),
    )
    until = forms.DateField(
        label=pgettext_lazy("sample", "Until when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    way = forms.ChoiceField(
        label=pgettext_lazy("sample", "How to answer"),
        choices=[("paper", pgettext_lazy("sample", "on paper")), ("talk", pgettext_lazy("sample", "in a talk"))],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=pgettext_lazy("sample", "I have read the notice."), required=False)
    words = forms.CharField(
        label=pgettext_lazy("sample", "Report"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )


class SampleRefusal(Refusal):
    code = "sample.over_limit"
    what = pgettext_lazy("sample", "The report was not handed in.")
    why = pgettext_lazy("sample", "It has 2,611 words; this year's plan allows 2,500.")
    now = pgettext_lazy("sample", "Shorten it by 111 words and hand it in again. Your draft is saved.")


def everything() -> dict[str, Any]:
    return {
        "form": SampleForm(),
        "wrong_form": SampleForm({"subject": "", "way": "fax"}, auto_id="wrong_%s"),
        "sample_refusal": SampleRefusal(),
        "page": Paginator(range(240), 20).page(2),
        "grade_options": _grades(),
        "tokens": _tokens(),
        **_moments(),
        **_charts(),
    }


def _grades() -> list[tuple[str, str]]:
    return [
        ("a", pgettext("sample", "Satisfied")),
        ("b", pgettext("sample", "Basically satisfied")),
        ("c", pgettext("sample", "Not satisfied")),
        ("", pgettext("sample", "No evaluation")),
    ]


def _tokens() -> list[tuple[str, str]]:
    return [
        ("paper", pgettext("sample", "paper: the ground of every page")),
        ("wash", pgettext("sample", "warm grey: what stands aside")),
        ("line", pgettext("sample", "line between things")),
        ("edge", pgettext("sample", "edge of a field or button")),
        ("soft", pgettext("sample", "soft ink: what explains")),
        ("ink", pgettext("sample", "ink: what is read")),
        ("red", pgettext("sample", "red: the one act of a page, and what is overdue")),
        ("gold", pgettext("sample", "gold: a thin line, never a surface")),
    ]


def _moments() -> dict[str, Any]:
    now = timezone.localtime()
    return {
        "soon": now + timedelta(days=3),
        "past": now - timedelta(days=2),
        "stages": [
            {"label": pgettext("sample", "Deployed"), "state": "done"},
            {"label": pgettext("sample", "Writing"), "state": "done"},
            {"label": pgettext("sample", "Review"), "state": "late"},
            {"label": pgettext("sample", "Opinions"), "state": "now"},
            {"label": pgettext("sample", "Meeting"), "state": "next", "when": now.date() + timedelta(days=9)},
            {"label": pgettext("sample", "Rectification"), "state": "next"},
        ],
        "pairs": [
            (pgettext("sample", "Deputy"), pgettext("sample", "Deputy A")),
            (pgettext("sample", "Group"), pgettext("sample", "First group")),
            (pgettext("sample", "Constituency"), pgettext("sample", "No. 3")),
        ],
        "numbers": [
            {"label": pgettext("sample", "Deputies"), "value": 12},
            {"label": pgettext("sample", "Reports"), "value": "9 / 12"},
            {"label": pgettext("sample", "Overdue"), "value": 1, "late": True},
        ],
        "events": [
            {
                "at": now - timedelta(days=6),
                "what": pgettext("sample", "Problem raised"),
                "who": pgettext("sample", "Meeting of the group"),
            },
            {
                "at": now - timedelta(days=1),
                "what": pgettext("sample", "Answered"),
                "who": pgettext("sample", "Deputy A"),
                "note": pgettext("sample", "The road is lit again."),
            },
        ],
        "people": [
            (pgettext("sample", "Deputy A"), pgettext("sample", "approved"), 18, now.date() + timedelta(days=3)),
            (pgettext("sample", "Deputy B"), pgettext("sample", "returned"), 9, now.date() - timedelta(days=1)),
        ],
        "errand": SimpleNamespace(state="claimed", done=7, of=12, trouble=""),
    }


def _charts() -> dict[str, Any]:
    grades = [words for value, words in _grades() if value]
    return {
        "grades_chart": {
            "title": pgettext("sample", "Grades per deputy"),
            "head": pgettext("sample", "Deputy"),
            "series": grades,
            "rows": [
                (pgettext("sample", "Deputy A"), [24, 4, 1]),
                (pgettext("sample", "Deputy B"), [17, 9, 3]),
                (pgettext("sample", "Deputy C"), [28, 1, 0]),
            ],
            "note": pgettext("sample", "In the order of the agenda."),
        },
        "topics_chart": {
            "title": pgettext("sample", "Opinions by topic"),
            "head": pgettext("sample", "Topic"),
            "rows": [
                (pgettext("sample", "Roads and water"), 41),
                (pgettext("sample", "Schools"), 27),
                (pgettext("sample", "Contact with voters"), 12),
            ],
        },
        "years_chart": {
            "title": pgettext("sample", "Years side by side"),
            "head": pgettext("sample", "What"),
            "series": ["2024", "2025", "2026"],
            "rows": [(pgettext("sample", "Reports"), [9, 11, 12]), (pgettext("sample", "Opinions"), [80, 121, 143])],
        },
        "coverage_chart": {
            "title": pgettext("sample", "Reported in this term"),
            "head": pgettext("sample", "Group"),
            "rows": [(pgettext("sample", "First group"), 12, 15), (pgettext("sample", "Second group"), 6, 18)],
        },
    }
