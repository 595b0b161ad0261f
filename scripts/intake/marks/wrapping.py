"""Whether a line goes on with the paragraph or the title above it, or begins something new."""

import re
from collections.abc import Collection, Sequence

from schema.terms import BodyKind
from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_decision
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.names import is_like_a_name, says_body
from scripts.intake.vocabulary.numbers import after_paragraph_number, number
from scripts.intake.vocabulary.phrases import ends_sentence, is_opening, made_of, opens_motion
from scripts.intake.vocabulary.results import read_result


def may_propose(text: str) -> bool:
    """Whether a line is the name of a body that puts motions, and not that of a union."""
    return says_body(text) and kind_of_body(text) in (
        BodyKind.BRANCH, BodyKind.COMMITTEE, BodyKind.NETWORK, BodyKind.SECTION,
    )  # fmt: skip


def goes_on_with(line: Line, following: Line) -> bool:
    """Whether the second line goes on with the first: that one ended only because no further word fitted on it."""
    if line.cells or following.cells or following.blank_before:
        return False
    text, after = line.text.rstrip(), following.text.lstrip()
    if re.fullmatch(r"\S+@\S+\s*", after):
        return False  # somebody's address
    if _is_in_brackets(text, after):
        return True
    return line.room is not None and _is_set_alike(line, following) and _is_cut_off(line.room, text, following)


def _is_cut_off(room: int, text: str, following: Line) -> bool:
    """Whether a text was cut because no further word fitted into the room after it."""
    after = following.text.lstrip()
    if made_of(after):
        return False  # "covering Motions 3 and 8" below the title of a composite
    if text.count(" / ") > 1 and re.match(r"[A-Z]{0,3}\d", after):
        return False  # a table in plain text: each row begins with its number
    head = amendment(text)
    if head and head.is_worded and not after[0].islower():
        return False
    word = after.split()[0]
    is_parted = text.endswith("\u00ad") or (re.search(r"\w-$", text) is not None and after[0].islower())
    ended = ends_sentence(text)
    if len(word) + 1 > room and not ended and _is_rest_of_sentence(text, after):
        return True
    is_mid_sentence = not ended and not text.endswith(",") and after[0].islower()
    if len(word) + 1 <= room and not is_parted and not is_mid_sentence:
        return False
    is_open = re.search(r"(?:[,&]|\b(?:and|the|of|for|in))$", text) is not None
    is_cut = is_open or after[0].islower()
    # "Proposer: Harbour Branch and Far / Isles Branch": a name runs over its line.
    is_cut = is_cut or (
        kind_of_body(after) is not None
        and is_like_a_name(after.rstrip("."))
        and len(after) < LONGEST_REST_OF_NAME
        and not may_be_result(after)
    )
    is_whole = not is_open and re.search(r"[.;:]$", after.rstrip()) is not None
    if labels(text) and (ended or not is_cut or is_opening(after) or is_whole):
        return False  # "Proposer: Harbour Branch / Conference opposes …": the motion's first words
    if ended and _NAMES_WHO.match(after):
        return False
    begins_new = LIST_MARK.match(following.text) or number(after) or (ended and after_paragraph_number(after))
    if begins_new and (ended or not re.match(r"[–—-]\s|\d+[.)]?\s+[a-z]", after)):
        return False
    if (number(text) and is_opening(after)) or _is_whole_name(text.strip(), after):
        return False  # a title that fills its line, or who put the motion, at the right of it
    if is_mid_sentence and len(after.split()) > SHORTEST_REST:
        return True  # "… was put to the / vote and was defeated": the rest of a sentence may look like a result
    return not (
        labels(after) or read_result(after) or amendment(after) or (ends_sentence(text) and speaks_of_decision(after))
    )


def _is_set_alike(line: Line, following: Line) -> bool:
    return (line.bold, line.italic, line.heading) == (following.bold, following.italic, following.heading)


def _is_in_brackets(text: str, after: str) -> bool:
    """Whether a bracket that is open at the end of a line is closed in the next: `(remitted to the Executive` above `Committee)`."""
    is_open = re.search(r"\([^()]+$", text) is not None
    return is_open and re.match(r"[^()]{1,60}\)", after) is not None and not (LIST_MARK.match(after) or number(after))


def _is_rest_of_sentence(text: str, after: str) -> bool:
    """Whether a line in lower case is the rest of the sentence above, whatever it looks like: `passed.` below `a bill that was never`.

    Below a label, or a motion's number and title, it may say what was decided.
    """
    if not after[0].islower() or LIST_MARK.match(after) or len(text.split()) < FEWEST_OF_SENTENCE:
        return False
    is_head = labels(text) or (number(text) and not is_opening(text))
    return not is_head or not (read_result(after) or may_be_result(after))


FEWEST_OF_SENTENCE = 5
"""The words from which on a line is of a sentence, and no name or heading."""
LONGEST_REST_OF_NAME = 60
"""The characters of a line that may be the rest of a body's name."""
SHORTEST_REST = 3
"""The words of a line in lower case from which on it goes on with the sentence above, and is no result of its own."""
_NAMES_WHO = re.compile(
    r"(?:\(?(?:moved|proposed|seconded|submitted|tabled|signed|mover|proposer|seconder)s?\b|in the names? of\b|on behalf of\b)",
    re.IGNORECASE,
)


def _is_whole_name(text: str, after: str) -> bool:
    """Whether a line is the name of a body and nothing else, above a line that begins something new."""
    return (
        after[0].isupper()
        and may_propose(text)
        and not labels(text)
        and not re.search(r"\b(?:and|the|of|for|in)$", text)
    )


MOST_TITLE_LINES = 3
LONGEST_TITLE = 240
"""The characters of a title with its result."""
_RESULT = re.compile(r".*\S\s*[(\[](?P<result>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)?)[)\]][.*_]*", re.DOTALL)


def wrapped_heads(lines: Sequence[Line], known: Collection[int]) -> dict[tuple[int, ...], int]:
    """Of the first lines of such titles, how many lines each has. At least one other title of the list has its result on its own line.

    A line that is `known` to have a role of its own goes on with none.
    """
    if not any(_is_head(line) and _is_whole(line.text) for line in lines):
        return {}
    found = {}
    for at, line in enumerate(lines):
        if _is_head(line) and not _is_whole(line.text) and (count := _count(lines[at : at + MOST_TITLE_LINES], known)):
            found[line.at] = count
    return found


def _count(lines: Sequence[Line], known: Collection[int]) -> int:
    text = lines[0].text.strip()
    for at, line in enumerate(lines[1:], 2):
        is_rest = not (line.blank_before or line.cells or line.at[0] in known) and not _begins_new(line.text)
        if not is_rest or ends_sentence(text):
            return 0
        text = f"{text} {line.text.strip()}"
        if _is_whole(text):
            return at
    return 0


def _is_head(line: Line) -> bool:
    return not line.cells and number(line.text) is not None and not labels(line.text)


def _is_whole(text: str) -> bool:
    found = _RESULT.fullmatch(text.strip()) if len(text) <= LONGEST_TITLE else None
    return found is not None and may_be_result(found["result"])


def _begins_new(text: str) -> bool:
    is_name = may_propose(re.sub(r"\s*[(\[].*", "", text))
    return bool(text[:1] in "([" or number(text) or labels(text) or is_opening(text) or opens_motion(text) or is_name)
