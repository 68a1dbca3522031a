from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from documents.errors import Refusal
from evaluation.roster.founding import found_congress
from evaluation.roster.models import Congress
from evaluation.roster.passwords import initial_password
from evaluation.roster.states import Level


class Command(BaseCommand):
    help = "Set up a congress with its running term and its first administrator, from nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="short code for commands and addresses: letters, digits, hyphens")
        parser.add_argument("name", help="full name, e.g. 青禾镇人民代表大会")
        parser.add_argument("--level", choices=Level.values, required=True)
        parser.add_argument("--parent", help="code of the superior congress")
        parser.add_argument("--term", type=int, required=True, help="number of the running term (届)")
        parser.add_argument("--since", type=date.fromisoformat, required=True, help="first day of the term, YYYY-MM-DD")
        parser.add_argument("--administrator", required=True, help="user name of the first administrator")
        parser.add_argument("--administrator-name", default="", help="the administrator's own name")

    def handle(self, *_args: Any, **options: Any) -> None:
        if Congress._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001 - Django documents it
            # the first command that a newcomer types, perhaps before the site was ever started
            raise CommandError(
                _("There is no data here yet. First start the site once, with the same DATA_DIR and DATABASE_URL.")
            )
        password = initial_password()
        try:
            user, made = found_congress(
                code=options["code"],
                name=options["name"],
                level=Level(options["level"]),
                parent_code=options["parent"] or "",
                term=options["term"],
                since=options["since"],
                username=options["administrator"],
                user_name=options["administrator_name"] or options["administrator"],
                password=password,
            )
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.sentences())) from refusal
        self.stdout.write(_("%(name)s is set up.") % {"name": options["name"]})
        if made:
            # each alone on its line, so that it can be copied as it is
            self.stdout.write(_("Sign in with this user name and this initial password:"))
            self.stdout.write(f"  {user.username}\n  {password}")
