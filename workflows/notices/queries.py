"""Spoken questions about notices, calls and stuck work; each list is that of one membership."""

from django.db.models import QuerySet

from evaluation.ground.models import Call, Errand, GroupChat, Notice
from evaluation.roster.models import Membership
from evaluation.roster.permissions import may
from evaluation.roster.states import Role

STUCK = (Errand.State.FAILED, Errand.State.UNCERTAIN)


def my_notices(by: Membership) -> QuerySet[Notice]:
    """What was said to this person in this congress, the newest first."""
    return Notice.objects.filter(user_id=by.user_id, congress_id=by.congress_id)


def unread(by: Membership) -> int:
    return my_notices(by).filter(read_at__isnull=True).count()


def calls_open_to(by: Membership) -> QuerySet[Call]:
    """Calls still to be made: all of the congress for the office, those of the own group for its leader."""
    if not may(by, "notices.make_call"):
        return Call.objects.none()
    calls = Call.objects.filter(made_at__isnull=True, notice__congress_id=by.congress_id)
    if by.role == Role.GROUP_LEADER:
        members = Membership.objects.filter(group_id=by.group_id or 0, ended_at__isnull=True)
        calls = calls.filter(notice__user_id__in=members.values("user_id"))
    return calls.select_related("notice__user").order_by("notice__user__name", "pk")


def stuck_work(by: Membership) -> QuerySet[Errand]:
    """Background work of the congress that waits for a person's decision."""
    if not may(by, "notices.send_again"):
        return Errand.objects.none()
    return Errand.objects.filter(congress_id=by.congress_id, state__in=STUCK).order_by("-finished_at", "-pk")


def group_chats(by: Membership) -> QuerySet[GroupChat]:
    """The robots that speak for the congress now."""
    if not may(by, "notices.add_group_chat"):
        return GroupChat.objects.none()
    return GroupChat.objects.filter(congress_id=by.congress_id, is_active=True)
