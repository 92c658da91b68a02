"""Name and ORCID, as one wants to be credited."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from oer_repo.accounts.forms import ProfileForm
from oer_repo.web.signed_in import SignedInRequest


@login_required
def account(request: SignedInRequest) -> HttpResponse:
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account")
    context = {"form": form, "memberships": request.user.memberships.select_related("institution")}
    return render(request, "mine/account.html", context)
