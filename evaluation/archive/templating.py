"""Papers in a congress's own wording, where it has one."""

from functools import lru_cache

from documents.facts import Paper, kind_of
from documents.papers import render
from documents.templates import Template, compiled
from evaluation.archive.models import OwnTemplate
from evaluation.roster.models import Congress


def own_template(congress: Congress, kind: str) -> OwnTemplate | None:
    """The congress's own template of this kind that stands; None for the standard one."""
    return OwnTemplate.objects.filter(congress=congress, kind=kind, given_up_at=None).last()


def own_templates(congress: Congress) -> dict[str, OwnTemplate]:
    """The congress's own templates that stand, by their kind."""
    return {own.kind: own for own in OwnTemplate.objects.filter(congress=congress, given_up_at=None).order_by("pk")}


def render_own(congress: Congress, paper: Paper) -> bytes:
    """The Word file of a paper in the congress's own wording, or in the standard one."""
    kind = kind_of(paper)
    number = (
        OwnTemplate.objects.filter(congress=congress, kind=kind, given_up_at=None)
        .order_by("pk")
        .values_list("pk", flat=True)
        .last()
    )
    return render(paper, _compiled(number) if number else None)


@lru_cache(maxsize=64)
def _compiled(number: int) -> Template:
    """Compiled once a process: an uploaded template never changes, a new one has a new number."""
    own = OwnTemplate.objects.get(pk=number)
    return compiled(own.kind, bytes(own.file))
