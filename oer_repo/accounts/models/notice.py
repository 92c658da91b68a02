"""What a person is told: kept once, shown on the site until it is read, and sent by mail."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """`message` is the English sentence, key of the translations, with its `data`; `key` names the event, told once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    key = models.CharField(max_length=200)
    message = models.TextField()
    data = models.JSONField(default=dict)
    url = models.CharField(max_length=500)
    made = models.DateTimeField(auto_now_add=True)
    read = models.DateTimeField(null=True, blank=True)
    mailed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="told_once")]
        indexes = [models.Index(fields=["mailed", "id"], name="notices_to_mail")]

    def __str__(self) -> str:
        return self.key
