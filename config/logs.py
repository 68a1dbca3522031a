"""What is logged, and where. No access log: with the order of casting it could name a voter.

Neither addresses, nor bodies, nor local variables are written. The audit record is in the database.
LOG_FILE=path writes to a file that logrotate may move; keep it for six months or longer (网络安全法).
"""

from typing import Any

import environ


def log_settings(env: environ.Env) -> dict[str, Any]:
    handlers: dict[str, Any] = {"console": {"class": "logging.StreamHandler", "formatter": "line"}}
    if path := env("LOG_FILE", default=""):
        handlers["file"] = {
            "class": "logging.handlers.WatchedFileHandler",  # several processes write to it
            "filename": path,
            "encoding": "utf-8",
            "delay": True,
            "formatter": "line",
        }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": env("LOG_LEVEL", default="WARNING")},
        "loggers": {
            # Django would write the path of each refused request: a voter's page must leave none
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "django.server": {"level": "ERROR"},
            "apprise": {"level": "CRITICAL"},  # its lines hold the robots' addresses, and so their secrets
            "axes": {"level": "ERROR"},  # sign-ins are rows, not lines
        },
    }
