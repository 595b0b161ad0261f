"""The lines of one motion while they are marked: what was seen of it so far, and the habits of its list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.doubt import tells_admission
from scripts.intake.vocabulary.numbers import NumberFound
from scripts.intake.vocabulary.phrases import opens_motion
from scripts.intake.vocabulary.result_keys import ResultKey
from scripts.intake.vocabulary.results import Result, read_result


@dataclass(frozen=True, slots=True)
class Register:
    """The numbers of minutes, `44/10`, where they stand on lines of their own."""

    first: str = ""
    """The number before the slash, `44`; empty where there is none."""
    is_sure: bool = False
    """Whether they are of minutes beyond doubt, and no votes."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a list does with most of its motions."""

    proposer_is_last: bool = False
    """A labelled proposer ends the motion: what stands below is no part of it."""
    name_is_last: bool = False
    """Who put it stands below it, without a label."""
    result_is_last: bool = False
    """What was decided ends the motion, also where only a title stands above it."""
    result_is_labelled: bool = False
    """What was decided ends each motion, after a label: `Result: Carried`."""
    name_is_first: bool = False
    """Who put it stands after its number, in the place of a title: `3 Harbour Branch`."""
    result_is_column: bool = False
    """What was decided is the last word of the title's line: a table that lost its columns."""
    names_in_brackets: bool = False
    """Who put it stands in brackets or a dash after the title."""
    name_is_column: bool = False
    """Who put it stands after the title, without a mark between them: a table that lost its columns."""
    head_level: int = 0
    """The level of the headings that begin motions, where all of them have one; else 0."""
    is_of_titles: bool = False
    """The list has titles and no words: what stands below its last motion is no words of that one."""
    has_times: bool = False
    """A time stands before the number, as in an order of business."""
    has_stances: bool = False
    """What the executive recommends stands at the end of the title's line."""
    has_initials: bool = False
    """Initials of who presents an item stand at the end of the title's line."""
    result_key: ResultKey = field(default_factory=dict)
    """The letters that a key of the document explains: `C = carried`."""
    register: Register = Register()
    common_words: frozenset[str] = frozenset()
    """The words that the list has in lower case: none of them is a person's name."""


FRAGMENT = re.compile(r"[A-Z][\w'’-]+(?:,? (?:and )?[A-Z][\w'’-]+){0,2}(?: \([^()]{2,40}\))?")
"""A few words with capitals alone on a line, which may name anybody: `Wick`, `Wick (Harbour)`."""


@dataclass(slots=True)
class Section:
    """The paragraphs of one motion, from the one with its number to the last before the next motion's headings."""

    lines: list[Line]
    found: NumberFound
    habits: Habits
    bodies: Bodies
    pieces: list[list[Piece]] = field(default_factory=list)
    """The pieces of each paragraph that is marked already."""
    has_words: bool = False
    has_title: bool = False
    has_proposer: bool = False
    is_decided: bool = False
    is_over: bool = False
    """Whether its end was seen: what follows is no part of it."""
    is_debated: bool = False
    """Whether a paragraph below the words said who moved or spoke: what follows is no more of them."""
    is_procedural: bool = False
    """Whether something else was put to the vote within it: no result after that is surely its own."""
    amendment: str | None = None
    """The number of the amendment that is open, empty where it has none; None where none is open."""
    amendment_has_words: bool = False
    amendment_has_proposer: bool = False
    amendment_is_decided: bool = False
    open_amendments: int = 0
    """How many amendments began that have no result yet."""
    is_asked_for_name: bool = False
    """Whether a label for who put it stood there without a name."""
    awaits: str = ""
    """The part whose label stood alone on its line."""
    awaits_list: bool = False
    """Whether that label was a heading: then each entry of the list below it is a name."""
    beside: str = ""
    """What has begun that stands with the motion and is no part of it: `background`."""
    words_level: int = 0
    """The level of the heading over the words, where one stands there; the next of that level ends them."""
    beside_level: int = 0
    """The level of its heading; the next of that level ends it."""

    def take(self, pieces: Sequence[Piece]) -> None:
        """Note what the next paragraph is."""
        taken: list[Piece] = []
        self.pieces.append(taken)
        for given in pieces:
            piece = replace(given, role=Role.UNSURE) if self._is_of_any_amendment(given, taken) else given
            taken.append(piece)
            match piece.role:
                case Role.WORDS:
                    self.amendment_has_words |= self.amendment is not None
                    self.has_words |= self.amendment is None
                case Role.TITLE:
                    self.has_title = True
                case Role.PROPOSER if self.amendment is not None:
                    self.amendment_has_proposer = True
                case Role.PROPOSER:
                    self.has_proposer = True
                    self.is_over |= self.habits.proposer_is_last and self.has_words
                case Role.AMENDMENT:
                    self.amendment = piece.value
                    self.amendment_has_words = self.amendment_has_proposer = self.amendment_is_decided = False
                    start = amendment(piece.text)
                    self.open_amendments += not (start and start.result)
                case Role.UNSURE if self.amendment is not None and not tells_admission(piece.text):
                    self.amendment_is_decided = True
                case Role.RESULT:
                    self.take_result(piece)

    def _is_of_any_amendment(self, piece: Piece, before: Sequence[Piece]) -> bool:
        """Whether a result is of `the amendment`, or does not say of what it is, where several amendments are open.

        Where it, a mark or its own paragraph says which, it is of that one.
        """
        result = read_result(piece.text) if piece.role is Role.RESULT else None
        begun = sum(one.role is Role.AMENDMENT for one in before)
        if result is None or result.number or begun == 1 or self.open_amendments < 2:
            return False
        return result.of == "amendment" or not (result.of or piece.value)

    def take_result(self, piece: Piece) -> None:
        """Note whose result it is."""
        if "amendment" in piece.value or (self.amendment_is_open and "motion" not in piece.value):
            self.amendment_is_decided = True
            self.open_amendments = max(0, self.open_amendments - 1)
            return
        self.amendment = None
        self.is_decided = True
        # A result may stand above the words as well.
        is_beside_title = len(self.pieces) == 1 and read_result(piece.text) is None  # "Boots (for 41; against 12)"
        below = self.lines[len(self.pieces)].text if len(self.pieces) < len(self.lines) else ""
        is_above_words = not self.has_words and opens_motion(
            below
        )  # "4.4.1 None moved it, and it fell." above what it was
        self.is_over |= self.has_words or (self.habits.result_is_last and not (is_beside_title or is_above_words))

    @property
    def amendment_is_open(self) -> bool:
        """Whether a result that does not say of what it is belongs to an amendment."""
        return self.amendment is not None and not self.amendment_is_decided

    @property
    def words_have_begun(self) -> bool:
        """Whether words stand above, of the motion or of the amendment that is open."""
        return self.has_words if self.amendment is None else self.amendment_has_words

    def value_of_result(self, result: Result, *, is_last: bool) -> str:
        """Whose result it is, where that is not plain from what is open."""
        if result.of == "amendment":
            return "" if self.amendment_is_open else "amendment"
        speaks_of_motion = result.of == "motion" or result.decision.value == "carried as amended"
        # In a list that ends each motion with its result, the last is the motion's, also after an amendment.
        is_motions_last = is_last and self.habits.result_is_last and not self.is_decided
        return "motion" if self.amendment_is_open and (speaks_of_motion or is_motions_last) else ""


def is_entry(text: str) -> bool:
    """Whether a paragraph is an entry of a list."""
    return LIST_MARK.match(text.strip()) is not None


def words_follow(section: Section, at: int) -> bool:
    """Whether more of a motion's words stand below a paragraph among them: `This union resolves …` before any amendment begins."""
    if not section.words_have_begun or section.is_over or section.is_debated or section.beside:
        return False
    for line in section.lines[at + 1 :]:
        if amendment(line.text):
            return False
        if not line.cells and (opens_motion(line.text) or _RESOLVED.match(line.text.strip())):
            return True
    return False


_RESOLVED = re.compile(r"(?:(?:therefore,? )?be it (?:therefore |further )?resolved|resolved,? that)\b", re.IGNORECASE)


def is_of_another(named: str, own: str) -> bool:
    """Whether a result names another motion than that under which it stands: `Motion 12 fell` under 8, `Motion 4` under B."""
    if not named or not own:
        return False
    numbers = [re.findall(r"\d+", number) for number in (named, own)]
    if all(numbers):
        return int(numbers[0][-1]) not in {int(digits) for digits in numbers[1]} or _part(named) not in ("", _part(own))
    return named.split()[-1].lower() != own.split()[-1].lower()


def _part(number: str) -> str:
    """The letter at a number's end: `2a` is not motion 2."""
    found = re.search(r"\d([a-z])$", number, re.IGNORECASE)
    return found[1].lower() if found else ""


def tells_of_another(result: Result, own: str) -> bool:
    """Whether a result names another motion than that under which it stands, or an amendment of another: `CARRIED (amendment 2.1 LOST)`
    under motion 1."""
    return (result.of == "motion" and is_of_another(result.number, own)) or is_of_another(
        re.sub(r"(?<=\d)[A-Za-z]$", "", result.amended), own
    )
