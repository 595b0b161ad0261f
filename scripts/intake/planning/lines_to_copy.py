"""The very lines that a person copies into a margin file where something is in doubt: `2.26 carried, by a large majority`.

Each says what the document's line most likely says. A person compares the two; nothing is recorded of it before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from schema.terms import Decision, LineRole
from scripts.intake.documents.lines import Line
from scripts.intake.margin.places import letters
from scripts.intake.marks.mark import Mark, MarkedDocument
from scripts.intake.motions.parsed_motion import ParsedMotion, ParsedText, joined_doubts
from scripts.intake.motions.piece_values import result_in
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS
from scripts.intake.vocabulary.likely_result import likely_result, mark_of
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.sentence_votes import vote_in_sentence

HOLD_NOTHING = frozenset({LineRole.SKIP, LineRole.NAME, LineRole.UNSURE, LineRole.END})
"""The roles of pieces that a mark on their whole line takes with it, and nothing is lost."""
SAME = 12
"""The characters by which a piece of a line is known."""
LAST_WORDS = 2
"""How many of the last lines of a motion's words may say what was decided, where nothing else does."""


def decision_to_copy(motion: ParsedMotion, marked: MarkedDocument) -> str:
    """The line that states the decision of a motion that has none: `3.23 next business`; empty where nothing suggests one.

    Where every line in doubt is understood by itself, the doubt is whose it is, and no words can settle that.
    """
    if motion.decision is not None:
        return ""
    doubts = joined_doubts(motion.unsure) or [*motion.lines, *motion.withheld_lines][-LAST_WORDS:]
    is_of_words = any(result_in(line.text) is None for line in doubts)
    is_of_words |= len(doubts) == 1 and _OF_MOTION.search(doubts[0].text) is not None
    likely = [
        (line, words) for line in doubts if is_of_words and _is_of(motion, line) and (words := likely_result(line.text))
    ]
    settled = [(line, words) for line, words in likely if words in (NEXT_BUSINESS, IN_PARTS)]
    if settled:
        line, words = settled[-1]
        return _copied(line, _of_motion(words, motion), marked)
    if not likely or len({words.partition(",")[0] for _, words in likely}) > 1:
        return ""
    line, words = max(likely, key=lambda one: "," in one[1])
    return _copied(line, _of_motion(words if "," in words else _with_vote(words, doubts), motion), marked)


def _of_motion(words: str, motion: ParsedMotion) -> str:
    """A mark that says that it is the motion's, where the result of an amendment above may be meant: `motion carried`."""
    return f"motion {words}" if motion.amendments else words


def _is_of(motion: ParsedMotion, line: Line) -> bool:
    """Whether a result in this line can only be the motion's: `Accepted` may be an amendment's, where one stands above."""
    is_above = bool(motion.head_lines and line.at) and line.at[0] < motion.head_lines[0].at[0]
    named = {found[1].casefold() for found in _NAMED.finditer(line.text)}
    if is_above or line.cells or named - {motion.number.casefold(), motion.notice_number.casefold()}:
        return False
    return not motion.amendments or _OF_MOTION.search(line.text) is not None


_NAMED = re.compile(
    r"\b(?:motions?|resolutions?|composites?)\s+(?:no\.?\s*)?([A-Za-z]{0,2}\.?\d+[A-Za-z]?)\b(?!,\d)", re.IGNORECASE
)
"""`covered by motion 20 – carried`: the result of another."""
_OF_MOTION = re.compile(r"\b(?:motion|resolution|composite|proposal)\b", re.IGNORECASE)


def _with_vote(words: str, doubts: Sequence[Line]) -> str:
    """A decision with the one vote that the lines in doubt give."""
    votes = {vote for line in doubts if (vote := vote_in_sentence(line.text))}
    decision = next(term for term in Decision if term.value == words)
    return mark_of(decision, votes.pop()) if len(votes) == 1 else words


def _copied(line: Line, words: str, marked: MarkedDocument) -> str:
    """A mark for a line; for its piece, where the rest of the line holds something else."""
    pieces = marked.of_line(line.at[0]) if line.at else ()
    holds_more = any(mark.role not in HOLD_NOTHING for mark in pieces)
    doubtful = [n for n, mark in enumerate(pieces) if mark.role in (LineRole.UNSURE, LineRole.RESULT)]
    if holds_more and len(pieces) > 1 and len(doubtful) == 1:
        return f"{line.place.code}{letters(doubtful[0])} {words}"
    label = _label_of_piece(line, pieces) if holds_more else line.place.code
    return f"{label} {words}" if label else ""


def _label_of_piece(line: Line, pieces: Sequence[Mark]) -> str:
    """What a line, or the piece that its text begins with, is called in a margin file: `2.26b`; empty where it is none of them."""
    if len(pieces) < 2:
        return line.place.code
    start = "".join(line.text.split())[:SAME]
    numbers = (n for n, mark in enumerate(pieces) if start.startswith("".join(mark.text.split())[:SAME]))
    return next((f"{line.place.code}{letters(number)}" for number in numbers), "")


def bodies_to_copy(parts: Iterable[ParsedText], marked: MarkedDocument) -> list[str]:
    """The lines that say that a name in doubt is a body's: `12 proposer: body`."""
    lines = [line for part in parts for line in part.unclear_lines]
    labels = [_label_of_piece(line, marked.of_line(line.at[0]) if line.at else ()) for line in lines]
    return [f"{label} proposer: body" for label in dict.fromkeys(labels) if label]


def own_words_to_copy(motion: ParsedMotion, marked: MarkedDocument) -> str:
    """The same, where each of these paragraphs begins as motions do: one that may say who moved or spoke is not proposed."""
    return words_to_copy(motion, marked) if all(is_opening(line.text) for line in _held_back(motion)) else ""


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
