"""Every sentence of every paper, for both schemes, against texts that a person has read.

After a deliberate change of wording: GOLDEN_WRITE=1 pytest tests/golden/test_texts.py, and read the difference.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from documents.facts import PAPERS
from documents.papers import render
from documents.samples import SCHEMES, sample
from tests.golden.reading_back import lines_of

TEXTS = Path(__file__).parent / "texts"

# words that belong to the other scheme: who evaluates, who elected, who decides, where it happens
FOREIGN = {
    "county": ("选民代表", "主席团", "代表小组", "乡亲", "原选区", "述职大会", "云岭", "竹溪", "优秀”", "称职"),
    "town": ("组成人员", "市人大", "县人大", "常委会主任", "代表团", "原选举单位", "评议会", "青溪", "石桥", "满意"),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PAPERS)
def test_says_nothing_of_the_other_scheme(kind: str, scheme: str) -> None:
    said = "\n".join(lines_of(render(sample(kind, scheme))))
    assert [word for word in FOREIGN[scheme] if word in said] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PAPERS)
def test_says_sentence_by_sentence(kind: str, scheme: str) -> None:
    said = "\n".join(lines_of(render(sample(kind, scheme)))) + "\n"
    kept = TEXTS / f"{kind}-{scheme}.txt"
    if os.environ.get("GOLDEN_WRITE"):
        kept.write_text(said, encoding="utf-8")
    assert said.splitlines() == kept.read_text(encoding="utf-8").splitlines()


def test_no_two_papers_share_a_body() -> None:
    for scheme in SCHEMES:
        bodies = [tuple(lines_of(render(sample(kind, scheme)))[1:]) for kind in PAPERS]
        assert len(set(bodies)) == len(bodies)


def test_each_paper_is_worded_for_its_scheme() -> None:
    """The same names and figures, only the rules of the round turned: the sentences differ."""
    for kind in set(PAPERS) - {"name_cards"}:
        county = sample(kind, "county")
        turned = replace(county.round, by_committee=False, announced=False)
        assert lines_of(render(replace(county, round=turned))) != lines_of(render(county)), kind
