"""Settings of the tests: those of the product, with a data folder of their own and quick passwords.

DATABASE_URL and CELERY_BROKER_URL choose the database and the broker, as in an installation.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_data = Path(tempfile.mkdtemp(prefix="duty-test-"))
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["DATA_DIR"] = str(_data)
os.environ.setdefault("SECRET_KEY", "a key of the tests and of nothing else")
# nobody listens: a test that wants the background work done does it itself
os.environ.setdefault("CELERY_BROKER_URL", "memory://")

from config.settings import *  # noqa: E402, F403 - the product's settings, read after the folder is named
from config.settings import DATABASES  # noqa: E402

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # a real file: threads meet real locks. The tests' data need not survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(_data / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
