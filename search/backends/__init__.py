"""Search engines as haystack knows them; `embedded` needs no server."""
