"""What a person should check before an import is written: possible mistakes of the reading, and what was left open."""

import re
from collections.abc import Collection, Iterator

from schema.sentences import counted, listed
from schema.terms import Decision, MotionKind
from scripts.intake.documents.block_walker import BOXED
from scripts.intake.documents.lines import Line, spans
from scripts.intake.margin.held_back import bodies_to_copy, words_to_copy
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion, ParsedText, joined_doubts
from scripts.intake.motions.piece_values import result_in
from scripts.intake.motions.second_look.paper import whose
from scripts.intake.planning.day_said import other_year
from scripts.intake.planning.proposals import HOW_TO_ENTER
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import group_heading
from scripts.intake.vocabulary.likely import likely_result, speaks_of_other
from scripts.intake.vocabulary.masking import KnownPeople
from scripts.intake.vocabulary.numbers import UNUSUAL, number
from scripts.intake.vocabulary.people import may_name
from scripts.intake.vocabulary.phrases import is_opening, opens_motion
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.told import without_motions_named
from scripts.intake.vocabulary.votes import vote_in_sentence

NAMES_IN_WORDS = (
    " If the name is no part of the motion, mark its own lines in a margin file (MARGIN=margin.txt): `{place} name`."
)
WITHHELD = (
    " Where the name is part of the motion, mark all lines of that paragraph `words` in a margin file (MARGIN=margin.txt), "
    "together: `{run}`. Where it is not, mark its own lines `name`."
)
CUT = (
    " Mark all lines of that paragraph `words`, together (`4.3-4.7 words`), or leave the motion without its words: "
    "mark all of them `skip: not held`."
)
SHOWN = 60
"""The characters of a line that are shown."""
MOST_SHOWN = 12
"""How many of a kind are shown before the rest are counted."""
MOST_LIKELY = 4
"""Of the lines that look most like a motion, where none was read."""
LONGEST_HEAD = 120
"""The characters of a line that may begin a motion."""


def look_at(motion_list: MotionList, year: int) -> list[str]:
    """What to look at, a sentence each. No name of a person is among them."""
    people = motion_list.people
    by_hand = {mark.line for mark in motion_list.marked.marks if mark.by_hand}
    notes = [*motion_list.refused, *_of_the_paper(motion_list, year), *_numbers(motion_list)]
    numbers = frozenset(missing(motion_list))
    for parsed in motion_list.motions:
        notes += [f"{parsed.name}: {doubt}" for doubt in parsed.doubts]
        notes += _vote_not_read(parsed, people)
        notes += _part_of_vote(parsed, people)
        notes += _beside_stated(parsed, people)
        if not motion_list.is_of_resolutions:
            notes += _words_before(parsed)
        notes += _of_words(parsed, numbers, people)
        for part in (parsed, *parsed.amendments):
            notes += _not_written(parsed, part, words_to_copy(parsed, motion_list.marked))
        parts = (("its words", [parsed]), ("the words of an amendment", parsed.amendments))
        for words, texts in parts:
            if lines := [
                line for text in texts for line in text.lines if may_name(line.text) and not by_hand.issuperset(line.at)
            ]:
                where = spans([line.place for line in lines])
                notes.append(
                    f"{parsed.name}: a person may be named in {words} ({where}).{NAMES_IN_WORDS.format(place=lines[0].place.code)}"
                )
        nearly = [named for named in (parsed.committee, *parsed.proposers) if named and named.nearly]
        notes += [f"{parsed.name}: “{named.written}” was read as {named.key}." for named in nearly]
    notes += [
        f"{_capital(str(amendment.place))}: amendment {amendment.number or ''} is to motion {amendment.to_motion or 'of no number'}, which is not in the list, so it is in no record."
        for amendment in motion_list.unattached
    ]
    notes += _names_left_out(motion_list)
    notes += _results_left_out(motion_list)
    notes += _most_like_motions(motion_list) if not motion_list.motions else []
    return notes


def _results_left_out(motion_list: MotionList) -> Iterator[str]:
    """Lines in no record that speak of the result of a motion, in the list or not."""
    for left_out in motion_list.results_left_out[:MOST_SHOWN]:
        names = listed([motion.name for motion in left_out.motions])
        lead = f"{names}: {left_out.line.place}" if names else _capital(str(left_out.line.place))
        yield f"{lead}, which is in no record, speaks of a result: “{motion_list.people.quoted(left_out.text)}”."
    if (more := len(motion_list.results_left_out) - MOST_SHOWN) > 0:
        yield f"{counted(more, 'more line')} in no record {'speaks' if more == 1 else 'speak'} of a result."


def _most_like_motions(motion_list: MotionList) -> Iterator[str]:
    """Where no motion was read: the lines that look most like one, each with the reason why it was not taken."""
    quoted = [left_out.line for left_out in motion_list.results_left_out]
    lines = [line for line in motion_list.account.document.lines if not (line.aside or line.cells or line in quoted)]
    likely = [(line, why) for line in lines if (why := _why_not_taken(line))]
    for line, why in likely[:MOST_LIKELY]:
        yield f"{_capital(str(line.place))} looks most like a motion, but {why}: {motion_list.people.shown(line.text, SHOWN)}"


def _why_not_taken(line: Line) -> str:
    """Why a line that looks like a part of a motion was not taken for one; empty where it does not look so."""
    begins = number(line.text)
    if opens_motion(line.text):
        return "no line above it was taken for a motion's number or title"
    if begins and (begins.is_worded or begins.kind) and len(line.text) < LONGEST_HEAD:
        return "nothing below it says that it is more than a mention"
    if read_result(line.text.strip()):
        return "it is a result, and nothing above it was taken for its motion"
    return ""


def _not_written(parsed: ParsedMotion, part: ParsedText, run: str) -> Iterator[str]:
    """Why the words of a motion, or those of an amendment to it, are not written; `run` is the mark that would take them."""
    words = f"{parsed.name}: {whose(parsed, part)} are not written, because"
    if part.withheld:
        where = spans([line.place for line in part.withheld])
        yield f"{words} people are named among them ({where}).{WITHHELD.format(run=run)}"
    if part.cut:
        yield f"{words} a mark leaves out a part of a sentence ({spans(part.cut)}).{CUT}"


def is_doubtful(motion_list: MotionList) -> bool:
    """Whether lines are in doubt, or motions may have been lost: then the reading is to be corrected before it is written."""
    return bool(
        not motion_list.motions
        or missing(motion_list)
        or motion_list.left_out
        or motion_list.account.groups_not_understood()
        or motion_list.results_left_out
        or any(parsed.unsure or parsed.unclear or parsed.doubts for parsed in motion_list.motions)
    )


def _vote_not_read(parsed: ParsedMotion, people: KnownPeople) -> Iterator[str]:
    """The figures in a line whose result a person stated, where nobody can be sure that they are the vote."""
    line, decided = parsed.decision_line, parsed.decision
    if not (parsed.decided_by_hand and line and decided and decided.decision.may_have_vote) or decided.vote:
        return
    if re.search(r"\d", without_motions_named(re.sub(r"^\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=[A-Z])", "", line.text))):
        yield (
            f"{parsed.name}: {line.place} has numbers, but no vote is recorded: “{people.shown(line.text)}”. "
            f"If they are the vote, write it after the mark: result: {decided.decision}, 45 for, 12 against."
        )


_PART_OF_VOTE = re.compile(
    r"(?:gives only|document says): (?P<part>[^.:]*\b(?:against|abst\w+|for|votes?|opposed|dissent\w*)\b[^.:]*)\.",
    re.IGNORECASE,
)


def _part_of_vote(parsed: ParsedMotion, people: KnownPeople) -> Iterator[str]:
    """What the document says of the vote and the field for it cannot hold, and lines with figures that are not recorded."""
    for text in (parsed, *parsed.amendments):
        note, line = (text.decision.note, text.decision_line) if text.decision else ("", None)
        for part in _PART_OF_VOTE.finditer(note):
            where = f" ({line.place})" if line else ""
            yield f"{parsed.name}: of the vote, “{part['part']}”{where} goes into the note: the vote itself has both sides, or none."
    vote_counts = set(re.findall(r"\d+", parsed.decision.vote)) if parsed.decision and parsed.decided_by_hand else set()
    for line in parsed.figures_left:
        if vote_counts and vote_counts <= set(re.findall(r"\d+", line.text.replace(",", ""))):
            continue
        yield f"{parsed.name}: {line.place} has figures that are not recorded: “{people.shown(line.text)}”."


def _words_before(parsed: ParsedMotion) -> Iterator[str]:
    """That the words are those before a change, where no amendment tells what was changed: else a comment asks for it."""
    is_amended = parsed.decision is not None and parsed.decision.decision is Decision.CARRIED_AS_AMENDED
    if is_amended and parsed.lines and not any(one.decision for one in parsed.amendments):
        yield f"{parsed.name}: it was carried as amended, and the words are those before. If the document says what was changed, {HOW_TO_ENTER}"


def _beside_stated(parsed: ParsedMotion, people: KnownPeople) -> Iterator[str]:
    """The lines that say, or may say, something else than a person stated."""
    if not parsed.decision or not parsed.decision_line:
        return
    result = ", ".join(filter(None, (parsed.decision.decision, parsed.decision.vote)))
    of_mark = {at for line in joined_doubts([parsed.decision_line, *parsed.beside_stated])[:1] for at in line.at}
    for line in joined_doubts(parsed.beside_stated):
        if of_mark.intersection(line.at) or not _says_otherwise(line, parsed.decision):
            continue
        yield (
            f"{parsed.name}: your mark counts ({parsed.decision_line.place}: {result}), but the document also says "
            f"({line.place}): “{people.shown(line.text)}”."
        )


def _says_otherwise(line: Line, stated: Result) -> bool:
    """Whether a line states a result, or a vote, that is not the one which a person stated."""
    if speaks_of_other(line.text):
        return False
    other = result_in(line.text)
    likely = likely_result(line.text)
    if other is not None:
        return other.decision is not stated.decision or other.vote not in ("", stated.vote)
    if likely:
        decision, _, vote = likely.partition(", ")
        return decision not in (stated.decision, stated.word) or vote not in ("", stated.vote)
    vote = vote_in_sentence(line.text)
    return vote not in ("", stated.vote) or (not vote and may_be_result(line.text))


def is_whole(motion_list: MotionList) -> bool:
    """Whether nothing that looks like a motion was left out."""
    among_words = any(_looks_like_head(line) for parsed in motion_list.motions for line in parsed.lines)
    in_none = any(
        is_opening(line.text) or _looks_like_head(line) for line in motion_list.account.lines_not_understood()
    )
    return not (missing(motion_list) or motion_list.left_out or among_words or in_none)


def _looks_like_head(line: Line) -> bool:
    """Whether a line among a motion's words has the looks of the head of another motion, or of a heading over several."""
    begins = number(line.text)
    return bool((begins and (begins.is_worded or begins.kind) and len(line.text) < 120) or group_heading(line.text))


def missing(motion_list: MotionList) -> list[int]:
    """The plain numbers that the list leaves out, without those of motions that are printed only in a composite."""
    composited = {number for parsed in motion_list.motions for number in parsed.made_of}
    numbers = {int(parsed.number) for parsed in motion_list.motions if parsed.number.isdecimal()}
    return [
        number
        for number in range(1, max(numbers, default=0))
        if number not in numbers and str(number) not in composited
    ]


def are_misread(motion_list: MotionList) -> bool:
    """Whether many numbers are missing, and more than were read: then those read may be none of motions."""
    return len(missing(motion_list)) > max(MOST_SHOWN, sum(parsed.number.isdecimal() for parsed in motion_list.motions))


def in_doubt(line: Line, name: str, people: KnownPeople) -> str:
    """A line that speaks of a result and is not understood."""
    return f"{name}: the decision is left open; {line.place} says “{people.quoted(line.text)}”."


def _of_the_paper(motion_list: MotionList, year: int) -> Iterator[str]:
    if not motion_list.is_english:
        yield (
            "Only English is read automatically, and this document seems to be in another language. In a margin file (MARGIN=)"
            " you can mark what each line is."
        )
    if motion_list.motions and not motion_list.says_motions:
        yield (
            "Nothing in the document says that these are motions: no title of a list, no proposer, no result, no words such as"
            " “This meeting resolves”. Are they the numbered paragraphs of one paper?"
        )
    years = re.findall(r"\b(?:1[89]|2[01])\d\d\b", motion_list.title)
    if years and str(year) not in years:
        yield f"The document's title speaks of {listed(years)}, but the meeting is of {year}: “{motion_list.people.masked(motion_list.title)}”."
    elif other := other_year(motion_list, year):
        yield other


def _numbers(motion_list: MotionList) -> Iterator[str]:
    numbers = missing(motion_list)
    if are_misread(motion_list):
        yield (
            f"{len(numbers)} numbers below the highest are missing, more than were read. The numbers that "
            "were read may not be those of the motions, or the list is a part of a longer one: compare them with the document."
        )
    elif numbers:
        listed_numbers = [str(number_) for number_ in numbers[:MOST_SHOWN]] + (
            ["…"] if len(numbers) > MOST_SHOWN else []
        )
        yield (
            f"The list has no {', '.join(listed_numbers)}. If the document has one, its heading was not recognised, "
            "or it is an item of business."
        )
    for parsed in motion_list.motions:
        begins = number(parsed.heading) if not parsed.number else None
        if begins and begins.form == UNUSUAL and begins.kind is not MotionKind.EMERGENCY:
            head = motion_list.people.shown(parsed.heading, SHOWN)
            yield f"{_capital(str(parsed.place))}: a record cannot hold the number of “{head}”, and it is left out."
    for text in motion_list.left_out[:MOST_SHOWN]:
        yield f"A line looks like a motion and is in no record: {motion_list.people.shown(text, SHOWN)}"


def _of_words(parsed: ParsedMotion, numbers: Collection[int], people: KnownPeople) -> Iterator[str]:
    """Lines among the words that may be something else: a text box, a number that the list lacks, a heading."""
    for line in parsed.lines:
        where = _capital(str(line.place))
        text = people.shown(line.text, SHOWN)
        if line.place.unit == BOXED:
            yield f"{where} was read as words of {parsed.name}; is that right? {text}"
        begins = number(line.text)
        if begins and begins.number.isdecimal() and int(begins.number) in numbers:
            yield f"{where} begins with {begins.number}, a number that the list lacks, and was read as words of {parsed.name}: {text} If a motion begins there: `{line.place.code} number`."
        elif _looks_like_head(line):
            yield f"{where} looks like a heading and was read as words of {parsed.name}: {text} If it is one: `{line.place.code} heading`."


def _names_left_out(motion_list: MotionList) -> Iterator[str]:
    in_doubt_names = {
        parsed.name: parsed.unclear + sum(amendment.unclear for amendment in parsed.amendments)
        for parsed in motion_list.motions
    }
    named = [name for name, count in in_doubt_names.items() if count]
    if named:
        parts = [part for parsed in motion_list.motions for part in (parsed, *parsed.amendments)]
        to_copy = bodies_to_copy(parts, motion_list.marked)
        lines = ", ".join(f"`{line}`" for line in to_copy[:MOST_SHOWN]) or "mark its line `proposer: body`"
        more = f" and {len(named) - MOST_SHOWN} more" if len(named) > MOST_SHOWN else ""
        yield (
            f"{counted(sum(in_doubt_names.values()), 'name')} of who put a motion may be a body's or a person's, and {'is' if sum(in_doubt_names.values()) == 1 else 'are'} left out"
            f" (of {', '.join(named[:MOST_SHOWN])}{more}). Where it is a body's, in a margin file: {lines}."
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
