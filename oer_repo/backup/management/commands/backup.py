"""Keep everything of the site in another place, while it runs."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from tqdm import tqdm

from oer_repo.backup.make import make
from oer_repo.backup.places import open_place
from storage.errors import StorageError
from storage.stores import default_store


class Command(BaseCommand):
    help = "Backs up database, stored files and settings into a folder or bucket; files that are there already stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "place", metavar="DIR|s3://…", help="The same one each time: only what is new is copied."
        )
        parser.add_argument(
            "--with-secret-key", action="store_true", help="Write SECRET_KEY into the backup, in the clear."
        )

    def handle(self, *args: Any, place: str, with_secret_key: bool, **options: Any) -> None:
        bar = tqdm(unit="B", unit_scale=True, disable=None)
        try:
            target = open_place(place, settings.S3_ENDPOINT_URL)
            done = make(default_store(), target, with_secret_key=with_secret_key, tell=bar.update)
        except StorageError as error:
            raise CommandError(str(error)) from error
        finally:
            bar.close()
        rows = sum(table.rows for table in done.tables.values())
        size = filesizeformat(done.bytes)
        self.stdout.write(
            f"{done.made}: {rows} rows, {done.blobs - len(done.lost)} files ({size}) in {target.where}"
        )
        for digest in done.lost:
            self.stdout.write(f"damaged or missing: {digest}")
        if done.lost:
            raise CommandError(
                "The backup is made, without the files above: run “manage.py storage verify --all”."
            )
