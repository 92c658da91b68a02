"""A course as a package that a platform, a browser or an archive takes: one module or folder for each format."""
