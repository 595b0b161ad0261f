"""What axe finds against a page that stands in a browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()

OF_LOOKS = ("color-contrast", "scrollable-region-focusable", "target-size")
"""The rules on what can differ on a wide screen in the dark, where a page is looked at again: colours, and what scrolls or is hit."""


def violations(page: Page, *rules: str) -> list[tuple[str, str, list[str]]]:
    """What it finds by these rules, else by all that it has: the rule, its help, and the first of the elements."""
    only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = AXE.run(page, options={**only, "resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], one["help"], [node["html"][:160] for node in one["nodes"][:4]]) for one in found]
