"""Questions about licenses from strangers: one, or a batch whose good lines are answered whatever the others say."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException

from licensing.answers import Answer, answer_or_error, answer_to, refuse_hostile
from licensing.errors import LicensingError

MOST_QUESTIONS = 1_000
MOST_PARTS = 5_000  # works in all questions of one request: what one asker may make us work at once
PARTS = ("inputs", "works")


class CannotAnswer(APIException):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "cannot_answer"


class TooManyQuestions(APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_many_questions"


def answered(name: str, asked: Any) -> Answer | list[Answer]:
    """The answer to an object, or to a list the answers in its order."""
    questions = asked if isinstance(asked, list) else [asked]
    refuse_too_many(questions)
    if isinstance(asked, list):
        return [one_of_many(name, question) for question in questions]
    try:
        refuse_hostile(asked)
        return answer_to(name, asked)
    except LicensingError as error:
        raise CannotAnswer(str(error)) from error


def one_of_many(name: str, question: object) -> Answer:
    try:
        refuse_hostile(question)
    except LicensingError as error:
        return {"error": str(error)}
    return answer_or_error(name, question)


def refuse_too_many(questions: list[Any]) -> None:
    if len(questions) > MOST_QUESTIONS:
        message = _("A batch has at most %(most)d questions, and this one has %(n)d. Send several batches.")
        raise TooManyQuestions(message % {"most": MOST_QUESTIONS, "n": len(questions)})
    parts = sum(map(parts_of, questions))
    if parts > MOST_PARTS:
        message = _("A request may be about at most %(most)d works, and this one is about %(n)d.")
        raise TooManyQuestions(message % {"most": MOST_PARTS, "n": parts})


def parts_of(question: object) -> int:
    """Works of a question, also those that works were made from."""
    if not isinstance(question, dict):
        return 1
    works: Iterable[Any] = (question.get(name) for name in PARTS)
    return sum(map(counted, works))


def counted(works: object) -> int:
    """Without recursion, for a stranger may nest as deep as JSON can be read."""
    waiting, found = [works], 0
    while waiting:
        several = waiting.pop()
        if isinstance(several, list):
            found += len(several)
            waiting += [work["upstream"] for work in several if isinstance(work, dict) and "upstream" in work]
    return found
