"""What is written about the license of another person's work: read, asked about, kept with who said what."""

import pytest

from oer_repo.resources import actions
from oer_repo.resources.errors import Invalid
from oer_repo.resources.models import Source, SourceStatement, Version
from oer_repo.resources.models.final import RowIsFinalError
from tests.builders import draft, person

pytestmark = pytest.mark.django_db


def said(version: Version, **facts: object) -> Source:
    source: actions.SourceFacts = {"title": "Rivers", **facts}  # type: ignore[typeddict-item]
    actions.set_sources(version_id=version.pk, by=version.resource.owner, sources=[source])
    return version.sources.get()


#    the words                                chosen        understood as
CASES = [
    ("Licensed under CC BY-SA 3.0",            None,         "by-sa/3.0"),
    ("MIT",                                    None,         "MIT"),
    ("All rights reserved",                    None,         "ARR"),
    ("CC BY",                                  None,         None),
    ("CC BY",                                  "by/2.0",     "by/2.0"),
    ("CC BY 9.9",                              None,         None),
    ("Found on the Internet",                  None,         None),
    ("Found on the Internet",                  "by-nc/4.0",  "by-nc/4.0"),
    ("",                                       "by/4.0",     "by/4.0"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "chosen", "understood"), CASES)
def test_cases(words: str, chosen: str | None, understood: str | None) -> None:
    source = said(draft(person()), license_text=words, license=chosen)
    assert (source.license.id if source.license else None) == understood
    assert source.license_text == words


@pytest.mark.parametrize(
    ("words", "chosen"),
    [("CC BY-NC 4.0", "by/4.0"), ("CC BY", "by-nc/4.0"), ("CC BY 4.0 or CC BY-SA 4.0", "zero/1.0")],
)
def test_nobody_chooses_another_license_than_the_words_name(words: str, chosen: str) -> None:
    with pytest.raises(Invalid) as refusal:
        said(draft(person()), license_text=words, license=chosen)
    assert [finding.code for finding in refusal.value.findings] == ["contradicts_words"]


def test_who_answered_what_is_kept_and_never_changed() -> None:
    noy = person()
    version = draft(noy)
    said(version, license_text="CC BY")
    said(version, license_text="CC BY")  # nothing new is said
    said(version, license_text="CC BY", license="by/3.0")
    kept = [
        (one.title, one.text, one.license.id if one.license else None, one.question, one.recorded_by)
        for one in version.source_statements.all()
    ]
    assert kept == [
        ("Rivers", "CC BY", None, "which_version", noy),
        ("Rivers", "CC BY", "by/3.0", "which_version", noy),
    ]
    with pytest.raises(RowIsFinalError):
        SourceStatement.objects.update(license="zero/1.0")


def test_a_new_version_says_nothing_twice() -> None:
    noy = person()
    version = draft(noy, license="by/4.0")
    said(version, license_text="CC BY 4.0")
    actions.publish(version_id=version.pk, by=noy)
    new = actions.new_version(resource_id=version.resource_id, by=noy)
    said(new, license_text="CC BY 4.0")
    assert SourceStatement.objects.count() == 1
