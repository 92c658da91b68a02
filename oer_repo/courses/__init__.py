"""Courses: versions of resources put in order, each pinned, each credited."""
