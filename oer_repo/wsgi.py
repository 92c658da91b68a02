"""The WSGI application, for any server that speaks it."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oer_repo.settings")
application = get_wsgi_application()

_ = get_resolver().url_patterns  # the first visitor need not wait until they are read
gc.collect()
gc.freeze()  # what was loaded stays: to look through it for garbage again and again holds all up for some 50 ms
