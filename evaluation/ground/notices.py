"""Tell people something inside the product, exactly once, and ask for it to be carried outside."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from evaluation.ground import bell
from evaluation.ground.models import Notice
from evaluation.ground.wording import Fact, kept


def announce(
    *,
    congress_id: int,
    to: Iterable[int],
    key: str,
    text: str,
    facts: Mapping[str, Fact] | None = None,
    link: str = "",
    due_on: date | None = None,
    outward: bool = True,
    in_group: bool = False,
) -> list[Notice]:
    """Write a notice to each user (primary keys) in the caller's transaction; return the new ones.

    The same key tells the same person once, however often it is called. `text` is an English sentence marked
    with `gettext_noop` in the caller's module; `facts` fill its %(name)s. `outward`: also by e-mail, or on the
    list of calls for people without one. `in_group`: also in the office's group chats, so it must hold nothing
    that not everybody there may read.
    """
    people = set(to)
    known = set(Notice.objects.filter(about=key, user_id__in=people).values_list("user_id", flat=True))
    stored = kept(facts or {})
    notices = Notice.objects.bulk_create(
        Notice(
            congress_id=congress_id, user_id=user, about=key, key=f"{key}:{user}", text=text, facts=stored,
            link=link, due_on=due_on,
        )
        for user in sorted(people - known)
    )  # fmt: skip
    if notices and outward:
        bell.send(
            kind="notices.deliver", key=f"deliver:{key}:{notices[0].user_id}", congress_id=congress_id,
            facts={"about": key, "since": notices[0].pk},
        )  # fmt: skip
    if in_group:
        bell.send(
            kind="notices.to_groups", key=f"groups:{key}", congress_id=congress_id,
            facts={"text": text, "link": link, **{f"fact.{name}": fact for name, fact in stored.items()}},
        )  # fmt: skip
    return notices


def mark_read(notice: Notice) -> None:
    """Note that its reader saw it; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=timezone.now())
