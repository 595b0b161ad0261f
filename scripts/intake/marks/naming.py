"""The rules that set people's names apart from a motion's words: who moved, is to move, seconded, spoke, abstained or signed."""

import re

from scripts.intake.marks.after_title import are_words
from scripts.intake.marks.debate import DEBATE, begins_debate, debate, says_who_moved
from scripts.intake.marks.labelled import NOT_TAKEN, SECONDED
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD, Piece, whole
from scripts.intake.marks.section import Section, is_entry, is_of_another
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.movers import Part, parts_without_movers
from scripts.intake.vocabulary.names import is_like_a_person, read_names, says_body
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.people import NAME_PART, is_of_names, is_surely_person, names_in, rest_without_names
from scripts.intake.vocabulary.people_told import OPINED, SPOKE, STYLE, is_name_here, is_person_alone
from scripts.intake.vocabulary.phrases import ends_sentence, is_opening
from scripts.intake.vocabulary.proceedings import begins_procedural_motion, speaks_of_procedure
from scripts.intake.vocabulary.results import read_result

LONGEST_NAMES = 90
"""The characters of a line that may name somebody and a body, and nothing else."""
_ON_BEHALF = re.compile(
    r"(?:on behalf of|in the name of)\s+(?:the\s+)?(?P<body>[A-Z][^,;:.()]{2,80}?)(?=\s+by\b|\s*[,;:.()]|\s*$)"
)
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def people_named(section: Section, at: int) -> list[Piece] | None:
    """Sentences that name people beside what they did: `Cllr Wick proposed that dogs be kept on leads. It was LOST.`

    The names are left out, what was asked stays the motion's words, and a result is a result. Below a motion's words it is the
    debate on it, and so is what follows.
    """
    line = section.lines[at]
    parts = parts_without_movers(line.text)
    named = [part for part in parts if part.names_people]
    if line.cells or not named:
        return None
    if _begins_with_another(section, line.text):
        section.is_over |= section.amendment is None
        return [Piece(Role.SKIP, line.text, NOT_UNDERSTOOD)]
    section.is_debated |= any(begins_debate(section, part.text) for part in named)
    if section.is_debated:
        return debate(section, line.text)
    is_last = at == len(section.lines) - 1
    pieces: list[Piece] = []
    is_told = False
    for part in parts:
        is_told |= part.names_people and _SPEAKS.search(part.text) is not None and not says_who_moved(part.text)
        more = _names(section, part) if part.names_people else _rest(section, part, is_last=is_last)
        pieces += [_beside_speech(piece) for piece in more] if is_told else more
    return pieces


_SPEAKS = re.compile(rf"\b(?:{OPINED}|{'|'.join(sorted(SPOKE))}|presented|gave|read|introduced|raised)\b")


def _beside_speech(piece: Piece) -> Piece:
    """What goes on after somebody spoke is no words, unless it begins as a motion does: `Jo Bloggs spoke of ivy. The wardens will look into it.`

    What was agreed there may be anything: `Jo Bloggs reported a balance of £312. Agreed.`
    """
    result = read_result(piece.text) if piece.role is Role.RESULT else None
    if result is not None and not result.of:
        return Piece(Role.UNSURE, piece.text)
    is_words = piece.role is Role.WORDS and not are_words(piece.text)
    return Piece(Role.SKIP, piece.text, NOT_UNDERSTOOD) if is_words else piece


def _begins_with_another(section: Section, text: str) -> bool:
    """Whether a sentence begins with the number of another motion, and tells of that one: `Motion E3 – this was moved by Jo Bloggs.`"""
    found = number(text)
    return found is not None and found.is_worded and is_of_another(found.number, section.found.number)


def _names(section: Section, part: Part) -> list[Piece]:
    if may_be_result(part.text):
        return [Piece(Role.UNSURE, part.text)]
    body = _ON_BEHALF.search(part.text)
    if not body or section.has_proposer or section.amendment is not None or not says_body(body["body"]):
        return [Piece(Role.NAME, part.text)]
    before, after = part.text[: body.start("body")].strip(), part.text[body.end("body") :].strip()
    pieces = [Piece(Role.NAME, before), Piece(Role.PROPOSER, body["body"]), Piece(Role.NAME, after)]
    return [piece for piece in pieces if piece.text]


def _rest(section: Section, part: Part, *, is_last: bool) -> list[Piece]:
    if part.goes_on and begins_procedural_motion(f"motion {part.text}"):
        section.is_procedural = True  # "moved to table the item"
        return [Piece(Role.UNSURE if speaks_of_vote(part.text) else Role.SKIP, part.text, DEBATE)]
    if speaks_of_procedure(part.text) and speaks_of_vote(part.text):
        return [Piece(Role.UNSURE, part.text)]  # "It was moved that the question be put. This was carried."
    result = read_result(part.text)
    if result is not None and (
        (result.of == "motion" and is_of_another(result.number, section.found.number))
        or (result.word == "accepted" and not result.of and not section.amendment_is_open)
    ):
        return [Piece(Role.UNSURE, part.text)]  # "Question 3 was referred back"; by whom was it accepted, and for what?
    if result is not None:
        return [Piece(Role.RESULT, part.text, section.value_of_result(result, is_last=is_last))]
    if _VOTED.match(part.text):
        return [Piece(Role.UNSURE if re.search(r"\d", part.text) else Role.SKIP, part.text, WHO_VOTED)]
    if (parts := {label for label, _ in labels(part.text)}) and parts <= set(NOT_TAKEN):
        return [Piece(Role.SKIP, part.text, SECONDED)]  # "Speaking against: the Treasurer."
    *words, last = _BETWEEN_SENTENCES.split(part.text)
    if words and (result := read_result(last)):
        return [
            Piece(Role.WORDS, " ".join(words)),
            Piece(Role.RESULT, last, section.value_of_result(result, is_last=is_last)),
        ]
    if words and may_be_result(last):
        return [Piece(Role.WORDS, " ".join(words)), Piece(Role.UNSURE, last)]
    return [Piece(Role.WORDS, part.text)]


WHO_VOTED = "who voted how"
_VOTED = re.compile(
    r"(?:voting |those |votes? )?(?:for|in favour|against|opposed|abstain(?:ed|ing)|abstentions?)\s*[:–—-]",
    re.IGNORECASE,
)
"""`Against: none.` beside `For: Jo Bloggs.`"""


def names_alone(section: Section, at: int) -> list[Piece] | None:
    """A line anywhere that names people and says no more than why: `In the names of Jo Bloggs and Ann Roe`."""
    text = section.lines[at].text
    is_person_of_body = len(text) < LONGEST_NAMES and bool(names_in(text)) and says_body(rest_without_names(text))
    is_list = "•" in text.strip(" •") and read_names(text, section.bodies).people > 1
    is_names = is_of_names(text) or is_person_alone(text) or ((is_list or is_person_of_body) and not says_body(text))
    return [Piece(Role.NAME, text)] if is_names else None


def signatures(section: Section, at: int) -> list[Piece] | None:
    """`Signed` alone on its line: names follow. `By order of the Council` says no more."""
    line = section.lines[at]
    if re.fullmatch(
        r"by (?:the )?(?:order|command|direction)(?: of (?:the )?[\w’' -]{2,50})?[.,]?|respectfully submitted[.,:]?",
        line.text.strip(),
        re.IGNORECASE,
    ):
        return [Piece(Role.SKIP, line.text, "by whose order it is printed")]
    is_label = re.fullmatch(
        r"(?:signed|signatures?|signatories|proposers?|seconders?|movers?)\.?", line.text.strip(), re.IGNORECASE
    )
    return [Piece(Role.SKIP, line.text, "a label")] if is_label else None


def goes_on_from_mover(section: Section, at: int) -> list[Piece] | None:
    """The rest of a sentence of which a line marked from outside has the beginning, with who moved: it is no words.

    `Mill Branch, to loud applause` is not understood; `that wicks be trimmed` is what was moved.
    """
    if at < FIRST_BELOW_HEAD:
        return None
    line, above = section.lines[at], section.lines[at - 1]
    pieces = section.pieces[at - 1]
    is_mover = any(piece.role in (Role.PROPOSER, Role.NAME) for piece in pieces) and not any(one.rule for one in pieces)
    text = line.text.strip()
    if not is_mover or line.cells or line.blank_before or ends_sentence(above.text.rstrip()):
        return None
    if not text[:1].islower() or is_entry(text) or is_opening(text) or _ASKED.match(text) or read_result(text):
        return None
    return [Piece(Role.UNSURE, text) if may_be_result(text) else Piece(Role.SKIP, text, NOT_UNDERSTOOD)]


FIRST_BELOW_HEAD = 2
"""The first paragraph with one above it that is not the motion's head."""
_ASKED = re.compile(r"(?:that|to|for|and (?:that|to))\b")


def breaks_off_at_mover(section: Section, at: int) -> list[Piece] | None:
    """A paragraph below the words that ends at `It was moved by`: the line with the name was marked from outside, and stands apart."""
    line = section.lines[at]
    if line.cells or not section.has_words or not _MOVED_BY.search(line.text.rstrip()):
        return None
    section.is_debated = True
    return debate(section, line.text)


_MOVED_BY = re.compile(r"\b(?:moved|proposed|seconded)\s+(?:by|for|on behalf of)(?:\s+the)?$")


_WHO = re.compile(
    r"(?:(?P<label>(?:from|by)\s+(?:the\s+)?)(?P<bare>[A-Z][^,;:.()]{2,60}|[^;:.()]{3,90}(?=:\s))|\((?P<bracketed>[^()]{3,80})\))(?P<rest>,\s+(?:admitted|accepted|taken|allowed|received)\b[^.;:]{0,60}|:\s+(?P<words>(?:[Tt]hat|[Tt]o)\b.+))?\.?",
    re.DOTALL,
)


def who_after_number(section: Section, text: str) -> list[Piece] | None:
    """Who put a motion, in the place of its title: `(Ferry Branch), admitted by leave of conference`, `from Ferry Branch`, `(Jo Bloggs)`;
    with the words after a colon, `by the Ferry Branch: that bells be rung`."""
    found = _WHO.fullmatch(text.strip())
    if found is None or read_result(text) or may_be_result(text):
        return None
    name = found["bare"] or found["bracketed"]
    is_body = says_body(name) or bool(section.bodies.proposers(name))
    if not (is_body or found["words"] or is_surely_person(name) or is_like_a_person(name)):
        return None
    # `Ned Oakum` may be a place: it is left out and counted.
    role = Role.NAME if is_surely_person(name) and not is_body else Role.PROPOSER
    end = found.start("words") if found["words"] else found.start("rest") if found["rest"] else len(text)
    label, rest = found["label"] or "", Role.WORDS if found["words"] else Role.SKIP
    parts = [
        (Role.SKIP, label, "a label"),
        (role, text[len(label) : end], ""),
        (rest, text[end:], "" if found["words"] else NOT_UNDERSTOOD),
    ]
    return [Piece(one, part.strip(), value) for one, part, value in parts if part.strip()]


_TO_MOVE = re.compile(
    r"(?P<mover>[(\[]?(?:the\s+)?[A-Z][^,;:()]{2,70}?)\s+(?:to|will)\s+(?:formally\s+)?(?:move|propose)"
    r"(?:[,;]?\s+(?:and\s+)?(?:the\s+)?(?P<second>[A-Z][^,;:()]{2,70}?)\s+(?:to|will)\s+(?:formally\s+)?second)?[)\]]?\.?"
)


def to_move(section: Section, at: int) -> list[Piece] | None:
    """Who is to move and to second, before the words: `(Executive to move, Saltmarsh to second)`.

    A name that is no body's is left out and counted; who is to second is not recorded.
    """
    line = section.lines[at]
    text = line.text.strip()
    found = _TO_MOVE.fullmatch(text) if not line.cells and not section.words_have_begun else None
    if found is None or (is_opening(text) and not found["second"]):
        return None
    mover = found["mover"]
    role = Role.NAME if is_surely_person(mover.strip("([ ")) else Role.PROPOSER
    return [Piece(role, mover), Piece(Role.SKIP, text[found.end("mover") :].strip(), SECONDED)]


_OFFICE_HELD = r"(?i:(?:the\s+)?(?:(?:acting|vice|deputy)[- ])?(?:president|chair(?:man|woman|person)?|(?:general\s+)?secretary|convenor|moderator|treasurer))"
_SPEAKERS_NAME = rf"{NAME_PART}(?:\s{NAME_PART}){{0,3}}"
_SPEAKER = re.compile(
    rf"(?:(?P<office>{_OFFICE_HELD})(?:\s*\([^()]{{2,60}}\))?|(?P<styled>(?i:{STYLE})\s+{_SPEAKERS_NAME})(?:\s*\([^()]{{2,60}}\))?|(?P<named>{_SPEAKERS_NAME})\s*\([^()]{{2,60}}\))\s*:\s+(?=\S)"
)


def spoken(section: Section, at: int) -> list[Piece] | None:
    """What a speaker said, below a motion's words: `SIS. I. WICK (Guild of Sweeps): President, I move.`, and what goes on below it.

    A result is a result; what may be one is in doubt.
    """
    line = section.lines[at]
    text = line.text.strip()
    if line.cells or not section.has_words:
        return None
    found = _SPEAKER.match(text)
    if found and found["named"] and (amendment(text) or not is_name_here(found["named"])):
        found = None  # "Amendment A (East Branch): for pears read figs"
    if found is None:
        return _going_on(section, at) if section.beside == DEBATE else None
    section.beside, section.beside_level = DEBATE, 0
    if found["office"]:
        return whole(line, Role.UNSURE) if may_be_result(text[found.end() :]) else whole(line, Role.SKIP, DEBATE)
    return [Piece(Role.NAME, text[: found.end()].strip()), Piece(Role.SKIP, text[found.end() :], DEBATE)]


def _going_on(section: Section, at: int) -> list[Piece] | None:
    line = section.lines[at]
    if line.heading or amendment(line.text):
        section.beside = ""  # the amendment that the speeches lead to
        return None
    is_short = len(line.text) < LONGEST_RESULT
    if is_short and (read_result(line.text) or read_result(line.text.strip(" ()"))):
        return None
    return (
        whole(line, Role.UNSURE)
        if is_short and may_be_result(line.text.strip(" ("))
        else whole(line, Role.SKIP, DEBATE)
    )


LONGEST_RESULT = 160
"""The characters of a line among speeches that may say what was decided."""
