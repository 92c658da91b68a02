"""Addresses of the same page with other parameters."""

from django.http import QueryDict


def changed(params: QueryDict, **values: str | int | None) -> str:
    """The query string with these parameters set (None takes one away); it starts with a question mark."""
    copy = params.copy()
    for name, value in values.items():
        copy.pop(name, None)
        if value is not None:
            copy[name] = str(value)
    return f"?{copy.urlencode()}"


def without_value(params: QueryDict, name: str, value: str) -> str:
    """The query string without one of several values, from the first page again."""
    copy = params.copy()
    copy.setlist(name, [kept for kept in copy.getlist(name) if kept != value])
    copy.pop("page", None)
    return f"?{copy.urlencode()}"
