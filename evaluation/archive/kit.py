"""The kit of a meeting: every paper for the hall in one zip, as Word and as PDF, in the order in which it is used."""

from collections.abc import Callable, Iterator

from documents import zipping
from documents.bundle import safe_name
from documents.pdf import converter, to_pdf
from evaluation.archive.catalogue import Entry, deputies_of, of_deputy, of_meeting
from evaluation.archive.templating import render_own
from evaluation.meeting.models import Meeting
from evaluation.meeting.queries import places_of

# the drawn slips are not among them: they belong to the vote and are never stored
FOR_THE_HALL = ("meeting_notice", "agenda", "host_script", "sign_in_sheet", "name_cards", "ballot", "tally_sheet")
AS_THEY_ARE = 0  # zlib level: Word files and PDFs are compressed already

Told = Callable[[int, int], object]


def entries_of(meeting: Meeting) -> Iterator[Entry]:
    """The papers for the hall, then the accepted reports in the order of speaking."""
    kinds = {entry.kind: entry for entry in of_meeting(meeting)}
    yield from (kinds[kind] for kind in FOR_THE_HALL)
    for place in places_of(meeting):
        assessment = deputies_of(meeting.plan).get(pk=place.assessment_id)
        yield from (entry for entry in of_deputy(assessment) if entry.kind == "duty_report")


def make_kit(meeting: Meeting, *, told: Told = lambda _done, _of: None) -> bytes:
    """The zip; PDFs are left out where LibreOffice is missing. `told(done, of)` hears of progress.

    Raises ConversionFailed.
    """
    wanted = list(entries_of(meeting))
    printed = converter() is not None
    of = len(wanted) * (2 if printed else 1)
    files: list[tuple[str, bytes]] = []
    for number, entry in enumerate(wanted, 1):
        facts = entry.facts()
        stem = entry.file_name(facts).removesuffix(".docx")
        files.append((f"{number:02d}-{stem}", render_own(meeting.plan.congress, facts)))
        told(number, of)
    parts = [zipping.pack(f"Word/{safe_name(stem, ending='docx')}", data, AS_THEY_ARE) for stem, data in files]
    if printed:
        pdfs = to_pdf([data for _stem, data in files], told=lambda done: told(len(wanted) + done, of))
        for (stem, _word), data in zip(files, pdfs, strict=True):
            parts.append(zipping.pack(f"PDF/{safe_name(stem, ending='pdf')}", data, AS_THEY_ARE))
    return zipping.join(parts)
