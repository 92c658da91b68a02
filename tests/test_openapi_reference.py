"""docs/reference/api.md names every address, status and code of the API, and no other."""

import re
from pathlib import Path

from oer_repo.api.problems import TABLE, titles
from oer_repo.api.urls import urlpatterns

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
ADDRESSES = PAGE.split("## Addresses")[1].split("\n## ")[0]
ERRORS = PAGE.split("## Errors")[1].split("## Limits")[0]


def test_every_address():
    plain = {
        re.sub(r"<\w+:(\w+)>", "{}", str(pattern.pattern)).removeprefix("v1/") for pattern in urlpatterns
    }
    written = {
        re.sub(r"\{\w+\}", "{}", address.partition("?")[0])
        for row in re.findall(r"^\| (`.*?`) \|", ADDRESSES, re.MULTILINE)
        for address in re.findall(r"`([^`]+)`", row)
    }
    assert written == plain - {"docs/", "{}/"}


def test_every_status_and_code():
    rows = re.findall(r"^\| (\d{3}) \| (.*?) \|", ERRORS, re.MULTILINE)
    written = {(int(status), code) for status, codes in rows for code in re.findall(r"`(\w+)`", codes)}
    assert {(status, code) for _error, status, code in TABLE} <= written
    assert {int(status) for status, _codes in rows} == set(titles())
