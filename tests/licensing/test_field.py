"""The model field: an id in the database, a License in the program."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.forms.models import model_to_dict, modelform_factory

from licensing import UnknownLicense, get
from licensing.fields import LicenseField


class Shelf(models.Model):
    """A model of this test only; its table lives as long as a test."""

    license = LicenseField(null=True, blank=True)
    written = LicenseField(blank=True, default="")

    class Meta:
        app_label = "licensing_tests"

    def __str__(self) -> str:
        return str(self.license)


@pytest.fixture
def shelves(transactional_db):
    with connection.schema_editor() as editor:
        editor.create_model(Shelf)
    yield Shelf.objects
    with connection.schema_editor() as editor:
        editor.delete_model(Shelf)


def stored(shelf: Shelf) -> object:
    with connection.cursor() as cursor:
        cursor.execute("SELECT license, written FROM licensing_tests_shelf WHERE id = %s", [shelf.pk])
        return cursor.fetchone()


def test_an_id_goes_in_and_a_license_comes_out(shelves):
    shelf = shelves.create(license="by-sa/4.0", written=get("MIT"))
    assert shelf.license == get("by-sa/4.0")
    assert stored(shelf) == ("by-sa/4.0", "MIT")
    assert shelves.get().license.name == "CC BY-SA 4.0"


def test_nothing_is_none(shelves):
    shelf = shelves.create(license=None)
    assert stored(shelf) == (None, "")
    assert (shelves.get().license, shelves.get().written) == (None, None)


def test_no_way_to_save_an_unknown_id(shelves):
    unknown = "by-sa/9.0 is not the id of a license"
    shelves.create()
    with pytest.raises(ValidationError, match=unknown):
        shelves.create(license="by-sa/9.0")
    with pytest.raises(ValidationError, match=unknown):
        shelves.bulk_create([Shelf(license="by-sa/9.0")])
    with pytest.raises(ValidationError, match=unknown):
        shelves.update(license="by-sa/9.0")


def test_an_id_that_left_the_registry_is_an_error_and_not_a_missing_license(shelves):
    shelves.create()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE licensing_tests_shelf SET license = 'by/9.0'")
    with pytest.raises(UnknownLicense, match="by/9.0"):
        shelves.get()


def test_full_clean_names_the_field():
    with pytest.raises(ValidationError) as failure:
        Shelf(license="CC BY").full_clean()
    assert failure.value.message_dict == {
        "license": ["CC BY is not the id of a license. Ids look like “by-sa/4.0” or “by/3.0/de”."]
    }
    Shelf(license="by/3.0/de").full_clean()


def test_queries_take_ids_licenses_and_beginnings(shelves):
    shelves.create(license="by-sa/4.0")
    shelves.create(license="by/4.0")
    assert shelves.filter(license="by/4.0").count() == 1
    assert shelves.filter(license=get("by-sa/4.0")).count() == 1
    assert shelves.filter(license__in=[get("by-sa/4.0"), "by/4.0"]).count() == 2
    assert shelves.filter(license__startswith="by-").count() == 1
    assert shelves.update(license=models.F("written")) == 2


def test_forms_show_and_take_the_id():
    form_class = modelform_factory(Shelf, fields=["license"])
    assert model_to_dict(Shelf(license="by/4.0"))["license"] == "by/4.0"
    assert form_class({"license": "zero/1.0"}).save(commit=False).license == get("zero/1.0")
    assert form_class({"license": "by/7.0"}).errors["license"] == [
        "by/7.0 is not the id of a license. Ids look like “by-sa/4.0” or “by/3.0/de”."
    ]


def test_migrations_and_fixtures_see_plain_values():
    field = Shelf._meta.get_field("license")
    assert field.deconstruct()[1:] == ("licensing.fields.LicenseField", [], {"null": True, "blank": True})
    assert LicenseField(max_length=20).deconstruct()[3] == {"max_length": 20}
    assert field.value_to_string(Shelf(license="by/4.0")) == "by/4.0"
    assert field.value_to_string(Shelf()) == ""
