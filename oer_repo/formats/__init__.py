"""The field's standards, one module each, read from and written to the neutral Record."""
