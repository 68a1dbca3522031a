"""The steps of all flows by their full names."""

from functools import cache

from workflows import matters
from workflows.flows import FLOWS
from workflows.nodes import Step


@cache
def waited_for() -> frozenset[str]:
    """Every act that some step waits for."""
    return frozenset(act for step in steps().values() for act in step.acts)


@cache
def steps() -> dict[str, Step]:
    """Every step of every flow by its full name."""
    found = (node for flow in FLOWS for node in flow.instance.nodes() if isinstance(node, Step))
    return {matters.name_of(step): step for step in found}


def title_of(name: str) -> str:
    """What a step asks for, in words; the name itself for a step of an earlier version."""
    found = steps().get(name)
    return str(found.task_title) if found else name
