"""The one table of what can be filtered, counted, sorted and named in a question.

A name here is a field of the index (`name` or `name_exact`); an index that lacks it finds nothing by it and counts nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What a range is over."""

    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True)
class Keyword:
    """Whole values to filter by. `facet`: counted unless the request names others; `every`: of several chosen
    values all must be there, else one is enough; `public`: a parameter of addresses, else set by code only."""

    facet: bool = False
    every: bool = False
    public: bool = True


KEYWORDS: Mapping[str, Keyword] = {
    "license": Keyword(facet=True),
    "subject": Keyword(facet=True),
    "language": Keyword(facet=True),
    "level": Keyword(facet=True),
    "type": Keyword(facet=True),
    "institution": Keyword(facet=True),
    # What licenses permit, in words of the catalogue: it reads the parameters of addresses that ask for them.
    "may": Keyword(every=True, public=False),
    "usable_adapt": Keyword(public=False),
    "usable_adapt_commercial": Keyword(public=False),
    "usable_collect": Keyword(public=False),
    "usable_collect_commercial": Keyword(public=False),
    "usable_verbatim": Keyword(public=False),
    "usable_verbatim_commercial": Keyword(public=False),
    "edition": Keyword(public=False),  # which rules and words a document was made with
    "django_id": Keyword(public=False),
}
FACETS = tuple(name for name, keyword in KEYWORDS.items() if keyword.facet)

RANGES: Mapping[str, Holds] = {"published": Holds.DATE, "size": Holds.NUMBER}

SORTS: Mapping[str, tuple[str, bool] | None] = {  # by which field of the index, and whether descending
    "relevance": None,
    "newest": ("published", True),
    "oldest": ("published", False),
    "title": ("title_sort", False),
    "used": ("uses", True),
}
WITHOUT_WORDS = "newest"  # nothing was typed: there is no relevance

# What may stand before a colon in a question, and where the words after it are looked for.
PREFIXES: Mapping[str, str] = {
    "title": "title",
    "description": "description",
    "author": "creators",
    "by": "creators",
    "creator": "creators",
    "keyword": "keywords",
    "tag": "keywords",
    "license": "license",
    "subject": "subject",
    "language": "language",
    "lang": "language",
    "level": "level",
    "type": "type",
    "institution": "institution",
}

# What is offered while somebody types: the kind of a suggestion, and the field that holds its texts.
SUGGESTED: Mapping[str, str] = {"title": "title", "subject": "subject_labels", "person": "creators"}

HIGHLIGHTED = ("title", "description")  # stored texts in which what was found is marked
