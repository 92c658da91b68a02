"""Before everybody has the files: links for single people, and the embargo itself."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from oer_repo.resources.actions import change_embargo
from oer_repo.resources.errors import Invalid, NotFound
from oer_repo.resources.links import LONGEST, linked_file, make_links, revoke_links
from oer_repo.resources.models import Version
from oer_repo.resources.permissions import may_edit
from oer_repo.web.signed_in import SignedInRequest
from storage.serve import serve_blob

SECRET = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


class DaysForm(forms.Form):
    days = forms.IntegerField(
        label=gettext_lazy("For how many days"), min_value=1, max_value=LONGEST, initial=7
    )


class EmbargoForm(forms.Form):
    available_from = forms.DateField(
        label=gettext_lazy("Give the files out from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty: at once. That cannot be undone."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It is kept in the history."),
    )


@login_required
def links(request: SignedInRequest, version_id: UUID) -> HttpResponse:
    """The links are shown once, in the answer to the button: nothing of them is stored."""
    version = own_version(request, version_id)
    if request.POST.get("do") == "revoke":
        revoke_links(version_id=version.pk, by=request.user)
        messages.success(request, _("No link that was made before works any more."))
        return redirect("links", version.pk)
    form = DaysForm(request.POST or None)
    made = make_links(version_id=version.pk, by=request.user, **form.cleaned_data) if form.is_valid() else []
    context = {"version": version, "form": form if form.is_bound else DaysForm(), "made": made}
    return render(request, "mine/links.html", context, status=422 if form.errors else 200)


@login_required
def embargo(request: SignedInRequest, version_id: UUID) -> HttpResponse:
    version = own_version(request, version_id)
    form = EmbargoForm(request.POST or None, initial={"available_from": version.available_from})
    if form.is_valid() and changed(request, version, form):
        return redirect("version", version.resource.slug, version.number)
    return render(
        request, "mine/embargo.html", {"version": version, "form": form}, status=422 if form.errors else 200
    )


def changed(request: SignedInRequest, version: Version, form: EmbargoForm) -> bool:
    try:
        change_embargo(version_id=version.pk, by=request.user, **form.cleaned_data)
    except Invalid as refused:
        for finding in refused.findings:
            form.add_error(finding.field, finding.message)
        return False
    return True


@require_safe
def shared_file(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """Whoever has the link has the file; `name` is only what a browser shows."""
    file = linked_file(token)
    answer = serve_blob(request, file.blob, filename=file.name)
    for header, value in SECRET.items():
        answer[header] = value
    return answer


def own_version(request: SignedInRequest, version_id: UUID) -> Version:
    version = Version.objects.select_related("resource").filter(pk=version_id).first()
    if version is None or not may_edit(request.user, version.resource):
        raise NotFound
    return version
