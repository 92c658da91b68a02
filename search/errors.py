"""What can go wrong: the asker's mistake or the engine's absence, never shown as an empty page."""


class SearchError(Exception):
    """Anything that this package raises on purpose."""


class BadRequest(SearchError):
    """One parameter of a request cannot be used; the message says what it may be."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(f"{parameter}: {message}")
        self.parameter = parameter
        self.message = message


class SearchUnavailable(SearchError):
    """The engine cannot answer now; whoever asked may try again later."""


class IndexMissing(SearchUnavailable):
    """There is no index, or it was built for other fields or another analysis: it must be rebuilt."""


class IndexBusy(SearchUnavailable):
    """Another process is writing the index; nothing was written by this call."""


class DocumentsRefused(SearchError):
    """The engine would not take these documents (identifier and reason); the others of the batch are written."""

    def __init__(self, refused: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{identifier}: {reason}" for identifier, reason in refused))
        self.refused = refused
