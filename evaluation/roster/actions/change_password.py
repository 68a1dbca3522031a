from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership, User


@act
def change_password(*, user: User, password: str, by: Membership) -> User:
    """Change one's own password. The caller has asked for the present one and checked the rules."""
    if by.user_id != user.pk:
        raise NotAllowed(role=by.get_role_display())
    user.set_password(password)
    user.must_change_password = False
    user.password_changed_at = timezone.now()
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])
    record(by, "roster.change_password", user)
    return user
