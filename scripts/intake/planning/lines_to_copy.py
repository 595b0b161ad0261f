"""The very lines that a person copies into a margin file where something is in doubt: `2.26 carried, by a large majority`.

Each says what the document's line most likely says. A person compares the two; nothing is recorded of it before.
"""

from collections.abc import Iterator, Sequence

from schema.terms import Decision, LineRole
from scripts.intake.documents.lines import Line
from scripts.intake.margin.places import letters
from scripts.intake.marks.mark import MarkedDocument
from scripts.intake.motions.parsed_motion import ParsedMotion, joined_doubts
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS
from scripts.intake.vocabulary.likely_result import likely_result, mark_of
from scripts.intake.vocabulary.sentence_votes import vote_in_sentence

HOLD_NOTHING = frozenset({LineRole.SKIP, LineRole.NAME, LineRole.UNSURE, LineRole.END})
"""The roles of pieces that a mark on their whole line takes with it, and nothing is lost."""
LAST_WORDS = 2
"""How many of the last lines of a motion's words may say what was decided, where nothing else does."""


def decision_to_copy(motion: ParsedMotion, marked: MarkedDocument) -> str:
    """The line that states the decision of a motion that has none: `3.23 next business`; empty where nothing suggests one."""
    if motion.decision is not None:
        return ""
    doubts = joined_doubts(motion.unsure) or [*motion.lines, *motion.withheld_lines][-LAST_WORDS:]
    likely = [(line, words) for line in doubts if (words := likely_result(line.text))]
    settled = [(line, words) for line, words in likely if words in (NEXT_BUSINESS, IN_PARTS)]
    if settled:
        return _copied(*settled[-1], marked)
    if not likely or len({words.partition(",")[0] for _, words in likely}) > 1:
        return ""
    line, words = max(likely, key=lambda one: "," in one[1])
    return _copied(line, words if "," in words else _with_vote(words, doubts), marked)


def _with_vote(words: str, doubts: Sequence[Line]) -> str:
    """A decision with the one vote that the lines in doubt give."""
    votes = {vote for line in doubts if (vote := vote_in_sentence(line.text))}
    decision = next(term for term in Decision if term.value == words)
    return mark_of(decision, votes.pop()) if len(votes) == 1 else words


def _copied(line: Line, words: str, marked: MarkedDocument) -> str:
    """A mark for a line; for its piece, where the rest of the line holds something else."""
    at = line.at[0] if line.at else None
    pieces = marked.of_line(at) if at is not None else ()
    label = line.place.code
    if any(mark.role not in HOLD_NOTHING for mark in pieces) and len(pieces) > 1:
        start = "".join(line.text.split())[:12]
        number = next((n for n, mark in enumerate(pieces) if start.startswith("".join(mark.text.split())[:12])), None)
        if number is None:
            return ""
        label += letters(number)
    return f"{label} {words}"


def words_to_copy(motion: ParsedMotion, marked: MarkedDocument) -> str:
    """The line that says that a paragraph with a name in it is the motion's: `4.3-4.7 words`; empty where none is held back."""
    return ", ".join(f"{run} words" for run in dict.fromkeys(_run(line, marked) for line in _held_back(motion)))


def _held_back(motion: ParsedMotion) -> Iterator[Line]:
    """The paragraphs of a motion's words, and of its amendments', in which somebody is named."""
    for part in (motion, *motion.amendments):
        yield from part.withheld


def _run(line: Line, marked: MarkedDocument) -> str:
    """The places of all lines of a paragraph: `4.3-4.7`."""
    places = [marked.document.lines[at].place for at in line.at] or [line.place]
    first, last = places[0].code, places[-1].code
    return first if first == last else f"{first}-{last}"
