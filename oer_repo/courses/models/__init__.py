"""Courses: what they are for, their outline and parts, the team, and what was known about their rights when."""

from oer_repo.courses.models.course import Cost, Course, Platform
from oer_repo.courses.models.outline import Part, PartHow, PartKind, Section, Unit
from oer_repo.courses.models.rights import CourseCheck, Override
from oer_repo.courses.models.team import Activity, Comment, CourseMember, CourseRole, SignOff

__all__ = [
    "Activity",
    "Comment",
    "Cost",
    "Course",
    "CourseCheck",
    "CourseMember",
    "CourseRole",
    "Override",
    "Part",
    "PartHow",
    "PartKind",
    "Platform",
    "Section",
    "SignOff",
    "Unit",
]
