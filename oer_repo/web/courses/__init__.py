"""Pages of courses: one's own, one of them, and adding a resource."""
