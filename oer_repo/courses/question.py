"""A course as a question to the license engine, in the words of `license check`: works side by side, each used in its way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from oer_repo.courses.models import Cost, Course, PartHow, Platform
from oer_repo.courses.weighing import Weighed

# For NonCommercial parts money decides, or leaves open, what may be done (rules 5.3).
COMMERCIAL: Mapping[str, bool | None] = {
    Cost.FREE: False,
    Cost.CERTIFICATE: None,
    Cost.PAID_PUBLIC: None,
    Cost.PAID_COMPANY: None,
}
MONEY: Mapping[str, str] = {
    Cost.CERTIFICATE: "free_mooc_with_optional_paid_certificate",
    Cost.PAID_PUBLIC: "paid_mooc_public_university",
    Cost.PAID_COMPANY: "paid_mooc_for_profit_provider",
}
PLATFORM: Mapping[str, str] = {
    Platform.LOGIN: "login_required_files_unprotected",
    Platform.TERMS: "platform_terms_forbid_redistribution",
    Platform.DRM: "drm_mooc_platform",
}


@dataclass(frozen=True, slots=True)
class CourseQuestion:
    """`question` as the engine reads it; `owners` says for each of its inputs which part of the course it belongs to."""

    question: dict[str, Any]
    owners: tuple[int, ...]


def question_of(course: Course, parts: Iterable[Weighed], *, translated: bool = False) -> CourseQuestion:
    """`translated`: as if all of it were put into another language, which is an adaptation of each work."""
    inputs, owners = [], []
    for part in parts:
        for given in inputs_of(part, translated=translated):
            inputs.append(given)
            owners.append(part.pk)
    question = {
        "inputs": inputs,
        "use": "collect",
        "commercial": COMMERCIAL[course.cost],
        "share": True,
        "drm": course.platform == Platform.DRM,
        "context": [word for word in (MONEY.get(course.cost), PLATFORM.get(course.platform)) if word],
        "desired_output": course.license.id if course.license and not translated else None,
    }
    return CourseQuestion(question, tuple(owners))


def inputs_of(part: Weighed, *, translated: bool = False) -> list[dict[str, str]]:
    """One for each license inside; none for what the team wrote itself."""
    how = part.how
    if translated and how not in (PartHow.LINKED, PartHow.EMBEDDED):
        how = PartHow.TRANSLATED
    return [{"license": one.id if one else "UNKNOWN", "how": str(how)} for one in part.licenses]
