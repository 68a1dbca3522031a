"""What people typed is kept whole or refused; nothing is cut off in silence."""

import pytest

from evaluation.ground.texts import TextTooLong, whole


def test_a_text_that_fits_is_kept_without_the_blanks_around_it() -> None:
    assert whole("  住院治疗 \n", 4) == "住院治疗"


def test_a_text_that_does_not_fit_is_refused_with_both_figures() -> None:
    with pytest.raises(TextTooLong, match=r"201.*200"):
        whole("长" * 201, 200)
