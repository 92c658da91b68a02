"""Help somebody who knows nothing of licenses to choose one: questions in plain words, the address holds the answers."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from licensing.choose import Choice, Wish, Wishes, choices
from licensing.license import License
from licensing.plain_words import plain_words
from oer_repo.resources.describe import absolute
from oer_repo.web.check.question import AskedPart
from oer_repo.web.check.reading import ReadPart, inputs_of, read_parts
from oer_repo.web.licenses.choose_form import QUESTIONS, ChooserForm
from oer_repo.web.licenses.saying import saying
from oer_repo.web.pages.rights import spoken

NAMES = ("title", "name", "address")
MOST_SOURCES = 50


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    form = ChooserForm(request.GET or None)
    form.is_valid()  # an answer that cannot be read is said beside its question, the others count
    given = getattr(form, "cleaned_data", {})
    origin = given.get("origin", "")
    lines = lines_of(given.get("sources", "")) if origin == "adapted" else []
    works = read_parts([AskedPart(line) for line in lines], [request.get_host()])
    wishes = form.wishes() if given else Wishes()
    offered = choices(wishes, inputs_of(works)[0])
    context = {
        "form": form,
        "questions": [form[wish] for wish in Wish],
        "names": [form[name] for name in NAMES],
        "origin": origin,
        "works": works,
        "choices": [(choice, [QUESTIONS[wish] for wish in choice.against]) for choice in offered],
        "open": [choice for choice in offered if choice.is_open],
        "complete": wishes.are_complete,
        "asked": bool(request.GET),
        "canonical": absolute(request.path),
    }
    return render(request, "licenses/choose.html", context | result(offered, origin, works, given))


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()][:MOST_SOURCES]


def result(
    offered: Sequence[Choice], origin: str, works: list[ReadPart], given: dict[str, str]
) -> dict[str, object]:
    """The license that is left, once it is certain that no other is."""
    license = only_one(offered) if is_settled(origin, works) else None
    if license is None:
        return {"result": None}
    said = {name: given.get(name, "").strip() for name in NAMES}
    return {
        "result": license,
        "license": license,  # for the parts of the page that the page of a license has too
        "words": plain_words(license),
        "saying": saying(license, spoken(), **said),
    }


def is_settled(origin: str, works: list[ReadPart]) -> bool:
    """Every work that it is made from has to be known first."""
    return origin == "own" or (bool(works) and all(one.licenses for one in works))


def only_one(offered: Sequence[Choice]) -> License | None:
    left = [choice.license for choice in offered if choice.is_open]
    return left[0] if len(left) == 1 else None
