"""Links to files that are not public: signed, for a while, taken back; and what a page says of an embargo."""

from datetime import date, timedelta

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from oer_repo.resources import actions
from oer_repo.resources.errors import Invalid, LinkOver, NotAllowed, NotFound, Withdrawn
from oer_repo.resources.links import SIGNER, linked_file, make_links, revoke_links
from tests.api.programs import V1, program
from tests.builders import draft, institution, member, person, published
from tests.days import today_is
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db
MARCH = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    today_is(monkeypatch, 2026, 11, 26)


def link_to(version, by, days=7):
    return make_links(version_id=version.pk, by=by, days=days)[0]


def test_whoever_has_the_link_has_the_file_and_no_cache_and_no_other_site_hears_of_it(client: Client):
    noy = person()
    link = link_to(draft(noy, text=b"Rain falls.\n"), noy)
    answer = client.get(f"/shared/{link.token}/reading.md")
    assert (answer.status_code, b"".join(answer)) == (200, b"Rain falls.\n")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Content-Disposition"].startswith("attachment")


def test_it_ends_on_its_day(monkeypatch, client: Client):
    noy = person()
    link, now = link_to(draft(noy), noy, days=7), timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=6, hours=23))
    assert linked_file(link.token).name == "reading.md"
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=7, seconds=1))
    answer = client.get(f"/shared/{link.token}/reading.md")
    assert answer.status_code == 410
    assert "This link has ended, or was taken back." in answer.content.decode()


@pytest.mark.parametrize("days", [0, -1, 31])
def test_no_longer_than_thirty_days(days):
    noy = person()
    with pytest.raises(Invalid, match="from 1 to 30"):
        link_to(draft(noy), noy, days=days)


def test_a_token_that_was_tampered_with_opens_nothing(client: Client):
    noy = person()
    version = draft(noy)
    token = link_to(version, noy).token
    said = TimestampSigner(salt=SIGNER).unsign_object(token)
    elsewhere = TimestampSigner(salt="another").sign_object(said)
    for forged in (
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        "x" + token,
        elsewhere,
        "nonsense",
        "a:b:c",
    ):
        assert client.get(f"/shared/{forged}/reading.md").status_code == 404, forged


def test_a_link_opens_no_other_file_than_its_own():
    noy = person()
    one, other = draft(noy, text=b"one"), draft(noy, text=b"other")
    said = TimestampSigner(salt=SIGNER).unsign_object(link_to(one, noy).token)
    mixed = TimestampSigner(salt=SIGNER).sign_object(said | {"file": str(other.files.get().pk)})
    with pytest.raises(NotFound):
        linked_file(mixed)


def test_all_links_of_a_version_are_taken_back_at_once_and_new_ones_work():
    noy = person()
    version = draft(noy)
    old = link_to(version, noy)
    revoke_links(version_id=version.pk, by=noy)
    with pytest.raises(LinkOver):
        linked_file(old.token)
    assert linked_file(link_to(version, noy).token) == version.files.get()


def test_it_ends_when_its_maker_may_no_longer_edit():
    here, noy, curator = institution(), person(), person("curator@example.org")
    member(noy, here)
    membership = member(curator, here, role="curator")
    link = link_to(draft(noy, of=here), curator)
    assert linked_file(link.token)
    membership.delete()
    with pytest.raises(LinkOver):
        linked_file(link.token)


def test_it_ends_with_the_file_and_with_the_resource():
    noy = person()
    version = draft(noy)
    link = link_to(version, noy)
    actions.remove_file(file_id=link.file.pk, by=noy)
    with pytest.raises(NotFound):
        linked_file(link.token)
    closed = published(noy, available_from=MARCH)
    link = link_to(closed, noy)
    assert linked_file(link.token) == closed.files.get()
    actions.withdraw(resource_id=closed.resource_id, by=noy, reason="A mistake.")
    with pytest.raises(Withdrawn):
        linked_file(link.token)


def test_only_who_may_edit_makes_them_and_only_where_there_is_need():
    noy = person()
    with pytest.raises(NotAllowed, match="give the address of the page instead"):
        link_to(published(noy), noy)
    with pytest.raises(NotAllowed):
        link_to(draft(noy), person("other@example.org"))


def test_made_and_taken_back_on_the_page(client: Client):
    noy = person()
    version = draft(noy)
    mine = signed_in(noy)
    page = mine.post(f"/versions/{version.pk}/links/", {"do": "make", "days": "3"}).content.decode()
    address = page.split('value="http://testserver')[1].split('"')[0]
    assert client.get(address).status_code == 200
    assert mine.post(f"/versions/{version.pk}/links/", {"do": "revoke"}).status_code == 302
    assert client.get(address).status_code == 410
    assert mine.post(f"/versions/{version.pk}/links/", {"do": "make", "days": "99"}).status_code == 422
    assert signed_in(person("other@example.org")).get(f"/versions/{version.pk}/links/").status_code == 404


def test_made_and_taken_back_by_a_program(client: Client, settings):
    settings.SITE_URL = "http://testserver"
    noy = person()
    version = draft(noy)
    made = program(noy).post(f"{V1}/resources/{version.resource_id}/links/", {"days": 3}, format="json")
    assert made.status_code == 201
    (link,) = made.json()["results"]
    assert link["name"] == "reading.md"
    assert client.get(link["url"]).status_code == 200
    assert program(noy).delete(f"{V1}/resources/{version.resource_id}/links/").status_code == 204
    assert client.get(link["url"]).status_code == 410


def test_a_page_under_embargo_says_so_and_gives_nothing_away(client: Client):
    noy = person()
    version = published(noy, title="Rain", text=b"Secret words.\n", available_from=MARCH)
    file, page = version.files.get(), version.resource.get_absolute_url()
    seen = client.get(page).content.decode()
    assert "Files available from March 1, 2027." in seen
    assert "Secret words" not in seen
    assert f"/files/{file.pk}/" not in seen
    assert "Secret words" in signed_in(noy).get(page).content.decode()
    refused = client.get(f"/files/{file.pk}/reading.md")
    assert refused.status_code == 403
    assert "available from March 1, 2027" in refused.content.decode()
    for address in (f"/previews/{file.pk}/", f"{page}v/1/all.zip"):
        assert client.get(address).status_code == 403
    answer = program().get(f"{V1}/files/{file.pk}/content/")
    assert (answer.status_code, answer.json()["code"], answer.json()["available_from"]) == (
        403,
        "embargoed",
        "2027-03-01",
    )
    document = program().get(f"{V1}/resources/{version.resource_id}/formats/schema.org/").json()
    assert document["conditionsOfAccess"] == "The files are available from 2027-03-01."
    assert "contentUrl" not in document["encoding"][0]


def test_the_embargo_is_lifted_on_its_page_and_stands_in_the_history(client: Client):
    noy = person()
    version = published(noy, available_from=MARCH)
    mine = signed_in(noy)
    address = f"/versions/{version.pk}/embargo/"
    refused = mine.post(address, {"available_from": "2020-01-01", "reason": "Typing."})
    assert refused.status_code == 422
    assert "2020-01-01 is not in the future" in refused.content.decode()
    assert mine.post(address, {"available_from": "", "reason": "The journal agrees."}).status_code == 302
    assert client.get(f"/files/{version.files.get().pk}/reading.md").status_code == 200
    history = client.get(f"/r/{version.resource.slug}/history/").content.decode()
    assert "The journal agrees." in history
