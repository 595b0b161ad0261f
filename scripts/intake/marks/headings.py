"""Headings over motions: of the list, of committees, of what was decided; and which lines at a motion's end are such."""

import re
from collections.abc import Sequence

from schema.terms import BodyKind, MotionKind
from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.bodies import Bodies, kind_of_body, plain
from scripts.intake.vocabulary.decided_below import is_decided_list
from scripts.intake.vocabulary.doubt import holds_result_word, labels_result, speaks_of_vote, tells_what_was_done
from scripts.intake.vocabulary.headings import (
    BODY_HEADING,
    Group,
    group_heading,
    heading_name,
    is_of_those_below,
    is_upper_case,
    may_be_heading,
    names_paper,
)
from scripts.intake.vocabulary.labels import has_label, labels, part_named
from scripts.intake.vocabulary.movers import OF_TITLES
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person, read_names, says_body
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.people_told import may_be_surnames
from scripts.intake.vocabulary.phrases import (
    beside_motion,
    is_agenda_item,
    is_closing_item,
    is_composite_alone,
    is_date_line,
    is_motion_itself,
    is_opening,
    is_over_results,
)
from scripts.intake.vocabulary.proceedings import is_correction
from scripts.intake.vocabulary.titles import decision_behind
from scripts.intake.vocabulary.told import names_several
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MOTION

MOST = 0.6
"""Of the motions: what so many of them do is the list's way, and not chance."""
LONGEST_HEADING = 110
LONGEST_LIST_TITLE = 120
YEAR = re.compile(r"\b(?:1[89]|2[01])\d\d\b")
TITLE = re.compile(
    r"\b(?:motions?|resolutions?|decisions|agenda|proposals?|agm|sgm|annual general meeting|conference|congress|convention|meeting)\b",
    re.IGNORECASE,
)


_PART = re.compile(
    rf"part\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}|[ivx]{{1,4}})(?:\s*[:.{DASH}]\s*\S.*)?",
    re.IGNORECASE,
)


_OF_BOOK = re.compile(
    rf"(?:rule|article|chapter|section|schedule)\s+\d{{1,3}}[A-Z]?\s*[:.{DASH}]?\s+[A-Z][^.;]*[^.;:,]", re.IGNORECASE
)
"""A part of a rule book, over the motions that would change it: `Rule 24 The Isles`."""


_IN_FULL = re.compile(
    rf"(?:the )?(?:full texts?|texts?(?= of))(?: of (?:the |all )?{MOTION}s)?\s*:?|(?:the )?{MOTION}s in full\s*:?",
    re.IGNORECASE,
)
"""Between the titles of a list and its words."""


class Headings:
    """What is a heading in a document, with the bodies that the archive knows."""

    def __init__(
        self, bodies: Bodies, common_words: frozenset[str] = frozenset(), over_all: Line | None = None
    ) -> None:
        """`common_words` are those that the document has in lower case too; `over_all` is its only heading of the first level."""
        self.bodies, self.common_words, self.over_all = bodies, common_words, over_all

    def is_heading(self, line: Line) -> bool:
        """Whether a line is surely a heading: by its looks, or because it names a committee that the archive knows."""
        text = line.text.strip()
        if (
            not line.cells
            and line.blank_before
            and (is_of_those_below(text) or _IN_FULL.fullmatch(text) or is_decided_list(text))
        ):
            return True
        if line.cells or len(text) > LONGEST_HEADING or LIST_MARK.match(text) or _is_bracketed(text):
            return False
        if (
            is_composite_alone(text)
            or labels_result(text)
            or tells_what_was_done(text)
            or is_correction(text.rstrip(":"))
            or _has_result(text)
        ):
            return False  # "DISPOSITION: REFERRED BACK" is of the motion above
        if self._is_of_all(line, text) or self.is_part(line):
            return True
        if not may_be_heading(text):
            return False
        if (line.bold or line.heading) and _OF_BOOK.fullmatch(text):
            return True
        if group_heading(text) or self.bodies.committee(heading_name(text)):
            return True
        kind = kind_of_body(text)
        if is_upper_case(text):
            if speaks_of_vote(text):
                return False  # "TAKEN AS A REFERENCE" is of the motion above
            # "LONDON BRANCH" in capitals after a motion says who put it.
            is_large = line.heading > 0 and kind is BodyKind.OTHER  # "THE UNION AND ITS RULES"
            return not self.bodies.proposers(text) and (
                kind is None or is_large or BODY_HEADING.search(text) is not None
            )
        return line.heading > 0

    @staticmethod
    def _is_of_all(line: Line, text: str) -> bool:
        """Whether a line speaks of the results of all that follows, and is no result: `The following motions were lost:`."""
        if text.endswith(":") and line.blank_before:
            is_of_following = re.search(rf"\bfollowing\b.*\b{MOTION}s\b", text, re.IGNORECASE)
            return group_heading(text) is not None or (is_of_following is not None and not is_opening(text))
        is_of_motions = (
            re.match(r"(?:ALL |THE |ALL THE )?(?:MOTIONS|RESOLUTIONS|COMPOSITES|PROPOSALS)\b", text) is not None
        )
        return is_of_motions and is_upper_case(text) and not names_several(text)

    def is_part(self, line: Line) -> bool:
        """Whether a line surely parts the list, wherever it stands: `PART TWO – THE WIDER WORLD`, `EMERGENCY BUSINESS`."""
        text = line.text.strip()
        stands_out = is_upper_case(text) or line.bold or line.heading > 0
        if line.cells or not stands_out or len(text) > LONGEST_HEADING or text.endswith((".", ";", ",")):
            return False
        group = group_heading(text) if is_upper_case(text) else None
        return _PART.fullmatch(text) is not None or (group is not None and group.kind is MotionKind.EMERGENCY)

    def is_title(self, line: Line) -> bool:
        """Whether a line has the looks of a title of the whole document: a year, and a meeting or what it decides."""
        text = closed_up(line.text)
        is_short = len(text) < LONGEST_LIST_TITLE and not re.search(r"[.;,]$", text) and not is_date_line(text)
        return is_short and TITLE.search(text) is not None and YEAR.search(text) is not None

    def is_over_all(self, line: Line) -> bool:
        """Whether a heading is over all of a page, and names no committee: `Minutes of the ADM`, the only one of its level."""
        text = heading_name(line.text)
        return line is self.over_all and not (self.bodies.committee(text) or BODY_HEADING.search(text))

    def is_list_heading(self, line: Line) -> bool:
        """Whether a heading is that of the list or of a committee, and no motion's title."""
        return bool(group_heading(line.text) or self.bodies.committee(line.text))

    def closing(self, piece: Sequence[Line]) -> int:
        """How many lines at a motion's end are surely headings of what follows."""
        count = 0
        while count < len(piece) - 1:
            line = piece[len(piece) - 1 - count]
            if not self.is_heading(line) or self._may_be_proposer(line):
                break
            count += 1
        return count

    def _may_be_proposer(self, line: Line) -> bool:
        """Whether a line that names a committee may as well say that this committee put what stands above it."""
        text = line.text.strip()
        is_plain = not line.heading and not is_upper_case(text) and not group_heading(text)
        return is_plain and is_like_a_name(text) and bool(self.bodies.proposers(text))

    def weighed(self, pieces: Sequence[Sequence[Line]], closing: Sequence[int]) -> list[int]:
        """The same counts with the doubtful last lines weighed: a short line above a number may be the heading of what
        follows (NEU: `International`) or who put what stands above it (TUC: `Community`).

        What stands after most motions is who put them; what stands after a few is a heading.
        """
        ends = [list(piece[: len(piece) - count]) for piece, count in zip(pieces, closing, strict=True)]
        with_text = [end for end in ends if len(end) > 2]
        names = sum(self._is_name_at_end(end[-1]) for end in with_text)
        if len(with_text) > 1 and names >= len(with_text) * MOST:
            return list(closing)
        put = [any(has_label(line.text, "proposer") for line in end[1:]) for end in ends]
        are_put = sum(put) * 2 > len(ends)  # then a name alone at the end of another says who put that
        are_headed = all(piece[0].heading for piece in pieces)  # then a plain line heads nothing
        doubtful = [
            number < len(ends) - 1
            and (put[number] or not are_put)
            and (end[-1].heading > 0 or end[-1].bold or not are_headed)
            and len(end) > 1
            and self.is_doubtful(end[-1], end[-2] if len(end) > 2 or self._is_of_body(end[0]) else None)
            for number, end in enumerate(ends)
        ]
        return [count + is_doubtful for count, is_doubtful in zip(closing, doubtful, strict=True)]

    def _is_of_body(self, line: Line) -> bool:
        """Whether a number and who put the motion stand on a line, as in a committee's report: below it a status stands, no heading."""
        found = number(line.text)
        return found is not None and (says_body(found.rest) or bool(self.bodies.proposers(found.rest)))

    @staticmethod
    def _is_name_at_end(line: Line) -> bool:
        """Whether a motion's last line looks like the name of whoever put it."""
        text = line.text.strip()
        return is_like_a_name(text) and not LIST_MARK.match(text) and not line.cells and may_be_heading(text)

    def is_doubtful(self, line: Line, above: Line | None) -> bool:
        """A short line of a name's looks, under a whole sentence, that is no label, no name and no entry of a list."""
        text = line.text.strip().rstrip(":")
        if line.cells or LIST_MARK.match(line.text) or not may_be_heading(line.text) or speaks_of_vote(text):
            return False
        post, *after = re.split(rf"\s[{DASH}]\s", text)
        own_words = {word.lower() for word in re.findall(r"\w+", text)} & (self.common_words | OF_TITLES)
        if "@" in text or (after and is_like_a_person(after[-1]) and kind_of_body(post) is None and not own_words):
            return False  # "Rapporteur – Jo Bloggs"
        if _is_bracketed(text) or may_be_surnames(text, self.common_words | OF_TITLES):
            return False
        if (
            _has_result(text)
            or (": " in text and holds_result_word(text))
            or tells_what_was_done(text)
            or is_correction(text)
        ):
            return False  # "Resolves 2: LOST 21/60"
        if self.bodies.committee(text):
            return True
        names = read_names(text, self.bodies)
        if (is_like_a_person(text) or (names.people and not names.unclear)) and not self._says_no_name(line):
            return False
        if line.text.rstrip().endswith(":") or above is None:
            # "Education policy and funding:" over a number; or below a title, where the list prints titles only.
            is_name = names.is_body and BODY_HEADING.search(text) is None
            return (
                len(text) < 80
                and text[:1].isupper()
                and (line.blank_before or line.bold)
                and not text.endswith(".")
                and not is_name
            )
        if not is_like_a_name(text) or self.bodies.proposers(text):
            return False
        if kind_of_body(text) is not None and not BODY_HEADING.search(text):
            return False
        return re.search(r"[.!?:;\"”’')]$", above.text.strip()) is not None

    def _says_no_name(self, line: Line) -> bool:
        """Whether a line that stands out has words of titles, or common ones alone, and no name: `Public Services`."""
        words = {word.lower() for word in re.findall(r"\w+", line.text)}
        stands_out = line.bold or line.heading > 0
        return stands_out and not is_surely_person(line.text) and bool(words & OF_TITLES or words <= self.common_words)


def heading_over_all(lines: Sequence[Line]) -> Line | None:
    """The only heading of the first level in a document."""
    largest = [line for line in lines if line.heading == 1 and not line.aside]
    return largest[0] if len(largest) == 1 else None


def _is_bracketed(text: str) -> bool:
    """Whether a line stands wholly in brackets, as who put a motion does, and no heading: `(Wick, Roe)`."""
    is_bracketed = re.fullmatch(r"\([^()]*\)", text) is not None
    return is_bracketed and (group_heading(text) is None or amendment(text) is not None)


def _has_result(text: str) -> bool:
    """Whether a line ends with a result, and is the rest of a motion's title: `Committee (LOST)`; not `Motions (lost)`."""
    return decision_behind(text) is not None and group_heading(text) is None


def is_beside_head(section: Section, line: Line) -> bool:
    """Whether a heading of the level of the motion's own ends it: `Report: Policy Committee` after `F15: Fish`, and below that no words of F15."""
    text = line.text.strip()
    is_alike = 0 < line.heading <= section.habits.head_level and not line.cells and may_be_heading(text)
    is_of_motion = beside_motion(text) or is_motion_itself(text) or is_over_results(text) or part_named(text)
    return is_alike and not (is_of_motion or is_opening(text) or amendment(text))


def surely_ends(text: str) -> bool:
    """Whether such a heading is surely over something else, so that the words above it are whole: `Report: Policy Committee`, `Elections`."""
    return is_agenda_item(text) or is_closing_item(text) or names_paper(text) or group_heading(text) is not None


def closed_up(text: str) -> str:
    """A text with single spaces, and without those that part the letters of `A N N U A L   C O N F E R E N C E`."""
    parts = text.split()
    is_spaced = len(parts) > 3 and all(len(part) == 1 for part in parts)
    words = re.split(r"\s{2,}", text.strip()) if is_spaced else parts
    return " ".join("".join(word.split()) for word in words)


def split_title(lines: Sequence[Line]) -> list[tuple[list[Line], Group]]:
    """A title that stands over several short lines, a word or two on each: `CONGRESS 2012`, `RESOLUTIONS`, `CARRIED`."""
    short = [
        line
        for line in lines
        if re.search(r"\w", line.text)
        and len(line.text) < 40
        and not re.search(r"(?<!\d)\d{1,3}(?!\d)", line.text)
        and not line.cells
        and not amendment(line.text)
        and not labels(line.text)
    ]
    for size in (4, 3, 2):
        for first in range(len(short) - size + 1):
            window = short[first : first + size]
            text = " ".join(line.text.strip() for line in window)
            if (group := group_heading(text)) and group.decision:
                return [(window, group)]
    return []


def headings_of_parts(lines: Sequence[Line], starts: Sequence[int]) -> set[str]:
    """The headings of parts of a motion, `Authors`, `Commentary`: they come again, and stand below those of motions."""
    level = max((lines[start].heading for start in starts), default=0)
    below = [plain(line.text) for line in lines if level and line.heading > level]
    return {text for text in below if below.count(text) > 1}
