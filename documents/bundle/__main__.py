"""`python -m documents.bundle verify FILE [--corrects EARLIER]`: exit status 0 when sound, 1 when not."""

import argparse
import sys

from documents.bundle.verify import report, takes_a_bundle


def main(arguments: list[str] | None = None) -> int:
    """Prints the faults, or the digest of a sound bundle; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m documents.bundle")
    commands = parser.add_subparsers(dest="command", required=True)
    takes_a_bundle(commands.add_parser("verify", help="check that nothing in a bundle was changed"))
    given = parser.parse_args(arguments)
    return report(given.file, given.corrects)


if __name__ == "__main__":
    sys.exit(main())
