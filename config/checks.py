"""Faults of the configuration, named at every start with what to do. Ids are stable: look them up here."""

import stat
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.utils import timezone

from config.background import EMBEDDED
from evaluation.ground.calendar import is_known

IDLE_HABIT = 30  # minutes; what assessors of level 2 accept (see config/security.py)
FAILURES_HABIT = 5


def _on_servers() -> bool:
    return "sqlite" not in settings.DATABASES["default"]["ENGINE"]


def _broker() -> Iterable[CheckMessage]:
    if not _on_servers() and settings.CELERY_BROKER_URL.startswith(("redis", "amqp")):
        yield Caution(
            "CELERY_BROKER_URL names a server, but the database is SQLite, which serves one machine only.",
            hint="Set DATABASE_URL to a PostgreSQL, or leave both out.", id="config.W001",
        )  # fmt: skip
    if _on_servers() and settings.CELERY_BROKER_URL == EMBEDDED:
        yield Caution(
            "The background work is told through the data folder, so web, worker and beat must share one machine.",
            hint="Set CELERY_BROKER_URL (redis://… or amqp://…) to spread them.", id="config.W002",
        )  # fmt: skip


def _data_folder() -> Iterable[CheckMessage]:
    folder = Path(settings.DATA_DIR)
    if stat.S_IMODE(folder.stat().st_mode) & 0o007:
        yield Caution(
            f"Everybody on this machine may look into the data folder {folder}.",
            hint=f"chmod 700 {folder}", id="config.W003",
        )  # fmt: skip


def _openness() -> Iterable[CheckMessage]:
    if settings.DEBUG and _on_servers():
        yield Error(
            "DEBUG is on in an installation with a database server: faults would show data to everybody.",
            hint="Leave DEBUG out.", id="config.E004",
        )  # fmt: skip
    if _on_servers() and "*" in settings.ALLOWED_HOSTS:
        yield Caution(
            "The site answers to any host name.",
            hint="Set ALLOWED_HOSTS to the names under which people reach it.", id="config.W005",
        )  # fmt: skip
    if settings.PUBLIC_URL.startswith("https://") and not settings.TLS:
        yield Error(
            "PUBLIC_URL is https, but TLS is not set, so cookies would travel without protection.",
            hint="Set TLS=yes (and BEHIND_PROXY=yes when a proxy ends the encryption).", id="config.E006",
        )  # fmt: skip


def _mail() -> Iterable[CheckMessage]:
    if settings.MAIL_LEAVES and settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield Error(
            "EMAIL_URL is set, but EMAIL_FROM is not: other servers would refuse the mails.",
            hint="Set EMAIL_FROM to the office's address.", id="config.E007",
        )  # fmt: skip


def _review() -> Iterable[CheckMessage]:
    if not 0 < settings.IDLE_MINUTES <= IDLE_HABIT or not 0 < settings.AXES_FAILURE_LIMIT <= FAILURES_HABIT:
        yield Caution(
            "Idle time or failed sign-ins are laxer than a level-2 security review accepts (30 minutes, 5 failures).",
            hint="Leave IDLE_MINUTES and SIGN_IN_FAILURES out.", id="config.W008",
        )  # fmt: skip


def _holidays() -> Iterable[CheckMessage]:
    soon = timezone.localdate() + timedelta(days=7)
    if not is_known(soon.year):
        yield Caution(
            f"The public holidays of {soon.year} are not known: deadlines count weekends only.",
            hint="Update the package chinesecalendar.", id="config.W009",
        )  # fmt: skip


FAULTS: tuple[Callable[[], Iterable[CheckMessage]], ...] = (_broker, _data_folder, _openness, _mail, _review, _holidays)


@register
def configuration(app_configs: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    """Every fault of the configuration."""
    return [] if app_configs else [message for fault in FAULTS for message in fault()]
