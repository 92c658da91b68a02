"""Everything of a site in another place, and back: the database as text, bytes under their digests, settings that matter."""
