"""The very first congress, when nobody is there yet who could act: the system itself founds it."""

from datetime import date

from django.db import transaction

from evaluation.ground.audit import record
from evaluation.roster.actions import create_congress, create_user, grant_role, open_term
from evaluation.roster.errors import CodeTaken, ParentUnknown
from evaluation.roster.models import Congress, Membership, User
from evaluation.roster.queries import system_membership
from evaluation.roster.states import Level, Role


@transaction.atomic
def found_congress(
    *,
    code: str,
    name: str,
    level: Level,
    term: int,
    since: date,
    username: str,
    user_name: str,
    password: str,
    parent_code: str = "",
) -> tuple[User, bool]:
    """Make the congress, its running term and its administrator; returns the user and whether it is a new one.

    Somebody who already has an account becomes administrator here too and keeps the password. Raises CodeTaken,
    ParentUnknown.
    """
    if Congress.objects.filter(code=code).exists():
        raise CodeTaken(congress=code)
    parent = Congress.objects.filter(code=parent_code).first() if parent_code else None
    if parent_code and parent is None:
        raise ParentUnknown(congress=parent_code)
    congress = Congress.objects.create(code=code, name=name, level=level, parent=parent)
    record(system_membership(congress), "roster.create_congress", congress, code=code)
    return _staffed(congress, term, since, username, user_name, password)


@transaction.atomic
def found_below(
    *,
    code: str,
    name: str,
    level: Level,
    term: int,
    since: date,
    username: str,
    user_name: str,
    password: str,
    by: Membership,
) -> tuple[User, bool]:
    """Like `found_congress`, by the administrator of the superior. Raises CodeTaken, NotAllowed."""
    congress = create_congress(code=code, name=name, level=level, by=by)
    return _staffed(congress, term, since, username, user_name, password)


def _staffed(
    congress: Congress, term: int, since: date, username: str, user_name: str, password: str
) -> tuple[User, bool]:
    system = system_membership(congress)
    open_term(congress=congress, number=term, started_on=since, by=system)
    user = User.objects.filter(username=username).first()
    made = user is None
    if user is None:
        user = create_user(congress=congress, username=username, name=user_name, password=password, by=system)
    grant_role(user=user, congress=congress, role=Role.ORGANISER, by=system)
    grant_role(user=user, congress=congress, role=Role.ADMINISTRATOR, by=system)
    return user, made
