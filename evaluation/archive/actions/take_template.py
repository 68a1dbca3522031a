from django.utils import timezone

from documents.templates import compiled
from evaluation.archive.models import OwnTemplate
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.models import Congress, Membership
from evaluation.roster.permissions import permit


@act
def take_template(*, congress: Congress, kind: str, file_name: str, data: bytes, by: Membership) -> OwnTemplate:
    """Take over the office's own wording of one kind of paper.

    Raises NotATemplate or FaultyTemplate, which names each broken placeholder with its place.
    """
    permit(by, "archive.take_template", congress_id=congress.pk)
    compiled(kind, data)
    own = OwnTemplate.objects.create(congress=congress, kind=kind, file=data, file_name=file_name[:120], uploaded_by=by)
    record(by, "archive.take_template", own, kind=kind)
    return own


@act
def give_up_template(*, congress: Congress, kind: str, by: Membership) -> None:
    """Go back to the standard wording; the own one stays on record."""
    permit(by, "archive.give_up_template", congress_id=congress.pk)
    own = OwnTemplate.objects.filter(congress=congress, kind=kind, given_up_at=None)
    if last := own.last():
        own.update(given_up_at=timezone.now())
        record(by, "archive.give_up_template", last, kind=kind)
