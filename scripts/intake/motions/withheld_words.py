"""Words that are not written: out of which a mark took a part of a sentence, or that name who moved, seconded or spoke."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Mark, MarkedDocument, Role
from scripts.intake.marks.piece import ASIDE
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.movers import LISTED, people_named_in, sentences
from scripts.intake.vocabulary.people import has_address, is_surely_person
from scripts.intake.vocabulary.people_told import OPINED, SPOKE, STYLE
from scripts.intake.vocabulary.phrases import ends_sentence

_OF_MOVERS = re.compile(r"[(\[—–-]?\s*(?:moved|proposed|put|submitted|seconded|brought)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”", re.DOTALL)
"""Words that are whole, whatever the sentence goes on to say: `“That a library be opened” stood in the name of the Mill Branch.`"""
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]\W*")


def withhold_cut_words(motions: Sequence[ParsedMotion], marked: MarkedDocument) -> None:
    """Take the words from each motion and amendment of which a mark by hand leaves out a part in the middle of a sentence.

    The places that were left out stand in `cut`, for the plan to name.
    """
    cuts = list(_cuts(marked))
    for text in (part for motion in motions for part in (motion, *motion.amendments)):
        of_words = {at for line in text.lines for at in line.at}
        text.cut = [left_out.place for before, left_out in cuts if before.line in of_words]
        if text.cut:
            text.lines = []


def _cuts(marked: MarkedDocument) -> Iterator[tuple[Mark, Mark]]:
    """Each mark by hand that cuts a sentence of a wording, after the mark before it."""
    marks = [mark for mark in marked.marks if mark.rule != ASIDE]
    words = ""  # those that stand right before
    for at, mark in enumerate(marks):
        before, after = marks[at - 1] if at else None, marks[at + 1] if at + 1 < len(marks) else None
        is_left_out = mark.by_hand and mark.role in {Role.NAME, Role.SKIP}
        if before and words and is_left_out and not _QUOTED.fullmatch(words) and _is_within(before, mark, after):
            yield before, mark
        goes_on = bool(words) and mark.role is Role.GOES_ON
        words = f"{words} {mark.text}".strip() if goes_on else mark.text if mark.role is Role.WORDS else ""


def _is_within(before: Mark, left_out: Mark, after: Mark | None) -> bool:
    """Whether what is left out is a part of the sentence that stands before it."""
    if ends_sentence(before.text.rstrip()):
        return False
    if after and (after.role is Role.GOES_ON or (after.role is Role.WORDS and after.text[:1].islower())):
        return True
    goes_on = left_out.line == before.line or left_out.text[:1].islower()
    return goes_on and not (_OF_MOVERS.match(left_out.text) or _IN_BRACKETS.fullmatch(left_out.text.strip()))


_GOES_ON = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:[.,;)]|\s+[a-zà-ÿ])")
"""A line that may begin with the rest of a name: one word in capitals, and then the sentence goes on or ends."""
AROUND = 3
"""The words on each side of a line's end among which a name may be broken."""
LONGEST = 400
"""The characters of a line within which a name is looked for: what is longer is a paragraph, and no list of movers."""


def withhold_words_with_names(motions: Sequence[ParsedMotion], marked: MarkedDocument) -> None:
    """Take the words from each motion and amendment among whose lines somebody is named who moved, seconded or spoke, or an address is given.

    The names come from the whole document. A line that a person marked in the margin stays: they have seen it. The lines
    stand in `withheld`, for the plan to name.
    """
    names = set(_names_in([line for line in marked.document.lines if not line.aside]))
    by_hand = {mark.line for mark in marked.marks if mark.by_hand}
    mention = _mention_of(names)
    for text in (part for motion in motions for part in (motion, *motion.amendments)):
        named = list(_naming(text.lines, mention))
        text.withheld = [line for line in named if not line.at or not by_hand.issuperset(line.at)]
        if text.withheld:
            text.withheld_lines, text.lines = text.lines, []


def _naming(lines: Sequence[Line], mention: re.Pattern[str]) -> Iterator[Line]:
    """The lines among which somebody is named, also where one ends within the name."""
    is_named = [_names_somebody(line.text, mention) for line in lines]
    for at, (line, following) in enumerate(pairwise(lines)):
        before = " ".join(line.text.split()[-AROUND:])
        joined = " ".join([before, *following.text.split()[:AROUND]])
        if any(found.start() < len(before) < found.end() for found in mention.finditer(joined)):
            is_named[at] = is_named[at + 1] = True
    return (line for line, is_so in zip(lines, is_named, strict=True) if is_so)


def _names_somebody(text: str, mention: re.Pattern[str]) -> bool:
    return bool(mention.search(text) or LISTED.search(text) or _ENDS_IN_STYLE.search(text) or has_address(text))


_ENDS_IN_STYLE = re.compile(r"\b(?:Bros?|Sis|Sr|Cde|Comr|Mr|Mrs|Ms|Mx|Dr|Prof|Cllr|Messrs)\.?\s*$")
"""A name follows on the next line, whatever that was taken for."""


def _names_in(lines: Sequence[Line]) -> Iterator[str]:
    """The names beside what somebody did with a motion, also where a line breaks within one."""
    for line, following in zip_longest(lines, lines[1:]):
        for text in line.cells or (line.text,):
            yield from _names_of(text[:LONGEST])
        if following and not line.cells and _GOES_ON.match(following.text):
            yield from _names_of(f"{line.text} {following.text}"[:LONGEST])


def _names_of(text: str) -> Iterator[str]:
    labelled = (f"Proposer: {value}" for part, value in labels(text) if part in ("proposer", "seconder", "contact"))
    for sentence in (*sentences(text), *labelled):
        for start, end in people_named_in(sentence):
            yield sentence[start:end]


def _mention_of(names: set[str]) -> re.Pattern[str]:
    """What finds a whole name in a line, and a surname at its beginning that goes on from the line above.

    A name with a style is found in any case, with another style, and without one where it has a first name.
    """
    whole = {name for name in names if re.search(r"\w[ .]+\w", name)}
    surnames = {_surname(name) for name in whole}
    sure = {_STYLED.sub("", name) for name in whole if is_surely_person(name)}
    firsts = {re.split(r"[ .]+", name)[0] for name in sure}
    bare = {_STYLED.sub("", name) for name in whole if _STYLED.match(name)}
    full = {name for name in bare if re.search(r"\w[ .]+\w", name)}
    return re.compile(
        rf"(?<!\w)(?:{_any_of(whole)}|(?i:{_any_of(full)}))(?!\w)"
        rf"|(?<!\w)(?i:{STYLE}\s+(?:[\w.’'-]+\s+){{0,2}}(?:{_any_of(surnames)}))(?!\w)"
        rf"|^\W*(?:{_any_of(surnames)})(?=\s*[.,;:()]|$| and (?:{_any_of(surnames)})\b)"
        rf"|\b(?:by|to|from|mover|seconder|proposer|delegate|Question),? (?:{_any_of(firsts | set(map(_surname, sure)))})(?=\s*[.,;:()]|$)"
        rf"|^\W*(?:{_any_of(firsts)}) [A-Z]\.(?=\s)"
        rf"|(?<![\w’'])(?:{_any_of(surnames | (names - whole))})\s+(?:{OPINED}|{'|'.join(sorted(SPOKE))})\b"
    )


_STYLED = re.compile(rf"{STYLE}\s+", re.IGNORECASE)


def _surname(name: str) -> str:
    return re.split(r"[ .]+", name)[-1]


def _any_of(texts: set[str]) -> str:
    """A pattern of texts, the longest first; one that fits nothing where there are none."""
    return "|".join(map(re.escape, sorted(texts, key=lambda text: (-len(text), text)))) or "(?!)"
