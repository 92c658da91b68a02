"""A writing process of its own: `python -m tests.search.writer PATH FIRST COUNT BATCH`.

Adds notes FIRST, FIRST+1, … in batches and prints the number of each batch's last note once it is committed.
"""

import sys
from pathlib import Path

import django
from django.conf import settings


def main(path: str, first: int, count: int, batch: int) -> None:
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "haystack", "search"],
        HAYSTACK_CONNECTIONS={
            "default": {
                "ENGINE": "search.backends.embedded.EmbeddedEngine",
                "PATH": str(Path(path)),
                "SILENTLY_FAIL": False,
                "TIMEOUT": 60,
            }
        },
        USE_TZ=True,
    )
    django.setup()
    from haystack import connections

    from tests.search.notes import Note, use_note_index

    index = use_note_index()
    backend = connections["default"].get_backend()
    print("ready", flush=True)
    for start in range(first, first + count, batch):
        numbers = range(start, min(start + batch, first + count))
        backend.update(index, [Note(pk, f"Lesson {pk}", license=("CC0",)).group for pk in numbers])
        print(numbers[-1], flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
