"""Whatever bytes arrive, the confined reader answers with text or with a fault of the closed list."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents.confined.__main__ import judge
from documents.confined.faults import FileFault
from documents.reading.errors import REFUSALS
from tests.documents.compoundfiles import compound
from tests.documents.wordfiles import docx, paragraph, part, parts_of, run, zipped

SEED = docx(
    paragraph("述职报告", run("隐藏", "<w:vanish/>")),
    paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    more={"footnotes": part("footnotes", f'<w:footnote w:id="1">{paragraph("注")}</w:footnote>')},
)
SEEDS = (SEED, compound("WordDocument"), zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))
NAMES = ("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "del", "ins", "fldChar", "instrText", "ruby", "pict")


def answers(data: bytes) -> dict[str, Any] | None:
    try:
        return judge(data)
    except FileFault as fault:
        found = fault
    facts: dict[str, Any] = dict(found.facts)
    assert str(REFUSALS[found.code](**facts))
    return None


@given(st.binary(max_size=600), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes(noise: bytes, signature: bytes) -> None:
    answers(signature + noise)


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_file_with_some_bytes_changed(seed: bytes, changes: list[tuple[float, int]]) -> None:
    data = bytearray(seed)
    for place, value in changes:
        data[int(place * len(data))] = value
    answers(bytes(data))


@example(SEEDS[1], 0.03125, 0.0)  # a table of tables that begins behind the end of the file
@given(st.sampled_from(SEEDS), st.floats(0, 1), st.floats(0, 1))
def test_a_file_with_a_piece_missing(seed: bytes, start: float, end: float) -> None:
    answers(seed[: int(start * len(seed))] + seed[int(end * len(seed)) :])


@given(st.sampled_from(sorted(parts_of(paragraph("x")))), st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_a_part_of_any_content(name: str, content: bytes | str) -> None:
    encoded = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    answers(zipped({**parts_of(paragraph("x")), name: encoded}))


trees = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_characters="<&]", exclude_categories=["Cc", "Cs", "Co"]), max_size=5),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)),
    max_leaves=30,
)


def written(tree: Any) -> str:
    if isinstance(tree, str):
        return tree
    name, children = tree
    return f"<w:{name}>{''.join(map(written, children))}</w:{name}>"


@settings(max_examples=60)
@given(st.lists(trees, max_size=5))
def test_elements_in_any_order(forest: list[Any]) -> None:
    """Well-formed, yet no document that a program would write: always read, whatever it holds."""
    assert answers(docx("".join(map(written, forest)))) is not None


def test_the_seed_is_read() -> None:
    assert answers(SEED) == {
        "kind": "docx",
        "paragraphs": ["述职报告", "", "注"],
        "asides": {"hidden_text": "隐藏", "footnotes": "注"},
    }
