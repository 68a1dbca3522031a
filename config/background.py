"""Settings of the background work: which broker carries the bell, and how often the sweeper comes."""

from pathlib import Path
from typing import Any

import environ

from config import folder_broker

EMBEDDED = "folder://localhost"  # needs no server


def celery_settings(env: environ.Env, data: Path, broker: str) -> dict[str, Any]:
    """CELERY_* settings for this broker; the embedded one lives in a folder of the data folder."""
    if broker == EMBEDDED:
        transport: dict[str, Any] = dict(folder_broker.options(data / "bell"))
    else:
        # a page must not wait for a broker that is down: the row is written, the sweeper rings
        transport = {"socket_connect_timeout": 2, "socket_timeout": 10} if broker.startswith("redis") else {}
    every = env.float("SWEEP_SECONDS", default=15.0)
    return {
        "CELERY_BROKER_TRANSPORT_OPTIONS": transport,
        "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
        "CELERY_BROKER_CONNECTION_TIMEOUT": 2,
        "CELERY_TASK_DEFAULT_QUEUE": "bell",
        "CELERY_TASK_IGNORE_RESULT": True,  # the row knows
        "CELERY_TASK_ACKS_LATE": False,  # a lost bell is rung again by the sweeper
        "CELERY_TASK_SERIALIZER": "json",
        "CELERY_ACCEPT_CONTENT": ["json"],
        "CELERY_WORKER_PREFETCH_MULTIPLIER": 1,
        "CELERY_WORKER_ENABLE_REMOTE_CONTROL": False,
        "CELERY_WORKER_SEND_TASK_EVENTS": False,
        "CELERY_WORKER_HIJACK_ROOT_LOGGER": False,
        "CELERY_WORKER_REDIRECT_STDOUTS": False,
        "CELERY_TIMEZONE": "Asia/Shanghai",
        # what is due stands in the database: the beat keeps no file that a crash could spoil
        "CELERY_BEAT_SCHEDULER": "celery.beat:Scheduler",
        "CELERY_BEAT_SCHEDULE": {
            # a sweep that nobody fetched is worth nothing when the next one comes
            "sweep": {"task": "errands.sweep", "schedule": every, "options": {"expires": every}},
        },
    }
