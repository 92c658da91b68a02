"""Other people's work in a deposit: asked about, judged, acknowledged; and what a change of license leaves as it is."""

import re

import pytest
from django.test import Client

from licensing import registry
from oer_repo.accounts.models import User
from oer_repo.resources import actions
from oer_repo.resources.models import Resource, Version
from tests.builders import draft, person, published
from tests.web.test_deposit import ONE_CREATOR
from tests.web.visitors import signed_in

pytestmark = pytest.mark.django_db


STORED = {"source-INITIAL_FORMS": "1"}  # the row is there already


def work(**facts: str) -> dict[str, str]:
    """One row of the form, as the page sends it."""
    row = {"title": "Rivers", "creator": "", "url": "", "license": "", "license_text": "", "use": "adapted",
           "changes": "", "asked": ""} | facts  # fmt: skip
    count = {"source-TOTAL_FORMS": "1", "source-INITIAL_FORMS": "0"}
    return count | {f"source-0-{name}": value for name, value in row.items()}


def with_source(
    license: str, ours: str | None = "by/4.0", use: str = "adapted"
) -> tuple[User, Version, Client]:
    noy = person()
    version = draft(noy, license=ours)
    source: actions.SourceFacts = {"title": "Rivers", "license": license, "use": use}
    actions.set_sources(version_id=version.pk, by=noy, sources=[source])
    return noy, version, signed_in(noy)


# --- the words about a license


def test_words_that_name_one_license_are_read(client: Client) -> None:
    noy = person()
    version = draft(noy)
    answer = signed_in(noy).post(
        f"/deposit/{version.pk}/sources/", work(license_text="Licensed under CC BY-SA 3.0")
    )
    assert answer["Location"].endswith("/license/")
    source = version.sources.get()
    assert source.license
    assert source.license.id == "by-sa/3.0"


def test_words_that_leave_something_open_are_asked_about_and_the_answer_is_kept() -> None:
    noy = person()
    version = draft(noy)
    client, address = signed_in(noy), f"/deposit/{version.pk}/sources/"
    stays = client.post(address, work(license_text="CC BY"))
    assert stays["Location"] == address
    page = client.get(address).content.decode()
    assert "Which version of the license is meant?" in page
    assert re.findall(r'name="source-0-license" value="(by/[\d.]+)"', page) == [
        "by/1.0", "by/2.0", "by/2.5", "by/3.0", "by/4.0",
    ]  # fmt: skip
    on = client.post(address, work(license_text="CC BY", asked="CC BY", license="by/2.0") | STORED)
    assert on["Location"].endswith("/license/")
    kept = version.source_statements.last()
    assert kept
    assert (kept.text, kept.license and kept.license.id, kept.question, kept.recorded_by) == (
        "CC BY", "by/2.0", "which_version", noy,
    )  # fmt: skip


def test_whoever_does_not_know_goes_on_and_is_not_published_by_a_guess() -> None:
    noy = person()
    version = draft(noy)
    client, address = signed_in(noy), f"/deposit/{version.pk}/"
    client.post(f"{address}sources/", work(license_text="CC BY"))
    on = client.post(f"{address}sources/", work(license_text="CC BY", asked="CC BY") | STORED)
    assert on["Location"].endswith("/license/")
    assert (
        "We cannot tell whether “Rivers” may be used here." in client.get(f"{address}check/").content.decode()
    )
    assert client.post(f"{address}publish/").status_code == 422


def test_a_choice_against_the_words_is_refused_and_nothing_is_lost() -> None:
    noy = person()
    version = draft(noy)
    answer = signed_in(noy).post(
        f"/deposit/{version.pk}/sources/", work(license_text="CC BY-NC 4.0", license="by/4.0", creator="Ana")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "You chose CC BY 4.0, and the words say CC BY-NC 4.0." in page
    assert 'value="Ana"' in page


# --- the license step offers what the sources permit


def test_closed_licenses_say_why() -> None:
    _noy, version, client = with_source("by-sa/4.0", None)
    page = client.get(f"/deposit/{version.pk}/license/").content.decode()
    closed = re.findall(r'name="license" value="([^"]+)" disabled', page)
    assert closed == [
        "by/4.0",
        "by-nc/4.0",
        "by-nc-sa/4.0",
        "by-nd/4.0",
        "by-nc-nd/4.0",
        "zero/1.0",
        "mark/1.0",
    ]
    assert "CC BY-SA 4.0 does not become a license with other elements" in page
    other = page.split('name="other_license"')[1].split("</select>")[0]
    assert 'value="by-sa/4.0"' in other
    assert 'value="by/3.0"' not in other


def test_what_stands_beside_closes_nothing() -> None:
    _noy, version, client = with_source("by-nd/4.0", None, use="unmodified")
    assert (
        "disabled"
        not in client.get(f"/deposit/{version.pk}/license/").content.decode().split("id_license")[1]
    )


def test_a_closed_license_is_refused_with_the_reason() -> None:
    _noy, version, client = with_source("by-sa/4.0", None)
    answer = client.post(f"/deposit/{version.pk}/license/", {"license": "by/4.0", **ONE_CREATOR})
    assert answer.status_code == 422
    assert "does not become a license with other elements" in answer.content.decode()
    version.refresh_from_db()
    assert version.license is None


# --- publishing


def test_a_refusal_tells_what_would_help() -> None:
    _noy, version, client = with_source("by-nd/4.0")
    page = client.post(f"/deposit/{version.pk}/publish/").content.decode()
    assert "CC BY-ND 4.0 does not permit sharing an adaptation." in page
    for help_ in ("Replace it with a work under one of these licenses.", "Ask the holder for permission"):
        assert help_ in page


def test_what_is_advised_against_is_published_by_an_explicit_word_alone() -> None:
    noy, version, client = with_source("by-nc/4.0")
    address = f"/deposit/{version.pk}/"
    page = client.get(f"{address}check/").content.decode()
    assert "Nothing forbids it, and you should know" in page
    keys = re.findall(r'name="acknowledge" value="([^"]+)"(?! checked)', page)
    assert keys == ["0.yellow_not_recommended.by/4.0"]
    assert client.post(f"{address}publish/").status_code == 422
    done = client.post(f"{address}publish/", {"acknowledge": keys})
    resource = Resource.objects.get()
    assert done["Location"] == resource.get_absolute_url()
    assert version.acknowledgments.get().by == noy
    told = client.get(resource.get_absolute_url()).content.decode()
    assert "knew of this and published it all the same" in told


# --- another license for a new version


def test_a_new_license_leaves_the_old_grant_where_it_is(client: Client) -> None:
    noy = person()
    first = published(noy, title="Rivers", license="by/4.0")
    new = actions.new_version(resource_id=first.resource_id, by=noy)
    mine = signed_in(noy)
    page = mine.get(f"/deposit/{new.pk}/license/").content.decode()
    assert "Version 1 is out under CC BY 4.0 and stays so" in page
    actions.state_license(version_id=new.pk, by=noy, license=registry.get("by-nc/4.0"))
    page = mine.get(f"/deposit/{new.pk}/check/").content.decode()
    assert "The license changes: version 1 stays under CC BY 4.0" in page
    assert "cannot be taken back" in page
    actions.publish(version_id=new.pk, by=noy)
    now = client.get("/r/rivers/").content.decode()
    assert "Version 1 was published under CC BY 4.0" in now
    assert 'href="/r/rivers/v/1/"' in now
    old = client.get("/r/rivers/v/1/").content.decode()
    assert ">CC BY 4.0</a>" in old
