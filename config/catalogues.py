"""Compiles the translations without gettext installed: `python -m config.catalogues`."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("config", "workflows", "evaluation", "voting", "documents")


def catalogues(root: Path = ROOT) -> list[Path]:
    """Every django.po of the product."""
    return sorted(po for floor in FLOORS for po in (root / floor).glob("**/locale/*/LC_MESSAGES/django.po"))


def compile_all(root: Path = ROOT) -> int:
    """Write a .mo beside every .po that is newer than its own; return how many were written."""
    written = 0
    for po in catalogues(root):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
        fresh = mo.with_suffix(f".{os.getpid()}.new")  # two programs may compile at once
        with fresh.open("wb") as target:
            write_mo(target, catalogue)
        fresh.replace(mo)  # whole or not at all: a running server may be reading it
        written += 1
    return written


if __name__ == "__main__":
    sys.stdout.write(f"translations: {compile_all()} compiled, {len(catalogues())} in all\n")
