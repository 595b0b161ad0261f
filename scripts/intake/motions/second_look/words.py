"""Whether the words of a motion, and its title, are its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line, spans
from scripts.intake.motions.parsed_motion import ParsedMotion, ParsedText
from scripts.intake.motions.second_look.paper import IN_MARGIN, Doubt, Effect, Paper, whose
from scripts.intake.vocabulary.doubt import holds_result_word
from scripts.intake.vocabulary.movers import OF_TITLES, people_named_in, sentences
from scripts.intake.vocabulary.people import names_in
from scripts.intake.vocabulary.phrases import is_opening, opens_part
from scripts.intake.vocabulary.proceedings import Proceeding, proceeding
from scripts.intake.vocabulary.results import read_result

SHOWN = 60
"""The characters of a line that are shown."""


def proceedings_among_words(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Resolves 2: FELL 21/60/6`, `Debate adjourned.`, `4 votes FOR, 1 ABSTAIN`, `Act 14`: no words of a motion.

    At the end of the words they are left out, and at their beginning who put it. Anywhere else nobody knows which lines
    are words, and none are written.
    """
    for text in (motion, *motion.amendments):
        kinds = [None if paper.is_seen(line) else _kind(line) for line in text.lines]
        if any(kinds):
            yield _of_proceedings(motion, text, kinds, paper)


def _kind(line: Line) -> Proceeding | None:
    """What a line of proceedings is; a row of a table of votes, `Clergy | 31 | 7`, and its heading too."""
    cells = line.cells or tuple(line.text.split(" | "))
    if len(cells) == 1:
        return proceeding(line.text)
    _, *others = cells
    is_row = all(re.fullmatch(r"\s*(?:\d[\d,]*|[–—-]|nil)?\s*", cell, re.IGNORECASE) for cell in others)
    sides = {cell.strip().lower() for cell in cells} & {"for", "against", "ayes", "noes", "yes", "no"}
    return Proceeding.VOTE if is_row or len(sides) > 1 else None


def _of_proceedings(motion: ParsedMotion, text: ParsedText, kinds: Sequence[Proceeding | None], paper: Paper) -> Doubt:
    first, last = 0, len(kinds)
    while first < last and kinds[first] in (Proceeding.PUT_BY, Proceeding.NOTE):
        first += 1
    while last > first and kinds[last - 1] not in (None, Proceeding.RESULT_FIRST):
        last -= 1
    within = [at for at in range(first, last) if kinds[at]]
    at_edges = [*range(first), *range(last, len(kinds))]
    lines = tuple(text.lines[at] for at in within or at_edges)
    kind = kinds[(within or at_edges)[0]]
    where = f"{spans([line.place for line in lines])}: “{paper.people.shown(lines[0].text, SHOWN)}”"
    if_words = f"Where they are part of it, mark them `words` {IN_MARGIN}."
    if within:
        ends = f"Where its words end before that, mark that line `skip: not words` {IN_MARGIN}."
        why = f"{whose(motion, text)} are not written, because {kind} stands among them ({where})."
        return Doubt(Effect.UNWRITTEN, text, lines, f"{why} {ends}")
    if last == first:
        says = f"{whose(motion, text)} are not written: what stands there is {kind} ({where}). {if_words}"
        return Doubt(Effect.NOT_WORDS, text, lines, says)
    side = "are without what stands below them" if at_edges[-1] >= last else "begin after what stands above them"
    return Doubt(Effect.NOT_WORDS, text, lines, f"{whose(motion, text)} {side}, {kind} ({where}). {if_words}")


def told_in_minutes(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Council discussed the matter at length.` above `The Proposal was passed.`: where minutes tell in a sentence what was decided, and
    nothing above it reads as a motion's words do, it was said or done in the debate."""
    told = [line for line in (motion.decision_line, *motion.unsure) if line and _DECIDED_IN_SENTENCE.match(line.text)]
    lines = tuple(motion.lines)
    if not told or not lines or not _TELLS.search(lines[0].text) or paper.is_any_marked(lines):
        return
    if any(_reads_as_words(line.text) for line in lines):
        return
    where = f"{spans([line.place for line in lines])}: “{paper.people.shown(lines[0].text, SHOWN)}”"
    yield Doubt(
        Effect.NOT_WORDS,
        motion,
        lines,
        f"its words are not written: nothing above what was decided begins as a motion does ({where}). Where it is its words, mark it `words` "
        f"{IN_MARGIN}.",
    )


_DECIDED_IN_SENTENCE = re.compile(
    r"\W*(?:\w+:\s+)?(?:the|this) (?:\w+ )?(?:motion|resolution|proposal|item|paper)\b[^.;:]{0,60}?\s(?:was|were|is|has|having|passed|fell|carried|failed|did)\b",
    re.IGNORECASE,
)
"""`- The Proposal was passed.`, `The motion, as amended, fell.`"""
_TELLS = re.compile(
    r"\b(?:was|were|had|did|said|heard|met|felt|took|came|went|left|gave|spoke|[a-z]{3,}ed)\b"
    r"|^\W*(?:actions?|q|points? (?:raised|made)|arguments?|discussion|debate|questions?|comments?|for|against)\b[^:]{0,20}:",
    re.IGNORECASE,
)
"""What was done or said: `Council discussed the matter.`, `Action: the clerk to write.`"""
_ASKS = re.compile(
    r"\b(?:should|must|shall|ought|calls? (?:up)?on|be (?:it )?\w+(?:ed|en|lt|nt|de|ld|ut))\b|\W*(?:\d+[.)]\s*)?(?:That|To|We|Whereas)\b"
)


def _reads_as_words(text: str) -> bool:
    """Whether a paragraph begins as a motion's words do, or asks for something: `That lamps be lit.`, `All stairs should be lit.`"""
    return (
        is_opening(text)
        or opens_part(text)
        or text.lstrip().startswith(("“", '"', "‘"))
        or _ASKS.search(text) is not None
    )


def speech_among_words(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Secretary Jo Bloggs reported a loss of ropes.` between two paragraphs of a motion's words: it may be one of them, so that
    without it they would not be whole; or what stands below it is debate too."""
    for text in (motion, *motion.amendments):
        places = [at for line in text.lines for at in line.at]
        lines = tuple(line for line in paper.speeches if places and min(places) < line.at[0] < max(places))
        if lines:
            where = f"{spans([line.place for line in lines])}: “{paper.people.shown(lines[0].text, SHOWN)}”"
            why = (
                f"{whose(motion, text)} are not written, because what somebody said or did stands among them ({where})."
            )
            hint = f"Where it is part of them, mark it `words` {IN_MARGIN}. Where they end before it, mark the lines below it `skip: not words`."
            yield Doubt(Effect.UNWRITTEN, text, lines, f"{why} {hint}")


def votes_within_paragraph(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`That bells be hung. Proposed by the Tower. Show of hands: 14 for, 14 against. The motion fell.`: what was asked ends somewhere
    in it, and nobody says where."""
    for text in (motion, *motion.amendments):
        for line in text.lines:
            counted = [part for part in sentences(line.text)[1:] if proceeding(part.strip()) is Proceeding.VOTE]
            if not counted or paper.is_seen(line) or line.cells:
                continue
            shown = paper.people.shown(counted[0], SHOWN)
            why = f"{whose(motion, text)} are not written, because a vote stands among them ({line.place}: “{shown}”)."
            hint = f"Where its words end in that line, part it in pieces, `words` and `?`, {IN_MARGIN}."
            yield Doubt(Effect.UNWRITTEN, text, (line,), f"{why} {hint}")
            if text is motion and motion.decision is None:
                yield Doubt(Effect.LEFT_OPEN, motion, (line,), f"what was decided is left open ({line.place}).")
            break


def other_motion_among_words(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Enabling motion`, set as a heading among the words: another motion, that nothing was taken for."""
    for at, line in enumerate(motion.lines):
        is_heading = _is_set_apart(line) and (at or motion.title) and len(line.text) < SHOWN and not line.cells
        if not is_heading or paper.is_seen(line) or not _ANOTHER.fullmatch(line.text.strip("*_ ")):
            continue
        lines = tuple(motion.lines[at:])
        where = spans([one.place for one in lines])
        why = f"its words end where another motion may begin ({where}: “{paper.people.shown(line.text, SHOWN)}”)."
        hint = f"Where it is one, mark that line `title`, and where not, mark these lines `words` {IN_MARGIN}."
        yield Doubt(Effect.NOT_WORDS, motion, lines, f"{why} {hint}")
        return


def _is_set_apart(line: Line) -> bool:
    return bool(line.heading or line.bold) or re.fullmatch(r"(\*\*|__)[^*_]+\1", line.text.strip()) is not None


_ANOTHER = re.compile(
    r"(?:(?:an?|the)\s+)?(?:\w+[\s-]+){0,2}(?:motion|resolution)(?:\s*[:–—-].*|\s+[A-Z]?\d.*)?", re.IGNORECASE
)


def _of_title(motion: ParsedMotion, sentence: str) -> Doubt:
    return Doubt(Effect.LISTED, motion, tuple(motion.head_lines[:1]), sentence)


_PAIR_AFTER = re.compile(
    r"(?P<title>.*\S)\s*(?:\s[–—-]\s+|[(\[])(?P<who>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?:\s*/\s*[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}){1,3})[)\]]?\s*"
)


_WHO_AFTER = re.compile(r"(?P<title>.*\S)\s*[(\[](?P<who>[A-ZÀ-ÞŴŶ][\w’'-]+(?: [A-ZÀ-ÞŴŶ][\w’'-]+)?)[)\]]")


def surnames_in_title(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Handcarts - BLOGGS/ROE`; `Honey (Wick)` where the document names that person elsewhere: the title ends before it, and nobody's
    name comes into the record or its key."""
    if paper.is_any_marked(motion.head_lines):
        return
    found = _PAIR_AFTER.fullmatch(motion.title)
    words = {word.lower() for word in re.findall(r"\w+", found["who"])} if found else set()
    if found is None or found["title"].isupper() or words & (paper.common_words | OF_TITLES):
        found = _WHO_AFTER.fullmatch(motion.title)
        if found is None or not paper.people.words.issuperset(found["who"].split()):
            return
    after = motion.title[found.end("title") :]
    motion.title, motion.heading = found["title"], motion.heading.replace(after, "").strip()
    motion.unclear += 1
    sentence = f"its title ends before what may be names of people ({motion.place}). Where they are part of the title, mark the whole line `title` {IN_MARGIN}."
    yield _of_title(motion, sentence)


def people_in_title(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Motion which Jo Bloggs was to move`, `Thanks to Jo Bloggs`: such a title is not written, and no key is made of it."""
    names = people_named_in(motion.title) or names_in(motion.title) or paper.people.full_names_in(motion.title)
    if not names or paper.is_any_marked(motion.head_lines):
        return
    motion.title = motion.heading = ""
    motion.is_title_withheld = True
    motion.people += 1
    sentence = f"its title is not written, because a person is named in it ({motion.place}). Where the name is part of the title, mark the line `title` {IN_MARGIN}."
    yield _of_title(motion, sentence)


_TIME_FIRST = re.compile(
    r"(?:[01]?\d|2[0-3])[.:][0-5]\d\s*(?:[–—-]|to)\s*(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]\.?m\.?)?[\s:–—-]+(?=\S)"
)


def time_in_title(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`9.20–10.05 Policy motion: Bell ropes`: when it was taken is no part of the title, nor of a key that stays for ever."""
    found = _TIME_FIRST.match(motion.title)
    if not found or paper.is_any_marked(motion.head_lines):
        return
    motion.title = motion.title[found.end() :]
    motion.heading = motion.heading.removeprefix(found.group())
    sentence = f"its title is without the time before it, {found.group().strip()} ({motion.place}). Where that is part of the title, mark the line `title` {IN_MARGIN}."
    yield _of_title(motion, sentence)


def result_as_title(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Withdrawn` as a title: it is a result, and a motion that has no other is left open with it."""
    if not motion.title or read_result(motion.title) is None or paper.is_any_marked(motion.head_lines):
        return
    line = replace(motion.head_lines[-1], text=motion.title, cells=())
    title, motion.title = motion.title, ""
    motion.heading = motion.heading.replace(title, "").strip()
    sentence = f"“{paper.people.shown(title, SHOWN)}” is a result, and not its title ({line.place}). Where it is its title, mark it `title` {IN_MARGIN}."
    yield Doubt(Effect.LISTED if motion.decision else Effect.LEFT_OPEN, motion, (line,), sentence)


def proceedings_as_title(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`this motion was moved` as a title: what was done with it, and not what it is called."""
    kind = proceeding(motion.title[:1].upper() + motion.title[1:])
    if kind not in (Proceeding.OF_MOTION, Proceeding.PROCEDURE) or paper.is_any_marked(motion.head_lines):
        return
    shown, motion.title = paper.people.shown(motion.title, SHOWN), ""
    motion.heading = ""
    yield _of_title(
        motion,
        f"“{shown}” is {kind}, and not its title ({motion.place}). Where it is its title, mark it `title` {IN_MARGIN}.",
    )


def is_of_amendment(text: str) -> bool:
    """Whether a line says what became of an amendment."""
    return proceeding(text) is Proceeding.OF_AMENDMENT


def may_be_taken(text: str) -> bool:
    """Whether an amendment of which a line tells may have been taken: `The first amendment was accepted as friendly.`"""
    return _TAKEN.search(text) is not None or _NOT_TAKEN.search(text) is None


_TAKEN = re.compile(r"(?<!not )\b(?:carried|accepted|passed|agreed|adopted|approved|taken)\b", re.IGNORECASE)
_NOT_TAKEN = re.compile(
    r"\b(?:lost|fell|fallen|defeated|rejected|withdrawn|not|ruled|failed|negatived|no)\b", re.IGNORECASE
)


def may_decide(line: Line) -> bool:
    """Whether a line that is no words may give the motion's result, so that a person should see it as such."""
    kind = proceeding(line.text)
    if kind in (Proceeding.PROCEDURE, Proceeding.OF_MOTION, Proceeding.OF_AMENDMENT):
        return holds_result_word(line.text)
    return kind in (Proceeding.RESULT, Proceeding.RESULT_FIRST, Proceeding.VOTE)
