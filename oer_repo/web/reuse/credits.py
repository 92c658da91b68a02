"""The credits of a course as a file: page, Markdown, text, Word, slides, end of a video."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from oer_repo.formats.course_credits import credit_language
from oer_repo.reuse.course_credits import credits_file
from oer_repo.reuse.describe_course import describe_course
from oer_repo.reuse.exports import seen
from storage.disposition import disposition


@require_safe
def course_credits(request: HttpRequest, course_id: UUID, form: str) -> HttpResponse:
    course = seen(course_id, request.user)
    language = credit_language(request.GET.get("language") or course.language)
    file = credits_file(describe_course(course), form, language)
    charset = "; charset=utf-8" if file.media_type.startswith("text/") else ""
    response = HttpResponse(file.content, content_type=f"{file.media_type}{charset}")
    response["Content-Disposition"] = disposition(file.name, inline=False)
    return response
