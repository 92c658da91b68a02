"""Which license an adaptation of a ShareAlike work may carry, by the clause of that very license.

Legal codes s. 4(b) of 1.0 to 3.0 (2.3 in 2.0/uk and 3.0/nz, 2.7 in 2.5/scotland, 4B in 3.0/au), s. 3(b)(1) of 4.0.
"""

from __future__ import annotations

from licensing.findings import Note, Verdict
from licensing.license import License

from .terms import elements_of, version_of

# "any other Creative Commons license with the same Licence Elements", read word for word in these ports.
ANY_WITH_SAME_ELEMENTS = frozenset(
    {("2.0", "uk"), ("2.5", "scotland"), ("2.5", "hu"), ("3.0", "nz"), ("2.0", "jp"), ("2.1", "jp")}
)
# creativecommons.org/compatiblelicenses: declared for BY-SA 4.0 alone (21 October 2014, 8 October 2015).
BY_SA_COMPATIBLE = frozenset({"LAL-1.3", "GPL-3.0-only"})

SAME_OR_LATER = Note("sa_same_or_later")
OTHER_ELEMENTS = Note("sa_other_elements", Verdict.FORBIDDEN)
NO_DOWNGRADE = Note("sa_no_downgrade", Verdict.FORBIDDEN)
EXACT_ONLY = Note("sa_1_0_exact_only", Verdict.FORBIDDEN)
PORT_UNCLEAR = Note("port_clause_unclear", Verdict.UNCLEAR)


def share_alike(original: License, output: License) -> Note:
    """Whether the ShareAlike clause of a CC license lets an adaptation carry this output."""
    if output.id == original.id:
        return SAME_OR_LATER
    if version_of(original) == (1, 0):  # "only under the terms of this License"
        return EXACT_ONLY
    if not output.is_cc:
        return _outside_cc(original, output)
    if elements_of(output) != elements_of(original):
        return OTHER_ELEMENTS
    return _same_elements(original, output)


def _outside_cc(original: License, output: License) -> Note:
    if original.unit != "by-sa" or output.id not in BY_SA_COMPATIBLE:
        return OTHER_ELEMENTS
    if version_of(original) == (4, 0):
        return Note("copyleft_same_or_compatible")
    # An adaptation under BY-SA 4.0 could be adapted once more; no text says that both may be one step.
    return Note("two_step_upgrade", Verdict.UNCLEAR)


def _same_elements(original: License, output: License) -> Note:
    version, later = version_of(original), version_of(output)
    if version >= (4, 0):
        return SAME_OR_LATER if later >= version else NO_DOWNGRADE
    if later == (4, 0):  # a later version with the same elements: every license from 2.0 on names it
        return SAME_OR_LATER
    if (original.version, original.jurisdiction) in ANY_WITH_SAME_ELEMENTS:
        return SAME_OR_LATER if later >= version else PORT_UNCLEAR
    return _three(output) if version == (3, 0) else _two(original, output)


def _three(output: License) -> Note:
    """3.0: this, a later version, a jurisdiction license of this or a later version; ports also the unported."""
    return SAME_OR_LATER if version_of(output) >= (3, 0) else NO_DOWNGRADE


def _two(original: License, output: License) -> Note:
    """2.0 to 2.5: this, a later version, "a Creative Commons iCommons license" with the same elements."""
    earlier = version_of(output) < version_of(original)
    if output.jurisdiction:  # the text sets no limit to the version, LV reads "same or later"
        return PORT_UNCLEAR if earlier else SAME_OR_LATER
    if earlier:
        return NO_DOWNGRADE
    return PORT_UNCLEAR if original.jurisdiction else SAME_OR_LATER
