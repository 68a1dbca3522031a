"""A table waits between its preview and its confirmation."""

from datetime import timedelta

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.models import Congress, Membership, UploadedTable
from evaluation.roster.permissions import permit

KEPT_FOR = timedelta(days=1)


@act
def keep_table(*, congress: Congress, kind: str, file_name: str, data: bytes, by: Membership) -> UploadedTable:
    """Keep a table until it is confirmed. The person's earlier one and those a day old are removed."""
    permit(by, "roster.import_roster", congress_id=congress.pk)
    UploadedTable.objects.filter(by=by.user, congress=congress).delete()
    UploadedTable.objects.filter(made_at__lt=timezone.now() - KEPT_FOR).delete()
    table = UploadedTable.objects.create(
        congress=congress, by=by.user, kind=kind, file_name=file_name[-120:], data=data
    )
    record(by, "roster.keep_table", congress, size=len(data))
    return table


@act
def discard_table(*, table: UploadedTable, by: Membership) -> None:
    """Remove a table that was taken over or that nobody wants."""
    permit(by, "roster.import_roster", congress_id=table.congress_id)
    record(by, "roster.discard_table", table.congress)
    table.delete()
