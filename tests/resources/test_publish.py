import pytest

from licensing import registry
from oer_repo.resources import actions
from oer_repo.resources.errors import EditConflict, Frozen, NotAllowed, NotFound, NotPublishable
from oer_repo.resources.models import Change, Resource, Version
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def codes_of_refusal(version: Version) -> list[str]:
    with pytest.raises(NotPublishable) as refusal:
        actions.publish(version_id=version.pk, by=version.resource.owner)
    return [finding.code for finding in refusal.value.findings]


def test_an_empty_draft_is_refused_with_every_reason_at_once() -> None:
    empty = actions.create_draft(by=person())
    assert codes_of_refusal(empty) == ["no_file", "no_title", "no_language", "no_creator", "no_license"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"title": "  "}, "no_title"),
        ({"license": None}, "no_license"),
        ({"text": None}, "no_file"),
        ({"languages": []}, "no_language"),
        ({"license": "sampling/1.0"}, "retired_license"),
        ({"license": "nc/1.0"}, "retired_license"),
    ],
)
def test_what_is_missing_is_named(facts: dict[str, object], code: str) -> None:
    assert codes_of_refusal(draft(person(), **facts)) == [code]  # type: ignore[arg-type]


def test_a_link_instead_of_a_file_is_enough() -> None:
    version = draft(person(), text=None, link="https://video.example.org/water")
    assert actions.publish(version_id=version.pk, by=version.resource.owner).state == "published"


def test_the_published_version_is_the_current_one_and_the_change_is_recorded_once() -> None:
    version = published(person(), title="The water cycle")
    resource = Resource.objects.get()
    assert resource.current_id == version.pk
    assert resource.slug == "the-water-cycle"
    assert list(Change.objects.order_by("pk").values_list("consumer", "resource")) == [
        ("search", resource.pk),
        ("courses", resource.pk),
    ]


def test_a_taken_address_gets_a_mark() -> None:
    user = person()
    first, second = published(user, title="Water"), published(user, title="Water")
    assert first.resource.slug == "water"
    assert second.resource.slug.startswith("water-")


def test_a_title_without_latin_letters_keeps_the_short_mark() -> None:
    assert published(person(), title="ວົງຈອນນ້ຳ", language="lo").resource.slug.startswith("oer-")


def test_a_published_version_refuses_every_change() -> None:
    owner = person()
    version = published(owner)
    file = version.files.get()
    with pytest.raises(Frozen):
        actions.edit_draft(version_id=version.pk, by=owner, changes={"publisher": "Other"})
    with pytest.raises(Frozen):
        actions.set_creators(version_id=version.pk, by=owner, creators=[])
    with pytest.raises(Frozen):
        actions.remove_file(file_id=file.pk, by=owner)
    with pytest.raises(Frozen):
        actions.state_license(version_id=version.pk, by=owner, license=registry.get("zero/1.0"))
    with pytest.raises(Frozen):
        actions.publish(version_id=version.pk, by=owner)


def test_two_editors_cannot_overwrite_each_other_silently() -> None:
    owner = person()
    version = draft(owner)
    seen_by_both = version.revision
    actions.edit_draft(version_id=version.pk, by=owner, revision=seen_by_both, changes={"publisher": "First"})
    with pytest.raises(EditConflict):
        actions.edit_draft(
            version_id=version.pk, by=owner, revision=seen_by_both, changes={"publisher": "Second"}
        )
    version.refresh_from_db()
    assert version.publisher == "First"


def test_a_stranger_is_refused() -> None:
    version = draft(person())
    with pytest.raises(NotAllowed):
        actions.publish(version_id=version.pk, by=person("stranger@example.org"))


def test_what_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        actions.publish(version_id="00000000-0000-0000-0000-000000000000", by=person())  # type: ignore[arg-type]
