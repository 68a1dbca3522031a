"""A hall with an open vote, and nothing remembered of earlier ones."""

from collections.abc import Callable, Iterator

import pytest

from tests.voting.hall import Hall
from voting import limits
from voting.views import booth


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    limits.forget()
    booth._pages.clear()
    yield
    limits.forget()


@pytest.fixture
def room(hall: Callable[..., Hall]) -> Hall:
    return hall().print().hand_out(30).open()
