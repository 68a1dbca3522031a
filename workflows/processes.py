"""Finding the engine's processes by what they are about."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from viewflow.workflow.models import Process

from evaluation.plan.models import Assessment, Plan
from workflows.flows import CycleFlow


def seeded_with(row: Model) -> dict[str, Any]:
    """Lookup of processes whose seed is `row`."""
    return {"seed_content_type": ContentType.objects.get_for_model(row), "seed_object_id": row.pk}


def running_cycle(plan: Plan) -> Process | None:
    return Process.objects.filter(flow_class=CycleFlow, finished__isnull=True, **seeded_with(plan)).first()


def cycle_of(plan: Plan) -> Process | None:
    """The plan's cycle, running or over."""
    return Process.objects.filter(flow_class=CycleFlow, **seeded_with(plan)).first()


def processes_about(assessment: Assessment, flow: type | None = None) -> list[Process]:
    """Every process about one deputy, oldest first."""
    found = Process.objects.filter(**seeded_with(assessment)).select_related("parent_task").order_by("pk")
    return list(found.filter(flow_class=flow) if flow else found)


def running_about(assessment: Assessment, flow: type | None = None) -> list[Process]:
    """Those not over yet; the innermost first, so that cancelling never meets one twice."""
    return [process for process in reversed(processes_about(assessment, flow)) if process.finished is None]
