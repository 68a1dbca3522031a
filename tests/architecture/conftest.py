"""A hall on demand, with a place of its own for its keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.voting.hall import Hall, make_session


@pytest.fixture
def hall(db: None, settings: Settings, tmp_path: Path) -> Callable[..., Hall]:
    settings.DATA_DIR = tmp_path

    def make(**wishes: Any) -> Hall:
        return Hall(make_session(**wishes)).enrol()

    return make
