"""What happened to the day from which the files of a published version are given out: nothing is overwritten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from oer_repo.resources.models.final import FinalModel
from oer_repo.resources.models.version import Version


class EmbargoEvent(FinalModel):
    class Kind(models.TextChoices):
        SET = "set", _("published with an embargo")
        MOVED = "moved", _("moved to another day")
        LIFTED = "lifted", _("lifted")
        ENDED = "ended", _("ended by itself")

    version = models.ForeignKey(Version, models.CASCADE, related_name="embargo_events")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    available_from = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )  # nobody, where the day simply came
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["version", "pk"]
        verbose_name = _("embargo event")
        verbose_name_plural = _("embargo events")
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=models.Q(kind__in=("lifted", "ended")),
                name="an_embargo_ends_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.get_kind_display()}"
