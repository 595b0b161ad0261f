"""The amendments put to a motion, as its page and the year's book show them."""

from typing import Any

from markupsafe import Markup

from schema.archive import Record
from schema.motion import Amendment
from schema.problems import listed
from schema.wording import paragraphs
from scripts.publish import words
from scripts.publish.site import Site


def of_motion(site: Site, record: Record, root: str, seen: set[str]) -> list[dict[str, Any]]:
    """The amendments in order, with their own words in paragraphs. `seen` are the abbreviations expanded already."""
    return [_told(site, amendment, root, seen) for amendment in record.motion.amendments]


def _told(site: Site, amendment: Amendment, root: str, seen: set[str]) -> dict[str, Any]:
    def prose(text: str | None) -> Markup:
        return site.expander.expand(site.prose.blocks(text, root), seen) if text else Markup("")

    vote = f"{amendment.vote.text}" if amendment.vote else ""
    return {
        "name": f"Amendment {amendment.number}" if amendment.number else "Amendment",
        "proposer": listed([words.body_name(site.archive, key) for key in amendment.proposer]),
        "decision": words.StatusLabel(amendment.decision.label, amendment.decision.mark, vote),
        "text": prose(amendment.text),
        "wording": [
            {"text": one.text, "list": list(zip(one.marks, one.items, strict=True))}
            for one in paragraphs(amendment.wording or "")
        ],
        "note": prose(amendment.note),
        "evidence": site.documents(amendment.evidence),
    }
