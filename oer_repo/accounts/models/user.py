"""A person with an account; the e-mail address is the login."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oer_repo.accounts.identifiers import validate_orcid


class SiteRole(models.TextChoices):
    """What a person may do on the whole site; curators are named by institution (Membership)."""

    READER = "reader", _("Reader")
    CONTRIBUTOR = "contributor", _("Contributor")
    ADMINISTRATOR = "administrator", _("Administrator")


def new_user_role() -> str:
    return str(settings.NEW_USER_ROLE)


class UserManager(BaseUserManager["User"]):
    """Makes people by e-mail address; the address is stored in lower case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        rights = {"is_staff": True, "is_superuser": True, "role": SiteRole.ADMINISTRATOR}
        return self.create_user(email, password, **{**fields, **rights})


class User(AbstractUser):
    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, help_text=_("As you want to be credited."))
    orcid = models.CharField("ORCID", max_length=19, blank=True, validators=[validate_orcid])
    role = models.CharField(max_length=20, choices=SiteRole.choices, default=new_user_role)

    quota_bytes = models.PositiveBigIntegerField(
        _("room in bytes"), null=True, blank=True, help_text=_("Empty: as the settings say. 0: no limit.")
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def public_name(self) -> str:
        """What everybody may read: never the e-mail address."""
        return self.name or gettext("A person without a name here")

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
