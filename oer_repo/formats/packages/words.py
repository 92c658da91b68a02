"""The words around a course in a package; whoever writes one passes them in the language of the course."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    contents: str = "Contents"
    credits: str = "Credits"
    download: str = "Download"
    files: str = "Files"
    elsewhere: str = "Open it on its own site"
    only: str = "Only this is meant: {portion}"
    at_source: str = "Where it comes from"
    gone: str = "Its author took it back; it can no longer be shown."
    search: str = "Search this course"
    nothing: str = "Nothing was found."
    found: str = "{count} found"
    next: str = "Next"
    previous: str = "Previous"
    whole: str = "The whole course"
    rights: str = "Rights of each part, for programs"
    not_carried: str = "What could not be taken along"
    needs_network: str = "needs the network"
    section: str = "Section {number}"
    lesson: str = "Lesson {number}"
