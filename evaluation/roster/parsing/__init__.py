"""Reading the tables that offices send: pure, no database, no clock.

`sheets` turns a file into lines of cells, `headers` finds the header and the kind of table, `cells` reads single
values, `deputies`, `voters` and `attendance` read the lines. What is wrong becomes a `Finding` with its place.
"""

from evaluation.roster.parsing.findings import Finding, Severity
from evaluation.roster.parsing.headers import KINDS, Kind
from evaluation.roster.parsing.reading import Reading, read_table
from evaluation.roster.parsing.rows import AttendanceRow, DeputyRow, VoterRow

__all__ = ["KINDS", "AttendanceRow", "DeputyRow", "Finding", "Kind", "Reading", "Severity", "VoterRow", "read_table"]
