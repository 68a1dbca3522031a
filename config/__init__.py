"""The outermost floor: settings, addresses, the server and its background work."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
