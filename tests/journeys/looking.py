"""What can be measured of a page: bytes over the line, width, complaints of the console, accessibility."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page

# WCAG 2.2 A and AA, and what axe-core calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (options) => {
    const found = await axe.run(document, options);
    return found.violations.map(one => ({rule: one.id, help: one.help,
        nodes: one.nodes.map(node => node.html.slice(0, 160) + ' | ' + node.any.concat(node.all, node.none).map(c => c.message).join(' '))}));
}"""


@dataclass
class FirstView:
    """Listens from before the page is asked for."""

    page: Page
    bytes: int = 0
    complaints: list[str] = field(default_factory=list)
    parts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        line = self.page.context.new_cdp_session(self.page)
        line.send("Network.enable")
        addresses: dict[str, str] = {}
        line.on(
            "Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]})
        )
        line.on("Network.loadingFinished", lambda e: self._count(addresses.get(e["requestId"], ""), e))
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _count(self, address: str, event: dict[str, Any]) -> None:
        self.parts[address] = int(event["encodedDataLength"])
        self.bytes += int(event["encodedDataLength"])

    def _listen(self, message: ConsoleMessage) -> None:
        refused = (
            message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        )
        if message.type in ("error", "warning") and not refused:
            self.complaints.append(message.text)


def is_too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def axe_source() -> Path | None:
    path = os.environ.get("AXE_CORE")
    return Path(path) if path and Path(path).is_file() else None


def violations(page: Page, source: Path, rules: list[str] | None = None) -> list[str]:
    """Empty, or one line for each violation. The source goes in from outside: the page's CSP lets no script in."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    if not rules:
        options["rules"] = {"target-size": {"enabled": True}}
    page.evaluate(source.read_text())
    return [
        f"{one['rule']}: {one['help']}\n    " + "\n    ".join(one["nodes"])
        for one in page.evaluate(RUN, options)
    ]
