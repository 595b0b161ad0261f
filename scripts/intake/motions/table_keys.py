"""The key to the symbols that a table has in place of results: `Key: ✔ carried; ✘ lost; C in composite`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from schema.terms import Decision
from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.results import Result, read_result

BY_KEY = "By the document's own key."
"""The note of a result that a key gives."""
TICKS = frozenset("✓✔✅☑")
LONGEST_KEY = 600
MOST_ENTRIES = 20
_LABEL = re.compile(r"(?:key|legend|symbols)\b(?: to [a-z ]{3,30})?\s*(?:[:–—-]\s*|$)", re.IGNORECASE)
_ENTRY = re.compile(
    r"[(\[]?(?P<symbol>[A-Z]{1,3}|[^\w\s()\[\]'\"“”‘’]{1,2})[)\]]?\s*(?:[=:–—-]\s*|\s)(?P<words>[A-Za-z].*)"
)


@dataclass(frozen=True, slots=True)
class SymbolKey:
    """What each symbol says was decided; None where its words are not understood."""

    symbols: Mapping[str, Result | None] = field(default_factory=dict)

    def result(self, cell: str) -> Result | None:
        """What a cell of symbols says; None where one of them is not explained, or says anything besides a decision.

        The number of a composite may stand after its symbol: `C4`.
        """
        if cell in self.symbols:
            return self.symbols[cell]
        numbered = re.fullmatch(r"(?P<symbol>[A-Z]{1,3}) ?\d{1,3}", cell)
        result = self.symbols.get(numbered["symbol"]) if numbered else None
        return result if result and result.decision is Decision.IN_COMPOSITE else None


def symbol_key(lines: Sequence[Line]) -> SymbolKey:
    """The key of a document; empty where it has none. Its entries stand on the line of its label, or on lines below that.

    What two entries say of one symbol is not understood.
    """
    symbols: dict[str, Result | None] = {}
    for at, line in enumerate(lines):
        label = _LABEL.match(line.text) if len(line.text) <= LONGEST_KEY else None
        if label is None:
            continue
        rest = line.text[label.end() :]
        parts = re.split(r"[;\n]\s*|,\s*(?=\S{1,3}\s*[=:–—-]?\s)", rest) if rest.strip() else _below(lines[at + 1 :])
        entries = [_ENTRY.fullmatch(part.strip(" .|")) for part in parts]
        for entry in entries:
            if entry:
                result = _decided(entry["words"])
                known = symbols.get(entry["symbol"], result)
                symbols[entry["symbol"]] = result if known == result else None
    return SymbolKey(symbols)


def _below(lines: Sequence[Line]) -> list[str]:
    entries: list[str] = []
    for line in lines[:MOST_ENTRIES]:
        text = " ".join(filter(None, line.cells)) if line.cells else line.text
        if not _ENTRY.fullmatch(text.strip(" .")):
            break
        entries.append(text)
    return entries


def _decided(words: str) -> Result | None:
    result = read_result(words.strip(" ."), in_column=True)
    return replace(result, note=BY_KEY) if result and not (result.vote or result.note or result.of) else None
