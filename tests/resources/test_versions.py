import pytest

from licensing import registry
from oer_repo.resources import actions
from oer_repo.resources.errors import Invalid
from oer_repo.resources.history import differences
from oer_repo.resources.models import Resource, Statement, Version
from oer_repo.resources.models.statement import StatementIsFinalError
from oer_repo.resources.rights import license_today
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def test_a_new_version_starts_with_everything_that_the_last_one_said() -> None:
    owner = person()
    first = published(owner, keywords=["water"], levels=[])
    second = actions.new_version(resource_id=first.resource_id, by=owner)
    assert (second.number, second.state, second.title) == (2, "draft", "The water cycle")
    assert second.license == registry.get("by/4.0")
    assert [file.name for file in second.files.all()] == ["reading.md"]
    assert second.files.get().blob_id == first.files.get().blob_id
    assert [creator.name for creator in second.creators.all()] == ["Noy"]
    assert second.statements.get().evidence == "Carried over from version 1."


def test_starting_twice_gives_the_same_draft() -> None:
    owner = person()
    first = published(owner)
    assert (
        actions.new_version(resource_id=first.resource_id, by=owner).pk
        == actions.new_version(resource_id=first.resource_id, by=owner).pk
    )


def test_the_old_version_and_its_license_stay_as_they_were() -> None:
    owner = person()
    first = published(owner, license="by/4.0")
    second = actions.new_version(resource_id=first.resource_id, by=owner)
    actions.state_license(version_id=second.pk, by=owner, license=registry.get("by-sa/4.0"))
    actions.edit_draft(version_id=second.pk, by=owner, changes={"titles": {"en": "Water"}})
    actions.publish(version_id=second.pk, by=owner)
    first.refresh_from_db()
    assert (first.title, first.license) == ("The water cycle", registry.get("by/4.0"))
    resource = Resource.objects.get()
    assert resource.current is not None
    assert resource.current.number == 2
    assert resource.slug == "the-water-cycle"  # the address lasts


def test_the_difference_is_readable() -> None:
    owner = person()
    first = published(owner, keywords=["water", "rain"])
    second = actions.new_version(resource_id=first.resource_id, by=owner)
    actions.edit_draft(
        version_id=second.pk, by=owner, changes={"keywords": ["water", "snow"], "duration": 600}
    )
    actions.state_license(version_id=second.pk, by=owner, license=registry.get("by-sa/4.0"))
    second.refresh_from_db()
    found = [(d.label, d.removed, d.added) for d in differences(first, second)]
    assert found == [
        ("Keywords", ("rain",), ("snow",)),
        ("Duration", (), ("600",)),
        ("License", ("CC BY 4.0",), ("CC BY-SA 4.0",)),
    ]


def test_a_correction_is_a_new_row_beside_the_frozen_version() -> None:
    owner = person()
    version = published(owner, license="by/4.0")
    actions.correct_statement(
        version_id=version.pk,
        by=owner,
        license=registry.get("by-nc/4.0"),
        text="All our books are CC BY-NC 4.0",
        evidence="https://press.example.org/rights",
    )
    version.refresh_from_db()
    assert version.license == registry.get("by/4.0")
    assert license_today(version) == registry.get("by-nc/4.0")
    assert [s.license and s.license.id for s in version.statements.all()] == ["by/4.0", "by-nc/4.0"]


def test_a_correction_without_evidence_is_refused() -> None:
    owner = person()
    with pytest.raises(Invalid, match="where the correction can be seen"):
        actions.correct_statement(
            version_id=published(owner).pk, by=owner, license=None, text="Nobody knows", evidence=" "
        )


def test_a_statement_is_never_overwritten() -> None:
    statement = draft(person()).statements.get()
    statement.text = "Something else"
    with pytest.raises(StatementIsFinalError):
        statement.save()
    with pytest.raises(StatementIsFinalError):
        Statement.objects.update(text="Something else")


def test_a_discarded_draft_takes_a_never_published_resource_with_it() -> None:
    version = draft(person())
    actions.discard_draft(version_id=version.pk, by=version.resource.owner)
    assert not Resource.objects.exists()


def test_a_discarded_second_draft_leaves_what_was_published() -> None:
    owner = person()
    first = published(owner)
    second = actions.new_version(resource_id=first.resource_id, by=owner)
    actions.discard_draft(version_id=second.pk, by=owner)
    assert list(Version.objects.all()) == [first]


def test_withdrawing_needs_a_reason_and_leaves_the_metadata() -> None:
    owner = person()
    version = published(owner)
    with pytest.raises(Invalid, match="Say why"):
        actions.withdraw(resource_id=version.resource_id, by=owner, reason=" ")
    resource = actions.withdraw(resource_id=version.resource_id, by=owner, reason="The author asked for it.")
    assert resource.withdrawal_reason == "The author asked for it."
    assert not Resource.objects.public().exists()
    assert Version.objects.get().title == "The water cycle"
