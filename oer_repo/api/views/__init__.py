"""One module for each thing that the API speaks about: read the request, call one job, render."""
