"""What each parameter is called, and what its closed values mean, for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluation.plan.states import Stage
from evaluation.roster.states import Level

# key → (name, help); the order is the order of the pages
PARAMETERS: dict[str, tuple[Promise, Promise | str]] = {
    "evaluators": (_("Who evaluates"), ""),
    "reporting_level": (_("Deputies of which level report"), ""),
    "period": (_("Period reported on"), ""),
    "stages": (_("Stages that take place"), _("A stage that is off leaves no matters and no papers.")),
    "word_limit": (_("Most words of a report"), _("0: no limit. Counted as Word counts.")),
    "minutes_limit": (_("Most minutes of a report"), _("0: no limit.")),
    "meeting_name": (_("What the meeting is called"), _("It stands in the titles of meetings and on papers.")),
    "invited": (_("Who is invited without a vote"), _("It stands in the plan's paper.")),
    "sequence": (_("Order of the meeting"), ""),
    "scale": (_("Grades, best first"), _("One grade a line.")),
    "quorum": (_("quorum"), ""),
    "blank_is": (_("A row without a mark counts as"), ""),
    "void_scope": (_("An invalid mark spoils"), ""),
    "grading": (_("Grading rule"), _("The steps are asked in order; the first that is met gives the grade.")),
    "consequence": (_("What a grade entails"), _("Said in words; nothing follows by itself.")),
    "announce": (_("How the result is told"), ""),
    "told_by": (_("Who tells it"), ""),
    "smallest_group": (_("Fewest people in any figure"), _("Smaller groups are never shown by themselves.")),
    "ballot_remarks": (_("Voters may write a sentence"), ""),
    "leadership_remarks": (_("Remarks of the leadership"), ""),
    "channels": (_("Channels of opinions"), ""),
    "use_of_result": (_("What the result is used for"), ""),
    "report_to": (_("Reported upward to"), ""),
    "coverage": (_("How often everybody reports"), ""),
    "voters_about": (_("About how many voters"), _("0: not stated.")),
    "retention": (_("How long it is kept"), ""),
    "anonymous_lookup_days": (_("Days for which an opinion can be looked up"), ""),
    "objection_days": (
        _("Days in which a deputy may object to the result"),
        _("From the day the deputy is told; who says nothing has taken note. 0: no last day."),
    ),
    "measures_days": (
        _("Days for planning the measures of rectification"),
        _("From the day the deputy is told, within the stage. 0: until the last day of the stage."),
    ),
    "escalate_after_days": (
        _("Days after which overdue rectification is escalated"),
        _("To the organiser and whoever signs off; 0: never."),
    ),
    "remind_before": (
        _("Reminders before a deadline"),
        _("So many working days before, e.g. 5, 3, 1. On the day itself there is always one. Empty: none."),
    ),
    "remind_after": (_("Reminders after a deadline"), _("So many working days after, e.g. 1, 5. Empty: none.")),
}

CHOICES: dict[str, dict[str, Promise]] = {
    "evaluators": {
        "committee": _("The members of the standing committee"),
        "voters": _("Voters of the constituency"),
    },
    "reporting_level": dict(zip(Level.values, Level.labels, strict=True)),
    "period": {"since_elected": _("The term so far"), "year": _("The year")},
    "stages": dict(zip(Stage.values, Stage.labels, strict=True)),
    "sequence": {
        "report": _("Reports"),
        "questions": _("Comments or questions"),
        "vote": _("Secret vote"),
        "leadership": _("Remarks of the leadership"),
    },
    "blank_is": {"abstain": _("an abstention"), "invalid": _("an invalid row")},
    "void_scope": {"row": _("that row only"), "ballot": _("the whole ballot")},
    "announce": {"on_the_spot": _("Announced on the spot"), "private": _("Told in private after the meeting")},
    "told_by": {
        "host": _("The host"),
        "group_leader": pgettext_lazy("who tells", "The group leader"),
        "organiser": pgettext_lazy("who tells", "The organiser"),
    },
    "channels": {
        "visit": pgettext_lazy("a channel", "Visits"),
        "forum": pgettext_lazy("a channel", "Forums"),
        "station": pgettext_lazy("a channel", "Liaison station"),
        "telephone": pgettext_lazy("a channel", "Telephone"),
        "web": pgettext_lazy("a channel", "Anonymous web form"),
    },
    "report_to": {"committee": _("The standing committee"), "presidium": _("The presidium")},
}
RETAINED: dict[str, Promise] = {
    "plan": _("Plan and report upward"),
    "report": _("Duty reports"),
    "speech": _("Speeches and minutes"),
    "ballot": _("Paper ballots"),
    "book": _("Ballot book and totals"),
}
OPERATORS: dict[str, Promise] = {">": _("more than"), ">=": _("at least")}
BASES: dict[str, Promise] = {
    "ballots": _("ballots returned"),
    "valid": _("valid ballots"),
    "marks": _("marks given to this deputy"),
    "present": _("people present"),
    "due": _("people due"),
}
EDITED = tuple(key for key in PARAMETERS if key not in ("evaluators", "sequence"))  # those two make the scheme
