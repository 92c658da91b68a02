"""Resources here by words, to be picked as parts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from licensing.license import License
from oer_repo.accounts.roles import Person
from oer_repo.discovery.find import find
from oer_repo.resources.describe import absolute
from oer_repo.resources.models import Version
from oer_repo.resources.rights import license_today
from search.errors import BadRequest, SearchUnavailable
from search.request import SearchRequest

FOUND = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    version: Version
    license: License | None
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """`trouble` says why there is nothing."""

    works: tuple[Candidate, ...] = ()
    trouble: str = ""


def found_here(words: str, person: Person) -> Found:
    try:
        results = find(SearchRequest(q=words, per_page=FOUND), person)
    except SearchUnavailable:
        return Found(trouble=_("Search is resting. Paste the address of the resource instead."))
    except BadRequest:
        return Found(trouble=_("We could not read these words. Use fewer, or others."))
    works = tuple(
        Candidate(one.current, license_today(one.current), absolute(one.get_absolute_url()))
        for one in results.resources
        if one.current
    )
    return Found(
        works, "" if works else _("Nothing here fits these words. Check the spelling, or use fewer.")
    )
