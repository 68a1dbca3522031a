"""Personal links: the printed way in for people who will never remember a password."""

from datetime import datetime

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.errors import NotAllowed
from evaluation.roster.links import digest_of, new_secret
from evaluation.roster.models import Congress, Membership, PersonalLink, User
from evaluation.roster.permissions import permit
from evaluation.roster.queries import NEVER_BY_LINK


@act
def make_personal_link(
    *, user: User, congress: Congress, expires_at: datetime, by: Membership
) -> tuple[PersonalLink, str]:
    """Make a link, valid until `expires_at`, and revoke those made before for the same person here.

    Returns the link and its secret, which is shown on the card and kept nowhere. Raises NotAllowed for somebody
    without a role here and for office accounts.
    """
    permit(by, "roster.make_personal_link", congress_id=congress.pk)
    roles = set(Membership.objects.filter(user=user, ended_at=None).values_list("congress_id", "role"))
    here = {role for congress_id, role in roles if congress_id == congress.pk}
    if not here or any(role in NEVER_BY_LINK for _congress, role in roles):
        raise NotAllowed(role=by.get_role_display())
    PersonalLink.objects.filter(user=user, congress=congress, revoked_at=None).update(revoked_at=timezone.now())
    secret = new_secret()
    link = PersonalLink.objects.create(
        user=user, congress=congress, digest=digest_of(secret), made_by=by.user, expires_at=expires_at
    )
    record(by, "roster.make_personal_link", link, user=user.pk)
    return link, secret


@act
def revoke_personal_link(*, link: PersonalLink, by: Membership) -> PersonalLink:
    """A lost card: it opens nothing from now on. Doing it again changes nothing."""
    permit(by, "roster.revoke_personal_link", congress_id=link.congress_id)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        record(by, "roster.revoke_personal_link", link, user=link.user_id)
    return link


@act
def enter_by_link(*, link: PersonalLink, by: Membership) -> PersonalLink:
    """Note that the person came in by the link; it is not used up. Raises NotAllowed for somebody else's."""
    if link.user_id != by.user_id or link.congress_id != by.congress_id:
        raise NotAllowed(role=by.get_role_display())
    record(by, "roster.enter_by_link", link)
    return link
