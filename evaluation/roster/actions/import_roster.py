"""Take a table over: what the preview showed, whole or not at all."""

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.comparing import Preview, preview_of
from evaluation.roster.errors import PreviewStale, TableFaults
from evaluation.roster.models import Congress, Membership
from evaluation.roster.parsing import Reading
from evaluation.roster.permissions import permit
from evaluation.roster.saving import save_attendance, save_deputies, save_voters


@act
def import_roster(*, congress: Congress, reading: Reading, by: Membership, shown: str = "") -> Preview:
    """Save what a reading says and return what was done.

    `shown` is the digest of the preview that a person confirmed. Raises TableFaults (nothing is saved),
    PreviewStale when somebody changed the roster in between, NoTerm.
    """
    permit(by, "roster.import_roster", congress_id=congress.pk)
    Congress.objects.select_for_update().get(pk=congress.pk)  # two tables at once would make the same person twice
    preview = preview_of(congress, reading)
    if preview.faults or preview.kind is None:
        raise TableFaults(count=len(preview.faults))
    if shown and shown != preview.digest:
        raise PreviewStale
    if preview.kind == "deputies" and preview.term is not None:
        save_deputies(congress, preview.term, preview.steps)
    elif preview.kind == "voters":
        save_voters(congress, preview.steps)
    else:
        save_attendance(congress, preview.steps)
    counts = {name: len(getattr(preview, name)) for name in ("created", "changed", "left_alone", "warnings")}
    record(by, "roster.import_roster", congress, kind=preview.kind, **counts)
    return preview
