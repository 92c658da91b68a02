"""Uses in teaching: examples for each license, and the parts of an online course, as the license engine judges them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from licensing import Context, Finding, How, Kind, Part, Use, Verdict, check
from licensing.license import License
from licensing.rules import terms
from oer_repo.web.licenses.mixing import reason_of

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Example:
    works: bool  # whether the license allows what is told
    text: Words


@dataclass(frozen=True, slots=True)
class Fit:
    what: Words
    verdict: Verdict
    reason: Finding | None


COURSE: tuple[tuple[Words, Use, How], ...] = (
    (_("A text, figure or video shown as it is"), Use(Kind.COLLECT, commercial=False), How.UNMODIFIED),
    (_("An excerpt in a quiz or on a slide"), Use(Kind.COLLECT, commercial=False), How.EXCERPT),
    (_("Slides and worksheets that you change"), Use(Kind.ADAPT, commercial=False), How.ADAPTED),
    (_("A translation, or subtitles in another language"), Use(Kind.ADAPT, commercial=False), How.TRANSLATED),
    (_("Music or pictures set into your own video"), Use(Kind.ADAPT, commercial=False), How.SYNCHRONISED),
    (
        _("Anything in a free course with a paid certificate"),
        Use(Kind.COLLECT, contexts=frozenset({Context.FREE_MOOC_PAID_CERTIFICATE})),
        How.UNMODIFIED,
    ),
    (_("Anything in a course that is sold"), Use(Kind.COLLECT, commercial=True), How.UNMODIFIED),
    (
        _("Files on a platform that locks them (DRM)"),
        Use(Kind.COLLECT, commercial=False, drm=True),
        How.UNMODIFIED,
    ),
)


def course_fits(license: License) -> list[Fit]:
    fits = []
    for what, use, how in COURSE:
        report = check([Part((license,), how)], use)
        fits.append(Fit(what, report.verdict, reason_of(report)))
    return fits


CREDIT = (
    Example(True, _("You print the chapter for your class and write title, author, source and license on the first page.")),
    Example(False, _("You put the slides online without the author's name.")),
)  # fmt: skip
ADAPT = Example(
    True, _("You translate the chapter into Lao, leave out a section, and say in the credit that you did.")
)
ADAPT_ANY = Example(
    True, _("Your new version may carry another license, as long as the credit and this license are named.")
)
ADAPT_ALIKE = (
    Example(True, _("You improve a worksheet and share it under the same license, so that the next class gains too.")),
    Example(False, _("You turn it into a handbook that may not be copied.")),
    Example(True, _("You put the unchanged chapter beside your own texts: those keep the license that you give them.")),
)  # fmt: skip
SELL = Example(
    True, _("A publisher prints it and sells the book. Nobody has to be asked; the credit is in the book.")
)
NO_SELL = (
    Example(True, _("A school gives the printed text to its pupils without charge.")),
    Example(False, _("A training company uses the video in a course that it sells.")),
    Example(False, _("You ask for money for an app that shows it. Only the holder of the rights could allow that.")),
)  # fmt: skip
NO_CHANGE = (
    Example(True, _("You put the whole, unchanged video into your course.")),
    Example(False, _("You share a translation, even a very good one.")),
    Example(False, _("You make a shorter version for your class and put it online.")),
)
FREE = (
    Example(True, _("You take one figure out of it, change its colours and use it in a book that you sell.")),
    Example(True, _("You name the author all the same: nobody asks you to, and your readers want to know.")),
)
LABEL = (
    Example(True, _("You use the scan of an old map in any way, in any country where its protection has ended.")),
    Example(False, _("You mark your own new drawing with it. It is a label for works that are free already; CC0 is for yours.")),
)  # fmt: skip
CLOSED = (
    Example(True, _("You link to it.")),
    Example(True, _("You quote a sentence of it, as far as the law of your country permits quotation.")),
    Example(False, _("You copy it into your course because it is “only for teaching”, and put it online.")),
)


def examples(license: License) -> list[Example]:
    """Told from what the table says of it; the sampling family and others with terms of their own have none."""
    if terms.is_statement(license):
        return list(CLOSED)
    if terms.is_public_domain(license):
        return list(FREE if terms.can_be_given(license) else LABEL if license.is_cc else FREE)
    if terms.is_sampling(license) or terms.is_for_developing_nations(license):
        return []
    found = list(CREDIT) if terms.asks_for_credit(license) else []
    return [*found, *of_changes(license), *of_money(license)]


def of_changes(license: License) -> list[Example]:
    if terms.is_no_derivatives(license):
        return list(NO_CHANGE)
    return [ADAPT, *(ADAPT_ALIKE if terms.is_copyleft(license) else [ADAPT_ANY])]


def of_money(license: License) -> list[Example]:
    return list(NO_SELL) if terms.is_noncommercial(license) else [SELL]
