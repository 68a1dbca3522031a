"""What the archive's long work is called."""

from django.utils.translation import gettext as _

KEEP, SEAL = "archive.keep_papers", "archive.seal_bundle"


def work_label(kind: str) -> str:
    """The work in the words of its button."""
    return {KEEP: _("Make all papers and keep them"), SEAL: _("Seal the year")}[kind]
