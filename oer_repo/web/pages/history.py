"""Every version of a resource, and what changed from one to the next."""

from dataclasses import dataclass
from itertools import zip_longest

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oer_repo.discovery.look import releases_at
from oer_repo.resources.history import Difference, differences
from oer_repo.resources.models import Version


@dataclass(frozen=True, slots=True)
class Release:
    """`changes` is None for the first one."""

    version: Version
    changes: list[Difference] | None


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    versions = releases_at(slug, request.user)
    releases = [
        Release(newer, differences(older, newer) if older else None)
        for newer, older in zip_longest(versions, versions[1:])
    ]
    context = {"resource": versions[0].resource, "version": versions[0], "releases": releases}
    return render(request, "pages/history.html", context)
