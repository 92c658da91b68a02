"""Run by the Python of xblocks-contrib's own environment: parse every html and problem block as the platform does.

    python parse_blocks.py FOLDER      a course in OLX, or the folder `entities` of a library archive; prints JSON

Prints for each block what it is called, how long its content is, and the `license` attribute in its XML.
"""

import json
import sys
from pathlib import Path

import django
from django.conf import settings

settings.configure(SECRET_KEY="x", INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"])
django.setup()

from fs.osfs import OSFS  # noqa: E402
from lxml import etree  # noqa: E402
from xblock.core import XBlock  # noqa: E402
from xblock.fields import ScopeIds  # noqa: E402
from xblock.runtime import DictKeyValueStore, KvsFieldData  # noqa: E402
from xblock.test.tools import TestRuntime  # noqa: E402
from xblocks_contrib.html import HtmlBlock  # noqa: E402
from xblocks_contrib.problem import ProblemBlock  # noqa: E402

BLOCKS = {"html": HtmlBlock, "problem": ProblemBlock}


class Definition(str):
    """The id of a definition, as far as the blocks ask: its name."""

    __slots__ = ()

    @property
    def block_id(self) -> str:
        return str(self)


def platform(folder: Path) -> TestRuntime:
    runtime = TestRuntime(services={"field-data": KvsFieldData(DictKeyValueStore())})
    runtime.resources_fs = OSFS(str(folder))
    runtime.load_block_type = lambda kind: BLOCKS.get(kind, XBlock)
    runtime.get_policy = lambda usage: {}
    runtime.error_tracker = lambda message: sys.exit(message)
    return runtime


def blocks(folder: Path):
    runtime = platform(folder)
    for kind, block in BLOCKS.items():
        for path in sorted(folder.glob(f"{kind}/*.xml")):
            keys = ScopeIds(None, kind, Definition(path.stem), path.stem)
            node = etree.parse(str(path)).getroot()
            yield kind, node, block.parse_xml(node, runtime, keys)
        for path in sorted(folder.glob(f"xblock.v1/{kind}/*/component_versions/v1/block.xml")):
            name = path.parents[2].name
            keys = ScopeIds(None, kind, Definition(name), name)
            node = etree.parse(str(path)).getroot()
            yield kind, node, block.parse_xml_new_runtime(node, runtime, keys)


found = [
    {
        "kind": kind,
        "title": block.display_name,
        "length": len(block.data),
        "license": node.get("license", ""),
    }
    for kind, node, block in blocks(Path(sys.argv[1]))
]
print(json.dumps(found))
