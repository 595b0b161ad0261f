"""Spells out abbreviations where they first appear in our own prose. Official words are left as they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from schema.union import Abbreviation
from scripts.publish import tree
from scripts.publish.tree import Abbreviated, Block, Blocks, Emphasis, Inline, Inlines, Listing, Paragraph


class Expander:
    """Spells out the abbreviations of one archive: `NPS` → `NPS (National Probation Service)` where it first appears.

    `seen` holds those that the page or book has already spelled out; each call adds to it.
    """

    def __init__(self, abbreviations: Mapping[str, Abbreviation]) -> None:
        self.long = {entry.short: entry.name for entry in abbreviations.values()}
        shorts = sorted(self.long, key=len, reverse=True)
        # A whole word, perhaps in the plural or the possessive: `CRCs`, `PO's`, `MPs’`.
        self._word = (
            re.compile(rf"(?<!\w)({'|'.join(map(re.escape, shorts))})(s?)((?<=s)['’](?=\s+\w)|['’]s)?(?!\w)")
            if shorts
            else None
        )

    def used_in(self, text: str) -> list[str]:
        """The abbreviations in a text, in alphabetical order."""
        if self._word is None:
            return []
        return sorted({match[1] for match in self._word.finditer(text)}, key=str.casefold)

    def inlines(self, inlines: Inlines, seen: set[str]) -> Inlines:
        """A run of text with its abbreviations spelled out, except those that it explains itself."""
        word = self._word
        if word is None or not any(word.search(inline) if isinstance(inline, str) else True for inline in inlines):
            return inlines
        return tuple(self._run(inlines, tree.plain(inlines).casefold(), seen))

    def blocks(self, blocks: Blocks, seen: set[str]) -> Blocks:
        """Paragraphs and lists with their abbreviations spelled out; other blocks unchanged."""
        return tuple(self._block(block, seen) for block in blocks) if self._word else blocks

    def _block(self, block: Block, seen: set[str]) -> Block:
        match block:
            case Paragraph():
                inside = self.inlines(block.inside, seen)
                return block if inside is block.inside else replace(block, inside=inside)
            case Listing():
                entries = (replace(entry, blocks=self.blocks(entry.blocks, seen)) for entry in block.entries)
                return replace(block, entries=tuple(entries))
            case _:
                return block

    def _run(self, inlines: Inlines, whole: str, seen: set[str]) -> Iterator[Inline]:
        for inline in inlines:
            match inline:
                case str():
                    yield from self._string(inline, whole, seen)
                case Emphasis():
                    yield Emphasis(tuple(self._run(inline.inside, whole, seen)), inline.strong)
                case _:
                    # The text of a link may be a title, which stays as published.
                    yield inline

    def _string(self, text: str, whole: str, seen: set[str]) -> Iterator[Inline]:
        end = 0
        for match in self._word.finditer(text) if self._word else ():
            short = match[1]
            if short in seen:
                continue
            seen.add(short)
            if self.long[short].casefold() in whole:
                continue
            if match.start() > end:
                yield text[end : match.start()]
            yield Abbreviated(match[0], _inflected(self.long[short], bool(match[2]), match[3] or ""))
            end = match.end()
        if end < len(text):
            yield text[end:]


# Only the noun before one of these words changes: `Members of Parliament`.
_HEAD = re.compile(r"(.*?)((?: (?:of|for|in|on|to)\b.*|,.*)?)$")


def _inflected(name: str, is_plural: bool, possessive: str) -> str:
    """A long form in the plural and the possessive of its abbreviation: `CRCs` → `Community Rehabilitation Companies`."""
    if not is_plural:
        return name + possessive
    head, rest = _HEAD.match(name).groups()  # type: ignore[union-attr]  # it matches every text
    # `MPs’` → `Members of Parliament’s`.
    return _plural(head) + rest + (f"{possessive}s" if rest and possessive else possessive)


def _plural(name: str) -> str:
    if re.search(r"(?<!s)s$", name):
        return name  # already a plural: `Youth Offending Services`
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(?:ss|x|ch|sh)$", name) else f"{name}s"
