"""Who acts, by which link, in which term."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from evaluation.roster.errors import LinkUnknown, NoTerm
from evaluation.roster.links import digest_of
from evaluation.roster.models import Congress, Membership, PersonalLink, Term, User
from evaluation.roster.states import Role

SYSTEM_USERNAME = "system"


def system_membership(congress: Congress) -> Membership:
    """Who acts when the clock or the machine does: the system itself, in this congress.

    Made when it is first asked for. Its user is inactive and has no password, so that nobody signs in as it.
    """
    known = Membership.objects.filter(congress=congress, role=Role.SYSTEM).select_related("user", "congress").first()
    if known is not None:
        return known
    user, _made = User.objects.get_or_create(
        username=SYSTEM_USERNAME,
        defaults={"name": str(Role.SYSTEM.label), "is_active": False, "password": "!"},
    )
    return Membership.objects.create(user=user, congress=congress, role=Role.SYSTEM)


def memberships_of(user: User) -> QuerySet[Membership]:
    """The roles in which a person may act now, the oldest first."""
    return Membership.objects.filter(user=user, ended_at=None).select_related("congress", "group", "user")


# whoever holds several roles begins in the one with most of the daily work
DAILY = (
    Role.ORGANISER,
    Role.GROUP_LEADER,
    Role.ADMINISTRATOR,
    Role.PRESIDIUM,
    Role.DEPUTY,
    Role.COLLECTOR,
    Role.TELLER,
    Role.SYSTEM,
)


def usual_role(mine: Iterable[Membership]) -> Membership | None:
    """The role in which a person begins."""
    return min(mine, key=lambda membership: DAILY.index(Role(membership.role)), default=None)


def valid_links() -> QuerySet[PersonalLink]:
    """Personal links that open something now."""
    return PersonalLink.objects.filter(revoked_at=None, expires_at__gt=timezone.now(), user__is_active=True)


def link_behind(secret: str) -> tuple[PersonalLink, Membership]:
    """The valid personal link behind a secret and the role it opens. Raises LinkUnknown."""
    link = valid_links().filter(digest=digest_of(secret)).select_related("user", "congress").first()
    mine = usual_role(memberships_of(link.user).filter(congress=link.congress)) if link else None
    if link is None or mine is None:
        raise LinkUnknown
    return link, mine


def running_term(congress: Congress) -> Term:
    """The term that runs now. Raises NoTerm."""
    term = Term.objects.filter(congress=congress, ended_on=None).order_by("-number").first()
    if term is None:
        raise NoTerm(congress=congress.name)
    return term


# an office account opens too much for a card that can be lost in a street
NEVER_BY_LINK = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.SYSTEM})


def never_by_link() -> QuerySet[Membership]:
    """Running roles, in any congress, whose holders never come by a card."""
    return Membership.objects.filter(role__in=NEVER_BY_LINK, ended_at=None)


def roles_by_user(congress: Congress, people: Collection[User]) -> dict[int, str]:
    """Every role that each of these people has here, in words: one card opens them all."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for role in Membership.objects.filter(congress=congress, user__in=people, ended_at=None).order_by("pk"):
        found[role.user_id][role.get_role_display()] = None
    return {user_id: "、".join(roles) for user_id, roles in found.items()}


def found_by_user(links: QuerySet[PersonalLink], sought: str) -> QuerySet[PersonalLink]:
    """Links of people whose name contains `sought` or whose user name (pinyin) begins with it."""
    words = "".join(sought.split())
    return links.filter(Q(user__name__contains=words) | Q(user__username__startswith=words.lower()))
