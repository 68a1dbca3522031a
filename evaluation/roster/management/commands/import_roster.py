from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.errors import Refusal
from evaluation.roster.actions import import_roster
from evaluation.roster.comparing import Preview, preview_of
from evaluation.roster.models import Congress
from evaluation.roster.parsing import KINDS, Finding
from evaluation.roster.queries import system_membership
from evaluation.roster.reading import read_for
from evaluation.roster.wording import place_of, reason_of


class Command(BaseCommand):
    help = "Take a roster over from .xlsx or .csv. Exit status 1 and nothing saved when there is a fault."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--congress", required=True, help="code of the congress")
        parser.add_argument("--kind", choices=KINDS, help="told from the header when not given")
        parser.add_argument("--dry-run", action="store_true", help="show what would change and save nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        congress = Congress.objects.filter(code=options["congress"]).first()
        if congress is None:
            known = ", ".join(Congress.objects.values_list("code", flat=True)) or "-"
            raise CommandError(
                _("There is no congress with the code %(code)s. Known codes: %(known)s")
                % {"code": options["congress"], "known": known}
            )
        try:
            self._import(congress, options)
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.sentences())) from refusal
        except OSError as wrong:
            raise CommandError(_("The file cannot be opened: %(file)s") % {"file": options["file"]}) from wrong

    def _import(self, congress: Congress, options: dict[str, Any]) -> None:
        reading = read_for(congress, options["file"].read_bytes(), options["kind"])
        preview = preview_of(congress, reading)
        self._findings(preview)
        if options["dry_run"] and not preview.faults:
            self._summary(_("Nothing is saved (dry run)."), preview)
            return
        done = import_roster(congress=congress, reading=reading, by=system_membership(congress))
        changed = done.created or done.changed
        self._summary(_("Saved.") if changed else _("Everything is there already; nothing was changed."), done)

    def _findings(self, preview: Preview) -> None:
        for fault in preview.faults:
            self.stderr.write(
                _("Fault: %(place)s: %(reason)s") % {"place": place_of(fault), "reason": reason_of(fault)}
            )
        for warning in preview.warnings:
            self.stdout.write(
                _("Warning: %(place)s: %(reason)s") % {"place": place_of(warning), "reason": reason_of(warning)}
            )

    def _summary(self, first: str, preview: Preview) -> None:
        self.stdout.write(first)
        self.stdout.write(
            _("%(created)s created, %(changed)s changed, %(left)s left alone, %(absent)s not in the table.")
            % {
                "created": len(preview.created),
                "changed": len(preview.changed),
                "left": len(preview.left_alone),
                "absent": preview.absent,
            }
        )


def _said(finding: Finding) -> dict[str, str]:
    return {"place": place_of(finding), "reason": reason_of(finding)}
