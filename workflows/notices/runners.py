"""The errands of notices and deadlines."""

from typing import Any

from django.db.models import QuerySet

from evaluation.ground import bell
from evaluation.ground.deadlines import say
from evaluation.ground.models import Call, GroupChat, Notice
from evaluation.roster.models import Deputy, Membership
from evaluation.roster.states import Role
from workflows.errands.registry import Ending, Style, runner
from workflows.errands.work import Work
from workflows.notices import group_chat, mail


@runner("deadline.remind")
def remind(work: Work) -> None:
    say(work.facts["deadline"], work.facts["revision"], work.facts["number"])


@runner("notices.deliver")
def deliver(work: Work) -> None:
    """Each new notice of one announcement goes by e-mail, or onto the list of calls."""
    notices = Notice.objects.filter(about=work.facts["about"], pk__gte=work.facts["since"]).select_related("user")
    known, office = _deputies(notices), _office(work.errand.congress_id)
    for notice in notices.filter(call__isnull=True):
        deputy = known.get(notice.user_id)
        address = notice.user.email or (deputy.email if deputy else "")
        if address and mail.leaves_the_house():
            bell.send(
                kind="notice.mail", key=f"mail:{notice.pk}", congress_id=notice.congress_id,
                facts={"notice": notice.pk, "to": address},
            )  # fmt: skip
        elif notice.user_id not in office:
            _list_for_a_call(notice, deputy)


def _office(congress_id: int | None) -> set[int]:
    """Users who work with the product every day: they are not to be called by themselves."""
    roles = Membership.objects.filter(congress_id=congress_id or 0, ended_at__isnull=True)
    return set(roles.filter(role__in=(Role.ORGANISER, Role.ADMINISTRATOR)).values_list("user_id", flat=True))


def _deputies(notices: QuerySet[Notice]) -> dict[int, Deputy]:
    """The deputy behind each user, for those who are one."""
    users = notices.values("user_id")
    deputies = Deputy.objects.filter(memberships__user_id__in=users, memberships__ended_at__isnull=True)
    rows: Any = deputies.values_list("memberships__user_id", "pk")
    by_key = deputies.in_bulk()
    return {user: by_key[pk] for user, pk in rows}


def _list_for_a_call(notice: Notice, deputy: Deputy | None) -> None:
    phone = notice.user.phone or (deputy.phone if deputy else "")
    Call.objects.get_or_create(notice=notice, defaults={"phone": phone})


@runner("notice.mail", style=Style.OUTSIDE)
def send_mail(work: Work) -> Ending:
    notice = Notice.objects.select_related("user", "congress").get(pk=work.facts["notice"])
    if mail.send(notice, work.facts["to"]):
        return lambda: None
    deputy = _deputies(Notice.objects.filter(pk=notice.pk)).get(notice.user_id)
    return lambda: _list_for_a_call(notice, deputy)  # the address is refused for good


@runner("notices.to_groups")
def to_groups(work: Work) -> None:
    """One errand a group chat, so that one that fails does not repeat the others."""
    for chat in GroupChat.objects.filter(congress=work.errand.congress, is_active=True):
        bell.send(
            kind="notice.group", key=f"{work.errand.key}:{chat.pk}", congress_id=chat.congress_id,
            facts={**work.facts, "chat": chat.pk},
        )  # fmt: skip


@runner("notice.group", style=Style.OUTSIDE)
def send_to_group(work: Work) -> None:
    facts = {name.removeprefix("fact."): fact for name, fact in work.facts.items() if name.startswith("fact.")}
    chat = GroupChat.objects.get(pk=work.facts["chat"])
    group_chat.send(chat.address, work.facts["text"], facts, work.facts["link"])
