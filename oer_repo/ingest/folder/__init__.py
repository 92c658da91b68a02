"""Files of a curator's own disk become resources: read from a command or a table, brought in, told apart from what is here."""
