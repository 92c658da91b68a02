"""Take a backup back into an empty site, or see whether it is whole."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from tqdm import tqdm

from oer_repo.backup import manifest
from oer_repo.backup.errors import BackupError
from oer_repo.backup.manifest import Manifest
from oer_repo.backup.places import open_place
from oer_repo.backup.take_back import damaged_parts, take_back
from storage.errors import StorageError
from storage.store import Store
from storage.stores import default_store


class Command(BaseCommand):
    help = "Restores a backup into an empty site (after migrate), on whatever database and store it has."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", metavar="DIR|s3://…")
        parser.add_argument("--backup", default="", metavar="NAME", help="Which one (default: the latest).")
        parser.add_argument("--list", action="store_true", help="Only say which there are.")
        parser.add_argument(
            "--check", action="store_true", help="Only read the whole backup and compare its hashes."
        )

    def handle(self, *args: Any, place: str, **options: Any) -> None:
        try:
            source = open_place(place, settings.S3_ENDPOINT_URL)
            if options["list"]:
                for name in source.notes():
                    self.stdout.write(name.removesuffix(".json"))
                return
            kept = manifest.read(source, options["backup"])
            (self._check if options["check"] else self._restore)(kept, source)
        except (StorageError, BackupError) as error:
            raise CommandError(str(error)) from error

    def _check(self, kept: Manifest, source: Store) -> None:
        bad = list(damaged_parts(kept, source))
        for damage in bad:
            self.stdout.write(f"{damage.kind}: {damage.digest}")
        if bad:
            raise CommandError(f"{len(bad)} parts of the backup {kept.made} are damaged: take another.")
        self.stdout.write(f"{kept.made}: whole.")

    def _restore(self, kept: Manifest, source: Store) -> None:
        bar = tqdm(total=kept.bytes, unit="B", unit_scale=True, disable=None)
        try:
            lost = take_back(kept, source, default_store(), tell=bar.update)
        finally:
            bar.close()
        rows = sum(table.rows for table in kept.tables.values())
        size = filesizeformat(kept.bytes)
        self.stdout.write(f"{kept.made}: {rows} rows and {kept.blobs - len(lost)} files ({size}) restored.")
        for name, value in kept.settings.items():
            if value != getattr(settings, name):
                self.stdout.write(f"{name} was {value!r} there and is {getattr(settings, name)!r} here.")
        self.stdout.write("Now make the search index: manage.py search rebuild")
        for digest in lost:
            self.stdout.write(f"not in the backup: {digest}")
        if lost:
            raise CommandError(
                "The files above could not be restored; “manage.py storage verify” takes them out of use."
            )
