"""What a page is handed: who asks, and in which role."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from evaluation.roster.models import Membership, User

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

ONLY_HERE = {"127.0.0.1", "localhost"}  # to every telephone this is itself


def opened_here_only(request: HttpRequest) -> bool:
    """Whether the address under which the site was opened, printed as a square code, leads a telephone nowhere."""
    return request.get_host().split(":")[0] in ONLY_HERE


class MemberRequest(HttpRequest):
    """The request of a signed-in person: a type for views, never made.

    `membership` is the role in which the person acts now, `memberships` all that have not ended. Views that
    anybody may open (`login_not_required`) get None and an empty list there, and take a plain HttpRequest.
    """

    user: User
    membership: Membership
    memberships: list[Membership]
    htmx: "HtmxDetails"
