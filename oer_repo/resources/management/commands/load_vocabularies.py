"""Bring the vocabularies of the data files into the database; can be run again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from oer_repo.resources import vocabularies
from oer_repo.resources.models import Concept


class Command(BaseCommand):
    help = "Loads the vocabularies (subjects, levels, types, languages …) from their data files."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [
            Concept(
                scheme=scheme.name,
                notation=concept.id,
                uri=concept.uri or "",
                labels=dict(concept.labels),
                broader=concept.broader or "",
            )
            for scheme in vocabularies.schemes()
            for concept in scheme.concepts
        ]
        with transaction.atomic():
            Concept.objects.exclude(scheme__in={row.scheme for row in rows}).delete()
            for scheme in vocabularies.schemes():
                terms = Concept.objects.filter(scheme=scheme.name)
                terms.exclude(notation__in=[concept.id for concept in scheme.concepts]).delete()
            Concept.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["scheme", "notation"],
                update_fields=["uri", "labels", "broader"],
                batch_size=500,
            )
        if options["verbosity"]:
            self.stdout.write(f"{len(rows)} terms in {len(vocabularies.schemes())} vocabularies.")
