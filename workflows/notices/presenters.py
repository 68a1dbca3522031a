"""What the pages of notices show."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluation.ground.models import Call, Errand, GroupChat, Notice
from evaluation.ground.wording import worded

KINDS: dict[str, Promise] = {
    "notice.mail": _("E-mail to %(whom)s"),
    "notice.group": _("Message to the group %(whom)s"),
    "deadline.remind": _("Reminder"),
    "notices.deliver": _("Delivery of notices"),
}


@dataclass(frozen=True)
class NoticeLine:
    notice: Notice

    @property
    def text(self) -> str:
        return worded(self.notice.text, self.notice.facts)


@dataclass(frozen=True)
class CallLine:
    call: Call

    @property
    def whom(self) -> str:
        return self.call.notice.user.name

    @property
    def text(self) -> str:
        """What to say, and what an SMS may hold."""
        return worded(self.call.notice.text, self.call.notice.facts)


@dataclass(frozen=True)
class StuckLine:
    errand: Errand
    whom: str

    @property
    def what(self) -> str:
        words = KINDS.get(self.errand.kind)
        return str(words) % {"whom": self.whom} if words else gettext("Work in the background")

    @property
    def trouble(self) -> str:
        """A refusal keeps its own sentences; the rest are sentences of the catalogue."""
        return gettext(self.errand.trouble) if self.errand.trouble else ""

    @property
    def uncertain(self) -> bool:
        return self.errand.state == Errand.State.UNCERTAIN

    @property
    def at(self) -> datetime:
        return self.errand.finished_at or self.errand.due_at


def stuck_lines(errands: list[Errand]) -> list[StuckLine]:
    """Lines with the receiver's name, in two queries however many they are."""
    notices = {e.facts["notice"] for e in errands if e.kind == "notice.mail"}
    chats = {e.facts["chat"] for e in errands if e.kind == "notice.group"}
    people = dict(Notice.objects.filter(pk__in=notices).values_list("pk", "user__name"))
    groups = dict(GroupChat.objects.filter(pk__in=chats).values_list("pk", "name"))
    return [StuckLine(e, people.get(e.facts.get("notice"), "") or groups.get(e.facts.get("chat"), "")) for e in errands]
