"""Who makes the course together: members, their sign-offs, what they say, and what was done by whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from oer_repo.courses.models.course import Course
from oer_repo.courses.models.outline import Part


class CourseRole(models.TextChoices):
    AUTHOR = "author", _("Author")
    REVIEWER = "reviewer", _("Reviewer")
    RIGHTS_OFFICER = "rights_officer", _("Rights officer")


class CourseMember(models.Model):
    course = models.ForeignKey(Course, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="course_memberships")
    institution = models.ForeignKey(
        "accounts.Institution", models.PROTECT, null=True, blank=True, related_name="course_members"
    )
    role = models.CharField(max_length=20, choices=CourseRole.choices, default=CourseRole.AUTHOR)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["course", "user"], name="once_in_a_team")]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


class SignOff(models.Model):
    """An institution stands by its parts as they are; `parts` is their fingerprint, so that a change asks again."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="sign_offs")
    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    parts = models.CharField(max_length=64)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made", "pk"]

    def __str__(self) -> str:
        return f"{self.institution}: {self.course}"


class Comment(models.Model):
    part = models.ForeignKey(Part, models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class Activity(models.Model):
    """One line of the log: who did what; `subject` is the title of what it was done to, as it was then."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="activities")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=500, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made", "-pk"]
        verbose_name_plural = _("activities")

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
