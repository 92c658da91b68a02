"""What search knows about a resource. Haystack finds this module by its name."""

import builtins
from datetime import datetime

from django.db.models import QuerySet
from haystack import indexes

from oer_repo.resources import vocabularies
from oer_repo.resources.html import plain_text
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.rights import license_today
from search.analysis import sort_key

PARTS = ("creators", "statements")


class ResourceIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, stored=False)
    title = indexes.CharField(boost=4.0)
    description = indexes.CharField()
    keywords = indexes.MultiValueField(boost=2.0)
    creators = indexes.MultiValueField(boost=2.0)
    license = indexes.CharField(faceted=True, null=True)
    subject = indexes.MultiValueField(faceted=True)
    language = indexes.MultiValueField(faceted=True)
    level = indexes.MultiValueField(faceted=True)
    type = indexes.MultiValueField(faceted=True)
    institution = indexes.CharField(faceted=True, null=True)
    published = indexes.DateTimeField()
    title_sort = indexes.FacetCharField(stored=False)

    def get_model(self) -> "builtins.type[Resource]":
        return Resource

    def index_queryset(self, using: str | None = None) -> QuerySet[Resource]:
        """Published and not withdrawn: nothing else ever enters the index."""
        return (
            Resource.objects.public()
            .select_related("current", "institution")
            .prefetch_related(*(f"current__{part}" for part in PARTS))
        )

    def prepare(self, obj: Resource) -> dict[str, object]:
        version = obj.current
        assert version is not None, "index_queryset leaves out what is not published"
        data: dict[str, object] = super().prepare(obj)
        data |= words_of(version) | facets_of(obj, version)
        data["published"] = version.published or datetime.min
        data["title_sort"] = sort_key(version.title)
        return data


def words_of(version: Version) -> dict[str, object]:
    titles = " ".join(version.titles.values())
    description = " ".join(plain_text(text) for text in version.descriptions.values())
    creators = [creator.name for creator in version.creators.all()]
    subjects = [vocabularies.label("isced_f_2013", code, "en") for code in version.subjects]
    return {
        "title": titles,
        "description": description,
        "keywords": version.keywords,
        "creators": creators,
        "text": "\n".join([titles, description, *version.keywords, *creators, *subjects]),
    }


def facets_of(resource: Resource, version: Version) -> dict[str, object]:
    license = license_today(version)
    facets: dict[str, object] = {
        "license": license.id if license else None,
        "subject": version.subjects,
        "language": version.languages,
        "level": version.levels,
        "type": version.types,
        "institution": resource.institution.slug if resource.institution else None,
    }
    return facets | {f"{name}_exact": value for name, value in facets.items()}
