"""ORCID and ROR identifiers: their check characters are verified, so that a typing error never credits a stranger."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
ROR = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}\d{2}")
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def orcid_check_character(digits: str) -> str:
    """ISO 7064 MOD 11-2 over the first fifteen digits (ORCID's documentation, "Structure of the ORCID Identifier")."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    remainder = (12 - total % 11) % 11
    return "X" if remainder == 10 else str(remainder)


def validate_orcid(value: str) -> None:
    bare = value.replace("-", "")
    if not ORCID.fullmatch(value) or orcid_check_character(bare[:15]) != bare[15]:
        raise ValidationError(
            _(
                "“%(value)s” is not an ORCID iD. It looks like 0000-0002-1825-0097; check it for a typing error."
            ),
            params={"value": value},
        )


def validate_ror(value: str) -> None:
    """A ROR id is 0, six base-32 characters (Crockford) and two check digits, ISO 7064 MOD 97-10."""
    number = 0
    for character in value[:7] if ROR.fullmatch(value) else "":
        number = number * 32 + CROCKFORD.index(character)
    if not ROR.fullmatch(value) or 98 - (number * 100) % 97 != int(value[7:]):
        raise ValidationError(
            _("“%(value)s” is not a ROR id. It is the end of an address like https://ror.org/05gq02987."),
            params={"value": value},
        )
