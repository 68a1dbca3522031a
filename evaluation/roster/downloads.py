"""A table that a page shows, as an Excel file with real numbers and dates."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from documents.tables import MEDIA_TYPE, Sheet, Value, to_xlsx


def as_excel(name: str, heading: Sequence[str], rows: Sequence[Sequence[Value]]) -> HttpResponse:
    """The file as a download called `name`.xlsx; the sheet bears the same name."""
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx")
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(to_xlsx([Sheet(name, heading, rows)]), content_type=MEDIA_TYPE, headers=headers)
