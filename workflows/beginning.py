"""What an office has still to do before a year runs: the organiser's first page while nothing else is asked."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.plan.models import Plan
from evaluation.plan.queries import plans_seen_by, running_plan
from evaluation.plan.states import PlanState
from evaluation.roster.models import Membership
from evaluation.roster.permissions import may
from evaluation.roster.queries import deputies_visible_to
from evaluation.roster.states import Role


@dataclass(frozen=True, slots=True)
class Beginning:
    """One thing to be done, with where and whether it is."""

    title: str
    about: str
    url: str
    done: bool


def beginning(who: Membership) -> list[Beginning]:
    """In the order of the work; empty for everybody but the organiser of an office without a running year."""
    if who.role != Role.ORGANISER or running_plan(who) is not None:
        return []
    deputies = deputies_visible_to(who)
    roles = Membership.objects.filter(congress=who.congress_id, ended_at=None, deputy__isnull=False)
    draft = waiting_draft(who)
    return [
        Beginning(
            _("Take the roster over"),
            _("Deputies and people due at a meeting, from the tables that your office already keeps."),
            reverse("import_roster"),
            deputies.exists(),
        ),
        Beginning(
            _("Give people their accounts and roles"),
            _("All deputies at once; a printed card for whoever will not remember a password."),
            reverse("users"),
            roles.exists(),
        ),
        _from_draft(draft) if draft else _from_scheme(),
    ]


def waiting_draft(who: Membership) -> Plan | None:
    """A plan of the own congress that is still being drawn up, for whoever edits it or chooses its deputies."""
    if not may(who, "plan.choose_deputies"):
        return None
    drafts = plans_seen_by(who).filter(congress=who.congress_id, state=PlanState.DRAFT)
    return drafts.order_by("-year", "-pk").first()


def _from_scheme() -> Beginning:
    return Beginning(
        _("Draw up and publish the plan"),
        _("Choose a scheme, look through its rules and dates, choose the deputies."),
        reverse("create_plan"),
        done=False,
    )


def _from_draft(draft: Plan) -> Beginning:
    """Its scheme is chosen: made anew or copied from another year."""
    return Beginning(
        _("Finish and publish the plan"),
        _("%(plan)s is still a draft: look through its rules and dates, choose the deputies.") % {"plan": draft.title},
        reverse("plan", args=[draft.code]),
        done=False,
    )
