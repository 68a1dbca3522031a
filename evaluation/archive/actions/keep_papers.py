from collections.abc import Callable
from functools import partial

from documents.errors import Refusal
from documents.pdf import converter, to_pdf
from evaluation.archive.actions.keep_paper import keep_paper
from evaluation.archive.catalogue import entries
from evaluation.archive.contents import whole
from evaluation.archive.models import Paper
from evaluation.archive.templating import render_own
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership

BATCH = 20  # papers that LibreOffice turns into PDF at one start

Told = Callable[[int, int], object]


def keep_papers(*, plan: Plan, by: Membership, pdf: bool = True, told: Told = lambda _done, _of: None) -> list[Paper]:
    """Make every paper of the year that can be made now and keep it, as Word and as PDF where that is possible.

    Each paper is kept in a transaction of its own, so it can be stopped and started again: the same bytes are
    kept once. `told(done, of)` hears of progress. Papers of the same kind about the same thing are not made
    anew once they are kept; correcting a kept paper is what `correct_bundle` is for.
    """
    printed = pdf and converter() is not None
    there = set(Paper.objects.filter(plan=plan).values_list("kind", "file_name"))
    wanted = [entry for entry in entries(plan) if entry.kind != "opinion_form"]
    of = len(wanted) * (2 if printed else 1)
    made: list[Paper] = []
    for done, entry in enumerate(wanted, 1):
        facts = entry.facts()
        name = entry.file_name(facts)
        if (entry.kind, name) not in there:
            made.append(
                keep_paper(
                    plan=plan,
                    kind=entry.kind,
                    file_name=name,
                    data=render_own(plan.congress, facts),
                    assessment=entry.assessment,
                    meeting_code=entry.meeting_code,
                    written_on=facts.made_on,
                    by=by,
                )
            )
        told(done, of)
    if printed:
        made += _keep_pdfs(plan, by, lambda done: told(min(len(wanted) + done, of - 1), of))
        told(of, of)
    return made


def _keep_pdfs(plan: Plan, by: Membership, told: Callable[[int], object]) -> list[Paper]:
    """A PDF beside each Word file that has none, those of an earlier making too.

    What LibreOffice cannot convert stays without: the manifest says which.
    """
    last = {(paper.kind, paper.file_name): paper for paper in Paper.objects.filter(plan=plan).order_by("pk")}
    word = [paper for paper in last.values() if paper.file_name.endswith(".docx")]
    lacking = [paper for paper in word if not _is_printed(paper, last)]
    kept: list[Paper] = []
    for start in range(0, len(lacking), BATCH):
        batch = lacking[start : start + BATCH]
        try:
            pdfs = to_pdf([whole(paper) for paper in batch], told=partial(_after, told, start))
        except Refusal:
            return kept
        kept += [_beside(paper, data, by) for paper, data in zip(batch, pdfs, strict=True)]
    return kept


def _is_printed(paper: Paper, last: dict[tuple[str, str], Paper]) -> bool:
    """Whether its PDF is there and not of an earlier making."""
    beside = last.get((paper.kind, paper.file_name.removesuffix(".docx") + ".pdf"))
    return beside is not None and beside.pk > paper.pk


def _after(told: Callable[[int], object], before: int, done: int) -> None:
    told(before + done)


def _beside(paper: Paper, data: bytes, by: Membership) -> Paper:
    return keep_paper(
        plan=paper.plan,
        kind=paper.kind,
        file_name=paper.file_name.removesuffix(".docx") + ".pdf",
        data=data,
        assessment=paper.assessment,
        meeting_code=paper.meeting_code,
        written_on=paper.written_on,
        by=by,
    )
