"""The Celery application: `celery -A config worker`, `celery -A config beat`.

`folder://` is the broker without a server; see config/folder_broker.py.
"""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
TRANSPORT_ALIASES["folder"] = "config.folder_broker:Transport"

app = Celery("duty")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["workflows.errands"])
