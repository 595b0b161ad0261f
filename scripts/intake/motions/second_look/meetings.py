"""Whether one motion is a whole meeting, or a report of one."""

import re
from collections.abc import Iterator, Sequence

from scripts.intake.documents.lines import Line, spans
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.second_look.paper import IN_MARGIN, Doubt, Effect, Paper
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.headings import names_paper
from scripts.intake.vocabulary.masking import KnownPeople
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.phrases import (
    beside_motion,
    ends_sentence,
    is_agenda_item,
    is_date_line,
    is_motion_itself,
    is_opening,
    opens_motion,
)
from scripts.intake.vocabulary.proceedings import proceeding
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.words import MOTION

MANY, FEW_HEADINGS = 40, 3
"""From how many paragraphs on, with how many headings among them, nobody takes a text for the words of one motion."""
HEADING_LENGTH = 80
SENTENCE = 4
"""The words from which on a line may report something."""
MOSTLY = 0.6
"""Of the sentences of a report: so many tell what was."""
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_ITEM_NUMBER = re.compile(r"^\W*(?:(?:item\s+)?\d+[.):]*\s+)?", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|heard|met|felt|took|came|went|got|gave|spoke|[a-z]{3,}ed)\b", re.IGNORECASE
)
_ASKS = re.compile(r"(?:[-–•*·]|\(?\w{1,3}[.)])?\s*(?:that|to|this|we|whereas|and)\b", re.IGNORECASE)


def not_in_english(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Motion 1 : Des rails`, and `Rejetée` below it: of running text in another language no label is known and no result, so
    only what was marked is written. The rows of a table have the names of its columns."""
    lines = paper.lines_of(motion)
    given = paper.marked.given | paper.marked.starts
    is_row = any(line.cells for line in motion.head_lines)
    if paper.language and lines and not is_row and given.isdisjoint(at for line in lines for at in line.at):
        says = f"It is in {paper.language}, so only motions of which a line is marked {IN_MARGIN} are written."
        yield Doubt(Effect.REFUSED, motion, tuple(lines), says)


def whole_meeting(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`title: 2027-03-13` at a file's head, and below it `## Attendees`, `Motion lost`, `## Fees`, `Motion carried`: a meeting.

    A text without a number that a document has alone is none where its title is a day, where it has the items of an
    agenda, where results stand under several of its headings, or where it tells in the past what was said and done.
    """
    is_alone = len(paper.motions) == 1 and not (motion.number or motion.notice_number)
    lines = [line for line in paper.lines_of(motion)[1:] if not line.field]
    if not is_alone or paper.is_any_marked(motion.head_lines):
        return
    headings = [at for at, line in enumerate(lines) if _is_heading(line)]
    if why := _why_no_motion(motion, lines, headings, paper.people):
        where = spans([line.place for line in (*motion.head_lines, *lines)])
        says = f"“{paper.people.shown(motion.title or motion.name, 60)}” ({where}) is not taken for a motion: {why}."
        hint = f"Where a motion begins in it, mark its first line `title` {IN_MARGIN}."
        yield Doubt(Effect.REFUSED, motion, tuple(lines), f"{says} {hint}")


_OF_BUSINESS = re.compile(
    r"\b(?:reports?|accounts|elections?|ballots?|nominations?|apologies|credentials)\b", re.IGNORECASE
)


def other_business(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`TREASURER'S REPORT` or `STANDING ORDERS COMMITTEE` between motions without numbers, and nothing below it that begins as
    a motion does: what was agreed there is no motion."""
    title, lines = motion.title.strip(), paper.lines_of(motion)[1:]
    is_one = (
        len(paper.motions) == 1 or motion.number or motion.notice_number or motion.proposers or motion.new_proposers
    )
    is_titled = title.isupper() and bool(is_agenda_item(title) or says_body(title) or _OF_BUSINESS.search(title))
    is_asked = any(opens_motion(line.text) or _ASKS.match(line.text) for line in lines)
    if is_titled and not (is_one or is_asked or paper.is_any_marked(motion.head_lines)):
        why = f"“{paper.people.shown(title, 60)}” ({motion.place}) is not taken for a motion: it looks like other business."
        hint = f"Where it is one, mark that line `title` {IN_MARGIN}."
        yield Doubt(Effect.REFUSED, motion, tuple(lines), f"{why} {hint}")


_PART_OF_PAPER = re.compile(
    r"introduction|foreword|preface|background|context|purpose(?: of (?:the|this) (?:paper|report))?|scope|method(?:s|ology)?|contents"
    r"|(?:executive )?summary|questions(?: for (?:consultation|discussion|members))?|conclusions?|next steps|references",
    re.IGNORECASE,
)


def part_of_paper(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`1 Introduction`, `2 The booths today`, `3 Questions`, and nothing that was put to anybody: the numbered parts of one paper."""
    if not paper.puts_nothing or paper.is_any_marked(motion.head_lines):
        return
    part = next((one for one in paper.motions if _PART_OF_PAPER.fullmatch(one.title.strip())), None)
    if part:
        yield Doubt(
            Effect.REFUSED,
            motion,
            tuple(motion.lines),
            f"Parts of a paper are not taken for motions, such as “{part.title}” ({part.place}): nothing says who put them, or what was decided. "
            f"Where one is a motion, mark its first line `title` {IN_MARGIN}.",
        )


def _why_no_motion(motion: ParsedMotion, lines: Sequence[Line], headings: Sequence[int], people: KnownPeople) -> str:
    """Why a text is no motion; empty where nothing says so."""
    if headings and (_ISO_DAY.fullmatch(motion.title.strip()) or is_date_line(motion.title)):
        return "its title is a day"
    items = [lines[at].text for at in headings if is_agenda_item(_ITEM_NUMBER.sub("", lines[at].text))]
    if len(items) > 1:
        return (
            f"it has the items of a meeting, such as “{people.shown(items[0], 40)}” and “{people.shown(items[1], 40)}”"
        )
    results = [at for at, line in enumerate(lines) if _is_result(line)]
    under = {max((heading for heading in headings if heading < at), default=-1) for at in results} - {-1}
    if len(under) > 1:
        return f"results stand under {len(under)} of its headings"
    prose = [line.text for at, line in enumerate(lines) if at not in headings and len(line.text.split()) >= SENTENCE]
    is_asking = any(opens_motion(text) or _ASKS.match(text) for text in prose)
    told = [sentence for text in prose for sentence in sentences(text)]
    past = sum(_PAST.search(sentence) is not None for sentence in told)
    if len(headings) > 1 and not is_asking and past > 2 and past >= len(told) * MOSTLY:
        return "it tells what was said and done, and asks for nothing"
    return ""


_NAME_OF_MEETING = re.compile(
    r".*\b(?:conference|congress|convention|assembly|agm|general meeting|synod|council meeting)(?:\s+(?:of\s+)?(?:19|20)\d\d)?",
    re.IGNORECASE,
)


def name_of_meeting(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Harbour Union Spring Conference` above `Agenda – Saturday 13 March 2027`: the name of the meeting, and nothing that was put to it."""
    has_parts = motion.number or motion.notice_number or motion.decision or motion.unsure or motion.amendments
    is_put = motion.proposers or motion.new_proposers or any(opens_motion(line.text) for line in motion.lines)
    is_paper = bool(motion.lines) and all(
        names_paper(line.text) or is_date_line(line.text) or proceeding(line.text) for line in motion.lines
    )
    is_named = _NAME_OF_MEETING.fullmatch(motion.title.strip()) is not None or names_paper(motion.title)
    lines = (*motion.head_lines, *motion.lines)
    if is_named and is_paper and not (has_parts or is_put or paper.is_any_marked(lines)):
        why = f"“{paper.people.shown(motion.title, 60)}” ({spans([line.place for line in lines])}) is not taken for a motion: it is the name of a meeting or of a paper."
        hint = f"Where it is a motion's title, mark it `title` {IN_MARGIN}."
        yield Doubt(Effect.REFUSED, motion, tuple(motion.lines), f"{why} {hint}")


_NO_MOTION = re.compile(
    r"\W*(?:\[\d{4}\]\W*)?(?:amendments? (?:to|from|by)\b.*|(?:general council|executive|nec|council|committee)?\s*(?:statement|report)\b.*)",
    re.IGNORECASE,
)


def page_of_something_else(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`[2031] ** Amendment to Motion 41`, `General Council Statement: Lamps`: the only text of a page that is headed so is no motion."""
    if len(paper.motions) > 1 or motion.number or motion.title or paper.is_any_marked(motion.head_lines):
        return
    heads = [line for at, (line, is_title) in enumerate(paper.introduction) if is_title or at == 0]
    if headed := next((line for line in heads if _NO_MOTION.fullmatch(line.text)), None):
        yield Doubt(
            Effect.REFUSED,
            motion,
            tuple(motion.lines),
            f"The page is headed “{paper.people.shown(headed.text, 60)}” ({headed.place}), so its text is not taken for a motion. Where it is one, mark "
            f"that line `title` {IN_MARGIN}.",
        )


def blank_form(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Title of motion: ________`: a form that nobody has filled in."""
    lines = (*motion.head_lines, *motion.lines)
    if motion.title and not re.search(r"[^\W_]", motion.title) and not paper.is_any_marked(lines):
        where = spans([line.place for line in lines])
        yield Doubt(
            Effect.REFUSED, motion, tuple(motion.lines), f"A form that is not filled in ({where}) is not taken for a motion: its title is blank."
        )  # fmt: skip


_UNUSED = re.compile(
    rf"(?:this |the )?(?:motion |resolution )?(?:number )?(?:was |is )?(?:not (?:used|allocated|issued)|unused)|no (?:such )?{MOTION}(?: (?:no\.? ?)?[A-Z]{{0,3}}\d+)?"
    r"|(?:this )?(?:page|number) (?:is )?(?:intentionally |left )*(?:blank|vacant)",
    re.IGNORECASE,
)


def unused_number(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`4. Not used`, `2. (No motion 2)`: a number that stands for no motion."""
    lines = (*motion.head_lines, *motion.lines)
    if not motion.lines and _UNUSED.fullmatch(motion.title.strip(" ()[].")) and not paper.is_any_marked(lines):
        yield Doubt(
            Effect.REFUSED, motion, (), f"{motion.number or motion.name} ({motion.place}) is no motion: the document says “{motion.title.strip()}”."
        )  # fmt: skip


def many_headings(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """75 paragraphs with `## Treasurer's report`, `## Elections` and other headings among them: no words of one motion."""
    headings = [line for line in motion.lines if line.heading and _is_heading(line) and not paper.is_seen(line)]
    if len(motion.lines) >= MANY and len(headings) >= FEW_HEADINGS:
        where = spans([line.place for line in headings])
        why = f"its words are not written: they would be {len(motion.lines)} paragraphs, with headings among them ({where})."
        hint = f"Where a heading is part of the motion, mark it `words` {IN_MARGIN}; where it begins another, mark it `title`."
        yield Doubt(Effect.UNWRITTEN, motion, tuple(headings), f"{why} {hint}")


def _is_heading(line: Line) -> bool:
    """Whether a line is a heading over a part of a meeting, and none of those that motions have within."""
    text = line.text.strip()
    stands_out = line.heading > 0 or (line.bold and len(text) < HEADING_LENGTH and not ends_sentence(text))
    is_motions = beside_motion(text) or is_motion_itself(text) or is_opening(text) or amendment(text)
    return stands_out and not line.cells and not is_motions and read_result(text) is None


def _is_result(line: Line) -> bool:
    """Whether a line gives the result of a motion, perhaps as the entry of a list."""
    result = read_result(re.sub(r"^[-–•*·]\s+", "", line.text.strip()))
    return result is not None and result.of != "amendment"
