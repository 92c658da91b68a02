"""Taking things out: a version as one ZIP, a course as a package for a platform, a browser or an archive."""
