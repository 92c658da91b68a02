"""Which index is searched and which is being built: names, aliases, the switch from one to the other.

<name>-<layout>            alias: what is searched; `layout` is the fingerprint of the fields and the analysis
<name>-<layout>-building   alias: what a rebuild fills beside, also with the changes that happen meanwhile
<name>-<layout>-<time>     the indices
"""

import time
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from search.backends.elasticsearch_mapping import mapping, settings
from search.backends.elasticsearch_server import in_our_words
from search.errors import IndexMissing
from search.fields import Fields

BUILDING = "-building"


class Indices:
    def __init__(self, client: Elasticsearch, name: str, fields: Fields, shards: int) -> None:
        self.client = client
        self.name = name
        self.fields = fields
        self.shards = shards
        self.layout = fields.fingerprint()
        self.alias = f"{name}-{self.layout}"
        self.building = f"{self.alias}{BUILDING}"

    def current(self) -> str:
        """The index that is searched; raises IndexMissing when there is none of this layout."""
        found = self._behind(self.alias)
        if found:
            return found
        raise self.missing()

    def missing(self) -> IndexMissing:
        """There is none, or one that was built for other fields: for people the difference is worth a question."""
        with in_our_words():
            older = self.client.indices.get_alias(index=f"{self.name}-*", ignore_unavailable=True).body
        if any(one["aliases"] for one in older.values()):
            return IndexMissing("the search index has an older layout: run `manage.py search rebuild`")
        return IndexMissing("there is no search index yet: run `manage.py search rebuild`")

    def under_construction(self) -> str:
        """The index that a rebuild fills, or nothing."""
        return self._behind(self.building)

    def begin(self) -> str:
        """An empty index beside, marked as being built; what earlier rebuilds left of themselves goes."""
        index = f"{self.alias}-{time.time_ns():x}"
        with in_our_words():
            self.client.indices.create(
                index=index,
                settings=settings(self.shards) | {"refresh_interval": -1},
                mappings=mapping(self.fields),
                wait_for_active_shards=1,
            )
            removals = [{"remove": {"index": "*", "alias": self.building, "must_exist": False}}]
            self.client.indices.update_aliases(
                actions=[*removals, {"add": {"index": index, "alias": self.building}}]
            )
        self.clean()
        return index

    def switch(self, index: str) -> None:
        """In one step: searches see the old index or the new one."""
        with in_our_words():
            self.client.indices.put_settings(index=index, settings={"refresh_interval": "1s"})
            self.client.indices.refresh(index=index)
            self.client.indices.update_aliases(
                actions=[
                    {"remove": {"index": "*", "alias": self.alias, "must_exist": False}},
                    {"remove": {"index": "*", "alias": self.building, "must_exist": False}},
                    {"add": {"index": index, "alias": self.alias}},
                ]
            )
        self.clean()

    def clean(self) -> None:
        """Indices of ours that are neither searched nor being built."""
        with in_our_words():
            ours = self.client.indices.get_alias(index=f"{self.name}-*", ignore_unavailable=True).body
            kept = {index for index, one in ours.items() if {self.alias, self.building} & set(one["aliases"])}
            for index in set(ours) - kept if kept else ():
                if _is_ours(index, self.name):
                    self.client.options(ignore_status=404).indices.delete(index=index)

    def remove(self) -> None:
        """All indices of this name, also the one that is searched."""
        with in_our_words():
            for index in self.client.indices.get_alias(index=f"{self.name}-*", ignore_unavailable=True).body:
                if _is_ours(index, self.name):
                    self.client.options(ignore_status=404).indices.delete(index=index)

    def note(self, index: str, state: dict[str, Any]) -> None:
        with in_our_words():
            self.client.indices.put_mapping(index=index, meta={"progress": state})

    def noted(self, index: str) -> dict[str, Any]:
        with in_our_words():
            found = self.client.indices.get_mapping(index=index).body[index]["mappings"]
        state: dict[str, Any] = found.get("_meta", {}).get("progress", {})
        return state

    def generation(self) -> str:
        """Grows with every operation on the index that is searched; another index has another name."""
        with in_our_words():
            found = self.client.indices.stats(
                index=self.alias, level="shards", metric=["docs"], filter_path=["indices.*.shards.*"]
            ).body
        shards = [
            (index, number, copy["seq_no"]["max_seq_no"])
            for index, one in found["indices"].items()
            for number, copies in one["shards"].items()
            for copy in copies
            if copy["routing"]["primary"]
        ]
        name = max(shards)[0].removeprefix(f"{self.name}-") if shards else ""
        return f"{name}-{sum(shard[2] for shard in shards)}"

    def _behind(self, alias: str) -> str:
        with in_our_words():
            try:
                found = self.client.indices.get_alias(name=alias).body
            except NotFoundError:
                return ""
        return max(found, default="")


def _is_ours(index: str, name: str) -> bool:
    """`<name>-<12 hex digits>-<hex digits>`: an index of another site whose name begins like ours is not."""
    layout, _, at = index.removeprefix(f"{name}-").partition("-")
    return len(layout) == 12 and bool(at) and all(c in "0123456789abcdef" for c in layout + at)
