"""Motions without numbers in front of titles: each in a form, under a heading of its own title, as a list of results, or one in a document by itself."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line
from scripts.intake.marks.headings import Headings
from scripts.intake.marks.mark import Marking, Role
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_decision, speaks_of_vote
from scripts.intake.vocabulary.headings import group_heading, is_upper_case, may_be_heading, names_paper
from scripts.intake.vocabulary.labels import is_field, labels, part_named
from scripts.intake.vocabulary.movers import names_people
from scripts.intake.vocabulary.names import is_like_a_name, says_body
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.phrases import (
    beside_motion,
    is_date_line,
    is_motion_itself,
    is_nothing,
    is_opening,
    opens_motion,
)
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind, unsure_behind
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MOTION

FORM = "form"
"""The form of a number that is none: a filled-in form begins the motion."""
LONGEST_LABELLED = 160
_TITLE_LABEL = re.compile(
    rf"(?P<label>{MOTION}(?: title| name)?|(?:short )?title(?: of (?:the )?{MOTION})?)"
    r"\s*:\s*(?P<title>.*)",
    re.IGNORECASE,
)
LETTERS_OF_VALUE = 3
"""The letters of the shortest value: `x`, `N` and `____` are none."""
_ONLY_MOTIONS_HAVE = frozenset({"proposer", "seconder", "decision", "kind", "vote"})


def form_heads(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The lines that begin a form: with the label of a number, or where the same label of a title stands there twice or more;
    `heads` are the numbered lines found so far.

    None where a label stands right above the first title: what belongs to which form is then not sure. Where a number stands
    right above a title, or a numbered line says `Motion 4`, the numbers begin the motions.
    """
    if numbered := _numbered_forms(lines):
        return numbered
    titles = _labelled_titles(lines)
    if len(titles) < 2 or (titles[0] > 0 and labels(lines[titles[0] - 1].text)):
        return {}
    if any(head.is_worded for head in heads.values()) or any(at - 1 in heads for at in titles):
        return {}
    ends = [*titles[1:], len(lines)]
    if not all(_is_form(lines[at:end]) for at, end in zip(titles, ends, strict=True)):
        return {}
    return {at: NumberFound("", lines[at].text.strip(), FORM) for at in titles}


_NUMBER_LABEL = re.compile(r"(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2})\.?\s*:\s*(?P<number>[\w./-]*\d[\w./-]*)")
_NUMBERS = frozenset(("number", "notice number"))
_BEFORE_A_NUMBER = frozenset(("motion", "resolution", "proposal", "id"))
"""Labels that may be of something else, where no number follows."""
MOST_LABELS = 6
"""How far below its number the title of a form is looked for."""


def _numbered_forms(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """The lines with the label of a number right above other labels, of which one is a title's: `Motion no: 4`, `Title: Bell ropes`."""
    forms: dict[int, NumberFound] = {}
    for at, line in enumerate(lines):
        match = _NUMBER_LABEL.fullmatch(line.text.strip()) if not line.cells else None
        is_first = at == 0 or line.blank_before or not labels(lines[at - 1].text)
        if match is None or not is_first:
            continue
        is_label = match["label"].lower() in _BEFORE_A_NUMBER or part_named(match["label"]) in _NUMBERS
        found = number(f"Motion {match['number']}") if is_label else None
        if found and not found.rest and _has_title(lines[at + 1 : at + 1 + MOST_LABELS]):
            forms[at] = replace(found, form=FORM)
    return forms if len({found.number for found in forms.values()}) == len(forms) else {}


def _has_title(lines: Sequence[Line]) -> bool:
    """Whether one of the labels right below a number is a title's."""
    for line in lines:
        parts = {part for part, _ in labels(line.text)}
        if "title" in parts or _TITLE_LABEL.fullmatch(line.text.strip()):
            return True
        if not (parts or is_field(line.text)):
            return False
    return False


def _labelled_titles(lines: Sequence[Line]) -> list[int]:
    """The places of the lines with the label of a title that most of them have."""
    by_label: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        text = line.text.strip()
        found = _TITLE_LABEL.fullmatch(text) if not line.cells and len(text) <= LONGEST_LABELLED else None
        if found and found["title"] and not (read_result(found["title"]) or is_opening(found["title"])):
            by_label.setdefault(" ".join(found["label"].lower().split()), []).append(at)
    return max(by_label.values(), key=len, default=[])


def _is_form(lines: Sequence[Line]) -> bool:
    """Whether these lines hold what only a motion has: who put it, what was decided, or a motion's first words."""
    return any(
        not line.cells
        and (
            is_opening(line.text)
            or _ONLY_MOTIONS_HAVE & {part for part, _ in labels(line.text)}
            or read_result(line.text)
        )
        for line in lines
    )


def empty_forms(lines: Sequence[Line]) -> Iterator[Marking]:
    """The lines of each form that nobody has filled in, from its heading or its empty label `Title:` to the next form."""
    found = [None if line.cells else _TITLE_LABEL.fullmatch(line.text.strip()) for line in lines]
    titles = [at for at, label in enumerate(found) if label and not re.search(r"\d", label["title"][:1])]
    above = [lines[at - 1].text.strip().lower() for at in titles if at]
    starts = [
        at - 1 if at and (above.count(lines[at - 1].text.strip().lower()) > 1 or lines[at - 1].heading) else at
        for at in titles
    ]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        form = lines[start:end]
        own = [line for line in form if line.text.strip().lower() not in above]
        if all(_is_empty(line) for line in own):
            for line in form:
                yield line, Role.SKIP, "a form that nobody has filled in", "empty forms"


def _is_empty(line: Line) -> bool:
    """Whether a line of a form holds no value: `Title:`, `Proposer: N`, `Text of motion`, `____`."""
    text = line.text.strip()
    label = text.rstrip(" :")
    is_label = bool(part_named(label) or is_field(f"{label}:") or beside_motion(label) or is_motion_itself(label))
    value = "" if is_label or is_nothing(text) else re.sub(r"\w[\w ./-]*:", "", text)
    return not line.cells and len(re.sub(r"[^a-z]", "", value.lower())) < LETTERS_OF_VALUE


BOLD_LEVEL = 7
"""A line in bold counts as a heading below all real ones."""
LONGEST_TITLE = 120


def unnumbered_heads(lines: Sequence[Line], headings: Headings) -> dict[int, NumberFound]:
    """The lines that begin motions without numbers, each under a heading of its own title.

    Those headings are of the level that the most headings with text below them have; one above it is a committee's.
    """

    def level_of(at: int) -> int:
        line = lines[at]
        is_own = (
            not headings.is_list_heading(line)
            and not (at == 0 and headings.is_title(line))
            and may_be_heading(line.text)
            and not is_field(line.text)
            and not names_paper(line.text)
            and not (is_motion_itself(line.text) or beside_motion(line.text) or _is_empty_label(line.text))
            and len(line.text) < 200
        )
        return (line.heading or (BOLD_LEVEL if line.bold else 0)) if is_own and not line.cells else 0

    levels, over_words = Counter[int](), Counter[int]()
    for at, below in enumerate(lines[1:]):
        if level_of(at) and not below.heading and not below.bold:
            levels[level_of(at)] += 1
            over_words[level_of(at)] += is_opening(below.text)
    if not levels or not any(is_opening(line.text) for line in lines):
        return {}
    level = max(levels, key=lambda depth: (levels[depth], over_words[depth], -depth))
    return {at: NumberFound("", lines[at].text, "title") for at in range(len(lines)) if level_of(at) == level}


def _is_empty_label(text: str) -> bool:
    """Whether a line is a label of a form that was not filled in: `Title:`."""
    return text.rstrip().endswith(":") and part_named(text.rstrip(" :")) in (
        "title",
        "proposer",
        "seconder",
        "decision",
    )


def results_listed(
    lines: Sequence[Line], heads: Mapping[int, NumberFound] = MappingProxyType({})
) -> dict[int, NumberFound]:
    """Motions in a list of results, a title and what was decided to each: `• Bells for Our Children – Carried`.

    Two such lines or more, those with numbers (`heads`) counted, and no words of a motion before the last.
    """
    listed: dict[int, NumberFound] = {}
    doubtful: dict[int, NumberFound] = {}
    is_below = False
    for at, line in enumerate(lines):
        text = line.text.strip()
        mark = LIST_MARK.match(text)
        rest = text[mark.end() :].strip() if mark else text
        # What stands in bullets below a numbered motion is of that one: `- Amendment 1a: lost`, `- Motion: carried`.
        is_below = (is_below and not (line.heading or text.endswith(":"))) or (at in heads and not mark)
        if (
            line.cells
            or is_below
            or (number(rest) and at in heads)
            or not mark
            or group_heading(rest)
            or _OF_OTHERS.match(rest)
        ):
            continue
        decided = decision_behind(rest)
        if decided and 2 < len(decided[0]) < LONGEST_TITLE and rest[:1].isupper():
            listed[at] = number(rest) or NumberFound("", rest, "listed")
        elif unsure_behind(rest, is_column=True) and rest[:1].isupper() and not (number(rest) or labels(rest)):
            doubtful[at] = NumberFound("", rest, "listed")
    with_results = {
        at for at, head in heads.items() if decision_behind(head.rest) or unsure_behind(head.rest, is_column=True)
    }
    rows = {*listed, *doubtful, *with_results}
    # `• Bells – carried, but only just` beside such a row is a motion too, whose result a person reads.
    listed |= {at: found for at, found in doubtful.items() if rows & {at - 1, at + 1}}
    is_list = len({*listed, *with_results}) > 1 and bool(listed)
    is_of_words = listed and any(is_opening(line.text) for line in lines[: max(listed) + 1])
    return dict(sorted(listed.items())) if is_list and not is_of_words else {}


_OF_OTHERS = re.compile(
    rf"(?:(?:the )?(?:(?:amended|substantive|procedural|main|emergency) )?(?:motion|resolution)(?: as amended)?|decision|result|outcome|vote|voting|motions\s+[A-Z]?\d[^{DASH}:]{{0,40}}"
    rf"|(?!rule |constitutional )(?:\w+\s+){{0,2}}(?:amendments?|statements?|guidance|reports?|reference back|procedural motion)\b[^{DASH}:]{{0,40}}|motion\s+[A-Z]?\d+\s+and\s[^{DASH}:]{{0,40}}|\w+ position)"
    rf"\s*(?::|[{DASH}]\s|$)",
    re.IGNORECASE,
)
"""What names something else than one motion before its title: `Amendment 12.1 – Bells – Carried`, `Motion: carried`."""


def capital_heads(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """Motions without numbers under titles in capitals, `LOST PROPERTY`, each with its words and what was decided below.

    A title stands right above a motion's first words, or above who put it; or, where that is the list's way, right below a result.
    """
    opened = {at for at in range(len(lines)) if _is_capital(lines, at) and _opens_below(lines, at)}
    opened -= {at for at in opened if at + 1 in opened}  # a heading above a title
    others = {
        at
        for at in range(1, len(lines) - 1)
        if _is_capital(lines, at)
        and at not in opened
        and not is_upper_case(lines[at + 1].text)
        and _speaks_of_result(lines[at - 1].text)
    }
    found = sorted(opened | others)
    ends = [*found[1:], len(lines)][: len(found)]
    decided = sum(
        any(_speaks_of_result(line.text) for line in lines[at + 2 : end]) for at, end in zip(found, ends, strict=True)
    )
    is_list = len(opened) > 1 and len(opened) > len(others) and decided * 2 > len(found)
    return {at: NumberFound("", lines[at].text.strip(), "title") for at in found} if is_list else {}


def _is_capital(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in capitals may be a title: no result, and with space or a result above it."""
    line = lines[at]
    text = line.text.strip()
    is_title = is_upper_case(text) and 3 < len(text) < LONGEST_TITLE and not re.search(r"[.;,:]$", text)
    is_apart = line.blank_before or at == 0 or _speaks_of_result(lines[at - 1].text)
    return is_title and is_apart and not (line.cells or read_result(text) or names_paper(text) or speaks_of_vote(text))


def _opens_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a motion's first words stand below a line, with who put it between them or not."""
    below = [line.text.strip() for line in lines[at + 1 : at + 3]]
    if not below or is_upper_case(below[0]) or _speaks_of_result(below[0]):
        return False
    is_name = len(below) > 1 and (says_body(below[0]) or is_like_a_name(below[0]))
    words = below[1] if is_name and not _THAT.match(below[0]) else below[0]
    return opens_motion(words) or _THAT.match(words) is not None


_THAT = re.compile(r"[“\"]?That\s+[a-z]")


def _speaks_of_result(text: str) -> bool:
    return read_result(text) is not None or speaks_of_decision(text)


_COUNT = re.compile(r"[•*·–-]?\s*[A-Z][\w ]{2,40}:\s*[\d,.]+\s*%?")
"""How many did something, with a label: `Total Vote: 892`."""


def titles_over_results(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """Motions of a report on a ballot: a title, how many voted, and what came of it, two or more of them and no words."""
    found: dict[int, NumberFound] = {}
    for at, line in enumerate(lines):
        if line.cells or not (read_result(line.text) or speaks_of_decision(line.text)):
            continue
        title = at - 1
        while title >= 0 and (labels(lines[title].text) or _COUNT.fullmatch(lines[title].text.strip())):
            title -= 1
        if (
            0 <= title < at - 1
            and title not in found
            and lines[title].blank_before
            and _may_be_title(lines[title], is_bodys=True)
        ):
            found[title] = NumberFound("", lines[title].text, "title")
    return found if len(found) > 1 and not any(map(_opens, lines)) else {}


def single_motion(lines: Sequence[Line], headings: Headings) -> dict[int, NumberFound]:
    """The line that the one motion of a document begins with: its title, or the first of its words.

    It is one motion where words as motions have them stand there; a letter or a report has none.
    """
    if has_several_results(lines):
        return {}
    opened = [at for at, line in enumerate(lines) if _opens(line)]
    if not opened:
        return {}
    first = opened[0]
    if (top := _top_of_form(lines, first)) is not None:
        return {top: NumberFound("", lines[top].text, "words")}
    title = next((at for at in range(first - 1, -1, -1) if _may_be_title(lines[at])), None)
    if title is None:
        # Labels and results between the top of the page and the words belong to the motion.
        above = first
        while above > 0 and (labels(lines[above - 1].text) or read_result(lines[above - 1].text)):
            above -= 1
        return {above: NumberFound("", lines[above].text, "words")}
    while (
        title > 0
        and _may_be_title(lines[title - 1])
        and not headings.is_title(lines[title - 1])
        and not lines[title].heading
    ):
        title -= 1
    return {title: NumberFound("", lines[title].text, "title")}


def _top_of_form(lines: Sequence[Line], first: int) -> int | None:
    """The first labelled line of a form with one motion, `Name of branch: Mill Branch` above `Title of motion: Heat`; None where no line
    above the words has the label of a title."""
    parts = [{part for part, _ in labels(line.text)} if not line.cells else set() for line in lines[:first]]
    if sum("title" in part for part in parts) != 1:
        return None
    return next(at for at, part in enumerate(parts) if part & {"title", "proposer"})


def has_several_results(lines: Sequence[Line]) -> bool:
    """Whether a text states more than three results on lines of their own, without labels: it holds several motions."""
    stated = [line for line in lines if not (line.cells or labels(line.text)) and read_result(line.text)]
    return len(stated) > MOST_RESULTS


MOST_RESULTS = 3
"""Of an amendment or two and of the motion, in a text with one motion."""


def _opens(line: Line) -> bool:
    return not line.cells and opens_motion(line.text.strip())


def _may_be_title(line: Line, *, is_bodys: bool = False) -> bool:
    """Whether a line may be a motion's title; `is_bodys` where the name of a body may be one too."""
    text = line.text.strip()
    is_other = (
        labels(text)
        or is_field(text)
        or read_result(text)
        or may_be_result(text)
        or is_date_line(text)
        or (says_body(text) and not is_bodys)
        or is_surely_person(text)
        or names_people(text)
        or names_paper(text)
    )
    return (
        not (
            is_other or line.cells or len(text) > LONGEST_TITLE or LIST_MARK.match(text) or re.search(r"[.;,:]$", text)
        )
        and text[:1].isupper()
    )
