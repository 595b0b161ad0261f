"""Abbreviations, expanded where they first stand on a page, in our own prose; official words are never added to."""

import re
from collections.abc import Mapping

from schema.union import Abbreviation


class Expander:
    """Expands abbreviations for one archive: `NPS` → `NPS (National Probation Service)` at its first place."""

    def __init__(self, abbreviations: Mapping[str, Abbreviation]) -> None:
        self.long = {entry.short: entry.name for entry in abbreviations.values()}
        shorts = sorted(self.long, key=len, reverse=True)
        # A whole word, perhaps in the plural, and not within a tag or an entity; nor within a link, which may hold a title.
        self.word = (
            re.compile(rf"<a [^>]*>.*?</a>|<[^>]*>|&[#\w]+;|\b({'|'.join(map(re.escape, shorts))})(s?)\b")
            if shorts
            else None
        )

    def used_in(self, text: str) -> list[str]:
        """The abbreviations that stand in a text, in order of the alphabet."""
        if self.word is None:
            return []
        return sorted({found[1] for found in self.word.finditer(text) if found[1]}, key=str.casefold)

    def expand(self, html: str, seen: set[str]) -> str:
        """The HTML with each abbreviation not yet `seen` spelled out behind it; `seen` grows."""
        if self.word is None:
            return html

        def spell(found: re.Match[str]) -> str:
            short = found[1]
            if not short or short in seen:
                return found[0]
            seen.add(short)
            long = self.long[short]
            if long.casefold() in html.casefold():
                return found[0]
            return f'<abbr>{short}{found[2]}</abbr> <span class="long">({long})</span>'

        return self.word.sub(spell, html)
