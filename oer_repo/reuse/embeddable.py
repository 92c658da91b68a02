"""What is shown on other sites: a resource or a course, its frame, and where oEmbed tells of it."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from licensing.license import License
from oer_repo.courses.models import Course
from oer_repo.formats import oembed
from oer_repo.resources.credit import creators_of
from oer_repo.resources.describe import absolute, address_of, describe_creators
from oer_repo.resources.models import Version
from oer_repo.resources.rights import license_today, refuse_unclear


def embeddable_version(version: Version) -> oembed.Embeddable:
    """Raises RightsUnclear."""
    refuse_unclear(version)
    frame = reverse("embed_resource", args=[version.resource.slug])
    names = ", ".join(creator.name for creator in creators_of(describe_creators(version)))
    return told(version.title, names, address_of(version), frame, license_today(version))


def embeddable_course(course: Course) -> oembed.Embeddable:
    frame = reverse("embed_course", args=[course.pk])
    url = absolute(course.get_absolute_url())
    return told(course.title, course.owner.public_name, url, frame, course.license)


def told(title: str, author: str, url: str, frame: str, license: License | None) -> oembed.Embeddable:
    return oembed.Embeddable(
        title=title,
        author=author,
        url=url,
        frame=absolute(frame),
        license=license.url if license else "",
        provider=settings.SITE_NAME,
        provider_url=f"{settings.SITE_URL}/",
    )


def oembed_address(url: str) -> str:
    """Where oEmbed tells of a page; the page names it in its head."""
    return absolute(f"{reverse('oembed')}?{urlencode({'url': url, 'format': 'json'})}")
