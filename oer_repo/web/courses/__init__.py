"""Pages of courses: one's own, the public page, the workshop of the team, a part, the team."""
