"""Short readable addresses for resources."""

import secrets

from django.utils.text import slugify

from oer_repo.resources.models import Resource

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is mistaken for something else on paper


def random_mark(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def fresh_address(title: str) -> str:
    """From the title where it has Latin letters, with a mark when that is taken; else a short mark alone."""
    readable = slugify(title)[:60].strip("-")
    if len(readable) < 3:
        return f"oer-{random_mark(7)}"
    taken = Resource.objects.filter(slug=readable).exists()
    return f"{readable}-{random_mark(4)}" if taken else readable
