from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from config import checks
from config.checks import configuration


@pytest.fixture(autouse=True)
def sound(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_on_servers", lambda: True)
    tmp_path.chmod(0o700)
    settings.DATA_DIR = tmp_path
    settings.CELERY_BROKER_URL = "redis://127.0.0.1"
    settings.ALLOWED_HOSTS = ["npc.example.org"]


def ids() -> list[str | None]:
    return [message.id for message in configuration()]


@time_machine.travel("2026-06-01")
def test_a_sound_installation_has_no_fault() -> None:
    assert ids() == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"CELERY_BROKER_URL": "folder://localhost"}, "config.W002"),
        ({"DEBUG": True}, "config.E004"),
        ({"ALLOWED_HOSTS": ["*"]}, "config.W005"),
        ({"PUBLIC_URL": "https://npc.example.org"}, "config.E006"),
        ({"MAIL_LEAVES": True}, "config.E007"),
        ({"IDLE_MINUTES": 600}, "config.W008"),
        ({"AXES_FAILURE_LIMIT": 50}, "config.W008"),
    ],
)
@time_machine.travel("2026-06-01")
def test_each_fault_is_named(settings: Settings, changed: dict[str, object], fault: str) -> None:
    for name, value in changed.items():
        setattr(settings, name, value)
    assert ids() == [fault]


@time_machine.travel("2026-06-01")
def test_a_broker_for_several_machines_needs_a_database_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_on_servers", lambda: False)
    assert ids() == ["config.W001"]


@time_machine.travel("2026-06-01")
def test_an_open_data_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert ids() == ["config.W003"]


@time_machine.travel("2039-12-28")
def test_unknown_holidays_are_named() -> None:
    assert ids() == ["config.W009"]
