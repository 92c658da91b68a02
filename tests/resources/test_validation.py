"""What can be stored and what is refused, as tables."""

import pytest

from oer_repo.resources import validation

CASES = [
    ("titles", validation.texts, {"lo": "ນ້ຳ", "zh-Hant": "水"}, []),
    ("titles", validation.texts, {"lao": ""}, []),
    ("titles", validation.texts, {"english language": "Water"}, ["language"]),
    ("titles", validation.texts, {"en": "x" * 501}, ["too_long"]),
    ("titles", validation.texts, {"en": "a\x00b"}, ["control_character"]),
    ("titles", validation.texts, ["Water"], ["type"]),
    ("languages", validation.languages, ["th", "pt-BR", "es-419", "sr-Latn-RS"], []),
    ("languages", validation.languages, ["TH"], ["language"]),
    ("languages", validation.languages, [7], ["language"]),
    ("languages", validation.languages, "th", ["type"]),
    ("languages", validation.languages, ["th"] * 101, ["type"]),
    ("subjects", validation.concepts_of("isced_f_2013"), ["0532"], []),
    ("subjects", validation.concepts_of("isced_f_2013"), ["9999"], ["unknown_term"]),
    ("keywords", validation.keywords, ["water", "ຝົນ"], []),
    ("keywords", validation.keywords, ["x" * 101], ["too_long"]),
    ("accessibility", validation.accessibility, {"accessMode": ["visual"]}, []),
    ("accessibility", validation.accessibility, {"accessMode": ["smell"]}, ["unknown_term"]),
    ("accessibility", validation.accessibility, {"mode": ["visual"]}, ["type"]),
    ("accessibility", validation.accessibility, {"accessMode": "visual"}, ["type"]),
    ("date_created", validation.partial_date, "2024", []),
    ("date_created", validation.partial_date, "2024-02-29", []),
    ("date_created", validation.partial_date, "2023-02-29", ["date"]),
    ("date_created", validation.partial_date, "last year", ["date"]),
    ("link", validation.web_address, "https://example.org/a?b=c", []),
    ("link", validation.web_address, "javascript:alert(1)", ["url"]),
    ("link", validation.web_address, "https://[broken", ["url"]),
    ("link", validation.web_address, "https://example.org/<b>", ["url"]),
    ("link", validation.web_address, 5, ["url"]),
    ("duration", validation.seconds, 600, []),
    ("duration", validation.seconds, -1, ["number"]),
    ("duration", validation.seconds, True, ["number"]),
]


@pytest.mark.parametrize(("field", "check", "value", "codes"), CASES)
def test_cases(field: str, check: validation.Check, value: object, codes: list[str]) -> None:
    assert [finding.code for finding in check(field, value)] == codes
