"""The placeholders that a template may use, for the page that explains them.

Their meanings stand in English beside the facts; the Chinese is in the catalogue under the context `placeholder`.
"""

from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

from django.utils.translation import pgettext as translated

from documents.facts import PAPERS, Slot, slots_of
from documents.facts.base import is_row
from documents.samples import sample
from documents.templates.names import COUNTERS, ITSELF
from documents.templates.program import printed


class Use(Enum):
    """How a placeholder is written."""

    VALUE = "value"  # {{name}}, and in conditions {{?name}} … {{/name}}, {{^name}} … {{/name}}
    CONDITION = "condition"  # {{?name}} … {{/name}}, {{^name}} … {{/name}}
    LIST = "list"  # {{#name}} … {{/name}}; {{|name}} … {{/name}} repeats a column


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: its Chinese name, its meaning in English, an example; for a list, what is known inside."""

    name: str
    meaning: str
    use: Use
    example: str = ""
    inside: tuple["Placeholder", ...] = ()

    @property
    def written(self) -> str:
        """As it stands in a template."""
        if self.use is Use.VALUE:
            return f"{{{{{self.name}}}}}"
        return f"{{{{{'?' if self.use is Use.CONDITION else '#'}{self.name}}}}} … {{{{/{self.name}}}}}"

    @property
    def meant(self) -> str:
        """The meaning in the reader's language."""
        return translated("placeholder", self.meaning)


def placeholders(kind: str, scheme: str = "county") -> tuple[Placeholder, ...]:
    """Every placeholder of one kind of paper, in the order of its facts, with examples from the samples."""
    return _of(PAPERS[kind], sample(kind, scheme))


def _of(facts: type, example: object) -> tuple[Placeholder, ...]:
    return tuple(_one(slot, example) for slot in slots_of(facts).values())


def _one(slot: Slot, example: object) -> Placeholder:
    value = attrgetter(slot.path)(example) if example is not None else None
    if slot.flag:
        return Placeholder(slot.name, slot.meaning, Use.CONDITION)
    if slot.rows is None:
        return Placeholder(slot.name, slot.meaning, Use.VALUE, printed(value))
    first = value[0] if value else None
    own = (
        _of(slot.rows, first)
        if is_row(slot.rows)
        else (Placeholder(ITSELF, "the item itself", Use.VALUE, printed(first)),)
    )
    counters = tuple(
        Placeholder(name, meaning, Use.CONDITION if name in ("首项", "末项") else Use.VALUE)
        for name, meaning in COUNTERS.items()
    )
    return Placeholder(slot.name, slot.meaning, Use.LIST, "", own + counters)
