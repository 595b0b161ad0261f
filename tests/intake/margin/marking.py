"""Invented documents and a marking of them that is simple enough to know by heart."""

from collections.abc import Callable

from schema.terms import LineRole
from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.margin.apply import apply_margin, is_own
from scripts.intake.margin.editions import follow_edition
from scripts.intake.margin.grammar import parse_margin
from scripts.intake.margin.places import Places
from scripts.intake.margin.render import Notes, render_margin
from scripts.intake.marks.mark import Given, LineRule, Mark, MarkedDocument

MINUTES = (
    "PAY",
    "7. Bell ropes CARRIED",
    "This meeting notes",
    "that ropes fray.",
    "Moved by Harbour Branch",
    "Passed to the Council",
    "8. Wicks",
    "This meeting notes that wicks burn.",
    "The vote was not in favour",
)


def document(*texts: str) -> DocumentText:
    """A document of these lines, on one page, without any look."""
    return DocumentText(
        numbered(Line(text, Place(number)) for number, text in enumerate(texts, 1)), "plain text", name="minutes.txt"
    )


def paged(*pages: tuple[str, ...]) -> DocumentText:
    """A document of several pages."""
    lines = [
        Line(text, Place(number, page)) for page, texts in enumerate(pages, 1) for number, text in enumerate(texts, 1)
    ]
    return DocumentText(numbered(lines), "PDF", pages=len(pages), name="minutes.pdf")


def table(*rows: tuple[str, ...]) -> DocumentText:
    """A table of these rows."""
    lines = [
        Line(" | ".join(filter(None, cells)), Place(number, unit="row"), cells=cells)
        for number, cells in enumerate(rows, 1)
    ]
    return DocumentText(numbered(lines), "table (CSV)", name="minutes.csv")


def reader(text: DocumentText) -> Callable[[Given], MarkedDocument]:
    """Reads a document: what is given counts first; then every line is words, and each cell of a row a piece."""

    def read(given: Given) -> MarkedDocument:
        marks: list[Mark] = []
        for number, line in enumerate(text.lines):
            by_hand = (given.by_hand or {}).get(number)
            rule = next((rule for rule in given.rules if rule.takes(line)), None)
            if by_hand:
                marks += by_hand
            elif rule:
                marks += [
                    Mark(number, line.place, piece, role, value, rule.name) for role, piece, value in rule.pieces(line)
                ]
            else:
                cells = [cell for cell in line.cells if cell] or [line.text]
                marks += [Mark(number, line.place, cell, LineRole.WORDS, rule="words") for cell in cells]
        return MarkedDocument(text, tuple(marks))

    return read


def written(text: DocumentText) -> str:
    """The margin file of a document that nobody has looked at."""
    return render_margin(reader(text)(Given()), Places(text))


def taken_back(margin: str, text: DocumentText, union: tuple[LineRule, ...] = ()) -> str:
    """The margin file as it is written back; or the mistakes in it, a line each."""
    places, read = Places(text), reader(text)
    file, mistakes = parse_margin(margin)
    if not mistakes:
        applied = apply_margin(file, places, union, read) if is_own(file, places) else follow_edition(file, places)
        mistakes = applied.mistakes
    if mistakes:
        return "\n".join(f"{one.at}: {one.sentence} {one.hint}".strip() for one in mistakes)
    notes = Notes(file.rules, applied.comments, file.below)
    return render_margin(read(applied.given(file, union)), places, notes)


def rows(margin: str) -> list[str]:
    """A margin file's rules and rows, with single spaces, without its first line and its comments."""
    return [" ".join(line.split()) for line in margin.splitlines()[1:] if not line.startswith("#")]
