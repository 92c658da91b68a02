"""An empty page says what to let go of, and how much that would bring."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from oer_repo.discovery.loosen import loosenings, plain_words
from oer_repo.discovery.usable import USABLE
from oer_repo.web.pages.facets import TITLES
from oer_repo.web.pages.links import changed
from search.address import WITHOUT
from search.request import SearchRequest

NAMES: dict[str, str | Promise] = {
    **TITLES,
    USABLE: _("Usable in"),
    "": _("All filters"),
    "q": _("Words"),
    "plain": _("Quotes, minus and names of fields"),
    "published": _("Date"),
    "size": _("Size"),
}


@dataclass(frozen=True, slots=True)
class Looser:
    name: str | Promise
    count: int
    link: str


def looser(request: SearchRequest, params: QueryDict) -> list[Looser]:
    return [
        Looser(NAMES.get(one.name, one.name), one.count, without(params, one.name))
        for one in loosenings(request)
    ]


def without(params: QueryDict, name: str) -> str:
    if not name:
        return f"?{urlencode({'q': params.get('q', '')})}"
    if name == "plain":
        return changed(params, q=plain_words(params.get("q", "")), page=None, cursor=None)
    every = (name, WITHOUT + name, f"{name}_from", f"{name}_to", "page", "cursor")
    return changed(params, **dict.fromkeys(every))
