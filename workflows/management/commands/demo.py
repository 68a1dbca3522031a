"""`demo`: made-up offices at several points of the year, to look at the product with."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.roster.models import Congress, Membership
from workflows.rehearsal.demonstration import OFFICES, demonstrate
from workflows.steps import title_of

PASSWORD = "Qingfeng-2026-yu"  # noqa: S105 - of made-up people, printed for everybody who tries the product
CODES = [code for _scheme, code, *_rest in OFFICES]


class Command(BaseCommand):
    help = "Make demonstration data for both schemes at several stages of the year, once, and print its accounts."

    def handle(self, *_args: Any, **_options: Any) -> None:
        there = set(Congress.objects.filter(code__in=CODES).values_list("code", flat=True))
        if there != set(CODES):
            self.stdout.write(_("Making demonstration data; this takes a minute, and only the first time."))
        with TemporaryDirectory() as out:  # ballot books of the demonstration stand in its archive too
            demonstrate(Path(out), PASSWORD, timezone.localdate(), self._told, there=there)
        self._accounts()

    def _told(self, step: str, done: int, _waiting: int) -> None:
        self.stderr.write(f"\r{done} {title_of(step):<50}", ending="")
        self.stderr.flush()

    def _accounts(self) -> None:
        """Whoever of the made-up people can sign in with the password."""
        self.stdout.write(
            "\n" + _("Demonstration accounts, all with the password %(password)s:") % {"password": PASSWORD}
        )
        members = Membership.objects.filter(congress__code__in=CODES, ended_at=None, user__is_active=True)
        for member in members.select_related("user", "congress").order_by("congress", "pk"):
            if member.user.has_usable_password():
                role = member.get_role_display()
                self.stdout.write(f"  {member.user.username:<20} {member.user.name} · {role} · {member.congress.name}")
