"""Shown on other sites: framed anywhere, discovered by oEmbed, with the credit inside."""

import html
import re

import pytest
from django.test import Client

from oer_repo.courses import actions
from oer_repo.resources import actions as catalogue
from oer_repo.resources.models import Resource, Statement
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource() -> Resource:
    return published(person(), title='Rain & "clouds"', license="by-sa/4.0", subjects=["0532"]).resource


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_oembed_is_discovered_from_the_page_and_gives_a_frame_with_the_credit(resource):
    shown = page(f"/r/{resource.slug}/")
    link = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', shown)
    told = Client().get(html.unescape(link[1]).removeprefix("http://127.0.0.1:8000"))
    answer = told.json()
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", 'Rain & "clouds"')
    assert answer["author_name"] == "Noy"
    assert answer["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    frame = re.search(r'src="([^"]+)"', answer["html"])[1].removeprefix("http://127.0.0.1:8000")
    framed = page(frame)
    assert "CC BY-SA 4.0" in framed
    assert "Noy" in framed


def test_only_the_embed_page_may_be_framed_anywhere(resource):
    framed = Client().get(f"/r/{resource.slug}/embed/")
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert "<form" not in framed.content.decode()
    plain = Client().get(f"/r/{resource.slug}/")
    assert "frame-ancestors 'self'" in plain["Content-Security-Policy"]
    assert plain["X-Frame-Options"] == "SAMEORIGIN"


def test_the_room_that_the_other_site_has_is_kept(resource):
    url = f"http://127.0.0.1:8000/r/{resource.slug}/"
    answer = Client().get("/oembed/", {"url": url, "maxwidth": "300", "maxheight": "nonsense"}).json()
    assert (answer["width"], answer["height"]) == (300, 480)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"url": "https://elsewhere.example.org/r/rain/"}, 404),
        ({"url": "http://127.0.0.1:8000/r/no-such/"}, 404),
        ({"url": "http://127.0.0.1:8000/search/"}, 404),
        ({"url": "http://[::1"}, 404),
        ({}, 404),
        ({"url": "x", "format": "xml"}, 501),
    ],
)
def test_what_oembed_cannot_tell_of(query, status):
    assert Client().get("/oembed/", query).status_code == status


def test_drafts_are_not_shown_elsewhere():
    version = draft(person())
    assert Client().get(f"/r/{version.resource.slug}/embed/").status_code == 404


def test_citation_tags_and_amb_in_the_head(resource):
    shown = page(f"/r/{resource.slug}/")
    assert '<meta name="citation_title" content="Rain &amp; &quot;clouds&quot;">' in shown
    assert '<meta name="citation_author" content="Noy">' in shown
    assert '<meta name="DC.rights" content="https://creativecommons.org/licenses/by-sa/4.0/">' in shown
    assert "https://w3id.org/kim/hochschulfaechersystematik/n43" in shown


def test_a_public_course(resource):
    user = resource.owner
    course = actions.create_course(by=user, title="Water", language="en")
    actions.add_resource(course_id=course.pk, by=user, version_id=resource.current_id)
    assert Client().get(f"/c/{course.pk}/embed/").status_code == 404
    actions.publish_course(course_id=course.pk, by=user)
    assert "Noy" in page(f"/c/{course.pk}/embed/")
    shown = page(f"/c/{course.pk}/")
    assert "application/json+oembed" in shown
    assert '"@type": ["Course", "LearningResource"]' in shown


def unclear(resource: Resource) -> None:
    Statement.objects.create(
        version=resource.current, text="We do not know.", license=None, recorded_by=resource.owner
    )


def withdrawn(resource: Resource) -> None:
    catalogue.withdraw(resource_id=resource.pk, by=resource.owner, reason="A picture was not mine.")


@pytest.mark.parametrize(
    ("make", "status", "code", "said"),
    [
        (unclear, 409, "rights_unclear", "not clear under which license"),
        (withdrawn, 410, "withdrawn", "was withdrawn"),
    ],
)
def test_what_may_not_be_handed_on_is_refused_in_words_inside_the_frame(resource, make, status, code, said):
    make(resource)
    framed = Client().get(f"/r/{resource.slug}/embed/")
    assert (framed.status_code, said in framed.content.decode()) == (status, True)
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    told = Client().get("/oembed/", {"url": f"http://127.0.0.1:8000/r/{resource.slug}/"})
    assert (told.status_code, told.json()["code"]) == (status, code)
    assert said in told.json()["detail"]
    assert "json+oembed" not in Client().get(f"/r/{resource.slug}/").content.decode()


def test_a_course_that_the_licenses_forbid_by_now_is_refused_in_words(resource):
    course = actions.create_course(by=resource.owner, title="Water", language="en")
    actions.add_resource(course_id=course.pk, by=resource.owner, version_id=resource.current_id)
    actions.publish_course(course_id=course.pk, by=resource.owner)
    unclear(resource)
    framed = Client().get(f"/c/{course.pk}/embed/")
    assert (framed.status_code, "licenses forbid" in framed.content.decode()) == (409, True)
    told = Client().get("/oembed/", {"url": f"http://127.0.0.1:8000/c/{course.pk}/"})
    assert (told.status_code, told.json()["code"]) == (409, "not_publishable")
    for form in ("schema.org", "amb"):
        refused = Client().get(f"/api/v1/courses/{course.pk}/formats/{form}/")
        assert (refused.status_code, "licenses forbid" in refused.content.decode()) == (409, True), form


def test_what_has_no_license_is_added_with_a_warning_and_the_course_stays_at_home(resource, client):
    unclear(resource)
    client.force_login(resource.owner)
    answer = client.post(f"/r/{resource.slug}/add-to-course/", {"title": "Water"}, follow=True)
    assert "without a license nothing is permitted" in answer.content.decode()
    course = resource.owner.courses.get()
    assert client.post(f"/c/{course.pk}/team/", {"do": "publish"}).status_code == 302
    course.refresh_from_db()
    assert not course.is_public
    part = course.parts.get()
    actions.change_part(course_id=course.pk, by=resource.owner, part_id=part.pk, how="linked")
    assert actions.publish_course(course_id=course.pk, by=resource.owner).is_public
