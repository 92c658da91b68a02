"""All settings, read from the environment. docs/reference/settings.md describes each (a test holds the two together)."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from oer_repo.env import Env

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# --- where things are kept
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()
SECRET_KEY = env.secret("SECRET_KEY", kept_in=DATA_DIR / "secret_key")
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'oer_repo.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # With WAL alone, a read that turns into a write fails when another process wrote in between: IMMEDIATE waits.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
    }
STORAGE_URL = env.text("STORAGE_URL", f"file://{DATA_DIR / 'blobs'}")
S3_ENDPOINT_URL = env.text("S3_ENDPOINT_URL")
STORAGE_SECOND_URL = env.text("STORAGE_SECOND_URL")
X_ACCEL_PREFIX = env.text("X_ACCEL_PREFIX")
S3_DIRECT_SECONDS = env.integer("S3_DIRECT_SECONDS", 0)
FIXITY_DAYS = env.integer("FIXITY_DAYS", 14, minimum=1)
UPLOADS_DIR = FILE_UPLOAD_TEMP_DIR = DATA_DIR / "incoming"  # the worker sweeps what was broken off
UPLOADS_DIR.mkdir(parents=True, exist_ok=True)
CLAMD_ADDRESS = env.text("CLAMD_ADDRESS")
MAX_FILE_BYTES = env.integer("MAX_FILE_BYTES", 2 * 1024**3, minimum=1)
USER_QUOTA_BYTES = env.integer("USER_QUOTA_BYTES", 20 * 1024**3)
INSTITUTION_QUOTA_BYTES = env.integer("INSTITUTION_QUOTA_BYTES", 0)
SEARCH_URL = env.text("SEARCH_URL")
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": f"search.backends.{'elasticsearch.Elasticsearch' if SEARCH_URL else 'embedded.Embedded'}Engine",
        "URL": SEARCH_URL,
        "PATH": env.text("SEARCH_PATH", str(DATA_DIR / "index")),
        "SILENTLY_FAIL": False,
    }
}

# --- who may reach the site, and how
DEBUG = env.boolean("DEBUG", False)
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SITE_NAME = env.text("SITE_NAME", "OER Repo")
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
USER_CONTENT_HOST = env.text("USER_CONTENT_HOST")
ALLOWED_HOSTS += [USER_CONTENT_HOST.partition(":")[0]] if USER_CONTENT_HOST else []
CSRF_TRUSTED_ORIGINS = [SITE_URL]
if env.boolean("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", 0)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_AGE = 30 * 24 * 3600
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "manifest-src": [SELF],
    }
}
CORS_URLS_REGEX = r"^/api/v1/(search|licenses|vocabularies|openapi\.json)"
CORS_ALLOW_ALL_ORIGINS = True  # only reading of public answers: no cookies travel with it
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS", "POST"]

# --- what it is made of
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "corsheaders",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "drf_spectacular",
    "haystack",
    "rest_framework",
    "licensing",
    "storage",
    "search",
    *(
        f"oer_repo.{name}"
        for name in ("accounts", "resources", "courses", "ingest", "reuse", "api", "web", "worker", "backup")
    ),
]
MIDDLEWARE = [
    "oer_repo.web.head.head_has_no_body",
    "django.middleware.security.SecurityMiddleware",
    "oer_repo.web.content_host.ContentHost",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "oer_repo.web.compress.CompressPages",
    "csp.middleware.CSPMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "oer_repo.web.errors.DomainErrorMiddleware",
]
ROOT_URLCONF = "oer_repo.urls"
WSGI_APPLICATION = "oer_repo.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "oer_repo" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oer_repo.web.context.site",
            ],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "oer_repo.web.static_files.StaticFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = DEBUG
# One job for each upload: the stream goes to a temporary file once it is larger than a megabyte, never to memory.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024**2
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024**2
LOAD_SAMPLES = env.boolean("LOAD_SAMPLES", True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "oer_repo" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "UTC")

# --- accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = env.one_of("EMAIL_VERIFICATION", "mandatory", ("mandatory", "optional", "none"))
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_SIGNUP_FORM_CLASS = "oer_repo.accounts.forms.SignupForm"
ACCOUNT_ADAPTER = "oer_repo.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
SIGNUP_OPEN = env.boolean("SIGNUP_OPEN", True)
NEW_USER_ROLE = env.one_of("NEW_USER_ROLE", "contributor", ("reader", "contributor"))
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_resources"
LOGOUT_REDIRECT_URL = "home"
EMAIL_BACKEND = env.text("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_FILE_PATH = env.text("EMAIL_FILE_PATH")  # for the file-based backend
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "oer-repo@localhost")

# --- the API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "oer_repo.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["oer_repo.api.parsers.BoundedJSONParser"],
    "URL_FORMAT_OVERRIDE": None,  # ?format= is ours
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["oer_repo.api.throttles.Anonymous", "oer_repo.api.throttles.SignedIn"],
    "DEFAULT_THROTTLE_RATES": {
        "anon": env.text("THROTTLE_ANONYMOUS", "600/min"),
        "user": env.text("THROTTLE_SIGNED_IN", "3000/min"),
    },
    "EXCEPTION_HANDLER": "oer_repo.api.problems.exception_handler",
    "NUM_PROXIES": 1 if "SECURE_PROXY_SSL_HEADER" in globals() else 0,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "OER Repo API",
    "VERSION": "1",
    "DESCRIPTION": "Deposit, find and reuse open educational resources, with their licenses.",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_PATCH": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        name: {"level": "WARNING"} for name in ("django_tasks_db", "django_tasks", "elastic_transport")
    },
}
