from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from evaluation.archive.models import Kit
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.meeting.models import Meeting
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def keep_kit(*, meeting: Meeting, data: bytes, by: Membership) -> Kit:
    """Keep the kit of a meeting for download; a former one is thrown away: it is a convenience, not a record."""
    permit(by, "archive.make_kit", congress_id=meeting.plan.congress_id, group_id=meeting.group_id)
    former = list(Kit.objects.filter(meeting=meeting))
    kit = Kit(meeting=meeting, size=len(data), made_by=by)
    kit.file.save(f"{meeting.code}.zip", ContentFile(data), save=False)
    kit.save()
    for old in former:
        old.delete()
        transaction.on_commit(partial(old.file.delete, save=False))
    record(by, "archive.make_kit", meeting, size=len(data))
    return kit
