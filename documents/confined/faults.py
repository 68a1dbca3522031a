"""What this floor's cellar can report; the wording for the reader stands in `documents.reading.errors`."""


class FileFault(Exception):  # noqa: N818 - an answer about the file, not a fault of the program
    """The file cannot be read. `code` is one of the closed list in `documents.reading.errors`."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
