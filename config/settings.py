"""Settings. Everything that differs between a laptop and a city comes from the environment."""

import importlib.util
from pathlib import Path

import environ
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from config.background import EMBEDDED, celery_settings
from config.databases import database
from config.logs import log_settings
from config.security import security_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)


def _secret_key() -> str:
    """The key of this installation: from the environment, or made once and kept beside the data."""
    if given := env("SECRET_KEY", default=""):
        return str(given)
    kept = DATA_DIR / "secret.key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["*"])

INSTALLED_APPS = [
    "config",
    "workflows",
    "evaluation.archive",
    "evaluation.rectification",
    "evaluation.result",
    "evaluation.meeting",
    "evaluation.opinion",
    "evaluation.report",
    "evaluation.plan",
    "evaluation.roster",
    "evaluation.ground",
    "voting",
    "documents.reading",
    "viewflow",
    "viewflow.workflow",
    "django_htmx",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]
if importlib.util.find_spec("django_linear_migrations"):
    INSTALLED_APPS.append("django_linear_migrations")  # a check for developers; not on an office's machine

AUTH_USER_MODEL = "roster.User"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.security.ContentSecurityPolicy",
    "voting.middleware.ShortWay",  # before anything that could set a cookie
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "evaluation.roster.middleware.MembershipMiddleware",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.refusals.Refusals",
]
CSRF_FAILURE_VIEW = "config.views.errors.csrf_failure"
FORM_RENDERER = "config.renderers.FaceRenderer"  # every form in the rows of the design system

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(env, DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# the floor `documents` is no Django app, so its catalogue is named here
LOCALE_PATHS = [BASE_DIR / "documents" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = ["config.static.OwnFilesFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# how the site is reached from outside, for links in mails and on papers
PUBLIC_URL: str = env("PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/")

# Without EMAIL_URL no mail leaves, and people are listed for a call instead.
MAIL_LEAVES = bool(env("EMAIL_URL", default=""))
vars().update(env.email_url("EMAIL_URL", default="dummymail://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL: str = env("EMAIL_FROM", default="duty@localhost")

# redis://… or amqp://…; without it the bell is a folder and needs no server
CELERY_BROKER_URL: str = env("CELERY_BROKER_URL", default=EMBEDDED)
vars().update(celery_settings(env, DATA_DIR, CELERY_BROKER_URL))
# a worker that gives no sign of life for so long is dead, and its errand free again
ERRAND_LEASE_SECONDS: float = env.float("ERRAND_LEASE_SECONDS", default=90.0)

TLS: bool = env.bool("TLS", default=False)  # yes where browsers reach the site by https
BEHIND_PROXY: bool = env.bool("BEHIND_PROXY", default=False)  # yes where a proxy of the office stands in front
if BEHIND_PROXY:
    MIDDLEWARE.insert(0, "config.middleware.proxy.AddressBehindProxy")
vars().update(security_settings(env, tls=TLS, behind_proxy=BEHIND_PROXY))
# GB/T 22239-2019 level 2 asks for a timeout and for passwords that change; the figures are what assessors expect
IDLE_MINUTES: int = env.int("IDLE_MINUTES", default=30)
AXES_FAILURE_LIMIT: int = env.int("SIGN_IN_FAILURES", default=5)
PASSWORD_MAX_AGE_DAYS: int = env.int("PASSWORD_MAX_AGE_DAYS", default=90)  # 0: never
LOGGING = log_settings(env)
