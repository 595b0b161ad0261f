"""What can only be seen at the end of a motion: a proposer below its words, a result in or after its last line."""

import re

from scripts.intake.documents.lines import Line
from scripts.intake.marks.headings import is_beside_head, surely_ends
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD, Piece
from scripts.intake.marks.section import FRAGMENT, Section, is_entry
from scripts.intake.vocabulary.doubt import (
    may_be_result,
    names_another,
    speaks_of_decision,
    speaks_of_vote,
    tells_otherwise,
)
from scripts.intake.vocabulary.fates import tells_refusal
from scripts.intake.vocabulary.headings import is_upper_case, may_be_heading
from scripts.intake.vocabulary.movers import OF_TITLES, sentences
from scripts.intake.vocabulary.names import Names, is_like_a_name, is_like_a_person, read_names, says_body
from scripts.intake.vocabulary.people import has_address, is_surely_person
from scripts.intake.vocabulary.people_told import may_be_surnames
from scripts.intake.vocabulary.phrases import ends_sentence, is_closing_item, is_opening, opens_motion
from scripts.intake.vocabulary.proceedings import proceeding
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import in_capitals, result_after
from scripts.intake.vocabulary.words import MEETING

BESIDE_NAME = "beside the proposer's name"
WHOM_TO_ASK = "whom to write to or to ring"
_BRACKETED = re.compile(r"\s*[(\[](?P<name>[^()\[\]]{3,60})[)\]][.,;:]?\s*")
MOST_NAMES = 3
"""The lines below a motion that may say who put it: a branch, its region, its district."""


def close(section: Section) -> None:
    """Mark again the last lines of the motion, or of the amendment, that ends here."""
    addresses_below(section)
    names_in_brackets(section)
    results_beside_names(section)
    name_after_words(section)
    names_below(section)
    result_in_last_line(section)
    before = len(_last_words(section))
    result_after_words(section)
    if len(_last_words(section)) < before:
        names_below(section)  # "Granite Lodge" above a result that is not understood
    fragment_below(section)


def fragment_below(section: Section) -> None:
    """A few words with capitals alone below whole sentences, `Wick (Harbour)`, are no words of the motion: who they name, or what
    they head, nobody can tell."""
    places = _last_words(section)
    if len(places) < 2 or section.pieces[places[-1]][-1].by_hand:
        return
    line, above = section.lines[places[-1]], section.pieces[places[-2]][-1].text.rstrip()
    text = section.pieces[places[-1]][-1].text.strip()
    is_alone = line.blank_before and not line.cells and not line.level and above.endswith((".", "”", '"'))
    if is_alone and text == line.text.strip() and FRAGMENT.fullmatch(text) and not is_opening(text):
        section.pieces[places[-1]][-1:] = [Piece(Role.SKIP, text, NOT_UNDERSTOOD, "fragment below")]


def _last_words(section: Section) -> list[int]:
    """The places of the paragraphs of words that ends here, of the amendment that is open or else of the motion."""
    first = 0
    if section.amendment is not None:
        first = max(
            (at for at, pieces in enumerate(section.pieces) if any(piece.role is Role.AMENDMENT for piece in pieces)),
            default=0,
        )
    return [
        at
        for at in range(first, len(section.pieces))
        if section.pieces[at] and section.pieces[at][-1].role is Role.WORDS
    ]


def addresses_below(section: Section) -> None:
    """Whom to write to or to ring, below a motion's words, is no part of them: `For more, write to hive@example.org.`"""
    places = _last_words(section)
    while len(places) > 1 and has_address(section.pieces[places[-1]][-1].text):
        piece = section.pieces[places.pop()]
        if not piece[-1].by_hand:
            piece[-1:] = [Piece(Role.SKIP, piece[-1].text, WHOM_TO_ASK, "addresses below")]


def names_in_brackets(section: Section) -> None:
    """A person's name alone in brackets, wrapped from the line above as in `Seconded: Larkfield Branch / (Ros Dabney).`, is no words."""
    for pieces in section.pieces:
        for at, piece in enumerate(pieces or ()):
            bracketed = _BRACKETED.fullmatch(piece.text)
            is_names = bracketed and (is_like_a_person(bracketed["name"]) or _are_people(section, bracketed["name"]))
            if piece.role is Role.WORDS and not piece.by_hand and is_names:
                pieces[at] = Piece(Role.NAME, piece.text, "", "names in brackets")


_NAME_LAST = re.compile(
    r"(?<=[.!?”])\s+(?:[(\[](?P<bracketed>[^()\[\]]{3,80})[)\]]|[–—]\s+(?P<dashed>[^–—.:;]{3,80}))\.?$"
)


def name_after_words(section: Section) -> None:
    """Who put it, after the full stop of its last words: `… and wants longer oars. (Harbour Branch)`."""
    places = _last_words(section)
    piece = section.pieces[places[-1]][-1] if places else None
    found = _NAME_LAST.search(piece.text) if piece and not piece.by_hand else None
    if piece is None or found is None:
        return
    name = found["bracketed"] or found["dashed"]
    names = read_names(name, section.bodies)
    is_body = names.is_body and not (names.unclear or names.people)
    if not (is_body or is_surely_person(name)):
        return
    has_proposer = section.has_proposer if section.amendment is None else section.amendment_has_proposer
    role = Role.NAME if not is_body else Role.SKIP if has_proposer else Role.PROPOSER
    parts = [(Role.WORDS, piece.text[: found.start()]), (role, found.group().strip())]
    value = BESIDE_NAME if role is Role.SKIP else ""
    section.pieces[places[-1]][-1:] = [
        Piece(one, text, value if one is role else "", "name after words") for one, text in parts
    ]


def results_beside_names(section: Section) -> None:
    """What ends a paragraph that was left out for the names in it, and speaks of a result, is not left out: `This was moved by
    Jo Bloggs for the Executive. Long debate. Motion carried`."""
    for pieces in section.pieces:
        for at, piece in enumerate(pieces or ()):
            *before, last = sentences(piece.text) or [""]
            is_result = bool(before) and (read_result(last) is not None or may_be_result(last))
            if piece.role is Role.NAME and not piece.by_hand and is_result:
                names = Piece(Role.NAME, "".join(before).strip(), piece.value, piece.rule)
                pieces[at : at + 1] = [names, Piece(Role.UNSURE, last.strip(), "", "results beside names")]


def _are_people(section: Section, text: str) -> bool:
    """Whether a text lists people and nothing else: `Jo Bloggs / A. Roe`, where one of them is surely a person."""
    parts = [part.strip(" .") for part in re.split(r"\s*(?:[,/&;]|\band\b)\s*", text) if part.strip(" .")]
    is_list = 1 < len(parts) <= MOST_PEOPLE and all(
        is_like_a_name(part) and len(part.split()) < MOST_PEOPLE for part in parts
    )
    if not is_list or any(says_body(part) or section.bodies.proposers(part) for part in parts):
        return False
    is_any = any(is_surely_person(part) or section.is_asked_for_name for part in parts)
    return is_any or may_be_surnames(text, section.habits.common_words | OF_TITLES)


MOST_PEOPLE = 5
LONGEST_DOUBT = 160
"""The characters of a last paragraph that is in doubt as a whole where it speaks of a vote."""


def names_below(section: Section) -> None:
    """Take the last lines for the proposers.

    The TUC prints who put a motion on a line of its own below the words, without a label; the GMB a branch, and its region
    below it. A line counts where it names a body that the archive knows or says by itself that it is a body, or where this
    list does so with most motions.
    """
    places = _last_words(section)
    has_proposer = section.has_proposer if section.amendment is None else section.amendment_has_proposer
    named: list[int] = []
    while places and len(named) < MOST_NAMES and not has_proposer:
        at = places[-1]
        if not _names(section, section.lines[at], is_only=len(places) == 1):
            break
        named.insert(0, places.pop())
    is_named = False
    for at in named:
        text = section.lines[at].text
        names = read_names(text, section.bodies)
        role = Role.NAME if _are_people(section, text) else _role(names, is_named=is_named)
        section.pieces[at] = [Piece(role, text, BESIDE_NAME if role is Role.SKIP else "", "names below")]
        is_named |= names.is_body


def _role(names: Names, *, is_named: bool) -> Role:
    """What a line of names is: the first body put the motion, others only where the archive knows them all."""
    if names.known or (not is_named and (names.is_body or names.unclear)):
        return Role.PROPOSER
    return Role.NAME if names.people and not names.is_body else Role.SKIP


def _names(section: Section, line: Line, *, is_only: bool) -> bool:
    text = line.text.strip().rstrip(".")
    above = section.lines[section.lines.index(line) - 1].text
    if line.text.rstrip().endswith(".") and not (line.blank_before or ends_sentence(above)):
        return False  # "… as adopted by the Labour Councils'", and below it "Conference of 2024."
    if not (is_only or line.cells) and _are_people(section, text):
        return True
    if is_entry(text) or line.cells or not 2 < len(text) <= 120 or not may_be_heading(text) or speaks_of_vote(text):
        return False
    if result_after(text):
        return False  # "Harbour Branch   LOST" says what was decided too
    names = read_names(text, section.bodies)
    if section.is_asked_for_name and is_like_a_name(text) and not is_only:
        return True  # "Received from:" stood above, with no name after it
    if is_only:
        return bool(names.known) and is_like_a_name(text)  # the only line is the motion, unless it surely names a body
    if names.known:
        return True
    # Where the others end in "Proposer: …", a name alone below the words is who put it.
    is_last = section.habits.name_is_last or (section.habits.proposer_is_last and not section.has_proposer)
    is_name = is_like_a_name(text) and (is_last or names.is_body or is_like_a_person(text))
    return is_name or is_surely_person(text)


def result_in_last_line(section: Section) -> None:
    """What was decided in brackets after the last words: `… without delay. (CARRIED)`."""
    places = _last_words(section)
    if not places or (section.is_decided and section.amendment is None):
        return
    text = section.pieces[places[-1]][-1].text
    match = re.search(r"\s*[(\[](?P<result>[^()\[\]]{4,80})[)\]]\.?$", text)
    if match is None and (start := _result_as_sentence(text)):
        parted = [Piece(Role.WORDS, text[:start].rstrip()), Piece(Role.UNSURE, text[start:])]
        section.pieces[places[-1]][-1:] = [Piece(one.role, one.text, "", "result in last line") for one in parted]
        return
    if not match or not text[: match.start()].strip():
        return
    before, after = text[: match.start()], text[match.start() :].strip()
    rule = "result in last line"
    last = re.split(r"(?<=[.!?;])\s+", before)[-1]
    is_of_another = names_another(last) or may_be_result(last) or proceeding(last) is not None
    if is_of_another and (read_result(match["result"]) or may_be_result(match["result"])):
        # "Not moved: see Motion 2 (carried)": the bracket may be the other motion's.
        is_no_words = speaks_of_decision(text) and len(section.pieces[places[-1]]) == 1
        doubtful = [Piece(Role.UNSURE, text, "", rule)]
        parted = [Piece(Role.WORDS, before, "", rule), Piece(Role.UNSURE, after, "", rule)]
        section.pieces[places[-1]][-1:] = doubtful if is_no_words else parted
    elif read_result(match["result"]):
        section.pieces[places[-1]][-1:] = [Piece(Role.WORDS, before, "", rule), Piece(Role.RESULT, after, "", rule)]
        section.is_decided |= section.amendment is None
    elif may_be_result(match["result"]):
        section.pieces[places[-1]][-1:] = [Piece(Role.WORDS, before, "", rule), Piece(Role.UNSURE, after, "", rule)]


_LAST_SENTENCE = re.compile(r"(?<=[.;:!?”\"])\s+(?P<result>[A-Z][^.;:!?]{3,120})\.?$")


def _result_as_sentence(text: str) -> int:
    """Where the last sentence of a motion's words begins that states a result, `… to buy more boots. Carried.`: a person reads it.

    0 where none does, or where the sentences before it speak of a vote too.
    """
    found = _LAST_SENTENCE.search(text)
    is_of_words = is_opening(text) or text.startswith("That ") or len(text) > LONGEST_DOUBT
    if found and tells_refusal(found["result"]):
        return found.start("result")  # "The meeting declined."
    if found is None or not is_of_words or read_result(found["result"]) is None:
        return 0
    others = re.split(r"(?<=[.;!?])\s+", text[: found.start()])
    return 0 if any(speaks_of_decision(other) for other in others) else found.start("result")


def result_after_words(section: Section) -> None:
    """Last lines that speak of a result and are not understood: they are in doubt, and no words."""
    places = _last_words(section)
    while len(places) > 1 or (places and (section.amendment is not None or section.has_title or section.has_proposer)):
        at = places.pop()
        text = section.pieces[at][-1].text.strip()
        if _is_over_figures(section, at):
            section.pieces[at][-1:] = [Piece(Role.UNSURE, section.pieces[at][-1].text, "", "result after words")]
            continue
        name = text[: result_after(text)].strip()
        is_name = is_like_a_name(name) and (
            bool(places) or says_body(name)
        )  # "Jo Tolland   CARRIED" alone is of an election
        is_doubtful = speaks_of_decision(text) or in_capitals(text) is not None or is_name
        is_open = text.endswith((":", ";")) and not _is_vote_below(section, at)
        if is_entry(text) or len(text) > LONGEST_DOUBT or not is_doubtful or is_open:
            return
        if opens_motion(text) and not tells_otherwise(text):
            return
        if _is_within_words(section, at):
            return
        section.pieces[at][-1:] = [Piece(Role.UNSURE, section.pieces[at][-1].text, "", "result after words")]


_COLUMNS = re.compile(r"\s{2,}|\t")


def _is_over_figures(section: Section, at: int) -> bool:
    """Whether a line heads the columns of the vote below it: `Bishops   Clergy   Laity` over `For   3   71   88`."""
    columns = [column for column in _COLUMNS.split(section.lines[at].text.strip()) if column]
    if len(columns) < 2 or re.search(r"\d", section.lines[at].text) or not _is_vote_below(section, at):
        return False
    return len(re.findall(r"\d[\d,]*", section.lines[at + 1].text)) == len(columns)


def _is_vote_below(section: Section, at: int) -> bool:
    """Whether the line below is in doubt too or has a vote, so that a sentence with a colon ends in it and opens no list."""
    below = section.pieces[at + 1] if at + 1 < len(section.pieces) else []
    return bool(below) and all(piece.role in (Role.UNSURE, Role.RESULT) for piece in below)


def _is_within_words(section: Section, at: int) -> bool:
    """Whether a line goes on with the words above it, in a list that says `Result: Carried` below each motion: the label says
    what was decided."""
    is_labelled = section.habits.result_is_labelled and _is_vote_below(section, at)
    return is_labelled and not section.lines[at].blank_before and section.lines[at + 1].blank_before


_OF_MEETING = re.compile(
    rf"\b(?:{MEETING}|chair\w*|president|thank\w*|close[ds]?|closing|adjourn\w*|[ap]\.?m)\b",
    re.IGNORECASE,
)


def begins_last_business(section: Section, at: int) -> bool:
    """Whether a line below a motion's words is the heading of the last business of a meeting: `Any other business`.

    `Closing` may be a heading among the words: below it nothing may stand that is not of a meeting's end.
    """
    line = section.lines[at]
    if re.fullmatch(r"clos(?:e|ing|ure)\W*", line.text.strip(), re.IGNORECASE):
        below = [other.text for other in section.lines[at + 1 :]]
        if not all(_OF_MEETING.search(text) and not opens_motion(text) for text in below):
            return False
    stands_out = bool(line.blank_before or line.heading or line.bold or is_upper_case(line.text))
    return section.has_words and stands_out and not line.cells and is_closing_item(line.text)


def leave_open(section: Section) -> None:
    """Store no words of a motion that may go on below a heading of its own level: those above it and all below are listed."""
    ends = [at for at, pieces in enumerate(section.pieces) if pieces and pieces[0].rule == "after the end"]
    is_by_hand = any(piece.role is Role.END for pieces in section.pieces for piece in pieces)
    if not ends or is_by_hand or not is_beside_head(section, section.lines[ends[0]]):
        return
    heading = section.lines[ends[0]]
    if heading.heading < section.habits.head_level or surely_ends(heading.text.strip()):
        return
    for pieces in section.pieces:
        for at, piece in enumerate(pieces):
            if not piece.by_hand and (piece.role is Role.WORDS or piece.rule == "after the end"):
                pieces[at] = Piece(Role.SKIP, piece.text, NOT_UNDERSTOOD)
