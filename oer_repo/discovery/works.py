"""Published works by their addresses, many at once: for a list of links that somebody pastes."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Prefetch

from oer_repo.resources.models import File, Version, VersionState

PAGE = re.compile(r"/r/(?P<slug>[-\w]{1,80})/(?:v/(?P<number>\d{1,6})/)?(?:[?#].*)?")
Place = tuple[str, int | None]


def works_at(addresses: Iterable[str], hosts: Iterable[str] = ()) -> dict[str, Version]:
    """By address, what everybody may see; `hosts` are names under which this site is known beside SITE_URL."""
    places = {address: place for address in addresses if (place := place_of(address, hosts))}
    found = versions_of({slug for slug, _number in places.values()})
    return {address: found[place] for address, place in places.items() if place in found}


def place_of(address: str, hosts: Iterable[str]) -> Place | None:
    """The slug, and the number where one is named; None for what is no page of a resource here."""
    text = address.strip()
    for start in (
        settings.SITE_URL,
        *(f"{scheme}://{host}" for host in hosts for scheme in ("https", "http")),
    ):
        text = text.removeprefix(start)
    match = PAGE.fullmatch(text)
    return (match["slug"], int(match["number"]) if match["number"] else None) if match else None


def versions_of(slugs: Iterable[str]) -> dict[Place, Version]:
    rows = Version.objects.filter(
        resource__slug__in=slugs,
        resource__withdrawn=None,
        resource__current__isnull=False,
        state=VersionState.PUBLISHED,
    ).select_related("resource")
    found: dict[Place, Version] = {}
    for version in rows.prefetch_related(
        "creators", "statements", "sources", Prefetch("files", File.objects.select_related("blob"))
    ):
        found[version.resource.slug, version.number] = version
        if version.pk == version.resource.current_id:
            found[version.resource.slug, None] = version
    return found
