"""Pages that begin after a mark: right when rows come in meanwhile, and the last costs what the first does."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from oer_repo.api.errors import BadParameters
from oer_repo.resources.describe import absolute

T = TypeVar("T", bound=Model)


def text(mark: str) -> str:
    """Raises ValueError for what no database takes."""
    if "\0" in mark:
        raise ValueError("a NUL character")
    return mark.encode().decode()


def moment(mark: str) -> datetime:
    found = datetime.fromisoformat(mark)
    if found.tzinfo is None:
        raise ValueError("no time zone")
    return found.astimezone(UTC)


class PageParameters(serializers.Serializer[Any]):
    per_page = serializers.IntegerField(required=False, default=20, min_value=1, max_value=100)
    cursor = serializers.CharField(
        required=False, max_length=500, help_text="From `next` of the page before."
    )


NOT_OURS = (ValueError, TypeError, AttributeError, OverflowError, RecursionError, binascii.Error)


@dataclass(frozen=True, slots=True)
class Order:
    """By a field, then by the primary key, a UUID; `read` makes the field's value from its text, or raises ValueError."""

    field: str
    read: Callable[[str], Any]
    descending: bool = False


def parameters(serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """The query string, read; raises BadParameters with every parameter that cannot be used."""
    parsed = serializer(data=request.query_params)
    if not parsed.is_valid():
        raise BadParameters(parsed.errors)
    return dict(parsed.validated_data)


def page_of(rows: QuerySet[T], request: Request, order: Order) -> tuple[list[T], str | None]:
    """The rows of the page that the request asks for, and the address of the next one."""
    asked = parameters(PageParameters, request)
    rows = rows.order_by(f"{'-' if order.descending else ''}{order.field}", "pk")
    if "cursor" in asked:
        rows = rows.filter(behind(asked["cursor"], order))
    found = list(rows[: asked["per_page"] + 1])
    page = found[: asked["per_page"]]
    return page, next_address(request, page[-1], order) if len(found) > len(page) else None


def behind(cursor: str, order: Order) -> Q:
    try:
        text, key = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        value = order.read(text)
        key = UUID(key)
    except NOT_OURS as error:
        message = _("This cursor is not one of ours. Take the address in `next`, or begin without one.")
        raise BadParameters({"cursor": [message]}) from error
    step = "lt" if order.descending else "gt"
    return Q(**{f"{order.field}__{step}": value}) | Q(**{order.field: value}, pk__gt=key)


def next_address(request: Request, last: Model, order: Order) -> str:
    value: Any = last
    for name in order.field.split("__"):
        value = getattr(value, name)
    text = value if isinstance(value, str) else value.isoformat()
    cursor = base64.urlsafe_b64encode(json.dumps([text, str(last.pk)]).encode()).decode()
    query = request.query_params.copy()
    query["cursor"] = cursor
    return absolute(f"{request.path}?{query.urlencode()}")
