"""The headings of a text that is put under a page's own: the highest becomes the second level, the others follow."""

import re

HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")


def under_the_title(markup: str) -> str:
    """`markup` is clean HTML, in which "<h" begins a tag and nothing else."""
    levels = [int(level) for _tag, level in HEADING.findall(markup)]
    shift = 2 - min(levels, default=2)
    return (
        HEADING.sub(lambda found: f"{found[1]}{min(6, int(found[2]) + shift)}", markup) if shift else markup
    )
