"""Acts on notices: a call made, stuck work decided about, robots named."""

from django.utils import timezone
from django.utils.formats import date_format

from evaluation.ground import bell
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.models import Call, Errand, GroupChat
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit
from workflows.notices import group_chat
from workflows.notices import permissions as _rows  # noqa: F401 - importing it fills the table of who may do what
from workflows.notices.errors import AlreadyCalled, NotStuck, UnknownRobot
from workflows.notices.queries import STUCK


@act
def make_call(*, call: Call, by: Membership) -> Call:
    """Tick a call off. Raises AlreadyCalled when somebody else did."""
    permit(by, "notices.make_call", congress_id=call.notice.congress_id)
    if not Call.objects.filter(pk=call.pk, made_at__isnull=True).update(made_at=timezone.now(), made_by=by):
        call.refresh_from_db()
        raise AlreadyCalled(when=date_format(timezone.localtime(call.made_at), "DATETIME_FORMAT"))
    record(by, "notices.make_call", call)
    return call


@act
def send_again(*, errand: Errand, by: Membership) -> Errand:
    """Let stuck work be tried once more, after somebody made sure that it did not arrive. Raises NotStuck.

    `attempts` is not set back: it is the fence against a worker that has slept through its claim.
    """
    _decide(errand, by, "notices.send_again", {"state": Errand.State.WAITING, "finished_at": None})
    bell.ring_after_commit(errand)
    return errand


@act
def settle(*, errand: Errand, by: Membership) -> Errand:
    """Take stuck work as done: it arrived after all, or was done in another way. Raises NotStuck."""
    _decide(errand, by, "notices.settle", {"state": Errand.State.DONE, "finished_at": timezone.now()})
    return errand


def _decide(errand: Errand, by: Membership, name: str, change: dict[str, object]) -> None:
    if errand.congress_id is None:
        raise NotStuck
    permit(by, name, congress_id=errand.congress_id)
    stuck = Errand.objects.filter(pk=errand.pk, state__in=STUCK)
    if not stuck.update(**change, due_at=timezone.now(), claimed_at=None):
        raise NotStuck
    record(by, name, errand, kind=errand.kind)
    errand.refresh_from_db()


@act
def add_group_chat(*, name: str, address: str, by: Membership) -> GroupChat:
    """Let a group's robot repeat reminders. Raises UnknownRobot."""
    permit(by, "notices.add_group_chat", congress_id=by.congress_id)
    if group_chat.robot(address.strip()) is None:
        raise UnknownRobot
    chat = GroupChat.objects.create(congress_id=by.congress_id, name=name.strip(), address=address.strip())
    record(by, "notices.add_group_chat", chat, name=chat.name)
    return chat


@act
def end_group_chat(*, chat: GroupChat, by: Membership) -> GroupChat:
    """The robot speaks no more; its address is forgotten."""
    permit(by, "notices.end_group_chat", congress_id=chat.congress_id)
    chat.is_active, chat.address = False, ""
    chat.save(update_fields=["is_active", "address"])
    record(by, "notices.end_group_chat", chat, name=chat.name)
    return chat
