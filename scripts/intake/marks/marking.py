"""A document's lines get their marks, in this order:

1. what printing did to the lines is undone (tidying); marks by hand and the union's own rules are known before;
2. lists of abbreviations, tables with motions in them and tables of contents are taken out;
3. among the numbered lines those are found that begin a motion (heads);
4. what stands before the first is title, introduction and headings (headings);
5. what stands between two is one motion (head_line, rules, closing), with the headings of the next at its end.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks import business, unnumbered
from scripts.intake.marks.amendment_line import rest_of_amendment
from scripts.intake.marks.below_words import words_beside
from scripts.intake.marks.closing import begins_last_business, close, leave_open
from scripts.intake.marks.given import below_amendments, given_marks, named_columns, read_by_marks
from scripts.intake.marks.habits import common_words, habits_of
from scripts.intake.marks.head_line import mark_head
from scripts.intake.marks.headings import Headings, heading_over_all, headings_of_parts, is_beside_head
from scripts.intake.marks.heads import begins_again, motion_heads
from scripts.intake.marks.introductions import OF_MINUTES, introduced_heads, other_item
from scripts.intake.marks.mark import Given, Mark, MarkedDocument, Marking, Role
from scripts.intake.marks.piece import ASIDE, NOT_UNDERSTOOD, Piece, marks_of
from scripts.intake.marks.results_above import ABOVE_FIRST, RULE, is_bare_result, may_stand_above
from scripts.intake.marks.rules import marked, take_given
from scripts.intake.marks.section import Section
from scripts.intake.marks.set_apart import SET_APART, TITLE, next_section, preface_marks, result_key, section_at_end
from scripts.intake.marks.starts import leave_out_told, mark_start, started_heads
from scripts.intake.marks.tidying import tidy
from scripts.intake.marks.unusual_heads import BESIDE_NUMBERS, decimal_heads, lettered_heads
from scripts.intake.marks.whole_motion import around_quoted_words, doubt_last_sentence, use_last_sentence
from scripts.intake.vocabulary.bodies import Bodies, kind_of_body, plain
from scripts.intake.vocabulary.headings import is_upper_case, may_be_heading
from scripts.intake.vocabulary.numbers import OF_ITEM, OF_SECTION, NumberFound, number
from scripts.intake.vocabulary.phrases import abbreviation, end_of_list, heads_sources

GIVEN = "given"
"""The form of a number that is given from outside."""
AFTER_END = "what stands after the end"
AFTER_LAST = "what stands after the last motion"
APPENDIX = "an appendix after the last motion"
ABBREVIATION = "an abbreviation"
"""The value of an entry of the list's abbreviations."""

Pieces = dict[int, list[Piece]]
"""The pieces of each paragraph, by its place among the paragraphs."""


ReadTables = Callable[[Sequence[Line]], tuple[list[Line], int | None]]
"""Takes the tables with motions out of lines: the lines that are left, and the number of the line with the first motion."""


def mark_document(
    document: DocumentText, bodies: Bodies, given: Given | None = None, read_tables: ReadTables | None = None
) -> MarkedDocument:
    """The marks of all lines of a document; rows that `read_tables` takes are only marked as such."""
    return _Marking(document, bodies, given or Given()).marked(read_tables)


class _Marking:
    """One document being marked."""

    def __init__(self, document: DocumentText, bodies: Bodies, given: Given) -> None:
        self.document, self.bodies = document, bodies
        self.headings = Headings(bodies, common_words(document.lines), heading_over_all(document.lines))
        self.tidied = tidy(document.lines)
        paragraphs = [paragraph.at for paragraph in self.tidied.lines]
        # What a person said of a table's columns is for whoever reads the table.
        headings = named_columns(document, given.by_hand or {})
        fixed = given_marks(document, given, paragraphs)
        self.fixed = {line: marks for line, marks in fixed.items() if line not in headings}
        self.below_amendments = below_amendments(self.fixed, paragraphs)
        self.starts = given.starts
        self.next_item = 0
        """The number of the item of business after the one with the motions; 0 where there is none."""
        self.has_parts = False
        """Whether a heading such as `PART ONE` stands right above a motion."""
        self.paragraphs: list[Line] = []
        self.pieces: Pieces = {}
        self.aside: list[tuple[Line, list[Piece]]] = []

    def marked(self, read_tables: ReadTables | None) -> MarkedDocument:
        """All steps."""
        # What is marked from outside is no page header, and may part a paragraph.
        roles = {line: marks[0].role for line, marks in self.fixed.items()}
        tidied = tidy(self.document.lines, roles, self.starts) if roles or self.starts else self.tidied
        self.aside = [(line, [Piece(Role.SKIP, line.text, reason, ASIDE)]) for line, reason in tidied.aside]
        # A row that is marked from outside is read by its marks, and no more by its table.
        given_rows = [line for line in tidied.lines if read_by_marks(line, self.fixed)]
        others = [line for line in tidied.lines if not read_by_marks(line, self.fixed)]
        kept, first_row = read_tables(others) if read_tables else (others, None)
        self.paragraphs = sorted([*kept, *given_rows], key=lambda line: line.at)
        self.at_of = {id(line): at for at, line in enumerate(self.paragraphs)}
        lines = self.without_abbreviations(self.paragraphs)
        for set_apart in SET_APART:
            lines = self.without(lines, set_apart(lines))
        lines, heads = self.without_end(lines, self.heads(lines))
        if following := next_section(lines, heads):
            lines = self.without(
                lines, ((line, Role.SKIP, AFTER_LAST, "end of the list") for line in lines[following:])
            )
            heads = {at: found for at, found in heads.items() if at < following}
        lines, heads = self.with_other_heads(lines, heads, is_tabled=first_row is not None)
        if heads:
            self.sections(lines, heads)
        else:
            self.preface(lines, first_row)
        return MarkedDocument(self.document, tuple(self.marks()), self.starts, frozenset(self.fixed))

    def preface(
        self, lines: Sequence[Line], first_row: int | None = None, following: NumberFound | None = None
    ) -> None:
        """Mark what stands before the first motion, whose number is `following`."""
        for line, role, value, rule in preface_marks(lines, first_row, self.headings, following):
            self.put(line, role, value, rule)

    def put(self, line: Line, role: Role, value: str = "", rule: str = "") -> None:
        """Mark a whole paragraph."""
        self.pieces[self.at_of[id(line)]] = [Piece(role, line.text, value, rule)]

    def marks(self) -> list[Mark]:
        """The marks of all lines in the document's order, those given from outside in place of ours."""
        told = [
            (line, self.pieces.get(at, [Piece(Role.SKIP, line.text, NOT_UNDERSTOOD, "nothing takes it")]))
            for at, line in enumerate(self.paragraphs)
        ]
        ordered = sorted([*told, *self.aside], key=lambda one: one[0].at)
        marks = [mark for line, pieces in ordered for mark in marks_of(line, pieces, self.document)]
        marks = [mark for mark in marks if mark.line not in self.fixed]
        marks += [mark for given in self.fixed.values() for mark in given]
        covered = {mark.line for mark in marks}
        marks += [
            Mark(at, line.place, line.text, Role.PART, "row", "table")
            for at, line in enumerate(self.document.lines)
            if at not in covered
        ]
        return sorted(marks, key=lambda mark: mark.line)

    # What is taken out ------------------------------------------------------------------------------------------------

    def without_abbreviations(self, lines: Sequence[Line]) -> list[Line]:
        """The lines without a list of abbreviations. Two lines running that are no entries end it."""
        kept: list[Line] = []
        others = 2
        for line in lines:
            if end_of_list(line.text) == "abbreviations":
                others = 0
                self.put(line, Role.SKIP, "the heading of the abbreviations", "abbreviations")
                continue
            text = " – ".join(line.cells) if len(line.cells) == 2 else line.text
            if others < 2 and abbreviation(text):
                others = 0
                self.pieces[self.at_of[id(line)]] = [Piece(Role.SKIP, text, ABBREVIATION, "abbreviations")]
            else:
                others += 1
                kept.append(line)
        return kept

    def without(self, lines: Sequence[Line], marked: Iterable[Marking]) -> list[Line]:
        """The lines that are left where these are marked."""
        taken = set()
        for line, role, value, rule in marked:
            self.put(line, role, value, rule)
            taken.add(id(line))
        return [line for line in lines if id(line) not in taken]

    def without_end(
        self, lines: list[Line], heads: dict[int, NumberFound]
    ) -> tuple[list[Line], dict[int, NumberFound]]:
        """The lines without what stands after the list, an appendix or readers' comments, and the heads that are left.

        Such a heading counts where hardly any motion begins after it: a web page says `Share this` at its top as well.
        """
        for at, line in enumerate(lines):
            what = end_of_list(line.text) if not line.cells else None
            if what is None:
                continue
            is_sources = heads_sources(line.text)
            stands_out = line.heading or line.bold or is_sources or is_upper_case(line.text)
            if what == "appendix" and not stands_out and not re.match(r"appendix|annex", line.text, re.IGNORECASE):
                continue  # "Standing Orders" in plain type may be what the motion is about
            above = sum(head < at for head in heads)
            many_below = len(heads) - above > above * 0.25 and not (is_sources and begins_again(heads, at))
            if (not above and not is_sources) or (above and many_below):
                continue
            reason = APPENDIX if what == "appendix" else AFTER_LAST
            for later in lines[at:]:
                reason = AFTER_LAST if end_of_list(later.text) == "comments" else reason
                self.put(later, Role.SKIP, reason, "end of the list")
            return lines[:at], self.heads(lines[:at])
        return lines, heads

    # Which lines begin a motion ---------------------------------------------------------------------------------------

    def heads(self, lines: Sequence[Line]) -> dict[int, NumberFound]:
        """The lines that begin a motion, by their places, each with its number."""
        if self.starts:
            return dict(sorted((started_heads(lines, self.starts) | self.given_heads(lines)).items()))
        heads = motion_heads(lines, lambda at: self.headings.is_heading(lines[at]))
        for others in (*BESIDE_NUMBERS, business.asked_within):
            heads |= others(lines, heads)
        heads = introduced_heads(lines, heads)
        heads = {at: found for at, found in heads.items() if lines[at].at[0] not in self.fixed}
        return dict(sorted((heads | self.given_heads(lines)).items()))

    def given_heads(self, lines: Sequence[Line]) -> dict[int, NumberFound]:
        """The lines that begin a motion because it is given: those with its number, or with a title and no number above."""
        heads: dict[int, NumberFound] = {}
        for at, line in enumerate(lines):
            given = self.fixed.get(line.at[0], ())
            numbers = [mark for mark in given if mark.role is Role.NUMBER]
            titles = [mark.text for mark in given if mark.role is Role.TITLE]
            if numbers:
                heads[at] = NumberFound(numbers[0].value or numbers[0].text.strip(" .:)"), "".join(titles[:1]), GIVEN)
            elif titles and not (at - 1 in heads and not heads[at - 1].rest):
                heads[at] = NumberFound("", titles[0], GIVEN)
        return heads

    def with_other_heads(
        self, lines: list[Line], heads: dict[int, NumberFound], *, is_tabled: bool
    ) -> tuple[list[Line], dict[int, NumberFound]]:
        """The heads; where no line has a number, titles or letters in their place."""
        if self.starts:
            return lines, heads
        if any(line.field == "title" for line in lines):
            return lines, {0: NumberFound("", lines[0].text, "words")}
        listed = {at: found for at, found in unnumbered.results_listed(lines, heads).items() if at not in heads}
        given = {at: found for at, found in heads.items() if found.form == GIVEN}
        if not given and not is_tabled and (forms := unnumbered.form_heads(lines, heads)):
            return lines, forms
        if len(heads) > len(given):
            return lines, dict(sorted((heads | listed).items()))
        if is_tabled and not given:
            return lines, {}
        for others in (
            decimal_heads(lines),
            unnumbered.titles_over_results(lines),
            unnumbered.capital_heads(lines),
            unnumbered.unnumbered_heads(lines, self.headings),
            lettered_heads(lines),
            listed,
            unnumbered.single_motion(lines[: min(given, default=len(lines))], self.headings),
        ):
            if free := {at: found for at, found in others.items() if lines[at].at[0] not in self.fixed}:
                both = dict(sorted((free | given).items()))
                kept, _ = self.without_end(lines, both)
                return kept, {at: found for at, found in both.items() if at < len(kept)}
        return lines, given

    # The motions ------------------------------------------------------------------------------------------------------

    def sections(self, lines: list[Line], heads: Mapping[int, NumberFound]) -> None:
        """Mark what stands before the first motion, and one motion after the other."""
        starts = sorted(heads)
        ends = [*starts[1:], len(lines)]
        parts = headings_of_parts(lines, starts)
        pieces = [self.without_empty_parts(lines[start:end], parts) for start, end in zip(starts, ends, strict=True)]
        self.preface(lines[: starts[0]], following=heads[starts[0]])
        closing = [self.headings.closing(piece) if at < len(pieces) - 1 else 0 for at, piece in enumerate(pieces)]
        at_end = [
            section_at_end(piece, heads[start], heads[following])
            for piece, (start, following) in zip(pieces, itertools.pairwise(starts), strict=False)
        ]
        closing = list(map(max, self.headings.weighed(pieces, closing), [*at_end, 0]))
        own = [piece[: len(piece) - count] for piece, count in zip(pieces, closing, strict=True)]
        numbers, key = [heads[start] for start in starts], result_key(self.paragraphs)
        habits = habits_of(own, numbers, self.bodies, key, lines[: starts[0]])
        self.has_parts = any(start and self.headings.is_part(lines[start - 1]) for start in starts)
        self.next_item = business.next_item(lines[: next((start for start in starts if heads[start].is_worded), 0)])
        done: list[Section] = []
        for start, piece, count in zip(starts, pieces, closing, strict=True):
            lines_of = self.without_other_items(list(piece[: len(piece) - count]), heads[start])
            section = Section(lines_of, heads[start], habits, self.bodies)
            self.section(section)
            done.append(section)
            for line in piece[len(piece) - count :]:
                self.put(line, Role.HEADING, "", "headings at a motion's end")
        items = [] if self.starts else business.not_motions(done, self.title_texts(lines[: starts[0]]))
        for section in items:
            for line in section.lines:
                self.put(line, Role.SKIP, business.NO_MOTION, "items")
            if section.found.form == OF_SECTION:
                self.put(section.lines[0], Role.HEADING, "", OF_SECTION)
                for line in itertools.takewhile(lambda one: not one.blank_before, section.lines[1:]):
                    self.put(line, Role.SKIP, NOT_UNDERSTOOD, "nothing takes it")
        left_out = {id(section) for section in items}
        self.doubt_results(lines[: starts[0]], [section for section in done if id(section) not in left_out])

    def doubt_results(self, before: Sequence[Line], sections: Sequence[Section]) -> None:
        """Where results may stand above their motions, leave all that stand alone to a person, and what the title says."""
        doubtful = may_stand_above(before, sections) if sections else []
        for section, at in doubtful:
            self.put(section.lines[at], Role.UNSURE, "", RULE)
        for line in before if doubtful else ():
            (piece, *_) = self.pieces[self.at_of[id(line)]]
            if is_bare_result(line) or piece.value == TITLE:
                self.put(line, Role.SKIP, ABOVE_FIRST, RULE)

    def without_other_items(self, lines: list[Line], found: NumberFound) -> list[Line]:
        """The lines of a motion that is a part of an item of an agenda (6.3), without the items after that (7, 7.1)."""
        if (self.starts or found.form == OF_MINUTES) and (end := other_item(lines)) < len(lines):
            for other in lines[end:]:
                self.put(other, Role.SKIP, business.NEXT_ITEM, "items")
            return lines[:end]
        if found.form != OF_ITEM:
            return lines
        item = int(found.number.split(".")[0])
        for at, line in enumerate(lines[1:], 1):
            following = number(line.text)
            if following and not following.prefix and following.value == item + 1 and following.rest:
                for other in lines[at:]:
                    self.put(other, Role.SKIP, business.NO_MOTION, "items")
                return lines[:at]
        return lines

    @staticmethod
    def title_texts(before: Sequence[Line]) -> str:
        """What stands before the first motion, to tell what kind of paper it is."""
        return " / ".join(line.text for line in before[:12] if len(line.text) < 160)

    def section(self, section: Section) -> None:
        """Mark one motion."""
        first = section.lines[0]
        if first.at[0] in self.fixed:
            section.take([Piece(mark.role, mark.text, mark.value) for mark in self.fixed[first.at[0]]])
        elif self.starts or section.found.form == OF_MINUTES:
            mark_start(section)
        elif section.found.form == "words":
            section.take(marked(section, 0))
        elif section.found.form == business.ASKED:
            section.take(business.mark_asked(first))
        else:
            mark_head(section)
        is_ended = False
        for at in range(len(section.pieces), len(section.lines)):
            line = section.lines[at]
            if given := self.fixed.get(line.at[0]):
                take_given(section, at, [Piece(mark.role, mark.text, mark.value) for mark in given])
                is_ended |= any(mark.role is Role.END for mark in given)
                continue
            is_ended |= begins_last_business(section, at) or business.begins_item(section, at, self.next_item)
            is_ended |= section.has_words and is_beside_head(section, line)
            if is_ended:
                section.take([Piece(Role.SKIP, line.text, AFTER_END, "after the end")])
                continue
            if self.has_parts and section.has_words and self.headings.is_part(line):
                section.take([Piece(Role.HEADING, line.text, "", "headings at a motion's end")])
                is_ended = True
                continue
            is_below = line.at[0] in self.below_amendments and section.lines[at - 1].at[0] in self.fixed
            pieces = rest_of_amendment(section, at) if is_below else marked(section, at)
            if any(one.role is Role.AMENDMENT for one in pieces):
                close(section)
            section.take(pieces)
        leave_open(section)
        close(section)
        words_beside(section)
        around_quoted_words(section)
        if self.starts or section.found.form == OF_MINUTES:
            leave_out_told(section)
        use_last_sentence(section)
        doubt_last_sentence(section)
        for line, pieces in zip(section.lines, section.pieces, strict=True):
            self.pieces[self.at_of[id(line)]] = pieces

    def without_empty_parts(self, piece: Sequence[Line], parts: set[str]) -> list[Line]:
        """A motion's lines and the headings after them, without the heading of a part that has nothing below it."""
        kept: list[Line] = []
        for line in reversed(piece):
            is_at_end = all(later.heading for later in kept)
            is_part = line.heading > 0 and plain(line.text) in parts and may_be_heading(line.text)
            if is_at_end and is_part and kind_of_body(line.text) is None and not self.headings.is_list_heading(line):
                self.put(line, Role.SKIP, "a heading with nothing below it", "empty parts")
            else:
                kept.append(line)
        return kept[::-1]
