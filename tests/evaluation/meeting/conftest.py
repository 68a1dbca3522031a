"""A meeting of the town's first group, as far on as a test wants it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.evaluation.meeting.hall import Hall
from tests.people import People


@pytest.fixture(autouse=True)
def own_keys(settings: LazySettings, tmp_path: Path) -> None:
    """Key files of a test lie in a folder of the test."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def hall(people: People) -> Callable[..., Hall]:
    """Make a meeting that is being prepared."""
    return lambda scheme="town", voters=7, **wishes: Hall.make(people, scheme, voters, **wishes)
