"""Finding: one request, one page, interchangeable engines behind django-haystack."""
