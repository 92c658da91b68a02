"""What search says of rights is what the license engine says: for every license, output, use and price."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given, settings
from hypothesis import strategies as st

from licensing import Act, Kind, Part, Use, check, registry
from licensing.license import License
from oer_repo.discovery.asking import request_of, strictly
from oer_repo.discovery.find import everything, find
from oer_repo.resources import capability
from oer_repo.resources.actions import correct_statement
from oer_repo.resources.capability import outputs, permitted, said
from oer_repo.resources.models import File, Resource, Source, SourceUse, Version, VersionState
from oer_repo.worker.drain import drain_search
from oer_repo.worker.periodic import renew_index
from search import indexing
from search.errors import BadRequest
from tests.builders import person, published

VISITOR = AnonymousUser()
EVERY = (*registry.all_tools(), *registry.other_licenses())
COURSE = {"usable_in": ["by-sa/4.0"]}


def titles(**params: str | list[str]) -> set[str]:
    asked = {name: [value] if isinstance(value, str) else value for name, value in params.items()}
    return {one.facts["titles"]["en"] for one in everything(request_of(asked))}


def answers(license: License, use: Use) -> str:
    return check([Part((license,))], use).verdict.word


def one_resource_for_each(licenses: dict[str, License]) -> None:
    """Of that title, straight into the tables: some of these licenses are not for new works, but old ones carry them."""
    owner = person()
    resources = [Resource(owner=owner, slug=f"r{number}") for number in range(len(licenses))]
    Resource.objects.bulk_create(resources)
    versions = [
        Version(
            resource=resource, number=1, state=VersionState.PUBLISHED, license=license,
            titles={"en": title}, languages=["en"], published=datetime(2026, 1, 1, tzinfo=UTC),
        )
        for resource, (title, license) in zip(resources, licenses.items(), strict=True)
    ]  # fmt: skip
    Version.objects.bulk_create(versions)
    for resource, version in zip(resources, versions, strict=True):
        resource.current = version
    Resource.objects.bulk_update(resources, ["current"])
    indexing.rebuild()


@pytest.mark.django_db
def test_search_agrees_with_the_license_engine_on_every_license() -> None:
    one_resource_for_each({license.id: license for license in EVERY})
    for output in outputs():
        for kind in Kind:
            for commercial in (False, True):
                use = Use(kind, commercial=commercial, desired=output)
                expected = {license.id: answers(license, use) for license in EVERY}
                asked = {"use": str(kind), "commercial": str(commercial).lower()}
                for verdict in ("allowed", "not_recommended", "unclear"):
                    wanted = output.id if verdict == "allowed" else f"{output.id}:{verdict}"
                    found = titles(usable_in=wanted, **asked)
                    assert found == {one for one, is_ in expected.items() if is_ == verdict}, (wanted, asked)
    uses = {
        "adapt": Use(Kind.ADAPT, commercial=False),
        "translate": Use(Kind.ADAPT, Act.TRANSLATION, commercial=False),
        "sell": Use(Kind.VERBATIM, commercial=True),
    }
    for name, use in uses.items():
        assert titles(may=name) == {one.id for one in EVERY if answers(one, use) == "allowed"}


@given(
    st.lists(st.sampled_from(EVERY), min_size=2, max_size=4, unique=True),
    st.sampled_from(capability.PURPOSES),
)
@settings(max_examples=25, deadline=None)
def test_several_licenses_are_judged_as_one_whole(within: list[License], purpose: capability.Purpose) -> None:
    words = {said(word) for word in permitted(within)[purpose.field]}
    for output in outputs():
        verdict = check([Part((one,)) for one in within], purpose.use(output)).verdict
        assert (output.id in words) == (verdict.word == "allowed")
        assert (f"{output.id}:unclear" in words) == (verdict.word == "unclear")


SHELF = {
    "Open": "by/4.0",
    "Alike": "by-sa/4.0",
    "Free of charge": "by-nc/4.0",
    "As it is": "by-nd/4.0",
    "Samples": "sampling+/1.0",
}


@pytest.fixture
def shelf(db: None) -> None:
    one_resource_for_each({title: registry.get(license_id) for title, license_id in SHELF.items()})


def test_what_may_become_part_of_my_course(shelf: None) -> None:
    assert titles(usable_in="by-sa/4.0") == {"Open", "Alike"}
    assert titles(usable_in="by-sa/4.0", use="collect", commercial="true") == {"Open", "Alike", "As it is"}
    assert titles(usable_in="by-nc-sa/4.0") == {"Open", "Free of charge"}


def test_what_is_unclear_or_not_recommended_stands_apart(shelf: None) -> None:
    assert titles(usable_in="by-sa/4.0:unclear") == {"Samples"}
    assert titles(usable_in="by-sa/4.0:not_recommended") == {"Free of charge"}
    counts = {one.value: one.count for one in find(request_of({}), VISITOR).facets["usable_in"]}
    assert counts["by-sa/4.0"] == 2
    assert counts["by-sa/4.0:unclear"] == 1
    assert counts["by-sa/4.0:not_recommended"] == 1


def test_what_one_may_do(shelf: None) -> None:
    assert titles(may="adapt") == {"Open", "Alike", "Free of charge"}
    assert titles(may="sell") == {"Open", "Alike", "As it is"}
    assert titles(may="adapt,sell") == titles(may=["adapt", "sell"]) == {"Open", "Alike"}


def test_counts_ignore_what_was_chosen_in_their_own_facet(shelf: None) -> None:
    found = find(request_of(COURSE), VISITOR)
    counts = {one.value: (one.count, one.selected) for one in found.facets["usable_in"]}
    assert (found.total, counts["by-sa/4.0"], counts["by-nc-sa/4.0"]) == (2, (2, True), (2, False))


@pytest.mark.django_db
def test_a_part_under_another_license_decides_for_the_whole() -> None:
    noy = person()
    version = published(noy, title="With a closed picture", license="by/4.0")
    with_source = published(noy, title="With a poem that must stay as it is", license="by/4.0")
    File.objects.filter(version=version).update(license=registry.get("by-nc-nd/4.0"))
    Source.objects.create(
        version=with_source, position=0, title="A poem", license=registry.get("by-nd/4.0"),
        use=SourceUse.UNMODIFIED,
    )  # fmt: skip
    drain_search()
    assert titles(**COURSE) == set()
    assert titles(usable_in="by-sa/4.0", use="collect") == {"With a poem that must stay as it is"}


@pytest.mark.django_db
def test_without_a_known_license_nothing_is_usable() -> None:
    noy = person()
    version = published(noy, title="Once licensed", license="by/4.0")
    drain_search()
    assert titles(**COURSE) == {"Once licensed"}
    correct_statement(version_id=version.pk, by=noy, license=None, text="All mine.", evidence="A letter")
    drain_search()
    assert titles(**COURSE) == titles(may="adapt") == set()


@pytest.mark.django_db
def test_what_older_rules_said_is_not_believed_and_heals(monkeypatch: pytest.MonkeyPatch) -> None:
    published(person(), title="Open", license="by/4.0")
    monkeypatch.setattr(capability, "edition", lambda: "older")
    monkeypatch.setattr("oer_repo.resources.search_indexes.edition", lambda: "older")
    capability._permitted.cache_clear()
    drain_search()
    assert titles(**COURSE) == {"Open"}
    monkeypatch.undo()
    capability._permitted.cache_clear()
    assert titles(**COURSE) == set()
    assert find(request_of({}), VISITOR).facets["usable_in"] == ()
    assert (renew_index(), renew_index()) == (1, 0)
    assert titles(**COURSE) == {"Open"}


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"usable_in": ["by/9.9"]}, "usable_in"),
        ({"usable_in": ["by/4.0:perhaps"]}, "usable_in"),
        ({"usable_in": ["by/4.0"], "use": ["steal"]}, "use"),
        ({"usable_in": ["by/4.0"], "commercial": ["perhaps"]}, "commercial"),
        ({"may": ["adapt,burn"]}, "may"),
        ({"facets": ["colour"]}, "facets"),
        ({"colour": ["red"]}, "colour"),
        ({"license": ["by/9.9"]}, "license"),
        ({"not_type": ["nonsense"]}, "type"),
    ],
)
def test_a_question_that_means_nothing_is_refused_by_name(params: dict[str, list[str]], named: str) -> None:
    with pytest.raises(BadRequest) as refused:
        strictly(params)
    assert refused.value.parameter == named
