"""Sample facts of every paper for both schemes: the page that documents placeholders and the golden tests use them.

All people and places are fictitious.
"""

from documents.facts import Paper
from documents.samples import county, town

SCHEMES = ("county", "town")


def sample(kind: str, scheme: str = "county") -> Paper:
    """The sample of one paper; `kind` is a key of `documents.facts.PAPERS`."""
    made = county.papers() if scheme == "county" else town.papers()
    return made[kind]
