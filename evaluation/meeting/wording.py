"""The host's sentences as an office words them: plain text with named places, `{{姓名}}`. Pure."""

import re
from collections.abc import Mapping

from evaluation.meeting import steps

# what a sentence may name: as the program calls it, as the office writes it
PLACES = {
    "title": "会议名称",
    "due": "应到",
    "present": "实到",
    "names": "人员",
    "name": "姓名",
    "minutes": "时限",
    "cast": "已投",
    "count": "代表数",
}
_NAMED: dict[str, tuple[str, ...]] = {
    steps.SIGN_IN: ("title",),
    steps.QUORUM: ("title", "due", "present"),
    steps.SCRUTINEERS: ("names",),
    steps.REPORT: ("name", "minutes"),
    steps.QUESTIONS: ("name",),
    steps.CLOSE_VOTE: ("cast",),
    steps.CLOSE: ("count",),
}
_PLACE = re.compile(r"[{｛]{2}\s*([^{}｛｝]*?)\s*[}｝]{2}")


def places_of(kind: str) -> dict[str, str]:
    """What the sentence of a step may name."""
    return {name: PLACES[name] for name in _NAMED.get(kind, ())}


def unknown_places(kind: str, text: str) -> list[str]:
    """What stands in braces and is not known at this step."""
    known = set(places_of(kind).values())
    return [named for named in _PLACE.findall(text) if named not in known]


def fill(text: str, facts: Mapping[str, object]) -> str:
    """The text with its places filled; "" when it names something that is not known yet."""
    said = {PLACES[name]: fact for name, fact in facts.items()}
    if any(said.get(named) in {None, ""} for named in _PLACE.findall(text)):
        return ""
    return _PLACE.sub(lambda found: str(said[found.group(1)]), text)
