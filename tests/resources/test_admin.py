"""Django's admin: statements are found by their words, and nobody edits them."""

import pytest
from django.test import Client

from licensing import registry
from oer_repo.resources import actions
from oer_repo.resources.models import Statement, Version
from tests.builders import administrator, draft, person

pytestmark = pytest.mark.django_db
LIST = "/admin/resources/statement/"


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(administrator())
    return client


@pytest.fixture
def version() -> Version:
    owner = person()
    version = draft(owner, license=None)
    for license, text, evidence in (
        ("by-nc/4.0", "Photo: Mali, CC BY-NC 4.0", "https://example.org/mali"),
        ("by/4.0", "CC BY", "A letter of 3 May"),
    ):
        found = registry.get(license)
        actions.state_license(
            version_id=version.pk, by=owner, license=found, text=text, evidence=evidence, stated_by="Mali"
        )
    return version


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Photo", 1),
        ("letter of", 1),
        ("by-nc", 1),
        ("Mali", 2),
        ("noy@example.org", 2),
        ("nothing like this", 0),
        ("", 2),
        ("%", 0),
        ("\U0001f600", 0),
    ],
)
def test_search(admin, version, words, count):
    page = admin.get(LIST, {"q": words}).content.decode()
    assert f"{count} statement" in page
    assert page.count('class="field-words"') == count


def test_beside_what_was_put_down_stands_what_it_reads_as_today(admin, version):
    page = admin.get(LIST).content.decode()
    assert 'class="field-reads_today_as">CC BY-NC 4.0</td>' in page
    assert 'class="field-reads_today_as">ambiguous</td>' in page


def test_nobody_edits_adds_or_deletes(admin, version):
    statement = Statement.objects.first()
    page = admin.get(f"{LIST}{statement.pk}/change/")
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert admin.post(f"{LIST}{statement.pk}/change/", {"text": "CC0 1.0"}).status_code == 403
    assert admin.get(f"{LIST}add/").status_code == 403
    assert admin.post(f"{LIST}{statement.pk}/delete/", {"post": "yes"}).status_code == 403
    delete = {"action": "delete_selected", "_selected_action": [statement.pk], "post": "yes"}
    admin.post(LIST, delete)
    assert Statement.objects.count() == 2
    assert Statement.objects.get(pk=statement.pk).text == "Photo: Mali, CC BY-NC 4.0"


def test_strangers_do_not_get_in(client):
    assert client.get(LIST).status_code == 302
