"""What was known about a course's rights when: every check, and every decision against one. Rows are only ever added."""

from django.conf import settings
from django.db import models

from oer_repo.courses.models.course import Course


class CourseCheck(models.Model):
    """Question and answer in the words of `license check`, with the fingerprint of the rules that gave it."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="checks")
    rules = models.CharField(max_length=64)
    question = models.JSONField()
    answer = models.JSONField()
    digest = models.CharField(
        max_length=64, help_text="Of rules, question and answer: the same is kept once."
    )
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made", "pk"]
        constraints = [models.UniqueConstraint(fields=["course", "digest"], name="each_check_once")]

    def __str__(self) -> str:
        return f"{self.course}: {self.verdict}"

    @property
    def verdict(self) -> str:
        return str(self.answer.get("verdict", ""))


class Override(models.Model):
    """Somebody with a name decided to go on although a finding forbids it, and said why."""

    check_made = models.ForeignKey(CourseCheck, models.PROTECT, related_name="overrides")
    course = models.ForeignKey(Course, models.CASCADE, related_name="overrides")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made", "pk"]

    def __str__(self) -> str:
        return self.reason[:80]
