"""The page itself: a question by its link, or from the form, which leads to the link of its question."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from licensing import Verdict, registry, rules_version, solve
from oer_repo.web.check import choices
from oer_repo.web.check.finding import found_here
from oer_repo.web.check.form import read_form
from oer_repo.web.check.link import UnreadableLinkError, link_to, read_link
from oer_repo.web.check.question import MOST_PARTS, Asked, license_of, problems
from oer_repo.web.check.reading import ReadPart, inputs_of, read_parts
from oer_repo.web.report.show import Shown, ShownPart, show_solution


@dataclass(frozen=True, slots=True)
class Row:
    """A part as it was read, with its answer; None until the question is whole, and while the part is asked about."""

    read: ReadPart
    shown: ShownPart | None

    @property
    def how(self) -> object:
        return choices.HOWS[self.read.asked.how]


@csrf_exempt  # It changes nothing; a token would set a cookie for every visitor.
@require_http_methods(["GET", "HEAD", "POST"])
def check_page(request: HttpRequest) -> HttpResponse:
    try:
        asked = (
            read_form(request.POST) if request.method == "POST" else read_link(request.META["QUERY_STRING"])
        )
    except UnreadableLinkError:
        cut = _(
            "This link was cut on its way, or is not one of ours. Ask for it once more, or begin anew here."
        )
        return page(request, Asked(), [cut])
    wrong = problems(asked)
    link = None if wrong else link_to(asked)
    if request.method == "POST" and link:
        place = "#answer" if asked.kind and asked.parts and not asked.find else ""
        return HttpResponseRedirect(f"{request.path}{link}{place}", status=303)
    return page(request, asked, wrong)


def page(request: HttpRequest, asked: Asked, wrong: Sequence[str]) -> HttpResponse:
    """With what is wrong the form alone; nothing typed is lost."""
    answer = {} if wrong else answer_to(request, asked)
    context = {
        "asked": asked,
        "wrong": wrong,
        "kinds": choices.KINDS,
        "money": choices.MONEY,
        "hows": tuple((value, str(label)) for value, label in choices.HOWS.items()),
        "wishes": registry.current(),
        "wished": asked.wish and not any(one.id == asked.wish for one in registry.current()),
        "most": MOST_PARTS,
        "found": found_here(asked.find, request.user) if asked.find else None,
        **answer,
    }
    return render(request, "check/page.html", context, status=422 if wrong else 200)


def answer_to(request: HttpRequest, asked: Asked) -> dict[str, object]:
    read = read_parts(asked.parts, [request.get_host()])
    open_questions = sum(not part.licenses for part in read)
    shown = judged(asked, read) if asked.kind and asked.parts else None
    parts = iter(shown.parts if shown else ())
    link = link_to(asked)
    return {
        "rows": [Row(part, next(parts) if shown and part.licenses else None) for part in read],
        "shown": shown,
        "verdict": whole(shown, open_questions),
        "said": said(asked),
        "open_questions": open_questions,
        "link": request.build_absolute_uri(f"{request.path}{link}") if link else "",
        "rules": rules_version(),
        "today": timezone.localdate(),
    }


def judged(asked: Asked, read: Sequence[ReadPart]) -> Shown | None:
    """The parts about which nothing has to be asked; None where there are none of them."""
    settled = [(at, part) for at, part in enumerate(read) if part.licenses]
    if not settled:
        return None
    inputs, owners = inputs_of([part for _at, part in settled])
    names = [part.name for _at, part in settled]
    return show_solution(solve(inputs, asked.use()), names, owners, [at for at, _part in settled])


def whole(shown: Shown | None, open_questions: int) -> str:
    """What was judged may be fine; while something is asked the whole is not."""
    verdict = shown.verdict if shown else Verdict.UNCLEAR.word
    better = (Verdict.ALLOWED.word, Verdict.NOT_RECOMMENDED.word)
    return Verdict.UNCLEAR.word if open_questions and verdict in better else verdict


def said(asked: Asked) -> list[object]:
    """What the whole is for, in words, for the printed sheet."""
    wish = license_of(asked.wish)
    words = [choices.KINDS.get(asked.kind, ""), choices.MONEY[asked.money]]
    words += [_("Wished: %(license)s") % {"license": wish.name}] if wish else []
    words += [_("Not shared")] if asked.private else []
    words += [_("With copy protection (DRM)")] if asked.drm else []
    return [one for one in words if one]
