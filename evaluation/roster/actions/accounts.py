"""Accounts of people who sign in."""

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.actions.roles import grant_role
from evaluation.roster.errors import NameTaken, NotAllowed
from evaluation.roster.models import Congress, Deputy, DeputyGroup, Membership, User
from evaluation.roster.permissions import permit
from evaluation.roster.states import Role


@act
def create_user(
    *, congress: Congress, username: str, name: str, by: Membership, phone: str = "", password: str | None = None
) -> User:
    """Make an account. Without `password` the person can only come by a personal link.

    A given password is an initial one: it must be changed at the first sign-in. Raises NameTaken.
    """
    permit(by, "roster.create_user", congress_id=congress.pk)
    if User.objects.filter(username=username).exists():
        raise NameTaken(username=username)
    user = User.objects.create_user(
        username=username, password=password, name=name, phone=phone, must_change_password=password is not None
    )
    record(by, "roster.create_user", user, username=username)
    return user


@act
def create_member(
    *,
    congress: Congress,
    username: str,
    name: str,
    role: Role,
    password: str | None,
    by: Membership,
    phone: str = "",
    group: DeputyGroup | None = None,
    deputy: Deputy | None = None,
) -> tuple[User, Membership]:
    """An account with its first role, both or neither. Raises what `create_user` and `grant_role` raise."""
    user = create_user(congress=congress, username=username, name=name, phone=phone, password=password, by=by)
    return user, grant_role(user=user, congress=congress, role=role, group=group, deputy=deputy, by=by)


@act
def reset_password(*, user: User, congress: Congress, password: str, by: Membership) -> User:
    """Give a person of the congress a new initial password. Raises NotAllowed."""
    _permit_about_user(by, "roster.reset_password", congress, user)
    user.set_password(password)
    user.must_change_password = True
    user.password_changed_at = timezone.now()
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])
    record(by, "roster.reset_password", user)
    return user


@act
def set_user_active(*, user: User, congress: Congress, active: bool, by: Membership) -> User:
    """Close or reopen an account; accounts are never deleted, their acts stay on record. Raises NotAllowed."""
    _permit_about_user(by, "roster.set_user_active", congress, user)
    if user.pk == by.user_id:
        raise NotAllowed(role=by.get_role_display())
    user.is_active = active
    user.save(update_fields=["is_active"])
    record(by, "roster.set_user_active", user, active=active)
    return user


def _permit_about_user(by: Membership, act_name: str, congress: Congress, user: User) -> None:
    """Only for people of the congress, and not for one who also works in another: that would be a way across."""
    permit(by, act_name, congress_id=congress.pk)
    belongs = set(user.memberships.filter(ended_at=None).values_list("congress_id", flat=True))
    before = user.memberships.filter(congress=congress).exists()
    if not before or belongs - {congress.pk}:
        raise NotAllowed(role=by.get_role_display())
