"""The process as a drawing: the engine's layout, our own ink."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from viewflow.workflow import STATUS, chart
from viewflow.workflow.models import Process

SIGNS = 10  # Chinese characters in a line of a box
LINE = 18
GATE = 60  # narrower than this is a gateway or an event, whose words stand beside it
NOW = frozenset({STATUS.NEW, STATUS.ASSIGNED, STATUS.STARTED, STATUS.SCHEDULED})


@dataclass(frozen=True, slots=True)
class Box:
    """A node: where it stands, its words line by line with their places, and done, now or ""."""

    name: str
    x: int
    y: int
    width: int
    height: int
    shape: str  # task, gate or event
    lines: tuple[tuple[str, int], ...]
    state: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """`top` is where the picture begins: the engine leaves empty rows above it."""

    width: int
    top: int
    height: int
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]


def draw(flow: Any, process: Process | None = None) -> Drawing:
    """The chart of a flow; with a process its steps are marked. One query at most."""
    grid = chart.calc_layout_data(flow)
    states = _states(process) if process else {}
    boxes = tuple(_box(cell, states.get(cell.node.name, "")) for cell in grid.cells)
    paths = tuple("M" + " L".join(f"{x},{y}" for x, y in edge.segments) for edge in grid.edges)
    top = min(box.y for box in boxes) - LINE
    bottom = max(box.y + box.height for box in boxes) + LINE * 3
    return Drawing(grid.width, top, bottom - top, boxes, paths)


def _states(process: Process) -> dict[str, str]:
    """Node name → now if any of its tasks waits, else done if one is over."""
    found: dict[str, set[str]] = defaultdict(set)
    for task in process.task_set.order_by("pk").only("process", "flow_task", "status"):
        found[task.flow_task.name].add(task.status)
    return {name: "now" if states & NOW else "done" if STATUS.DONE in states else "" for name, states in found.items()}


def _box(cell: Any, state: str) -> Box:
    shape = cell.shape
    small = shape.width < GATE
    kind = "task" if not small else "event" if "circle" in shape.svg else "gate"
    words = str(cell.node.task_title)
    lines = _wrap(words)
    first = shape.height + LINE if small else (shape.height - LINE * (len(lines) - 1)) // 2 + LINE // 3
    placed = tuple((line, first + LINE * number) for number, line in enumerate(lines))
    return Box(cell.node.name, shape.x, shape.y, shape.width, shape.height, kind, placed, state)


def _wrap(words: str) -> list[str]:
    """Chinese breaks anywhere; English between words, a letter being half as wide."""
    if words.isascii():
        lines = [""]
        for word in words.split():
            fits = len(lines[-1]) + len(word) < SIGNS * 2
            lines[-1:] = [f"{lines[-1]} {word}".strip()] if fits else [lines[-1], word]
        return lines
    return [words[start : start + SIGNS] for start in range(0, len(words), SIGNS)]
