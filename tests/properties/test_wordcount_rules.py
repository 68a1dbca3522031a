"""字数 held against a second, naive counter and against what must be true of any count."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from documents.wordcount import Count, count

office_signs = st.one_of(
    st.sampled_from("述职报告，。“”‘’—…· \u3000\n\t1.5%ABcＡ①👍\u200b\ufeff\u200d\ufe0fe\u0301𠮷々㈱"),
    st.characters(),
)
texts = st.text(office_signs, max_size=200)

BLOCKS = (
    *((0x1100, 0x11FF), (0x2028, 0x2029), (0x2E80, 0x2FFF), (0x3001, 0x4DBF), (0x4E00, 0xA4CF)),
    *((0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE10, 0xFE1F), (0xFE30, 0xFE6F)),
    *((0xFF00, 0xFFEF), (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B2FF), (0x20000, 0x3FFFF)),
)


def is_asian(sign: str, *, also: str = "") -> bool:
    return sign in also or any(low <= ord(sign) <= high for low, high in BLOCKS)


def is_invisible(sign: str) -> bool:
    variation = 0xFE00 <= ord(sign) <= 0xFE0F or 0xE0100 <= ord(sign) <= 0xE01EF
    control = unicodedata.category(sign) == "Cc" and not sign.isspace()
    return control or variation or sign in "\u200b\ufeff"


def naive_words(text: str, *, also: str) -> int:
    words, inside = 0, False
    for sign in text:
        if is_invisible(sign):
            continue
        if is_asian(sign, also=also):
            words, inside = words + 1, False
        elif sign.isspace():
            inside = False
        elif not inside:
            words, inside = words + 1, True
    return words


@given(texts)
def test_a_naive_counter_agrees(text: str) -> None:
    counted = count(text)
    assert counted.words_high == naive_words(text, also="“”‘’—…·")
    assert counted.words_low == naive_words(text, also="")


@given(texts)
def test_the_figures_hang_together(text: str) -> None:
    counted = count(text)
    assert 0 <= counted.words_low <= counted.words <= counted.words_high
    assert counted.words == counted.asian_characters + counted.non_asian_words
    assert counted.words_high <= counted.characters <= counted.characters_with_spaces <= len(text)


@given(texts, texts)
def test_paragraphs_add_up(one: str, other: str) -> None:
    together = Count(*(a + b for a, b in zip(count(one), count(other), strict=True)))
    assert count(f"{one}\n{other}") == together


@given(texts, st.integers(0, 200))
def test_invisible_signs_change_nothing(text: str, place: int) -> None:
    assert count(text[:place] + "\u200b\ufeff\x07" + text[place:]) == count(text)
