"""`python -m documents.bundle verify FILE [--corrects EARLIER]`: exit status 0 when sound, 1 when not."""

import argparse
import sys
from pathlib import Path

from documents.bundle.verify import WORDS, digest_of, verify, verify_correction


def main(arguments: list[str] | None = None) -> int:
    """Prints the faults, or the digest of a sound bundle; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m documents.bundle")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("verify", help="check that nothing in a bundle was changed")
    check.add_argument("file", type=Path)
    check.add_argument("--corrects", type=Path, help="the earlier bundle that this one should correct")
    given = parser.parse_args(arguments)
    faults = verify_correction(given.file, given.corrects) if given.corrects else verify(given.file)
    for fault in faults:
        sys.stdout.write(f"{WORDS[fault.code]} ({fault.code}): {fault.path}\n")
    if faults:
        return 1
    with given.file.open("rb") as file:
        sys.stdout.write(f"完好 (sound): {given.file.name}\nSHA-256: {digest_of(file)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
