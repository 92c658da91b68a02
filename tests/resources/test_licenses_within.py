"""Which licenses are in a version: its own, its files', and those of works that stand in it as they are."""

import pytest

from licensing import registry
from oer_repo.resources import actions
from oer_repo.resources.licenses_within import license_of_file, licenses_within
from oer_repo.resources.models import Version
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def ids(version: Version) -> list[str | None]:
    found = licenses_within(Version.objects.get(pk=version.pk))
    return [license.id if license else None for license in found]


def with_source(use: str, license: str | None) -> Version:
    user = person()
    version = draft(user, license="by/4.0")
    source: actions.SourceFacts = {
        "title": "A map",
        "url": "https://example.org/map",
        "use": use,
        "license": license,
    }
    actions.set_sources(version_id=version.pk, by=user, sources=[source])
    return version


def test_the_license_of_the_version_alone():
    assert ids(published(person(), license="by-sa/4.0")) == ["by-sa/4.0"]


def test_a_file_that_differs_adds_its_license():
    user = person()
    version = draft(user, license="by/4.0")
    file = version.files.get()
    actions.state_license(version_id=version.pk, by=user, license=registry.get("by-nc/4.0"), file_id=file.pk)
    assert ids(version) == ["by/4.0", "by-nc/4.0"]


def test_a_correction_of_a_file_counts_from_then_on():
    user = person()
    version = published(user, license="by/4.0")
    file = version.files.get()
    actions.correct_statement(
        version_id=version.pk,
        by=user,
        license=None,
        text="The photograph is not ours.",
        evidence="A letter.",
        file_id=file.pk,
    )
    assert license_of_file(version.files.get()) is None
    assert ids(version) == ["by/4.0", None]


@pytest.mark.parametrize(
    ("use", "license", "expected"),
    [
        ("unmodified", "by-nd/4.0", ["by/4.0", "by-nd/4.0"]),
        ("excerpt", "by-nc/3.0", ["by/4.0", "by-nc/3.0"]),
        ("unmodified", None, ["by/4.0", None]),
        ("adapted", "zero/1.0", ["by/4.0"]),
        ("translated", "by/3.0", ["by/4.0"]),
    ],
)
def test_a_work_inside_keeps_its_license_unless_it_was_changed(use, license, expected):
    assert ids(with_source(use, license)) == expected
