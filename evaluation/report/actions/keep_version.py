from documents.wordcount import count
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.report.errors import NothingWritten
from evaluation.report.models import DutyReport, ReportVersion
from evaluation.report.permissions import permit_writing
from evaluation.report.queries import locked
from evaluation.roster.models import Membership


@act
def keep_version(*, report: DutyReport, by: Membership, file_name: str = "") -> ReportVersion:
    """Keep the present text as a numbered version that can be compared with later ones."""
    permit_writing(by, "report.keep_version", report)
    version = freeze_version(locked(report), by, file_name=file_name)
    record(by, "report.keep_version", report, version=version.number)
    return version


def freeze_version(
    report: DutyReport, by: Membership, *, file_name: str = "", submitted: bool = False, covered: tuple[int, ...] = ()
) -> ReportVersion:
    """Write the present text of a locked report as its next version. Raises NothingWritten for an empty text."""
    if not report.text.strip():
        raise NothingWritten
    counted = count(report.text)
    last = report.versions.order_by("number").last()
    return ReportVersion.objects.create(
        report=report,
        number=(last.number if last else 0) + 1,
        text=report.text,
        words_low=counted.words_low,
        words_high=counted.words_high,
        kept_by=by,
        submitted=submitted,
        file_name=file_name,
        covered=sorted(covered),
    )
