import pytest
from django.core.exceptions import ValidationError

from oer_repo.accounts.identifiers import validate_orcid, validate_ror

RIGHT_ORCIDS = [
    "0000-0002-1825-0097",  # ORCID's own example
    "0000-0001-5109-3700",
    "0000-0002-1694-233X",  # a check character that is not a digit
]
WRONG_ORCIDS = [
    "0000-0002-1825-0098",
    "0000000218250097",
    "",
    "0000-0002-1825-009x",
    "https://orcid.org/0000-0002-1825-0097",
]
RIGHT_RORS = ["05gq02987", "02mhbdp94", "042nb2s44"]  # Brown, Andes, MIT
WRONG_RORS = ["05gq02986", "5gq02987", "", "05gq0298u", "https://ror.org/05gq02987"]


@pytest.mark.parametrize("value", RIGHT_ORCIDS)
def test_a_right_orcid_passes(value: str) -> None:
    validate_orcid(value)


@pytest.mark.parametrize("value", WRONG_ORCIDS)
def test_a_wrong_orcid_is_named(value: str) -> None:
    with pytest.raises(ValidationError, match="is not an ORCID iD"):
        validate_orcid(value)


@pytest.mark.parametrize("value", RIGHT_RORS)
def test_a_right_ror_id_passes(value: str) -> None:
    validate_ror(value)


@pytest.mark.parametrize("value", WRONG_RORS)
def test_a_wrong_ror_id_is_named(value: str) -> None:
    with pytest.raises(ValidationError, match="is not a ROR id"):
        validate_ror(value)
