import hashlib
from datetime import date

from django.core.files.base import ContentFile

from evaluation.archive.models import Paper
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.models import Assessment, Plan
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def keep_paper(
    *,
    plan: Plan,
    kind: str,
    file_name: str,
    data: bytes,
    by: Membership,
    assessment: Assessment | None = None,
    meeting_code: str = "",
    written_on: date | None = None,
) -> Paper:
    """Keep a paper that was made; the same bytes of the same kind once.

    A sealed bundle stays as it is; what is kept after it stands in the next correction.
    """
    permit(by, "archive.keep_paper", congress_id=plan.congress_id, group_id=assessment.group_id if assessment else None)
    digest = hashlib.sha256(data).hexdigest()
    same = Paper.objects.filter(plan=plan, assessment=assessment, kind=kind, meeting_code=meeting_code, sha256=digest)
    if kept := same.first():
        return kept
    paper = Paper(
        plan=plan,
        assessment=assessment,
        meeting_code=meeting_code,
        written_on=written_on,
        kind=kind,
        file_name=file_name,
        sha256=digest,
        size=len(data),
        made_by=by,
    )
    paper.file.save(f"{plan.code}-{digest[:16]}{_ending(file_name)}", ContentFile(data), save=False)
    paper.save()
    record(by, "archive.keep_paper", paper, kind=kind)
    return paper


def _ending(file_name: str) -> str:
    return file_name[file_name.rfind(".") :] if "." in file_name else ""
