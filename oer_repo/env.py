"""Typed readers for environment variables: a wrong value names the variable and what it takes."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class Env:
    """Reads settings from a mapping (the process environment unless told otherwise)."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = os.environ if values is None else values

    def text(self, name: str, default: str = "") -> str:
        """A variable that is set to nothing is not set: an empty DATA_DIR would be the folder one stands in."""
        return self._values.get(name) or default

    def boolean(self, name: str, default: bool) -> bool:
        value = self._values.get(name, str(default)).strip().lower()
        if value in TRUE | FALSE:
            return value in TRUE
        raise ImproperlyConfigured(f"{name}={value!r}: give true or false.")

    def integer(self, name: str, default: int, *, minimum: int = 0) -> int:
        value = self._values.get(name, str(default))
        if not value.isdecimal() or int(value) < minimum:
            raise ImproperlyConfigured(f"{name}={value!r}: give a whole number of at least {minimum}.")
        return int(value)

    def items(self, name: str, default: str = "") -> list[str]:
        """A comma-separated list."""
        return [item.strip() for item in self._values.get(name, default).split(",") if item.strip()]

    def one_of(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        value = self._values.get(name, default)
        if value not in choices:
            raise ImproperlyConfigured(f"{name}={value!r}: give one of {', '.join(choices)}.")
        return value

    def secret(self, name: str, kept_in: Path) -> str:
        """The variable, or a random secret made once and kept in a file that only its owner reads."""
        if value := self._values.get(name):
            return value
        return kept_secret(kept_in)


def kept_secret(path: Path) -> str:
    """Web and worker start together: exclusive creation lets exactly one of them make the secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()
