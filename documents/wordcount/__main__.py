"""`python -m documents.wordcount FILE|-` prints the count as JSON.

Plain text is counted here. A word-processor file goes to `documents.reading`, which is started by name
because it words its refusals with the framework, and this package knows none.
"""

import argparse
import json
import runpy
import sys
import tempfile
from pathlib import Path

from documents.wordcount.counter import count
from documents.wordcount.plaintext import decode

FILE_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m documents.wordcount", description="Counts as Word counts.")
    parser.add_argument("file", help="a text, .docx, .doc, .odt or .wps file, or - for standard input")
    name = parser.parse_args().file
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        parser.exit(1, f"{error}\n")
    text = None if data.startswith(FILE_SIGNATURES) else decode(data)
    if text is not None:
        sys.stdout.write(json.dumps(count(text)._asdict()) + "\n")
        return
    with tempfile.NamedTemporaryFile(prefix="wordcount-") as given:
        if name == "-":
            given.write(data)
            given.flush()
            sys.argv[1] = given.name
        runpy.run_module("documents.reading", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
