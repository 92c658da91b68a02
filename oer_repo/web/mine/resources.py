"""One's own resources: drafts to finish, what is published; a new version, and taking one back."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from oer_repo.discovery.look import resource_at
from oer_repo.resources.actions import new_version, withdraw
from oer_repo.resources.errors import Invalid, NotAllowed, NotFound
from oer_repo.resources.models import Resource, Version, VersionState
from oer_repo.resources.permissions import may_create, may_withdraw
from oer_repo.web.signed_in import SignedInRequest


@login_required
def my_resources(request: SignedInRequest) -> HttpResponse:
    versions = Version.objects.select_related("resource").filter(resource__owner=request.user)
    drafts = versions.filter(state=VersionState.DRAFT).order_by("-updated")
    mine = (
        Resource.objects.filter(owner=request.user, current__isnull=False)
        .select_related("current")
        .order_by("-current__published")
    )
    context = {
        "drafts": drafts,
        "page": Paginator(mine, 50).get_page(request.GET.get("page")),
        "may_create": may_create(request.user),
    }
    return render(request, "mine/resources.html", context)


@login_required
@require_POST
def start_new_version(request: SignedInRequest, slug: str) -> HttpResponse:
    draft = new_version(resource_id=resource_at(slug).pk, by=request.user)
    return redirect("deposit_step", draft.pk, "files")


@login_required
def withdraw_resource(request: SignedInRequest, slug: str) -> HttpResponse:
    resource = resource_at(slug)
    if not may_withdraw(request.user, resource):
        raise NotFound
    problem, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            withdraw(resource_id=resource.pk, by=request.user, reason=reason)
            return redirect(resource)
        except (Invalid, NotAllowed) as error:
            problem = error.message
    context = {"resource": resource, "version": resource.current, "problem": problem, "reason": reason}
    return render(request, "mine/withdraw.html", context, status=422 if problem else 200)
