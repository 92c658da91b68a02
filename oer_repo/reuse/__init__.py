"""Taking resources out: everything of a version as one ZIP with its credit."""
