"""How often one may ask; the rates are settings (THROTTLE_ANONYMOUS, THROTTLE_SIGNED_IN)."""

from rest_framework.throttling import AnonRateThrottle, UserRateThrottle


class Anonymous(AnonRateThrottle):
    """By address, for those who are not signed in."""


class SignedIn(UserRateThrottle):
    """By account, for the others; those without one are counted by Anonymous alone."""

    def get_cache_key(self, request, view):  # type: ignore[no-untyped-def]
        return super().get_cache_key(request, view) if request.user.is_authenticated else None
