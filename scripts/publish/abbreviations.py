"""Abbreviations, spelled out where they first stand on a page, in our own prose; official words are never added to."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from schema.union import Abbreviation
from scripts.publish.markup import escaped


class Expander:
    """Spells abbreviations out for one archive: `NPS` → `NPS (National Probation Service)` at its first place."""

    def __init__(self, abbreviations: Mapping[str, Abbreviation]) -> None:
        self.long = {entry.short: entry.name for entry in abbreviations.values()}
        # As it stands in mark-up, where `R&R` is `R&amp;R`.
        self.shorts = {str(escaped(short)): short for short in self.long}
        shorts = sorted(self.shorts, key=len, reverse=True)
        # A whole word, perhaps in the plural, and not within a tag or an entity; nor within a link, which may hold a title.
        self.word = (
            re.compile(rf"<a [^>]*>.*?</a>|<[^>]*>|(?<!\w)({'|'.join(map(re.escape, shorts))})(s?)(?!\w)|&[#\w]+;")
            if shorts
            else None
        )

    def used_in(self, text: str) -> list[str]:
        """The abbreviations that stand in a text, in alphabetical order."""
        if self.word is None:
            return []
        shorts = {self.shorts[match[1]] for match in self.word.finditer(escaped(text)) if match[1]}
        return sorted(shorts, key=str.casefold)

    def expand(self, text: str, seen: set[str]) -> Markup:
        """The HTML with each abbreviation not yet `seen` spelled out after it; `seen` grows."""
        html = Markup.escape(text)  # mark-up stays as it is
        if self.word is None:
            return html

        def spell(match: re.Match[str]) -> str:
            short = match[1]
            if not short or short in seen:
                return match[0]
            seen.add(short)
            abbreviation, name = escaped(self.shorts[short] + match[2]), escaped(self.long[self.shorts[short]])
            if name.casefold() in html.casefold():
                return match[0]
            return Markup('<abbr>{}</abbr> <span class="long">({})</span>').format(abbreviation, name)

        # What is put in is escaped, and the rest was mark-up already.
        return Markup(self.word.sub(spell, str(html)))
