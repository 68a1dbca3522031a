import pytest

from evaluation.opinion.rules import looks_like_spam
from evaluation.opinion.similar import groups, likeness


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("村口路灯坏了没人修", "村口的路灯坏了一直没人修", True),
        ("村口路灯坏了没人修", "希望代表多到村里走走", False),
        ("好", "好", True),
        ("", "", True),
        ("多来走访", "多来走访！！", True),
    ],
)
def test_likeness(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert (likeness(one, other) >= 0.5) is alike
    assert likeness(one, other) == likeness(other, one)


def test_groups_keep_the_order_and_lose_nothing() -> None:
    texts = {3: "路灯坏了没人修", 5: "希望多来村里", 8: "路灯坏了一直没人修", 9: "多来村里"}
    assert groups(texts) == [[3, 8], [5, 9]]


@pytest.mark.parametrize(
    ("text", "why"),
    [("看 https://x", "address"), ("啊啊啊啊啊啊啊啊啊啊啊", "repetition"), ("！！？", "no words"), ("路灯坏了", "")],
)
def test_spam(text: str, why: str) -> None:
    assert looks_like_spam(text) == why
