"""What minutes report below a motion's words: who moved and spoke, amendments in sentences, and what was decided.

None of it is the motion's own. Each sentence is a name, a result, in doubt, or left out with its reason.
"""

import re
from collections.abc import Iterator, Sequence

from schema.terms import Decision
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section, is_entry, words_follow
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_decision, speaks_of_vote
from scripts.intake.vocabulary.headings import is_upper_case
from scripts.intake.vocabulary.movers import parts_without_movers, people_named_in, sentences
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.people_told import OPINED, SPOKE, is_speech
from scripts.intake.vocabulary.phrases import is_opening, is_over_results, is_over_votes, opens_motion
from scripts.intake.vocabulary.proceedings import speaks_of_procedure
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.told import motions_named
from scripts.intake.vocabulary.words import CHAIR, MEETING

DEBATE = "discussion"
TOLD = "an amendment, in the words of whoever reports it"
BROKE_OFF = "when the meeting broke off or went on"

_MOVED = re.compile(r"\b(?:moved|proposed|seconded)\b|\basked leave\b", re.IGNORECASE)
_MOVER_SPOKE = re.compile(
    r"(?:the\s+)?(?:(?:branch|regional|committee)['’]?s?\s+)?(?:delegates?|movers?|proposers?|representatives?|speakers?)\b[^.:;]{0,60}?,\s+(?:in\s+)?"
    r"(?:moving|proposing|seconding|opposing|speaking|replying)\b|(?:in|on)\s+(?:moving|proposing|seconding|opposing)\b[^.:;]{0,60},|speaking (?:for|against|in)\b",
    re.IGNORECASE,
)
"""`The delegate from Harbour Branch, in moving, spoke of …`: who spoke, without a name."""
AMENDMENT_TOLD = re.compile(
    r"(?:an?(?: (?:further|second|third))?|one|the) amendment,?\s+(?:(?:was|which)\s+)?"
    r"(?:(?:moved|proposed|put|submitted|tabled|stood|standing)\s+)?(?:from|by|in the names? of|on behalf of)\s+(?:the\s+)?"
    r"(?P<body>(?-i:[A-Z])(?:[^,;:.()]|(?<=\bNo)\.(?=\s*\d)){2,80}?)"
    r"(?=\s*[,;:(]|\s*\.(?!\s*\d)|\s+(?:to|was|that|which|asking|seeking|proposing)\b)",
    re.IGNORECASE,
)
_OF_THE_PAST = re.compile(
    r"\b(?:a|another|the same|a similar|an earlier|the previous)\s+(?:similar\s+)?(?:motion|resolution|amendment)\b.{0,60}"
    r"\b(?:years? ago|last year|the year before|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A motion of another year, of which somebody spoke: `A similar motion had been lost two years ago`."""
_CHANGED = re.compile(
    rf"(?:it was|the (?:{MEETING}|mover)(?: having)?)\s+(?:then\s+)?(?:agreed|accepted|resolved)\b[^.“\"]{{0,60}}\bto\s+"
    r"(?:replace|substitute|insert|add|delete|remove|alter|change|amend|leave out)\b",
    re.IGNORECASE,
)
"""A change that was agreed without an amendment: `It was agreed to replace “2040” with “2035”.`"""
_HOW_TAKEN = re.compile(
    r"(?:the|an?) (?:vote|count|ballot|division|card vote|roll call) (?:was|had been|having been)?\s*(?:then\s+)?"
    r"(?:taken|called for|called|held|counted|demanded|requested)\b[^\d.;]{0,40}\.?",
    re.IGNORECASE,
)
"""`The vote was taken by tellers.`, and nothing of its result."""
_ASKED = re.compile(r"that\b|(?:it was\s+)?(?:unanimously\s+)?(?:resolved|agreed)\b", re.IGNORECASE)
_WISHED = re.compile(
    rf"\b(?:asked|requested|suggested|urged|appealed|wished|wanted|preferred)\s+(?:that|for|to|if|whether|the (?:{MEETING}|branch|movers?))\b",
    re.IGNORECASE,
)
"""What somebody asked for in debate."""
_BREAK = re.compile(
    rf"(?:the\s+)?(?:{MEETING}|{CHAIR}|council|session|delegates)\s+(?:was\s+|were\s+|then\s+)*"
    rf"(?:adjourned|broke|rose|resumed|re-?convened|re-?assembled|closed|declared (?:the )?(?:{MEETING}|session) closed)"
    r"(?:[\s,]+(?:for|at|until|up|off|by|and|an?|about|short|brief|break|lunch|luncheon|tea|coffee|dinner|refreshments|the|night|day|morning"
    r"|afternoon|evening|was|then|adjourned|resumed|re-?convened|re-?assembled|[\d.:]+|[ap]\.?m\.?|noon|midday|minutes|o['’]clock))+\.?",
    re.IGNORECASE,
)


def broke_off(section: Section, at: int) -> list[Piece] | None:
    """`Conference adjourned for lunch at 12.40 and resumed at 1.30.` decides nothing."""
    line = section.lines[at]
    is_break = not line.cells and _BREAK.fullmatch(line.text.strip())
    return [Piece(Role.SKIP, line.text, BROKE_OFF)] if is_break else None


def heading_of_result(section: Section, at: int) -> list[Piece] | None:
    """`Results` as a heading below a motion's words: what follows tells what was decided, and is no more of them."""
    line = section.lines[at]
    below = section.lines[at + 1].text if at + 1 < len(section.lines) else ""
    is_over_one = line.blank_before and (speaks_of_decision(below) or _AGREED.match(below) is not None)
    stands_out = line.heading > 0 or line.bold or is_upper_case(line.text) or is_over_one
    if line.cells or not (
        stands_out and section.has_words and (is_over_results(line.text) or is_over_votes(line.text))
    ):
        return None
    if not read_result(below) and words_follow(section, at):
        return None  # "Results", and what the Council agreed, among what a motion notes
    section.is_debated = True
    return [Piece(Role.SKIP, line.text, "the heading of the result")]


_AGREED = re.compile(r"The (?:[A-Z][\w’'-]+ ){1,3}(?:unanimously )?(?:agreed|resolved|decided|noted)\b")
"""How a decision begins below its own heading: `The Council agreed to continue the item.`"""


def amendment_told(section: Section, at: int) -> list[Piece] | None:
    """An amendment in a sentence: `An amendment from the Quay Branch, to add figs, was moved.`, `… was not carried.`

    Who put it is kept, and its result. What it would change is told in the minutes' own words.
    """
    line = section.lines[at]
    told = AMENDMENT_TOLD.match(line.text) if not line.cells else None
    if told is None or not section.has_words or section.amendment_is_open:
        return None
    if at + 1 == len(section.lines) and read_result(line.text[told.end() :]):
        return None  # the last line: what became of the motion, nobody says
    section.is_debated = True
    return of_debate(section, at)


_OF_DEBATE = re.compile(
    r"(?:discussion|debate)\s*[:–—]|(?:in|during|after)\s+(?:the\s+|a\s+|some\s+)?(?:\w+\s+)?(?:debate|discussion)\b"
    r"|speaking\s+(?:for|against|in\s+(?:favour|support|opposition))\b|(?:the\s+)?(?:delegates?|movers?|seconders?|proposers?|speakers?|representatives?)\b"
    rf"[^.;:]{{0,60}}?[\s,](?:in\s+(?:moving|seconding|reply)|{OPINED}|{'|'.join(sorted(SPOKE))})\b"
    rf"|(?:several|some|many|most|other|a\s+number\s+of|two|three)\s+(?:\w+\s+)?(?:delegates|members|speakers|branches|people)\s+(?:{OPINED}|{'|'.join(sorted(SPOKE))})\b",
    re.IGNORECASE,
)
_LABELLED_DEBATE = re.compile(r"(?:discussion|debate)\s*[:–—]", re.IGNORECASE)


def debate_told(section: Section, at: int) -> list[Piece] | None:
    """What minutes tell of a debate, below a motion's words: `Discussion: some feared theft.`, `The delegate from Quay, in moving, spoke of …`

    The label counts where numbers part the motions. Without it somebody has to be named too: a motion may speak of delegates.
    """
    text = section.lines[at].text.strip()
    if section.lines[at].cells or not section.words_have_begun or is_opening(text) or is_entry(text):
        return None
    is_labelled = _LABELLED_DEBATE.match(text) is not None and section.found.number
    if not _OF_DEBATE.match(text) or not (
        is_labelled or any(people_named_in(sentence) for sentence in sentences(text))
    ):
        return None
    section.is_debated |= section.has_words and section.amendment is None
    return debate(section, text)


def of_debate(section: Section, at: int) -> list[Piece] | None:
    """A paragraph below the first that says who moved or spoke, `Discussion turned to rope.`: no more of the motion's words,
    unless it begins as they do."""
    line = section.lines[at]
    text = line.text.strip()
    if line.cells and section.is_debated and any(map(read_result, line.cells)):
        return [Piece(Role.UNSURE, line.text)]
    if line.cells and section.is_debated:
        return [Piece(Role.SKIP, line.text, DEBATE)]
    if line.cells or is_entry(text):
        return None
    section.is_debated |= section.has_words and _MOVER_SPOKE.match(text) is not None
    if not section.is_debated:
        return None
    if opens_motion(text) or text.startswith(("“", '"', "‘")):
        section.is_debated = False
        return None
    return debate(section, line.text)


def begins_debate(section: Section, sentence: str) -> bool:
    """Whether a sentence that names people, below a motion's words, says that they moved it or spoke."""
    return section.has_words and (is_speech(sentence) or says_who_moved(sentence))


def says_who_moved(sentence: str) -> bool:
    """Whether a sentence says that somebody moved or seconded, `Moved by the Quay Branch.`, or asked leave to withdraw."""
    return _MOVED.search(sentence) is not None


def debate(section: Section, text: str, *, below_amendment: bool = False) -> list[Piece]:
    """The pieces of a paragraph of debate. A result that was called in question is in doubt.

    `below_amendment` where the paragraph began with an amendment, which the section does not know yet.
    """
    pieces = list(_Debate(section, text, is_open=below_amendment or section.amendment_is_open).pieces())
    for at, piece in enumerate(pieces):
        if piece.role is Role.RESULT and any(_QUESTIONED.search(later.text) for later in pieces[at + 1 :]):
            pieces[at] = Piece(Role.UNSURE, piece.text)
    return _joined(pieces)


_QUESTIONED = re.compile(r"\b(?:recount\w*|challeng\w+|disput\w+|retaken|taken again)\b", re.IGNORECASE)


class _Debate:
    """One paragraph of debate, taken apart sentence by sentence."""

    def __init__(self, section: Section, text: str, *, is_open: bool) -> None:
        self.section, self.text = section, text
        self.is_open = is_open
        """Whether the amendment spoken of last has no result yet."""
        self.is_procedural = False
        """Whether something else was put to the vote in this paragraph."""
        self.is_asked_for = False
        """Whether somebody asked for something: then a bare `Agreed.` may be of that."""
        self.is_changed = False
        """Whether it was agreed to change the words: then no plain *carried* is certain."""

    def pieces(self) -> Iterator[Piece]:
        """Its pieces, in order."""
        for sentence in _with_votes(sentences(self.text)):
            self.is_procedural |= speaks_of_procedure(sentence)
            self.is_asked_for |= _WISHED.search(sentence) is not None
            if told := AMENDMENT_TOLD.match(sentence):
                yield from self.amendment(sentence, told)
                continue
            for part in parts_without_movers(sentence):
                if part.names_people:
                    yield self.names(part.text)
                elif part.goes_on and self.asks(part.text):
                    yield Piece(Role.WORDS, part.text)
                else:
                    yield self.said(part.text)

    def asks(self, text: str) -> bool:
        """Whether what goes on after a name is what that person moved: `Cllr Wick proposed that dogs be kept on leads.`"""
        is_other = self.is_procedural or self.is_open or may_be_result(text) or read_result(text)
        return not is_other and _ASKED.match(text) is not None

    def amendment(self, sentence: str, told: re.Match[str]) -> Iterator[Piece]:
        """An amendment: who put it, and its result where the sentence ends in one."""
        body = told["body"]
        self.is_open = True
        yield Piece(Role.AMENDMENT, sentence[: told.start("body")])
        yield Piece(Role.NAME if is_surely_person(body) else Role.PROPOSER, body)
        rest = sentence[told.end() :].strip()
        if re.search(r"\w", rest) is None:
            yield Piece(Role.SKIP, rest, TOLD)
        elif read_result(rest):
            self.is_open = False
            yield Piece(Role.RESULT, rest)
        elif start := _result_last(rest):
            self.is_open = False
            yield Piece(Role.SKIP, rest[:start].strip(), TOLD)
            yield Piece(Role.RESULT, rest[start:])
        else:
            yield Piece(Role.UNSURE if may_be_result(rest) else Role.SKIP, rest, TOLD)

    def names(self, text: str) -> Piece:
        """A sentence that names people."""
        return Piece(Role.UNSURE if may_be_result(text) else Role.NAME, text)

    def said(self, text: str) -> Piece:
        """Any other sentence."""
        if not set(motions_named(text)) <= {self.section.found.number}:
            self.is_procedural = True  # "Motion 4 was taken with it": a result after that may be of both
        if _HOW_TAKEN.fullmatch(text.strip()):
            return Piece(Role.SKIP, text, DEBATE)
        if _CHANGED.match(text):
            self.is_changed = True
            return Piece(Role.SKIP, text, TOLD)
        result = read_result(text)
        is_bare = result is not None and not result.of and self.is_asked_for
        is_unclear = (
            self.is_procedural or is_bare or (self.is_changed and result and result.decision is Decision.CARRIED)
        )
        if result and (result.of == "amendment" or not is_unclear):
            return Piece(Role.RESULT, text, self.of(result))
        return Piece(Role.UNSURE if result is not None or _may_be_decision(text) else Role.SKIP, text, DEBATE)

    def of(self, result: Result) -> str:
        """Whose result it is, where that is not plain."""
        is_motions = result.of == "motion" or result.decision.value == "carried as amended"
        if result.of == "amendment" or (self.is_open and not is_motions):
            was_open, self.is_open = self.is_open, False
            return "" if was_open else "amendment"
        was_open, self.is_open = self.is_open, False
        return "motion" if was_open else ""


def _result_last(text: str) -> int:
    """Where the result begins that ends a sentence on an amendment: `to strike out figs was lost, 9 votes to 17`; 0 where none does.

    What stands before it must not speak of a result itself.
    """
    for found in re.finditer(r"\s(?=(?:was|were)\s)", text):
        if read_result(text[found.end() :]):
            return 0 if speaks_of_vote(text[: found.start()]) or may_be_result(text[: found.start()]) else found.end()
    return 0


def _may_be_decision(text: str) -> bool:
    return speaks_of_decision(text) and not _OF_THE_PAST.search(text)


def _with_votes(texts: Sequence[str]) -> Iterator[str]:
    """Sentences, with those put together that give the vote and the result in turn: `For, 48. Against, 77. LOST`."""
    at = 0
    while at < len(texts):
        for end in range(min(len(texts), at + MOST_SIDES + 1), at + 1, -1):
            result = read_result(joined := "".join(texts[at:end]))
            if result and not result.before and re.search(r"\d", result.vote):
                yield joined
                at = end
                break
        else:
            yield texts[at]
            at += 1


MOST_SIDES = 3
"""For, against, abstaining: the sentences that may give a vote before the one with the result."""


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, neighbours that are left out for one reason, or in doubt, as one."""
    joined: list[Piece] = []
    for piece in pieces:
        one = Piece(piece.role, piece.text.strip(), "" if piece.role is Role.UNSURE else piece.value)
        if not one.text:
            continue
        is_more = joined and (joined[-1].role, joined[-1].value) == (one.role, one.value)
        if is_more and one.role in (Role.SKIP, Role.UNSURE):
            joined[-1] = Piece(one.role, f"{joined[-1].text} {one.text}", one.value)
        else:
            joined.append(one)
    return joined
