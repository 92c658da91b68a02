"""What search knows about a resource. Haystack finds this module by its name."""

import builtins
import logging
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from haystack import indexes
from haystack.fields import FacetMultiValueField

from oer_repo.resources import vocabularies
from oer_repo.resources.capability import edition, permitted
from oer_repo.resources.facts import facts_of
from oer_repo.resources.file_texts import texts_of_files
from oer_repo.resources.html import plain_text
from oer_repo.resources.licenses_within import licenses_within
from oer_repo.resources.models import File, Resource, Source, Version
from oer_repo.resources.rights import license_today
from search.analysis import sort_key
from storage.errors import StorageError

logger = logging.getLogger(__name__)
PARTS = ("creators", "statements", "sources")
WORDS = 2  # grows when a document is made from a resource differently
INCOMPLETE = "incomplete"


def words_edition() -> str:
    """Names the rules and words with which documents are made today; one of another edition is made again."""
    return f"{WORDS}.{edition()}.{vocabularies.fingerprint()}"


class AsItIs(indexes.SearchField):
    """Plain values of JSON that come back with a hit as they were given."""

    field_type = "string"


class ResourceIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, stored=False)
    title = indexes.MultiValueField(boost=4.0)
    description = indexes.MultiValueField()
    keywords = indexes.MultiValueField(boost=2.0)
    creators = indexes.MultiValueField(boost=2.0)
    subject_labels = indexes.MultiValueField()
    license = indexes.CharField(faceted=True, null=True)
    subject = indexes.MultiValueField(faceted=True)
    language = indexes.MultiValueField(faceted=True)
    level = indexes.MultiValueField(faceted=True)
    type = indexes.MultiValueField(faceted=True)
    institution = indexes.CharField(faceted=True, null=True)
    may = FacetMultiValueField(stored=False)
    usable_adapt = FacetMultiValueField(stored=False)
    usable_adapt_commercial = FacetMultiValueField(stored=False)
    usable_collect = FacetMultiValueField(stored=False)
    usable_collect_commercial = FacetMultiValueField(stored=False)
    usable_verbatim = FacetMultiValueField(stored=False)
    usable_verbatim_commercial = FacetMultiValueField(stored=False)
    edition = indexes.FacetCharField(stored=False)
    size = indexes.IntegerField(stored=False)
    uses = indexes.IntegerField(stored=False)
    published = indexes.DateTimeField()
    title_sort = indexes.FacetCharField(stored=False)
    facts = AsItIs(indexed=False)

    def get_model(self) -> "builtins.type[Resource]":
        return Resource

    def index_queryset(self, using: str | None = None) -> QuerySet[Resource]:
        """Published and not withdrawn: nothing else ever enters the index."""
        return (
            Resource.objects.public()
            .annotate(uses=Coalesce(Subquery(times_used()), 0))
            .select_related("current", "institution")
            .prefetch_related(
                *(f"current__{part}" for part in PARTS),
                Prefetch("current__files", File.objects.select_related("blob")),
            )
        )

    def prepare(self, obj: Resource) -> dict[str, object]:
        version = obj.current
        assert version is not None, "index_queryset leaves out what is not published"
        version.resource = obj
        data: dict[str, object] = super().prepare(obj)
        data |= words_of(version) | facets_of(obj, version) | dict(permitted(licenses_within(version)))
        data["uses"] = getattr(obj, "uses", 0)
        data["published"] = version.published or datetime.min
        data["title_sort"] = sort_key(version.title)
        data["facts"] = facts = facts_of(version)
        data["size"] = facts["size"]
        return data


def times_used() -> QuerySet:
    """How many public resources say today that they were made from some version of this one."""
    made = Source.objects.filter(
        of_version__resource=OuterRef("pk"),
        version__current_of__isnull=False,
        version__current_of__withdrawn=None,
    )
    return (
        made.order_by()
        .values(origin=F("of_version__resource"))
        .annotate(n=Count("version", distinct=True))
        .values("n")
    )


def words_of(version: Version) -> dict[str, object]:
    titles, descriptions = own_first(version.titles, version), own_first(version.descriptions, version)
    descriptions = [plain_text(text) for text in descriptions]
    creators = [creator.name for creator in version.creators.all()]
    subjects = list(dict.fromkeys(labels_of_subjects(version)))
    content, made_with = words_inside(version)
    return {
        "title": titles,
        "description": descriptions,
        "keywords": version.keywords,
        "creators": creators,
        "subject_labels": subjects,
        "edition": made_with,
        "text": "\n".join([*titles, *descriptions, *version.keywords, *creators, *subjects, *content]),
    }


def own_first(texts: dict[str, str], version: Version) -> list[str]:
    """Each language's text by itself, that of the resource's own language in front."""
    return [texts[tag] for tag in sorted(texts, key=lambda tag: tag != version.language)]


def labels_of_subjects(version: Version) -> Iterator[str]:
    for code in version.subjects:
        yield from vocabularies.labels_with_broader("isced_f_2013", code)


def words_inside(version: Version) -> tuple[list[str], str]:
    """The texts of the files; a document without them, because the store is away, says that it has to be made again."""
    try:
        return texts_of_files(version), words_edition()
    except StorageError:
        logger.warning("The files of %s cannot be read now: it is indexed without their words.", version)
        return [], INCOMPLETE


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
