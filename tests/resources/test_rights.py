"""What may be published when it was made from other people's work: closed where we cannot tell."""

import pytest

from oer_repo.resources import actions
from oer_repo.resources.models import Version
from oer_repo.resources.readiness import what_is_missing
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db

#    license of the source  how used       ours           what stands in the way
CASES = [
    ("zero/1.0",           "adapted",      "by/4.0",      []),
    ("mark/1.0",           "translated",   "by-nd/4.0",   []),
    ("by/3.0",             "adapted",      "by/4.0",      []),
    ("by/4.0",             "adapted",      "by-nc-nd/4.0", []),
    ("by/4.0",             "adapted",      "zero/1.0",    ["yellow_not_recommended"]),
    ("by-sa/4.0",          "adapted",      "by-sa/4.0",   []),
    ("by-sa/3.0",          "adapted",      "by-sa/4.0",   []),
    ("by-sa/4.0",          "adapted",      "by/4.0",      ["sa_other_elements"]),
    ("by-sa/4.0",          "translated",   "zero/1.0",    ["sa_other_elements"]),
    ("by-nc-sa/4.0",       "adapted",      "by-sa/4.0",   ["sa_other_elements"]),
    ("by-nc/4.0",          "adapted",      "by-nc/4.0",   []),
    ("by-nc/4.0",          "adapted",      "by/4.0",      ["yellow_not_recommended"]),
    ("by-nd/4.0",          "adapted",      "by-nd/4.0",   ["nd_no_shared_adaptation"]),
    ("by-nc-nd/3.0",       "translated",   "by-nc-nd/3.0", ["nd_no_shared_adaptation"]),
    ("by-nd/4.0",          "unmodified",   "by/4.0",      []),
    ("by-nd/4.0",          "excerpt",      "by/4.0",      []),
    ("by-sa/4.0",          "excerpt",      "by/4.0",      []),
    ("sampling+/1.0",      "adapted",      "by/4.0",      ["sampling_transformative_only"]),
    ("GFDL-1.3-only",      "adapted",      "by/4.0",      ["non_cc_incompatible"]),
    ("ARR",                "adapted",      "by/4.0",      ["all_rights_reserved"]),
    (None,                 "adapted",      "by/4.0",      ["cannot_tell"]),
    (None,                 "unmodified",   "by/4.0",      ["cannot_tell"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "use", "ours", "codes"), CASES)
def test_cases(source: str | None, use: str, ours: str, codes: list[str]) -> None:
    owner = person()
    version = draft(owner, license=ours)
    actions.set_sources(
        version_id=version.pk,
        by=owner,
        sources=[{"title": "Rivers of Asia", "license": source, "use": use, "changes": "Shortened"}],
    )
    assert [finding.code for finding in what_is_missing(Version.objects.get(pk=version.pk))] == codes


def test_a_work_kept_here_brings_its_own_title_people_and_license() -> None:
    author = person("author@example.org", name="Somchai")
    original = published(author, title="Rivers of Asia", license="by-sa/4.0")
    version = draft(person())
    actions.set_sources(
        version_id=version.pk,
        by=version.resource.owner,
        sources=[{"of_version": original.pk, "title": "Mine", "license": "zero/1.0", "use": "translated"}],
    )
    source = version.sources.get()
    assert (source.title, source.creator) == ("Rivers of Asia", "Somchai")
    assert source.license is not None
    assert source.license.id == "by-sa/4.0"
