"""The vocabularies: what is in the data files, and which label a reader sees."""

import pytest
from django.core.management import call_command

from oer_repo.resources import vocabularies
from oer_repo.resources.models import Concept

NAMES = [
    "accessibility",
    "audience",
    "contributor_roles",
    "countries",
    "educational_level",
    "hcrt",
    "isced_f_2013",
    "languages",
]

SOUTH_EAST_ASIA = "th lo km my vi id ms fil tl jv su ceb tet zh-Hans zh-Hant ta en"
EUROPE = """
    de fr es it nl pt pl cs sk sl hr sr bs mk sq bg ro
    hu el fi et lv lt sv da nb nn is ga cy eu ca gl mt lb uk be ru
"""


def ids(name: str) -> list[str]:
    return [concept.id for concept in vocabularies.scheme(name).concepts]


def test_the_vocabularies_we_have():
    assert [scheme.name for scheme in vocabularies.schemes()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_vocabulary_says_where_it_is_from_and_under_which_license(name):
    scheme = vocabularies.scheme(name)
    assert scheme.name == name
    assert all([scheme.title, scheme.uri, scheme.source, scheme.license])
    assert scheme.retrieved == "2026-11-23"


@pytest.mark.parametrize("name", NAMES)
def test_every_concept_has_its_own_id_a_uri_an_english_label_and_a_known_parent(name):
    known = ids(name)
    assert len(known) == len(set(known))
    for concept in vocabularies.scheme(name).concepts:
        assert concept.uri.startswith(("http://", "https://"))
        assert concept.labels["en"]
        assert all(text == text.strip() != "" for text in concept.labels.values())
        assert concept.broader is None or concept.broader in known
        assert concept.ours <= concept.labels.keys()


def test_isced_f_has_eleven_broad_29_narrow_and_80_detailed_fields():
    by_length = [len(code) for code in ids("isced_f_2013")]
    assert [by_length.count(length) for length in (2, 3, 4)] == [11, 29, 80]
    assert vocabularies.concept("isced_f_2013", "0532").broader == "053"


def test_broad_and_narrow_fields_are_named_in_the_languages_of_our_readers():
    languages = [
        "en",
        "th",
        "lo",
        "km",
        "my",
        "vi",
        "id",
        "ms",
        "fil",
        "ko",
        "zh",
        "zh-Hant",
        "fr",
        "de",
        "nl",
    ]
    for concept in vocabularies.scheme("isced_f_2013").concepts:
        if len(concept.id) < 4:
            assert list(concept.labels) == languages
            assert concept.ours == set(languages) - {"en"}


def test_a_detailed_field_is_also_called_what_is_broader() -> None:
    labels = vocabularies.labels_with_broader("isced_f_2013", "0541")
    assert {
        "Mathematics",
        "คณิตศาสตร์และสถิติ",
        "수학 및 통계",
        "Natural sciences, mathematics and statistics",
    } <= set(labels)
    assert len(labels) == len(set(labels))
    assert vocabularies.labels_with_broader("isced_f_2013", "nonsense") == ()


def test_all_of_asean_korea_and_europe_find_their_languages():
    assert set(SOUTH_EAST_ASIA.split()) <= set(ids("languages"))
    assert set(EUROPE.split()) <= set(ids("languages"))
    assert {"ko", "mn", "ja", "tr", "ar"} <= set(ids("languages"))
    assert len(ids("languages")) >= 60


@pytest.mark.parametrize(
    ("tag", "own_name", "script", "direction"),
    [
        ("th", "ไทย", "Thai", "ltr"),
        ("lo", "ລາວ", "Laoo", "ltr"),
        ("km", "ខ្មែរ", "Khmr", "ltr"),
        ("my", "မြန်မာ", "Mymr", "ltr"),
        ("zh-Hans", "简体中文", "Hans", "ltr"),
        ("ar", "العربية", "Arab", "rtl"),
        ("ur", "اردو", "Arab", "rtl"),
    ],
)
def test_a_language_knows_its_own_name_and_how_it_is_written(tag, own_name, script, direction):
    language = vocabularies.concept("languages", tag)
    assert vocabularies.label("languages", tag, tag) == own_name
    assert (language.details["script"], language.details["direction"]) == (script, direction)


@pytest.mark.parametrize(
    ("name", "id", "language", "expected"),
    [
        ("isced_f_2013", "09", "th", "สุขภาพและสวัสดิการ"),
        ("isced_f_2013", "09", "de-AT", "Gesundheit und Sozialwesen"),
        ("isced_f_2013", "07", "zh-Hans-CN", "工程、制造与建筑"),
        ("isced_f_2013", "07", "zh-Hant-TW", "工程、製造與營建"),
        ("isced_f_2013", "0541", "th", "Mathematics"),
        ("isced_f_2013", "054", "km", "គណិតវិទ្យា និងស្ថិតិ"),
        ("isced_f_2013", "073", "lo", "ສະຖາປັດຕະຍະກຳ ແລະ ການກໍ່ສ້າງ"),
        ("hcrt", "lesson_plan", "fr", "Plan de cours"),
        ("hcrt", "audio", "fr", "Audio"),
        ("educational_level", "level_1", "de", "Primarbereich"),
        ("countries", "LA", "en", "Laos"),
        ("countries", "XX", "en", "XX"),
    ],
)
def test_the_label_falls_back_to_the_base_language_then_english_then_the_id(name, id, language, expected):
    assert vocabularies.label(name, id, language) == expected


def test_contributor_roles_carry_their_marc_relator_code():
    codes = {role.id: role.details["marc"] for role in vocabularies.scheme("contributor_roles").concepts}
    expected = {
        "author": "aut",
        "editor": "edt",
        "translator": "trl",
        "illustrator": "ill",
        "narrator": "nrt",
        "photographer": "pht",
        "publisher": "pbl",
        "contributor": "ctb",
    }
    assert expected.items() <= codes.items()
    assert all(len(code) == 3 for code in codes.values())


def test_the_bachelor_level_lies_within_university():
    assert vocabularies.concept("educational_level", "level_6").broader == "level_A"


def test_accessibility_values_are_kept_below_their_property():
    assert (
        vocabularies.concept("accessibility", "accessibilityFeature:transcript").broader
        == "accessibilityFeature"
    )
    assert vocabularies.concept("accessibility", "transcript") is None


def test_an_unknown_vocabulary_is_refused_with_the_names_of_those_we_have():
    with pytest.raises(vocabularies.UnknownSchemeError, match="no vocabulary called 'colours'.*hcrt"):
        vocabularies.scheme("colours")


@pytest.mark.django_db
def test_loading_again_brings_what_is_new_and_takes_out_what_is_gone() -> None:
    call_command("load_vocabularies", verbosity=0)
    count = Concept.objects.count()
    Concept.objects.create(scheme="hcrt", notation="dropped_term")
    Concept.objects.create(scheme="dropped_scheme", notation="x")
    Concept.objects.filter(scheme="audience").delete()
    call_command("load_vocabularies", verbosity=0)
    assert Concept.objects.count() == count
    assert not Concept.objects.filter(notation__in=["dropped_term", "x"]).exists()
