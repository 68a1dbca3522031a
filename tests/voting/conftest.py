"""Fixtures of the vote: a hall on demand, and a place for its keys."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from tests.voting.hall import Hall, make_session
from voting.actions.cast_ballot import _booths


@pytest.fixture(autouse=True)
def own_keys(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    """Key files of a test lie in a folder of the test."""
    settings.DATA_DIR = tmp_path
    _booths.clear()
    yield
    _booths.clear()


@pytest.fixture
def hall(db: None) -> Callable[..., Hall]:
    """Make a session with its officers enrolled."""

    def make(**wishes: Any) -> Hall:
        return Hall(make_session(**wishes)).enrol()

    return make


@pytest.fixture
def dice() -> random.Random:
    return random.Random(20261121)  # noqa: S311 - the same votes in every run
