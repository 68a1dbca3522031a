"""Nodes that the engine's open edition lacks: one path per item, one child process per item, a step of a person."""

from workflows.nodes.call_each import CallEach
from workflows.nodes.for_each import ForEach
from workflows.nodes.meet import Meet
from workflows.nodes.step import Step

__all__ = ["CallEach", "ForEach", "Meet", "Step"]
