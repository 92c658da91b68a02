"""Run by the Python of openedx-core's own environment: restore a library archive as the platform does, and say what came of it.

python restore_library.py ARCHIVE FOLDER      prints JSON
"""

import json
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from openedx_content.settings_api import openedx_content_backcompat_apps_to_install

archive, folder = Path(sys.argv[1]), Path(sys.argv[2])
settings.configure(
    SECRET_KEY="x",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "platform.sqlite3"}},
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "openedx_tagging",
        "openedx_content",
        *openedx_content_backcompat_apps_to_install(),
    ],
    OPENEDX_LEARNING={
        "MEDIA": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(folder / "media")},
        }
    },
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()
call_command("migrate", verbosity=0)

from django.contrib.auth import get_user_model  # noqa: E402
from openedx_content.api import get_components, load_learning_package  # noqa: E402

user = get_user_model().objects.create_user("ann", email="ann@example.org")
answer = load_learning_package(str(archive), user=user)
log = answer["log_file_error"]
found = answer["lp_restored_data"] or {}
titles = [one.versioning.published.title for one in get_components(found["id"])] if found else []
counts = {name: value for name, value in found.items() if name.startswith("num_")}
print(
    json.dumps(
        {"status": answer["status"], "log": log.read() if log else "", "titles": titles, **counts},
        default=str,
    )
)
