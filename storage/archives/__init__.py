"""Archives are looked into and never unpacked: the first thing about one that no careful person would open."""

from storage.archives.inspect import flaw_in
from storage.archives.limits import Flaw

__all__ = ["Flaw", "flaw_in"]
