"""What templates say of a license."""

import pytest
from django.template import Context, Template

from licensing import Creator, Kind, Part, Use, Work, check, get
from licensing.deeds import deed_in


def rendered(text: str, **context: object) -> str:
    return Template("{% load licensing %}" + text).render(Context(context))


def test_badge_is_text():
    assert rendered("{{ license|badge }}", license=get("by-sa/4.0")) == (
        '<span class="license-badge" title="Attribution-ShareAlike 4.0 International">CC BY-SA 4.0</span>'
    )


def test_no_license_is_said():
    none = '<span class="license-badge license-badge-none">No license stated</span>'
    assert rendered("{{ license|badge }}", license=None) == none
    assert rendered("{% deed_link license %}", license=None) == none


def test_deed_link():
    assert rendered("{% deed_link license 'id' %}", license=get("by/4.0")) == (
        '<a class="license-link" rel="license" href="https://creativecommons.org/licenses/by/4.0/deed.id">'
        "CC BY 4.0</a>"
    )


def test_plain_words():
    assert rendered("{{ license|in_plain_words }}", license=get("by/4.0")) == (
        "Use, change and sell; credit the author"
    )


def test_a_finding_is_said_with_its_data():
    found = check([Part((get("by-nd/4.0"),))], Use(Kind.ADAPT)).findings[0]
    assert rendered("{{ found|said }}", found=found) == "CC BY-ND 4.0 does not permit sharing an adaptation."


WORK = Work(get("by/4.0"), title="Cells & <b>", creators=(Creator("Ada Obi"),))


def test_credit_in_three_forms():
    text = (
        "“Cells & <b>” by Ada Obi. Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
    )
    html = rendered("{% credit work %}", work=WORK)
    assert 'rel="license"' in html
    assert "Cells &amp; &lt;b&gt;" in html
    assert rendered("{% autoescape off %}{% credit work 'text' %}{% endautoescape %}", work=WORK) == text
    assert "&lt;b&gt;" in rendered("{% credit work 'text' %}", work=WORK)
    assert rendered("{% credit work 'markdown' 'de' %}", work=WORK).startswith("„Cells")


@pytest.mark.parametrize(
    ("license_id", "language", "deed"),
    [
        ("by/4.0", "fr", "https://creativecommons.org/licenses/by/4.0/deed.fr"),
        ("by/4.0", "fr-CA", "https://creativecommons.org/licenses/by/4.0/deed.fr"),
        ("by/4.0", "pt_BR", "https://creativecommons.org/licenses/by/4.0/deed.pt-br"),
        ("by/3.0/de", "zh-hans", "https://creativecommons.org/licenses/by/3.0/de/deed.zh-hans"),
        ("zero/1.0", "zh-TW", "https://creativecommons.org/publicdomain/zero/1.0/deed.zh-hant"),
        ("by/4.0", "lo", "https://creativecommons.org/licenses/by/4.0/deed"),
        ("MIT", "fr", "https://opensource.org/license/mit"),
    ],
)
def test_deeds_exist_in_the_languages_they_are_linked_in(license_id, language, deed):
    assert deed_in(get(license_id), language) == deed
