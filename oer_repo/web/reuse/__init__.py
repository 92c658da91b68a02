"""Pages that hand resources out."""
