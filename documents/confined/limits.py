"""What a confined process may use. All figures are house defaults."""

import resource
from typing import Final

MEGABYTE: Final = 1024 * 1024

PARSER_MEMORY: Final = 768 * MEGABYTE
PARSER_SECONDS: Final = 20
OFFICE_MEMORY: Final = 4096 * MEGABYTE
"""Address space, not resident memory: LibreOffice maps about 1.5 GB to open an ordinary report."""
OFFICE_SECONDS: Final = 60

LARGEST_FILE: Final = 20 * MEGABYTE
LARGEST_WRITTEN_FILE: Final = 64 * MEGABYTE
MOST_ENTRIES: Final = 2_000
LARGEST_UNPACKED: Final = 256 * MEGABYTE
LARGEST_PART: Final = 24 * MEGABYTE
HIGHEST_RATIO: Final = 300
"""Unpacked ÷ packed size of a part above which it is a bomb; repetitive Word XML reaches about 60."""
RATIO_MATTERS_ABOVE: Final = 4 * MEGABYTE
DEEPEST_XML: Final = 200
"""Nested elements. Ten nested tables in a text box need about 90."""
MOST_ELEMENTS: Final = 400_000
"""In one part. A report of 2,500 words has about 2,000; a thesis of 200 pages about 60,000."""

MOST_CHARACTERS: Final = 3_000_000
"""In one file, notes and asides together: a thick book. What is read goes back through memory of the caller."""


def confine(memory: int, seconds: int) -> None:
    """Gives up, for this process and all that it starts, what it does not need. Cannot be undone."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN_FILE, LARGEST_WRITTEN_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
