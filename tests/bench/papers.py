"""Documents a second: ours ÷ python-docx opening the same template and replacing text, in one interleaved run.

    python -m tests.bench.papers

The paper is the implementation plan with a list of 12 deputies (three pages and a table).
"""

import io
import os
import statistics
import sys
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import django

ROUNDS, SECONDS = 3, 2.0
FLOOR, GOAL = 3, 20


def rival(template: bytes, replaced: dict[str, str], rows: list[list[str]]) -> bytes:
    """What most programs do: open the template, replace in every paragraph, add rows, save."""
    import docx  # noqa: PLC0415 - only the bench needs it

    document = docx.Document(io.BytesIO(template))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if "{{" in run.text:
                for mark, text in replaced.items():
                    if mark in run.text:
                        run.text = run.text.replace(mark, text)
    table = document.tables[0]
    pattern = table.rows[1]._tr
    for row in rows:
        copied = deepcopy(pattern)
        table._tbl.append(copied)
        for cell, text in zip(table.rows[-1].cells, row, strict=True):
            cell.paragraphs[0].runs[0].text = text
    table._tbl.remove(pattern)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rate(make: Callable[[], object]) -> float:
    """Documents a second over about SECONDS."""
    made, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < SECONDS:
        make()
        made += 1
    return made / spent


def contest() -> tuple[list[float], list[float]]:
    from documents import templates  # noqa: PLC0415 - after django.setup()
    from documents.facts import ImplementationPlan  # noqa: PLC0415
    from documents.papers import render  # noqa: PLC0415
    from documents.samples import sample  # noqa: PLC0415

    plan = sample("implementation_plan")
    assert isinstance(plan, ImplementationPlan)
    deputies = tuple(replace(plan.reporting[0], name=f"代表{number}") for number in range(1, 13))
    plan = replace(plan, reporting=deputies)
    replaced = {
        "{{组织单位}}": plan.round.organiser,
        "{{年度}}": str(plan.round.year),
        "{{代表称谓}}": plan.round.deputies,
        "{{制定依据}}": plan.basis,
        "{{报告期间}}": plan.period,
        "{{发文机关}}": plan.round.issuer,
        "{{成文日期}}": "2026年8月5日",
        "{{代表人数}}": str(plan.deputy_count),
        "{{承办机构}}": plan.round.work_office,
    }
    rows = [[str(n), each.name, each.post, each.category] for n, each in enumerate(deputies, 1)]
    template = templates.default("implementation_plan")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(rate(lambda: render(plan)))
        theirs.append(rate(lambda: rival(template, replaced, rows)))
    return ours, theirs


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    ours, theirs = contest()
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    sys.stdout.write(
        f"papers: ours {statistics.median(ours):.0f}/s, python-docx from template {statistics.median(theirs):.0f}/s,"
        f" ratio {ratio:.1f} (floor {FLOOR}, goal {GOAL})\n"
    )
    return 0 if ratio >= FLOOR else 1


if __name__ == "__main__":
    raise SystemExit(main())
