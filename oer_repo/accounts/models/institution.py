"""Universities, schools and networks, and who belongs to them in which role."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from oer_repo.accounts.identifiers import validate_ror


class Institution(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO 3166-1, two letters"))
    ror_id = models.CharField("ROR", max_length=9, blank=True, validators=[validate_ror])
    website = models.URLField(_("website"), blank=True)
    quota_bytes = models.PositiveBigIntegerField(
        _("room in bytes"), null=True, blank=True, help_text=_("Empty: as the settings say. 0: no limit.")
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")

    def __str__(self) -> str:
        return self.name


class MembershipRole(models.TextChoices):
    READER = "reader", _("Reader")
    CONTRIBUTOR = "contributor", _("Contributor")
    CURATOR = "curator", _("Curator")


class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=MembershipRole.choices, default=MembershipRole.CONTRIBUTOR)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "institution"], name="one_membership_each")]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.institution}"
