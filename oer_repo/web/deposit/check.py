"""Step 5: everything at a glance, what is missing, and the button."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from oer_repo.resources.actions import discard_draft, publish
from oer_repo.resources.errors import EditConflict, Finding, NotPublishable
from oer_repo.resources.html import safe_html
from oer_repo.resources.models import Version
from oer_repo.resources.readiness import what_is_missing
from oer_repo.web.deposit.steps import STEP_OF_FIELD, draft_of, revision_of, show
from oer_repo.web.signed_in import SignedInRequest


def check_step(request: SignedInRequest, version: Version) -> HttpResponse:
    return page(request, version, what_is_missing(version))


def page(
    request: SignedInRequest, version: Version, findings: list[Finding], *, status: int = 200
) -> HttpResponse:
    context = {
        "findings": [(finding, STEP_OF_FIELD.get(finding.field, "about")) for finding in findings],
        "description": safe_html(version.description),
        "files": version.files.select_related("blob"),
        "creators": version.creators.all(),
        "sources": version.sources.all(),
    }
    return show(request, version, "check", context, status=status)


@login_required
@require_POST
def publish_draft(request: SignedInRequest, version_id: UUID) -> HttpResponse:
    version = draft_of(request, version_id)
    try:
        published = publish(version_id=version.pk, by=request.user, revision=revision_of(request))
    except NotPublishable as refusal:
        return page(request, version, list(refusal.findings), status=422)
    except EditConflict as error:
        version.refresh_from_db()
        return page(
            request, version, [Finding(error.code, error.message), *what_is_missing(version)], status=409
        )
    messages.success(request, _("Published. It can be found by search within a second or two."))
    return redirect(published.resource)


@login_required
@require_POST
def discard(request: SignedInRequest, version_id: UUID) -> HttpResponse:
    version = draft_of(request, version_id)
    discard_draft(version_id=version.pk, by=request.user)
    messages.success(request, _("The draft is gone."))
    return redirect("my_resources")
