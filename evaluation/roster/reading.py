"""Reading a file for a congress."""

from evaluation.roster.errors import UnreadableTable
from evaluation.roster.models import Congress
from evaluation.roster.parsing import Kind, Reading, read_table
from evaluation.roster.parsing.sheets import UnreadableFile


def read_for(congress: Congress, data: bytes, kind: Kind | None = None) -> Reading:
    """Read a table. Mandates are of the congress's own level when the table names none. Raises UnreadableTable."""
    try:
        return read_table(data, kind=kind, home_level=congress.level)
    except UnreadableFile as unreadable:
        raise UnreadableTable(unreadable.reason) from unreadable
