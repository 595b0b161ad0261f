"""Whether a motion may have what only the title of its list says of it, or a heading over several: every line of it has to be understood."""

import re
from collections.abc import Iterator, Sequence

from schema.terms import CARRIED
from scripts.intake.documents.lines import Line, spans
from scripts.intake.marks.mark import Mark, Role
from scripts.intake.marks.marking import ABBREVIATION
from scripts.intake.marks.piece import ASIDE, NOT_UNDERSTOOD
from scripts.intake.marks.section import is_entry
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.second_look.paper import IN_MARGIN, Doubt, Effect, Paper
from scripts.intake.vocabulary.fates import (
    SHORT,
    ending,
    is_clause,
    speaks_of_fate,
    tells_fate_in_title,
    tells_refusal,
    tells_what_happened,
)
from scripts.intake.vocabulary.headings import group_heading
from scripts.intake.vocabulary.list_titles import says_more_of_list
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.results import read_result

SHORT_SENTENCE = 15
"""The words of a sentence in which a word of voting says more than that the motion is about votes."""
SHOWN = 60


def default_in_doubt(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Resolutions of the AGM 2031` says *carried* of a motion that is head, title, who put it and words, and nothing else.

    Where any other line may say what became of it, `Conference said no`, or a last one stands there that no other motion has, it is left
    open.
    """
    if not motion.decided_by_heading or motion.decision is None or motion.decision.decision not in CARRIED:
        return
    line = motion.decision_line
    if line and (lines := _above(motion, paper)):
        yield _left_open(motion, lines, paper)
    elif tells_fate_in_title(motion.title) and not paper.is_any_marked(motion.head_lines):
        yield _left_open(motion, motion.head_lines[-1:], paper)
    elif lines := _struck(motion, paper) or _beside_words(motion, paper):
        yield _left_open(motion, lines, paper)
    elif lines := _odd_last_lines(motion, paper):
        yield _left_open(motion, lines, paper)
        yield Doubt(Effect.NOT_WORDS, motion, tuple(lines), _without(lines, paper))
    elif line := _with_odd_sentence(motion, paper):
        yield _left_open(motion, [line], paper)
        why = f"its words are not written, because their last sentence may say what became of it ({line.place})."
        hint = f"Where it is one of them, mark the line `words`, and where not, part it in pieces, `words` and `?`, {IN_MARGIN}."
        yield Doubt(Effect.UNWRITTEN, motion, (line,), f"{why} {hint}")


def _left_open(motion: ParsedMotion, lines: Sequence[Line], paper: Paper) -> Doubt:
    title, first = motion.decision_line, lines[0]
    of_heading = f"only the heading ({title.place})" if title else "only a heading"
    why = f"what was decided is left open: {of_heading} says that it was carried, and {spans([line.place for line in lines])} may say something else (“{paper.people.shown(first.text, SHOWN)}”)."
    hint = f"Where it does not, mark that line `words` or `skip: not of the result` {IN_MARGIN}."
    return Doubt(Effect.LEFT_OPEN, motion, tuple(lines), f"{why} {hint}")


def _without(lines: Sequence[Line], paper: Paper) -> str:
    where = f"{spans([line.place for line in lines])}: “{paper.people.shown(lines[0].text, SHOWN)}”"
    return f"its words are without what stands below them ({where}). Where that is part of them, mark it `words` {IN_MARGIN}."


def _above(motion: ParsedMotion, paper: Paper) -> list[Line]:
    """The lines between the title and the first motion that say more of the list: `Those in italics were not carried.`"""
    if not motion.decided_by_title:
        return []
    title = motion.decision_line
    below = [
        line
        for line, is_title in paper.introduction
        if title and line.at != title.at and (is_title or line.at > title.at)
    ]
    return [line for line in below if _says_more(line.text)]


def _says_more(text: str) -> bool:
    said = group_heading(text) or read_result(text)
    if said is not None and said.decision is not None and said.decision in CARRIED:
        return False  # "Motions passed by conference", "CARRIED"
    return says_more_of_list(text) if len(text.split()) <= SHORT else any(map(_may_tell, sentences(text)))


def _may_tell(sentence: str) -> bool:
    return speaks_of_fate(sentence) and not is_clause(sentence)


def _struck(motion: ParsedMotion, paper: Paper) -> list[Line]:
    """Lines that are struck through, `~~Rakes~~`."""
    lines = (*motion.head_lines, *motion.lines)
    return [line for line in lines if "~~" in line.text and not paper.is_seen(line)]


def _beside_words(motion: ParsedMotion, paper: Paper) -> list[Line]:
    """Lines of the motion that are neither its head nor its words, and of which nobody knows that they say nothing of its result."""
    return [
        paper.marked.document.lines[mark.line]
        for mark in paper.marks_of(motion)
        if not mark.by_hand and _may_say_result(mark, motion, paper)
    ]


def _may_say_result(mark: Mark, motion: ParsedMotion, paper: Paper) -> bool:
    text = mark.text.strip()
    if mark.rule in (ASIDE, "table") or mark.value == ABBREVIATION or not text:
        return False
    if mark.role is Role.HEADING:
        return motion.decided_by_title and _is_odd_heading(mark, paper)
    is_name = mark.role in (Role.NAME, Role.PROPOSER)
    if not (is_name or mark.role is Role.SKIP):
        return False
    is_short = len(text.split()) <= SHORT_SENTENCE
    if tells_fate_in_title(text) and is_short:
        return True
    if not motion.decided_by_title:
        return False
    is_alone = mark.rule in UNLABELLED and paper.rules_of_rest[mark.rule] == 1
    is_odd = is_alone and (mark.role is Role.PROPOSER or len(text.split()) == 1)
    beside_names = "".join(sentences(text)[1:]) if is_name else text
    return is_odd or mark.value == NOT_UNDERSTOOD or (is_short and speaks_of_fate(beside_names))


UNLABELLED = ("names below", "names alone", "names before words", "after the end")
"""The rules for names by which no label stands: what only one motion has there need not be one."""


def _is_odd_heading(mark: Mark, paper: Paper) -> bool:
    """Whether a heading below a motion may be of this one: `LAID OVER`; or a single word in a list that began without a heading."""
    text = mark.text.strip()
    group = group_heading(text)
    if group is not None and group.decision is not None:
        return False
    if tells_refusal(text) or tells_fate_in_title(text):
        return True
    first = paper.motions[0]
    is_headed = first.committee is not None or first.new_committee != "" or group is not None
    line = paper.marked.document.lines[mark.line]
    return not is_headed and not line.heading and len(text.split()) == 1 and paper.rules_of_headings[mark.rule] == 1


def _odd_last_lines(motion: ParsedMotion, paper: Paper) -> list[Line]:
    """The last paragraphs that need not be words: short ones with a word of voting, or such as no other motion has."""
    odd: list[Line] = []
    for at in range(len(motion.lines) - 1, -1, -1):
        line, above = motion.lines[at], motion.lines[:at]
        if paper.is_seen(line) or not _is_odd(line, above, motion, paper):
            break
        odd.insert(0, line)
    return odd


def _is_odd(line: Line, above: Sequence[Line], motion: ParsedMotion, paper: Paper) -> bool:
    text = line.text.strip()
    bare = re.sub(r"^[•*·●▪◦–—-]\s+", "", text)
    if line.cells or _goes_on(text, above):
        return False
    if is_entry(text) and (bare == text or (above and is_entry(above[-1].text))):
        return tells_refusal(re.sub(r"^\S+\s+", "", text))
    if is_clause(bare):
        return False
    if len(bare.split()) <= SHORT_SENTENCE and speaks_of_fate(bare):
        return True
    is_alone = not above and not motion.title
    return motion.decided_by_title and not is_alone and ending(bare) is not None and paper.endings[ending(bare)] == 1


def _goes_on(text: str, above: Sequence[Line]) -> bool:
    """Whether a paragraph is the rest of a sentence, or the last of the entries below `Conference calls for:`."""
    if not above or re.match(r"\(?(?:not|no|voted|lost|fell|x)\b", text, re.IGNORECASE):
        return False
    if text[:1].islower() or re.search(r"(?:[:;,]|\b(?:and|or))$", above[-1].text.strip()):
        return not tells_refusal(text)
    opened = [at for at, line in enumerate(above) if line.text.strip().endswith(":")]
    entries = [line.text.strip() for line in above[opened[-1] + 1 :]] if opened else []
    return bool(entries) and not speaks_of_fate(text) and all(len(entry.split()) <= SHORT * 2 for entry in entries)


_BRACKET = re.compile(r"[(\[](?P<said>[^()\[\]]{2,80})[)\]]\W*$")


def _with_odd_sentence(motion: ParsedMotion, paper: Paper) -> Line | None:
    """The last paragraph, where its last sentence or a bracket at its end may say what became of the motion: `… The vote went against.`"""
    line = motion.lines[-1] if motion.lines else None
    if line is None or line.cells or paper.is_seen(line):
        return None
    *before, last = [*sentences(line.text)] or [""]
    bracket = _BRACKET.search(line.text.strip())
    said = [last.strip()] if before else []
    said += [bracket["said"]] if bracket and bracket.start() else []
    is_odd = any(
        len(part.split()) <= SHORT_SENTENCE
        and not is_clause(part)
        and (speaks_of_fate(part) or (motion.decided_by_title and tells_what_happened(part)))
        for part in said
    )
    return line if is_odd else None
