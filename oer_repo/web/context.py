"""What every page knows: the site's name, the theme that was chosen, the language and its direction."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from oer_repo.accounts.notices import unread

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme_of(request),
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "signup_open": settings.SIGNUP_OPEN,
        "unread_notices": SimpleLazyObject(
            lambda: unread(request.user) if request.user.is_authenticated else 0
        ),
    }


def theme_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "auto"
