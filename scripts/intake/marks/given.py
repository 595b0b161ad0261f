"""Marks that are given: by hand in a margin file, by the rules of that file, and by the rules of the union."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks.mark import Given, LineRule, Mark, Role
from scripts.intake.marks.piece import REPEATED
from scripts.intake.marks.tidying import tidy
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.phrases import ends_sentence
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import vote

LineMarks = dict[int, tuple[Mark, ...]]
"""The marks of lines, by the number of the line, counted from 0."""

HOLDS_ON = frozenset({Role.WORDS, Role.GOES_ON, Role.RESULT, Role.SKIP, Role.NAME, Role.UNSURE})
"""The roles that hold for the rest of a paragraph. A title or a name may fill its line, with the first words below it."""
REST = "the rest of a paragraph"
"""The rule of a line that goes on with a marked one: no rule took it by itself, so none counts it."""
LEFT_OUT = frozenset({Role.SKIP, Role.NAME})


Paragraphs = Sequence[tuple[int, ...]]
"""The lines of each paragraph of the text, counted from 0. Page headers and what else stands beside the text are in none."""


def paragraphs_of(document: DocumentText) -> Paragraphs:
    """The paragraphs of a document, where none of its lines is marked from outside."""
    return [paragraph.at for paragraph in tidy(document.lines).lines]


def given_marks(document: DocumentText, given: Given, paragraphs: Paragraphs) -> LineMarks:
    """The marks that are given, by line: those by hand, else those of the first rule that takes the line.

    A line that goes on with a marked one in its paragraph, and has no mark of its own, gets that of the line above.
    """
    marks: LineMarks = {}
    wrapped = _wrapped_lines(document, paragraphs) if given.rules else frozenset()
    for at, line in enumerate(document.lines if given.rules else ()):
        for rule in given.rules:
            if rule.takes(line) and not (rule.starts_paragraph and at in wrapped) and not _gives_way(rule, line):
                pieces = rule.pieces(line)
                marks[at] = tuple(Mark(at, line.place, text, role, value, rule.name) for role, text, value in pieces)
                break
    return _with_rest_of_paragraphs(marks | dict(given.by_hand or {}), document, paragraphs)


def _gives_way(rule: LineRule, line: Line) -> bool:
    """Whether a rule that knows lines by their looks leaves this one: `CARRIED` in bold capitals is a result and no heading, and
    `AMENDMENT` begins one."""
    is_amendment = rule.role is not Role.AMENDMENT and amendment(line.text) is not None
    is_result = rule.role not in (Role.RESULT, Role.UNSURE) and read_result(line.text) is not None
    return rule.by_looks and (is_result or is_amendment)


def _wrapped_lines(document: DocumentText, paragraphs: Paragraphs) -> frozenset[int]:
    """The lines that only go on with the sentence of the line above, counted from 0."""
    return frozenset(
        at
        for paragraph in paragraphs
        for above, at in pairwise(paragraph)
        if not ends_sentence(document.lines[above].text.rstrip())
    )


def _with_rest_of_paragraphs(
    fixed: Mapping[int, tuple[Mark, ...]], document: DocumentText, paragraphs: Paragraphs
) -> LineMarks:
    """These marks, and those of the lines that go on with a marked line in its paragraph and have no mark of their own.

    A line that may say what was decided never goes on with one that is left out. What stands below an amendment is read.
    """
    marks = dict(fixed)
    below = below_amendments(fixed, paragraphs)
    for paragraph in paragraphs if marks else ():
        for above, at in pairwise(paragraph):
            if above not in marks or at in marks or at in below:
                continue
            last, line = marks[above][-1], document.lines[at]
            if last.role not in HOLDS_ON:
                continue
            if last.role in LEFT_OUT and (may_be_result(line.text) or read_result(line.text) or vote(line.text)):
                continue
            role = last.role if last.role in REPEATED else Role.GOES_ON
            marks[at] = (Mark(at, line.place, line.text, role, last.value if role is last.role else "", REST),)
    return marks


def below_amendments(marks: Mapping[int, tuple[Mark, ...]], paragraphs: Paragraphs) -> frozenset[int]:
    """The lines without a mark that go on with the paragraph of a line marked as an amendment, counted from 0.

    They may have the end of its words, who spoke, and the results of the amendment and of its motion.
    """
    lines: set[int] = set()
    for paragraph in paragraphs if marks else ():
        is_below = False
        for at in paragraph:
            roles = [mark.role for mark in marks.get(at, ())]
            if not roles:
                lines |= {at} if is_below else set()
            elif roles != [Role.GOES_ON]:
                is_below = Role.AMENDMENT in roles and roles[-1] in (Role.WORDS, *LEFT_OUT)
    return frozenset(lines)
