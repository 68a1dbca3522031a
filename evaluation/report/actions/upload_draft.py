from documents.reading import Reading, read
from evaluation.report.actions.keep_version import keep_version
from evaluation.report.actions.save_draft import save_draft
from evaluation.report.models import DutyReport
from evaluation.report.permissions import permit_writing
from evaluation.roster.models import Membership


def upload_draft(*, report: DutyReport, data: bytes, file_name: str, edition: int, by: Membership) -> Reading:
    """Read a Word file and make its text the working text; the version kept names the file.

    The file is read in a process of its own before any transaction begins. Raises the refusals of
    `documents.reading` for a file that cannot be trusted or read, and those of `save_draft`.
    """
    permit_writing(by, "report.save_draft", report)
    reading = read(data, file_name)
    saved = save_draft(report=report, text=reading.text, edition=edition, by=by)
    keep_version(report=saved, by=by, file_name=file_name[:120])
    return reading
