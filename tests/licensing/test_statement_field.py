"""The field that keeps a statement word for word, and the form field that reads one."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.forms.models import model_to_dict, modelform_factory

from licensing import get
from licensing.fields import StatementField, StatementFormField
from licensing.stated import Stated


class Note(models.Model):
    """A model of this test only; its table lives as long as a test."""

    rights = StatementField(null=True, blank=True)
    colophon = StatementField(blank=True, default="")

    class Meta:
        app_label = "licensing_tests"

    def __str__(self) -> str:
        return str(self.rights)


@pytest.fixture
def notes(transactional_db):
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    yield Note.objects
    with connection.schema_editor() as editor:
        editor.delete_model(Note)


def stored(note: Note) -> object:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rights, colophon FROM licensing_tests_note WHERE id = %s", [note.pk])
        return cursor.fetchone()


def test_words_go_in_as_they_are_and_come_out_with_their_meaning(notes):
    note = notes.create(rights="  © Noy,\nCC BY-SA 4.0 ", colophon=Stated("MIT License"))
    assert stored(note) == ("  © Noy,\nCC BY-SA 4.0 ", "MIT License")
    found = notes.get()
    assert found.rights.license == get("by-sa/4.0")
    assert found.colophon.license == get("MIT")
    assert str(found.rights) == "  © Noy,\nCC BY-SA 4.0 "


def test_a_statement_that_leaves_a_question_has_no_license():
    note = Note(rights="CC BY")
    assert note.rights.license is None
    assert note.rights.identification.question.wording == "Which version of the license is meant?"


def test_nothing_is_none(notes):
    note = notes.create(rights="", colophon=" ")
    assert stored(note) == (None, "")
    assert (notes.get().rights, notes.get().colophon) == (None, None)


def test_queries_search_in_the_words(notes):
    notes.create(rights="Photo: Noy, CC BY 4.0")
    assert notes.filter(rights__icontains="noy").count() == 1
    assert notes.filter(rights=Stated("Photo: Noy, CC BY 4.0")).count() == 1
    assert notes.exclude(rights=None).count() == 1


def test_forms_show_and_take_the_words():
    form_class = modelform_factory(Note, fields=["rights"])
    assert model_to_dict(Note(rights="CC0 1.0"))["rights"] == "CC0 1.0"
    form = form_class({"rights": "CC0 1.0"})
    assert form.save(commit=False).rights.license == get("zero/1.0")
    assert "CC0 1.0</textarea>" in str(form_class(instance=Note(rights="CC0 1.0")))


def test_migrations_and_fixtures_see_plain_values():
    field = Note._meta.get_field("rights")
    assert field.deconstruct()[1:] == ("licensing.fields.StatementField", [], {"null": True, "blank": True})
    assert field.value_to_string(Note(rights="CC0 1.0")) == "CC0 1.0"
    assert field.value_to_string(Note()) == ""


class Ask(forms.Form):
    rights = StatementFormField(settled=True)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("", "This field is required."),
        ("CC BY", "This does not name one license. Which version of the license is meant?"),
        ("a picture", "No license can be found in this."),
        ("x" * 20_001, "Ensure this value has at most 20000 characters (it has 20001)."),
        ("CC BY\0 4.0", "Null characters are not allowed."),
    ],
)
def test_a_form_that_wants_one_license_asks_for_it(words, error):
    assert Ask({"rights": words}).errors["rights"] == [error]


def test_a_form_that_wants_one_license_takes_one():
    form = Ask({"rights": "CC BY-NC 3.0 DE"})
    assert form.is_valid()
    assert form.cleaned_data["rights"].license == get("by-nc/3.0/de")


def test_a_form_that_only_listens_keeps_what_it_cannot_read():
    assert StatementFormField().clean("CC BY") == Stated("CC BY")
    assert StatementFormField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        StatementFormField().clean(" ")
