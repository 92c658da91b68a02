"""Works side by side, each used in its own way."""

import pytest

from licensing import registry
from licensing.attribution import (
    CannotCredit,
    Creator,
    CreditUse,
    Output,
    Work,
    credit_side_by_side,
    entries_side_by_side,
)

RAIN = Work(registry.get("by/4.0"), title="Rain", creators=(Creator("Noy"),))
SNOW = Work(registry.get("by-sa/4.0"), title="Snow", creators=(Creator("Ben"),))
AS_IT_IS = CreditUse(kind="collect")
SHORTENED = CreditUse(kind="collect", modified=True, modification="shortened")


def test_each_says_what_was_done_to_it_and_the_whole_says_the_rest():
    output = Output(license=registry.get("by-sa/4.0"))
    assert credit_side_by_side([(RAIN, SHORTENED), (SNOW, AS_IT_IS)], output).splitlines() == [
        "Credits",
        "“Rain” by Noy. Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Modified from the "
        "original: shortened. This license covers this item only.",
        "“Snow” by Ben. Licensed under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). This license "
        "covers this item only.",
        "Except where otherwise noted, this collection is licensed under CC BY-SA 4.0 "
        "(https://creativecommons.org/licenses/by-sa/4.0/).",
    ]


def test_the_same_work_used_in_the_same_way_is_one_entry_and_in_two_ways_two():
    assert len(entries_side_by_side([(RAIN, AS_IT_IS), (RAIN, AS_IT_IS)], Output())) == 1
    assert len(entries_side_by_side([(RAIN, AS_IT_IS), (RAIN, SHORTENED)], Output())) == 2


def test_nothing_to_credit_is_no_credit():
    assert credit_side_by_side([], Output()) == ""


def test_a_form_that_is_not_written_here_is_named():
    with pytest.raises(CannotCredit, match="jsonld"):
        credit_side_by_side([(RAIN, AS_IT_IS)], Output(format="jsonld"))


def test_as_html_and_as_markdown():
    output = Output(format="html", language="de")
    html = credit_side_by_side([(RAIN, AS_IT_IS)], output)
    assert 'lang="de"' in html
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in html
    markdown = credit_side_by_side([(RAIN, AS_IT_IS)], Output(format="markdown"))
    assert "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)" in markdown
