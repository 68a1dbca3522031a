"""Addresses of the archive; `tests/architecture/test_permissions.py` tells how to read this."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile

from evaluation.archive.models import Bundle
from evaluation.meeting.actions import create_meeting
from tests.factories import make_assessment, make_plan
from tests.people import People

# a running year with one sealed bundle; nothing of its deputy is finished
TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
list_papers        GET    200     200    200    404    404   404     404    404    404   | 404    404   404    | in
paper              GET    200     200    200    404    404   404     404    404    404   | 404    404   404    | in
list_archives      GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
export_archives    GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
archive            GET    200     404    404    404    404   404     404    200    404   | 404    404   404    | in
export_kept_papers GET    200     404    404    404    404   404     404    200    404   | 404    404   404    | in
archive_progress   GET    set     404    404    404    404   404     404    set    404   | 404    404   404    | in
export_archive_index GET  200     404    404    404    404   404     404    200    404   | 404    404   404    | in
retention          GET    200     404    404    404    404   404     404    200    404   | 200    404   200    | in
export_retention   GET    200     404    404    404    404   404     404    200    404   | 200    404   200    | in
kit                GET    404     404    404    404    404   404     404    404    404   | 404    404   404    | in
make_kit           POST   set     set    404    404    404   404     404    404    404   | 404    404   404    | in
kit_progress       GET    set     set    404    404    404   404     404    404    404   | 404    404   404    | in
keep_papers        POST   set     404    404    404    404   404     404    403    404   | 404    404   404    | in
seal_bundle        POST   409     404    404    404    404   404     404    403    404   | 404    404   404    | in
report_upward      POST   set     404    404    404    404   404     404    403    404   | 404    404   404    | in
destroy_material   POST   409     404    404    404    404   404     404    403    404   | 404    404   404    | in
bundle             GET    200     404    404    404    404   404     404    200    404   | 404    404   404    | in
list_templates     GET    200     403    403    403    403   403     403    403    403   | 200    403   200    | in
export_templates   GET    200     403    403    403    403   403     403    403    403   | 200    403   200    | in
template           GET    200     403    403    403    403   403     403    403    403   | 200    403   200    | in
download_template  GET    200     403    403    403    403   403     403    403    403   | 200    403   200    | in
take_template      POST   set     403    403    403    403   403     403    403    403   | set    403   set    | in
give_up_template   POST   set     403    403    403    403   403     403    403    403   | set    403   set    | in
correct_bundle     POST   set     404    404    404    404   404     404    403    404   | 404    404   404    | in
"""


BARE = {"list_archives", "export_archives", "retention", "export_retention", "list_templates", "export_templates"}


def arguments(people: People) -> dict[str, dict[str, Any]]:
    plan = make_plan(people.town)
    make_assessment(plan, people.deputy_mandate)
    bundle = Bundle(plan=plan, sha256="0" * 64, size=2, sealed_by=people.insider)
    bundle.file.save("bundle.zip", ContentFile(b"PK"))
    names = {line.split()[0] for line in TABLE.splitlines() if line and not line.startswith("#")}
    found: dict[str, dict[str, Any]] = {name: {"code": plan.code} for name in names if name not in BARE}
    found = {name: {"kind": "agenda"} if "template" in name else values for name, values in found.items()}
    meeting = create_meeting(
        plan=plan,
        title="第一小组述职评议会",
        place="镇政府",
        starts_at=datetime(2026, 11, 28, 1, tzinfo=UTC),
        group=people.first_group,
        by=people.insider,
    )
    found |= {name: {"code": meeting.code} for name in ("kit", "make_kit", "kit_progress")}
    number = {"number": bundle.pk}
    return found | {"paper": {"code": plan.code, "key": "plan"}, "bundle": number, "correct_bundle": number}


def posted(people: People) -> dict[str, dict[str, Any]]:
    return {
        "correct_bundle": {"reason": "补正"},
        "destroy_material": {"retention_class": "notice", "reason": "期满", "witness": people.presidium.pk},
    }
