"""The page of a license: may, must, may not; examples; versions and ports; what it mixes with, from the engine."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from licensing import registry, rules_version
from licensing.deeds import deed_in
from licensing.errors import UnknownLicense
from licensing.license import License
from licensing.plain_words import PlainWords, plain_words
from licensing.rules import terms
from oer_repo.formats import ccrel
from oer_repo.resources.describe import absolute
from oer_repo.web.licenses.mixing import adaptations, mixes
from oer_repo.web.licenses.saying import saying
from oer_repo.web.licenses.teaching import course_fits, examples
from oer_repo.web.licenses.versions import PORT, peculiarities, port_of, ports, versions
from oer_repo.web.pages.rights import spoken


@require_safe
def explain(request: HttpRequest, license_id: str) -> HttpResponse:
    license = license_at(license_id)
    words = plain_words(license)
    address = absolute(request.path)
    context = {
        "license": license,
        "words": words,
        "summary": summary_of(license, words),
        "deed": deed_in(license, get_language() or "en"),
        "address": address,
        "record": ccrel.write(license, address),
        "rules": rules_version(),
    }
    return render(request, "licenses/explain.html", context | judged(license) | editions(license))


def license_at(license_id: str) -> License:
    try:
        return registry.get(license_id)
    except UnknownLicense as error:
        raise Http404 from error


def summary_of(license: License, words: PlainWords) -> str:
    """One line for the page and for search engines."""
    return f"{license.name}: {'; '.join(_(clause.text) for clause in words.clauses)}."


def judged(license: License) -> dict[str, object]:
    """What the engine says; the license itself is the first thing that one may want to write beside a work."""
    for_new_works = license in registry.current() and terms.can_be_given(license)
    return {
        "examples": examples(license),
        "fits": course_fits(license),
        "mixes": mixes(license),
        "adaptations": adaptations(license),
        "saying": saying(license, spoken()) if for_new_works else None,
    }


def editions(license: License) -> dict[str, object]:
    is_port = bool(license.jurisdiction) and license.has_legal_code
    found = [] if license.jurisdiction else ports(license)
    return {
        "versions": versions(license),
        "ports": found,
        "peculiarities": peculiarities(found),
        "port": port_of(license) if is_port else None,
        "about_ports": PORT,
        "unported": registry.find(license.unit, license.version) if is_port else None,
        "current": current_of(license),
    }


def current_of(license: License) -> License | None:
    """What Creative Commons offers today in the place of an older version."""
    unit = "by-nc-nd" if license.unit == "by-nd-nc" else license.unit
    found = next((one for one in registry.current() if one.unit == unit), None)
    return found if found != license else None
