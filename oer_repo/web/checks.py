"""Settings of delivery that would open what they are to close."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def user_content_is_elsewhere(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    host = settings.USER_CONTENT_HOST.lower()
    if not host or (host != urlsplit(settings.SITE_URL).netloc.lower() and "/" not in host):
        return []
    return [
        Error(
            f"USER_CONTENT_HOST={host} is the host of the site itself, or no host name.",
            hint="Give a host name of its own, best of another domain, without https://; or leave it empty.",
            id="web.E001",
        )
    ]


@register()
def front_server_prefix_is_a_path(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    prefix = settings.X_ACCEL_PREFIX
    if not prefix or (prefix.startswith("/") and len(prefix.strip("/")) > 0):
        return []
    return [
        Error(
            f"X_ACCEL_PREFIX={prefix} is not the path of an internal location.",
            hint="Write it as in nginx: /kept/.",
            id="web.E002",
        )
    ]
