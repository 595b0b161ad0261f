"""Where motions begin, as a person has said it: the program reads each of them by itself, and finds no others."""

import re
from collections.abc import Collection, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks import introductions
from scripts.intake.marks.business import OF_MINUTE
from scripts.intake.marks.debate import debate
from scripts.intake.marks.head_line import mark_head, number_pieces, title_pieces
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.rules import marked
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.numbers import NumberFound, decimal, number, number_after_item
from scripts.intake.vocabulary.phrases import is_opening, opens_motion
from scripts.intake.vocabulary.votes import DASH

STARTED = "started"
"""The form of a motion's first line that no number begins."""
RULE = "motions at"
LONGEST_TITLE = 140
_ITEM = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.):]?\s+")
_SENTENCE = re.compile(
    r"[.:;]\s*$|\b(?:was|were|is|had|has|came|moved|proposed|submitted|put|taken|considered|turned|asked)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:after|following|there (?:being|was|were)|the (?:chair|president|motion|mover|meeting|delegate|vote|rule change|question|resolution)s?\b(?! (?:asks|calls|notes|instructs))"
    r"|on (?:a (?:vote|show|division|card)|being)|in the absence|it was (?:then )?(?:moved|agreed|carried|put|seconded|resolved|decided)|carried|lost|agreed|defeated|remitted"
    r"|withdrawn|several|an? (?:delegate|vote|count|show|recount)"
    r"|the (?-i:(?:[A-Z][\w’'-]*\s+)+)(?:then |also )?(?:asked|moved|wished|proposed|suggested|sought|declined|withdrew|agreed|accepted|refused)\b[^.]*"
    r"\b(?:vot\w+|remi\w+|refer\w+|amendments?|the motion|separately|withdr\w+|paragraphs?|clauses?|next business))\b",
    re.IGNORECASE,
)
_RUN_IN = re.compile(
    rf"(?P<title>[^“\"]{{3,{LONGEST_TITLE}}}?)(?P<stop>\s*[.:{DASH}]?\s+)(?P<words>[“\"].+)", re.DOTALL
)


def started_heads(lines: Sequence[Line], starts: Collection[int]) -> dict[int, NumberFound]:
    """The first lines of the motions, by their places among `lines`, each with its number where it has one."""
    below = [*(line.text.strip() for line in lines[1:]), ""]
    heads = {
        at: introductions.title_introduced(line.text.strip(), below[at])
        or introductions.title_over_quoted(line.text.strip(), below[at])
        or found_at_start(line.text.strip())
        for at, line in enumerate(lines)
        if line.at[0] in starts
    }
    return introductions.with_bodies_first(heads)


def found_at_start(text: str) -> NumberFound:
    """The number of a motion, and never that of an item of minutes before the word for what it is: `4.1 Motion 1 – Lamps`."""
    item = _ITEM.match(text)
    for found in (number(text), number(text[item.end() :]) if item else None):
        if found and (found.is_worded or found.kind):
            return found
        if found and (after := number_after_item(found)):
            return after
    found = number(text) or decimal(text)
    return found or NumberFound("", text, STARTED)


def mark_start(section: Section) -> None:
    """Mark the first lines of a motion: its number and title, a sentence that introduces it, or all of it in one paragraph."""
    text, found = section.lines[0].text.strip(), section.found
    rest = found.rest.strip()
    before = text[: len(text) - len(rest)].strip() if rest and text.endswith(rest) else ""
    run_in = _RUN_IN.fullmatch(rest)
    if run_in and (end := introductions.end_of_quoted(run_in["words"])):
        numbers = number_pieces(before, found) if before else []
        words, after = run_in["words"][:end], run_in["words"][end:].strip()
        title = [Piece(one.role, one.text, one.value, RULE) for one in title_pieces(section, run_in["title"])]
        stop = [Piece(Role.SKIP, run_in["stop"].strip(), "a stop")] if run_in["stop"].strip() else []
        section.take([*numbers, *title, *stop, Piece(Role.WORDS, words, "", RULE)])
        section.pieces[0] += debate(section, after) if after else []
        section.is_debated = True
    elif found.form == introductions.OF_MINUTES:
        section.take(
            [*([Piece(Role.SKIP, before, OF_MINUTE, RULE)] if before else []), *introductions.title_pieces_of(rest)]
        )
    elif found.form == introductions.BODY_FIRST:
        section.take([*(number_pieces(before, found) if before else []), *introductions.body_and_title(rest)])
    elif before:
        mark_head(section)
    elif is_opening(text) or is_introduction(text):
        section.take([Piece(Role.SKIP, text, introductions.INTRODUCED, RULE)])
    else:
        mark_head(section)
    while not section.has_words and (item := _minuted_next(section)):
        rest = section.lines[len(section.pieces)].text.strip()[len(item) :].strip()
        section.take([Piece(Role.SKIP, item, OF_MINUTE, RULE), *introductions.said_above(rest)])
    at = len(section.pieces)
    if (
        at < len(section.lines)
        and introductions.introduces_motion(section.lines[at].text.strip())
        and not section.has_words
    ):
        section.take(introductions.introduction(section, at))
    elif (
        at < len(section.lines)
        and introductions.quoted_within(section.lines[at].text.strip())
        and not section.has_words
    ):
        section.take(introductions.told_at_once(section, at))
        section.is_debated = True
    elif at == 1 and len(section.lines) > 2 and not section.has_words and opens_motion(section.lines[2].text):
        line = section.lines[1]
        if is_introduction(line.text) and not (line.cells or is_opening(line.text) or _says_who_put_it(section)):
            section.take([Piece(Role.SKIP, line.text, introductions.INTRODUCED, RULE)])


def _minuted_next(section: Section) -> str:
    """The number of the next paragraph, where it tells of the meeting above a motion's words; else empty."""
    at = len(section.pieces)
    return introductions.minuted(section, at) if at + 1 < len(section.lines) else ""


def _says_who_put_it(section: Section) -> bool:
    """Whether the line below a motion's first is read as its mover's, as it is where no place is given: `Proposed by the Quay Branch.`"""
    return any(piece.role is Role.PROPOSER for piece in marked(section, 1))


def leave_out_told(section: Section) -> None:
    """Leave out what is told of the meeting below a motion's words, and was taken for more of them: `After a debate it fell.`"""
    is_below = False
    for at, line in enumerate(section.lines):
        is_words = all(one.role is Role.WORDS for one in section.pieces[at])
        is_told = is_words or all(one.role in (Role.SKIP, Role.UNSURE) for one in section.pieces[at])
        text = line.text.strip()
        if at and is_told and (item := introductions.minuted(section, at)):
            rest = text[len(item) :].strip()
            told = debate(section, rest) if is_below else introductions.said_above(rest)
            section.pieces[at] = [Piece(Role.SKIP, item, OF_MINUTE, RULE), *told]
            continue
        if is_words and is_below and not line.cells and _TOLD.match(text):
            section.pieces[at] = debate(section, text)
        is_below |= is_words


def is_introduction(text: str) -> bool:
    """Whether a line is a sentence that introduces a motion, and no title: `Next came the motion of the Dyers' Section.`"""
    return len(text) > LONGEST_TITLE or _SENTENCE.search(text) is not None
