"""Begin: for whom one deposits; the draft is made at once, so that nothing is lost from then on."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from oer_repo.accounts.models import Institution
from oer_repo.accounts.roles import institutions_of
from oer_repo.resources.actions import create_draft
from oer_repo.resources.permissions import may_create
from oer_repo.web.signed_in import SignedInRequest


class StartForm(forms.Form):
    institution = forms.ModelChoiceField(
        label=_("For which institution?"),
        queryset=Institution.objects.none(),
        required=False,
        empty_label=_("For none: in my own name"),
        help_text=_("Its curators can edit it too."),
    )


@login_required
def start(request: SignedInRequest) -> HttpResponse:
    form = StartForm(request.POST if request.method == "POST" else None)
    mine = institutions_of(request.user)
    form.fields["institution"].queryset = mine  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        draft = create_draft(by=request.user, institution=form.cleaned_data["institution"])
        return redirect("deposit_step", draft.pk, "files")
    context = {"form": form, "has_institutions": mine.exists(), "may_create": may_create(request.user)}
    return render(request, "deposit/start.html", context)
