"""What recipients must still be able to do: no technical measures, no terms that take away what the license gives."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Context, How

from . import terms
from .families import family_of
from .situation import Situation

DRM_PLATFORMS = frozenset({Context.PLATFORM_PUTS_DRM_ON_FILES, Context.DRM_MOOC_PLATFORM})
ACCESS_CONTROL = frozenset(
    {
        Context.LOGIN_FILES_UNPROTECTED,
        Context.PAYWALL_FILES_UNPROTECTED,
        Context.PROPRIETARY_FORMAT_NO_DRM,
        Context.TUITION_FUNDED_COURSE,
    }
)
DRM_CODES = {
    Verdict.FORBIDDEN: "etm_prohibited",
    Verdict.UNCLEAR: "etm_unclear",
    Verdict.ALLOWED: "etm_not_mentioned",
}


def recipients(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """LC 4.0 "No downstream restrictions", s. 2(a)(5); 1.0-3.0 s. 4(a). Only what is shared has recipients."""
    use = situation.use
    if not use.shared or terms.is_public_domain(license) or terms.is_statement(license):
        return
    if use.drm or use.contexts & DRM_PLATFORMS:
        verdict = Verdict.FORBIDDEN if license.is_cc else family_of(license).drm
        yield Note(DRM_CODES[verdict], verdict)
    if use.contexts & ACCESS_CONTROL:
        yield Note("access_control_ok")
    if Context.PLATFORM_TERMS_FORBID_REDISTRIBUTION in use.contexts:
        yield Note("platform_terms", Verdict.UNCLEAR)


def collected(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """Free Art License 1.3, s. 4: in a collection the work stays accessible on its own."""
    if license.unit == "LAL-1.3" and how is How.UNMODIFIED:
        yield Note("fal_accessible_in_collection")
