"""Bringing resources in: deposit by people and programs, previews of what arrived, the sample collection."""
