"""What can be wrong with a template that somebody edited, and where."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.errors import Refusal


class Wrong(Enum):
    """The closed list of faults in a template."""

    UNFINISHED = "unfinished"
    UNKNOWN = "unknown"
    NOT_A_LIST = "not_a_list"
    NOT_A_VALUE = "not_a_value"
    NEVER_CLOSED = "never_closed"
    NEVER_OPENED = "never_opened"
    CROSSED = "crossed"
    TRACKED = "tracked"
    COLUMNS = "columns"

    def sentence(self, mark: str) -> str:
        worded = {
            Wrong.UNFINISHED: _("The braces of “%(mark)s” do not pair up: a placeholder is {{name}}."),
            Wrong.UNKNOWN: _("This paper has no fact named “%(mark)s”."),
            Wrong.NOT_A_LIST: _("“%(mark)s” is not a list and cannot be repeated."),
            Wrong.NOT_A_VALUE: _("“%(mark)s” is a list or a yes-or-no fact and cannot be printed by itself."),
            Wrong.NEVER_CLOSED: _("The part that begins with “%(mark)s” is never closed."),
            Wrong.NEVER_OPENED: _("“%(mark)s” closes a part that was never begun."),
            Wrong.CROSSED: _(
                "The part that begins with “%(mark)s” must begin and end in one paragraph, on two lines of"
                " their own, or in rows of one table."
            ),
            Wrong.TRACKED: _("The file holds tracked changes; accept or reject all of them first."),
            Wrong.COLUMNS: _(
                "“%(mark)s” repeats a column: it must stand in one cell, and the heading row must repeat it too."
            ),
        }
        return worded[self] % {"mark": mark}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. Numbers count from 1 and are 0 where they do not apply."""

    part: str = "body"  # body, header, footer, notes
    paragraph: int = 0  # of the body, or of the cell
    table: int = 0
    row: int = 0
    cell: int = 0

    @property
    def reading_order(self) -> tuple[str, int, int, int, int]:
        """Down the page; what stands in tables after the running text, as their numbers are counted apart."""
        return (self.part, self.table, self.row, self.cell, self.paragraph)

    def __str__(self) -> str:
        where = {
            "body": "",
            "header": _("page header, "),
            "footer": _("page footer, "),
            "notes": _("notes, "),
        }[self.part]
        if self.table:
            facts = {"table": self.table, "row": self.row, "cell": self.cell}
            return where + _("table %(table)d, row %(row)d, cell %(cell)d") % facts
        return where + (_("paragraph %(paragraph)d") % {"paragraph": self.paragraph})


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: what, at which mark, and where."""

    wrong: Wrong
    mark: str
    place: Place

    def __str__(self) -> str:
        return _("%(place)s: %(sentence)s") % {
            "place": self.place,
            "sentence": self.wrong.sentence(self.mark),
        }


class NotATemplate(Refusal):
    """The file is no Word file that can serve as a template at all."""

    code = "template.not_a_template"
    what = gettext_lazy("This file cannot serve as a template.")
    now = gettext_lazy("Download the template again, change it in Word and save it as .docx.")


class FaultyTemplate(Refusal):
    """The file is a Word file, but its placeholders are broken; `faults` lists every one."""

    code = "template.faulty"
    what = gettext_lazy("The template was not taken over.")
    now = gettext_lazy("Mend these places in Word and upload the file again.")

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.place.reading_order)
        super().__init__(why="\n".join(map(str, self.faults)))
