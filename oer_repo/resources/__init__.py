"""The catalogue: resources, their versions, where they come from, and what has changed."""
