"""What we ask beyond allauth's own forms."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from oer_repo.accounts.models import User


class SignupForm(forms.Form):
    """allauth puts its own fields (e-mail, password) below these."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("As you want to be credited for your work."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "orcid"]


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What is it for?"),
        max_length=100,
        help_text=_("For example “Moodle at the language center”."),
    )
