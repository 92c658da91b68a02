"""Step 5: everything at a glance, what is missing, and the button."""

from dataclasses import dataclass
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
from oer_repo.resources.rights import way_out
from oer_repo.web.deposit.license import earlier_grant
from oer_repo.web.deposit.steps import STEP_OF_FIELD, draft_of, revision_of, show
from oer_repo.web.report.remedies import ShownRemedy, shown_obstacles
from oer_repo.web.signed_in import SignedInRequest


def check_step(request: SignedInRequest, version: Version) -> HttpResponse:
    return page(request, version, what_is_missing(version))


def page(
    request: SignedInRequest, version: Version, findings: list[Finding], *, status: int = 200
) -> HttpResponse:
    must, may = (
        [shown(version, one) for one in findings if bool(one.key) == acknowledgeable]
        for acknowledgeable in (False, True)
    )
    context = {
        "findings": must,
        "doubts": may,
        "ticked": request.POST.getlist("acknowledge"),
        "earlier": earlier_grant(version),
        "description": safe_html(version.description),
        "files": version.files.select_related("blob"),
        "creators": version.creators.all(),
        "sources": version.sources.all(),
    }
    return show(request, version, "check", context, status=status)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """With the step that mends it, and what would help where a license is in the way."""

    finding: Finding
    step: str
    remedies: tuple[ShownRemedy, ...] = ()


def shown(version: Version, finding: Finding) -> ShownFinding:
    step = STEP_OF_FIELD.get(finding.field, "about")
    return ShownFinding(finding, step, remedies_for(version, finding) if step == "sources" else ())


def remedies_for(version: Version, finding: Finding) -> tuple[ShownRemedy, ...]:
    source = next((one for one in version.sources.all() if one.position == finding.position), None)
    solution = way_out(source, version.license) if source and version.license else None
    obstacles = shown_obstacles(solution.obstacles, [source.title], [0], [0]) if solution and source else ()
    return tuple(remedy for obstacle in obstacles for remedy in obstacle.remedies)


@login_required
@require_POST
def publish_draft(request: SignedInRequest, version_id: UUID) -> HttpResponse:
    version = draft_of(request, version_id)
    try:
        published = publish(
            version_id=version.pk,
            by=request.user,
            revision=revision_of(request),
            acknowledged=request.POST.getlist("acknowledge"),
        )
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
