"""What a credit must, should and must not say, license by license: cases written from the legal codes."""

import pytest

from licensing import UnknownLicense, get
from licensing.attribution import CannotCredit, Creator, CreditUse, Output, Work, attribute
from licensing.attribution.duties import families, family_of
from licensing.registry import all_tools, other_licenses

ADA = (Creator("Ada Obi"),)


def work(license_id: str | None = "by/4.0", **more: object) -> Work:
    supplied = {"title": "Cell", "creators": ADA, "url": "https://example.org/cell"} | more
    return Work(license=get(license_id) if license_id else None, **supplied)


def must(*works: Work, output: str | None = None, **use: object) -> set[str]:
    answer = attribute(works, CreditUse(**use), Output(license=get(output) if output else None))
    assert not set(answer.must) & set(answer.should)
    return {fact.removesuffix(":W1") for fact in answer.must}


def should(*works: Work, output: str | None = None, **use: object) -> set[str]:
    answer = attribute(works, CreditUse(**use), Output(license=get(output) if output else None))
    return {fact.removesuffix(":W1") for fact in answer.should}


def must_not(*works: Work, **use: object) -> set[str]:
    return set(attribute(works, CreditUse(**use)).must_not)


UNCHANGED = {
    "by/4.0": {"creator", "source_uri", "license_uri", "license_indication"},
    "by-nc-nd/4.0": {"creator", "source_uri", "license_uri", "license_indication"},
    "by/3.0": {"creator", "title", "source_uri", "license_uri"},
    "by/3.0/de": {"creator", "title", "source_uri", "license_uri"},
    "by-sa/2.5": {"creator", "title", "source_uri", "license_uri"},
    "by/2.1/jp": {"creator", "title", "source_uri", "license_uri"},
    "by/2.0": {"creator", "title", "source_uri", "license_uri"},
    "by/1.0": {"creator", "title", "license_uri"},
    "sa/1.0": {"license_uri"},
    "sampling+/1.0": {"creator", "title", "source_uri", "license_uri"},
    "devnations/2.0": {"creator", "title", "source_uri", "license_uri"},
    "zero/1.0": set(),
    "mark/1.0": set(),
    "certification/1.0/us": set(),
    "KOGL-0": set(),
    "KOGL-3": {"creator", "source_uri"},
    "OGL-UK-3.0": {"attribution_statement"},
    "DL-DE-BY-2.0": {"creator", "license_name", "license_uri", "source_uri"},
    "LAL-1.3": {"creator", "license_uri", "source_uri"},
    "MIT": {"license_uri"},
    "GPL-3.0-only": {"license_uri"},
    "GFDL-1.3-only": {"license_uri"},
    "ODbL-1.0": {"title", "license_name", "license_uri"},
    "ARR": set(),
    "InC-EDU": set(),
}


@pytest.mark.parametrize(("license_id", "expected"), UNCHANGED.items())
def test_an_unchanged_copy(license_id, expected):
    assert must(work(license_id)) == expected


def test_a_work_without_any_license_owes_nothing_and_is_still_credited():
    assert must(work(None)) == set()
    assert should(work(None)) == {"creator", "title", "source_uri"}


ADAPTED = {
    "by/4.0": {"modified"},
    "by/3.0": {"adaptation_credit", "changes_identified", "prominence_equal"},
    "by/2.5": {"adaptation_credit", "prominence_equal"},
    "by/1.0": {"adaptation_credit", "prominence_equal"},
    "sa/1.0": set(),
    "zero/1.0": set(),
    "DL-DE-BY-2.0": {"modified"},
    "LAL-1.3": {"modified"},
    "GFDL-1.3-only": {"modified", "creator"},
    "OGL-UK-3.0": set(),
}


@pytest.mark.parametrize(("license_id", "more"), ADAPTED.items())
def test_an_adaptation_owes_more_than_a_copy(license_id, more):
    changed = work(license_id)
    assert must(changed, kind="adapt", modified=True) - must(changed) == more


def test_a_crop_is_marked_under_4_and_only_recommended_before():
    crop = {"modified": True, "modification": "cropped"}
    assert "modified" in must(work("by/4.0"), **crop)
    assert "modification_description" in should(work("by/4.0"), **crop)
    assert "modified" in should(work("by/3.0"), **crop)
    assert "modified" not in must(work("by/3.0"), **crop)


def test_an_excerpt_is_a_change_under_4():
    assert "modified" in must(work(), act="excerpt")
    assert "modified" in must(work(), kind="excerpt")


def test_a_typing_error_needs_no_mark():
    assert "modified" in should(work(), modified=True, modification="fixed a typo")
    assert "modified" not in must(work(), modified=True, act="typo_fix")


def test_an_unchanged_copy_must_not_be_called_changed():
    assert "modified:W1" in must_not(work())
    assert "modified:W1" not in must_not(work(), modified=True)


def test_nothing_is_made_up():
    bare = work(title=None, creators=(), url=None)
    assert {"title:W1", "creator:W1"} <= must_not(bare)
    assert must(bare) == {"license_uri", "license_indication"}
    assert must(work("etalab-2.0")) == {"creator"}
    assert must(work("etalab-2.0", last_update="2017-02-14")) == {"creator", "last_update_date"}


def test_notices_stay():
    notices = {"copyright_notice": "© 2020 Ada", "license_notice": "CC BY", "disclaimer_notice": "As is"}
    for license_id in ("by/4.0", "by/3.0", "by/1.0", "MIT"):
        assert set(notices) <= must(work(license_id, **notices))
    assert set(notices) <= should(work("zero/1.0", **notices))


def test_who_else_is_to_be_named():
    named = {"attribution_parties": ("Institute X",)}
    for license_id in ("by/4.0", "by/3.0", "by/2.5"):
        assert "attribution_party:W1:Institute X" in must(work(license_id, **named))
    assert "attribution_party:W1:Institute X" in should(work("by/2.0", **named))


def test_several_creators_are_several_facts():
    two = work(creators=(Creator("A"), Creator("B")))
    assert {"creator:W1:A", "creator:W1:B"} <= must(two)
    assert "creator" not in must(two)


def test_an_address_without_license_information():
    assert "source_uri" in should(work("by/3.0", url_has_license_info=False))
    assert "source_uri" in must(work("by/4.0", url_has_license_info=False))


def test_earlier_changes_are_kept_under_4():
    assert "prior_modified" in must(work(modifications="Translated by K. Sato"))
    assert "prior_modified" in should(work("by/3.0", modifications="Translated by K. Sato"))


def test_on_paper_addresses_are_spelled_out():
    assert {"source_uri:W1:as_text", "license_uri:W1:as_text_or_full_text"} <= must(work(), medium="print")


def test_inside_an_organization_and_by_link_nothing_is_owed():
    for use in ({"shared": False}, {"kind": "private"}, {"kind": "link"}):
        assert must(work(), **use) == set()
        assert {"creator", "source_uri", "license_uri", "license_indication"} <= should(work(), **use)


class TestRemovalOnRequest:
    asked = {"removal_requested": frozenset({"creator", "source_uri", "license_uri"})}

    def test_4_0_always(self):
        assert must(work(**self.asked)) == {"license_uri", "license_indication"}
        assert {"creator:W1", "source_uri:W1"} <= must_not(work(**self.asked))

    def test_earlier_versions_in_adaptations_and_collections_only(self):
        assert {"creator", "source_uri"} <= must(work("by/3.0", **self.asked))
        adapted = must(work("by/3.0", **self.asked), kind="adapt", modified=True)
        assert adapted & {"creator", "source_uri"} == set()
        assert {"title", "license_uri", "adaptation_credit"} <= adapted

    def test_a_notice_that_names_the_creator_goes_too(self):
        named = work(copyright_notice="© 2019 Ada Obi", removal_requested=frozenset({"creator"}))
        assert "copyright_notice:W1" in must_not(named)
        assert "Ada Obi" not in attribute([named]).credit


def test_a_pseudonym_stays_one():
    hidden = work(
        creators=(Creator("Mira"), Creator("Jane Real")),
        real_name="Jane Real",
        copyright_notice="© Jane Real",
    )
    answer = attribute([hidden])
    assert "real_name:W1" in answer.must_not
    assert "Jane Real" not in answer.credit
    assert "Mira" in answer.credit


class TestTheWhole:
    def test_share_alike_asks_for_the_license_of_the_adaptation(self):
        owed = {"adapter_license", "adapter_license_uri"}
        assert owed <= must(work("by-sa/4.0"), kind="adapt", output="by-sa/4.0")
        assert owed <= must(work("LAL-1.3"), kind="adapt", output="LAL-1.3")
        assert owed <= should(work("by/4.0"), kind="adapt", output="by/4.0")

    def test_a_license_that_promises_more_than_the_source(self):
        assert "multiple_rights_notice" in should(work("by-nc/4.0"), kind="adapt", output="by/4.0")
        assert "multiple_rights_notice" in should(work("by/4.0"), kind="adapt", output="zero/1.0")
        assert "multiple_rights_notice" not in should(work("by/4.0"), kind="adapt", output="by-nc/4.0")

    def test_items_of_a_collection_keep_their_licenses(self):
        items = [work("by/3.0", key="A"), work("by-nc/4.0", key="B"), work("zero/1.0", key="C")]
        owed = must(*items, kind="collect", output="by/4.0")
        assert {"item_scope:A", "item_scope:B", "except_where_noted", "prominence_equal"} <= owed
        assert "item_scope:C" in should(*items, kind="collect", output="by/4.0")
        assert "single_license_for_all" in must_not(*items, kind="collect")
        assert "except_where_noted" not in must(work(), kind="collect", output="by/4.0")

    def test_what_a_work_itself_adapts(self):
        first = Work(get("by/3.0"), title="v1", creators=(Creator("N. Ono"),), url="https://example.org/1")
        second = work(adapted_from=(first, Work(get("zero/1.0"), creators=(Creator("P"),))))
        assert {"upstream_creator:W1:N. Ono", "upstream_license_uri"} <= must(second)
        assert {"upstream_title", "upstream_source_uri", "upstream_creator:W1:P"} <= should(second)


def test_public_domain_is_never_called_licensed():
    assert {"license_claim_by:W1", "license_indication:W1"} <= must_not(work("mark/1.0"))


def test_nobody_is_said_to_endorse():
    assert "endorsement:W1" in must_not(work("OGL-UK-3.0"))


def test_every_license_belongs_to_a_family_with_a_source():
    for license in (*all_tools(), *other_licenses()):
        assert family_of(license).source
        if license.is_cc and "Attribution" in license.requires:
            assert {"creator", "license_uri"} <= must(work(license.id))
    assert {family.code for family in families()} >= {"cc-4.0", "public-domain", "ogl"}


@pytest.mark.parametrize(
    ("works", "use", "output", "words"),
    [
        ([], CreditUse(), Output(), "no work to credit"),
        ([work()], CreditUse(kind="remix"), Output(), "'remix' is not a use. Say one of verbatim, adapt"),
        ([work()], CreditUse(), Output(format="pdf"), "'pdf' is not a format. Say one of text, html"),
    ],
)
def test_questions_without_an_answer(works, use, output, words):
    with pytest.raises(CannotCredit, match=words):
        attribute(works, use, output)


def test_an_unknown_license_is_named():
    with pytest.raises(UnknownLicense, match="by/9"):
        work("by/9.0")
