"""The wording of every paper, as plain text beside this file (its form: documents/layout/markup.py)."""

from importlib.resources import files


def wording(kind: str) -> str:
    """The text of one paper's template."""
    return files(__name__).joinpath(f"{kind}.txt").read_text(encoding="utf-8")
