"""Marks that are given: by hand in a margin file, by the rules of that file, and by the rules of the union."""

import re
from collections.abc import Mapping
from itertools import pairwise

from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks.mark import Given, LineRule, Mark, Role
from scripts.intake.marks.piece import REPEATED
from scripts.intake.marks.tidying import tidy
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import vote

LineMarks = dict[int, tuple[Mark, ...]]
"""The marks of lines, by the number of the line, counted from 0."""

HOLDS_ON = frozenset({Role.WORDS, Role.GOES_ON, Role.RESULT, Role.SKIP, Role.NAME, Role.UNSURE})
"""The roles that hold for the rest of a paragraph. A title or a name may fill its line, with the first words below it."""
REST = "the rest of a paragraph"
"""The rule of a line that goes on with a marked one: no rule took it by itself, so none counts it."""
LEFT_OUT = frozenset({Role.SKIP, Role.NAME})
_ENDED = re.compile(r"[.!?:;]['\"”’)]*$")


def given_marks(document: DocumentText, given: Given) -> LineMarks:
    """The marks that are given, by line: those by hand, else those of the first rule that takes the line."""
    marks: LineMarks = {}
    wrapped = wrapped_lines(document) if given.rules else frozenset()
    for at, line in enumerate(document.lines):
        for rule in given.rules:
            if rule.takes(line) and not (rule.starts_paragraph and at in wrapped) and not _gives_way(rule, line):
                pieces = rule.pieces(line)
                marks[at] = tuple(Mark(at, line.place, text, role, value, rule.name) for role, text, value in pieces)
                break
    return marks | dict(given.by_hand or {})


def _gives_way(rule: LineRule, line: Line) -> bool:
    """Whether a rule that knows lines by their looks leaves this one: `CARRIED` in bold capitals is a result and no heading."""
    return rule.by_looks and rule.role not in (Role.RESULT, Role.UNSURE) and read_result(line.text) is not None


def wrapped_lines(document: DocumentText) -> frozenset[int]:
    """The lines that only go on with the sentence of the line above, counted from 0."""
    return frozenset(
        at
        for paragraph in tidy(document.lines).lines
        for above, at in pairwise(paragraph.at)
        if not _ENDED.search(document.lines[above].text.rstrip())
    )


def paragraph_starts(document: DocumentText) -> frozenset[int]:
    """The lines that begin a paragraph of the text, counted from 0; page headers and what else stands beside it are none."""
    return frozenset(paragraph.at[0] for paragraph in tidy(document.lines).lines)


def lines_of_text(document: DocumentText) -> frozenset[int]:
    """The lines that belong to the text, counted from 0: all but page headers and what else stands beside it."""
    return frozenset(at for paragraph in tidy(document.lines).lines for at in paragraph.at)


def with_rest_of_paragraphs(fixed: Mapping[int, tuple[Mark, ...]], document: DocumentText) -> LineMarks:
    """These marks, and those of the lines that go on with a marked line in its paragraph and have no mark of their own.

    A line that may say what was decided never goes on with one that is left out.
    """
    marks = dict(fixed)
    for paragraph in tidy(document.lines).lines if marks else ():
        for above, at in zip(paragraph.at, paragraph.at[1:], strict=False):
            if above not in marks or at in marks:
                continue
            last, line = marks[above][-1], document.lines[at]
            if last.role not in HOLDS_ON:
                continue
            if last.role in LEFT_OUT and (may_be_result(line.text) or read_result(line.text) or vote(line.text)):
                continue
            role = last.role if last.role in REPEATED else Role.GOES_ON
            marks[at] = (Mark(at, line.place, line.text, role, last.value if role is last.role else "", REST),)
    return marks
