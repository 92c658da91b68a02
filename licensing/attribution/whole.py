"""What a credit says of the adaptation or collection as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licensing.license import License

from .duties import family_of
from .work import CreditUse, Work

MADE_OF_WORKS = ("adapt", "collect")


def whole_facts(works: Sequence[Work], use: CreditUse, output: License | None) -> Iterator[tuple[str, str]]:
    if len(works) > 1:
        yield "must_not", "single_license_for_all"
    if use.kind in MADE_OF_WORKS and any(family_of(work.license).prominence for work in works):
        yield "must", "prominence_equal"
    if use.kind == "adapt" and output:
        duty = "must" if any(_share_alike(work) for work in works) else "should"
        yield duty, "adapter_license"
        yield duty, "adapter_license_uri"
        if has_several_rights(works, output):
            yield "should", "multiple_rights_notice"
    if use.kind == "collect":
        for work in works:
            yield "should" if family_of(work.license).public_domain else "must", f"item_scope:{work.key}"
        if needs_exception(works, output):
            yield "must", "except_where_noted"


def needs_exception(works: Sequence[Work], output: License | None) -> bool:
    """Whether the collection's own license leaves out an item that has another."""
    return output is not None and any(work.license != output for work in works)


def has_several_rights(works: Sequence[Work], output: License) -> bool:
    """The yellow cells of CC's chart: the adapter's license promises more than a source allows."""
    return any(_promises_more(work.license, output) for work in works if work.license and work.license.is_cc)


def _promises_more(source: License, output: License) -> bool:
    sells = "CommercialUse" in source.prohibits and "CommercialUse" not in output.prohibits
    uncredited = "Attribution" in source.requires and not output.requires
    return sells or uncredited


def _share_alike(work: Work) -> bool:
    return work.license is not None and "ShareAlike" in work.license.requires
