"""What every test shares. Roles stand in tests/people.py, made-up data in tests/factories.py."""

from pathlib import Path

import hypothesis
import pytest
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from config.catalogues import compile_all

pytest_plugins = ["tests.people", "tests.year"]  # the people and a rehearsed year are fixtures of every test


# a slow machine is no fault; what a failing example was is printed so that it can be tried again
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for no database and starts no server says the same wherever it runs: once is enough."""
    for item in items:
        asks = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        if not (asks or item.get_closest_marker("django_db") or item.get_closest_marker("services")):
            item.add_marker(pytest.mark.once)


def pytest_configure(config: pytest.Config) -> None:
    first = not hasattr(config, "workerinput")  # once, before xdist's workers start
    if first and compile_all():
        translation_file_changed(None, Path("django.mo"))  # Django may have read the old ones by now


@pytest.fixture(autouse=True)
def _in_the_language_of_the_house() -> None:
    """A page that was asked for in English leaves its thread in English: no test begins there."""
    translation.activate("zh-hans")
