"""Headings: of committees, and those that give a decision or a kind to all motions below them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from schema.terms import Decision, MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.dates import MONTH, WEEKDAY
from scripts.intake.vocabulary.decided_below import DECIDED, LIST_NOUN, SEVERAL, decision_below, is_decided_list
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.list_titles import is_title_of_resolutions
from scripts.intake.vocabulary.movers import names_people
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import KIND_WORDS, number
from scripts.intake.vocabulary.people import names_in
from scripts.intake.vocabulary.people_told import is_person_alone
from scripts.intake.vocabulary.phrases import end_of_list, is_nothing, is_opening, made_of
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import result_after
from scripts.intake.vocabulary.told import names_several
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MEETING, MOTION


def is_upper_case(text: str) -> bool:
    """A heading in capitals: `EQUAL RIGHTS COMMITTEE`, `NEGOTIATING COMMITTEE – Cafcass/Probation`.

    What stands after a dash may be in lower case; an abbreviation alone (`NEC`) counts too.
    """
    head = re.split(rf"\s[{DASH}]\s|:", text)[0]
    letters = [letter for letter in head if letter.isalpha()]
    return len(letters) >= 3 and all(letter.isupper() for letter in letters) and not re.search(r"[.!?;]$", head.strip())


BODY_HEADING = re.compile(
    r"\b(?:committee|network|section|executive|council|amendments?|rule changes?|motions|business|report)\b",
    re.IGNORECASE,
)


def heading_name(text: str) -> str:
    """What a heading says, without the colon or number of its section: `Section 4: Open session` stays whole."""
    return re.sub(rf"[\s:.{DASH}]+$", "", " ".join(text.split()))


def without_section_number(text: str) -> str:
    """A heading without the number or the letter of its section: `3. Motions withdrawn`, `A    Working life`."""
    return re.sub(r"^(?:\d{1,2}[.)]\s+|[A-Z](?:\s{2,}|\t))(?=\S)", "", text.strip())


@dataclass(frozen=True, slots=True)
class Group:
    """A heading that says something of all motions below it: what was decided, or of which kind they are."""

    decision: Decision | None = None
    kind: MotionKind | None = None
    to: str = ""
    is_undecided: bool = False
    """Whether it says that nothing is decided of what stands below it: `Motions submitted by members`."""
    is_doubtful: bool = False
    """Whether it speaks of what was decided and does not say what: `MOTIONS NOT CARRIED`, `Motions lost or withdrawn`."""
    line: Line | None = None
    """The line that says it."""
    is_list_title: bool = False
    """Whether it is the title of the whole list, with a year: `2018 AGM RESOLUTIONS`."""
    is_implied: bool = False
    """Whether only the word *resolutions* says what was decided, and no word for it: `2018 AGM RESOLUTIONS`."""


IN_DOUBT = Group(is_undecided=True, is_doubtful=True)

_PAPER = (
    r"(?:(?:emergency |composite |late |other |all )?(?:motions|resolutions|decisions|proposals|composites)|votes|acts|results|outcomes?|minutes|proceedings|agenda|order paper|"
    r"order of (?:business|proceedings)|(?:policy|resolution|motion)s? book|(?:motion|resolution)s? (?:submission |proposal )?forms?|book of policy|policies|contents|index|compendium|digest|notice|record|report on voting|voting)"
)
_MEETING = (
    r"\b(?:congress|conference|meetings?|assembly|council|synod|[ase]gm|ad[mc]|session|sitting|senate|parliament|union|delegates|members|branches|executive|convention|"
    rf"society|association|party|college|university|guild|{WEEKDAY}s?|(?:19|20)\d\d|motions|resolutions|amendments|debate)\b"
)
_OF_DAY = re.compile(
    rf"(?:(?:{WEEKDAY}|morning|afternoon|evening|(?:first|second|third|fourth|opening|closing|final|late|old|new|unfinished) ?|day|session|sitting|business|"
    r"(?:after|before|in|during|until|following|on) (?:the )?(?=break|lunch|tea|coffee|dinner|morning|afternoon|evening|\w+day)|break|lunch(?:eon)?|tea|coffee|dinner|"
    rf"one|two|three|four|five|\d{{1,2}}(?:st|nd|rd|th)?|{MONTH}|(?:19|20)\d\d)[\s,:.–—-]*)+",
    re.IGNORECASE,
)
"""`DAY TWO`, `Saturday afternoon`, `LATE BUSINESS`: when something was taken."""
_OF_MEETING = re.compile(
    rf"[^.:]{{0,60}}\b{MEETING}(?:\s*(?:[,:–—-]|of|in|on)\s*.{{0,40}})?",
    re.IGNORECASE,
)
_OF_PAPER = re.compile(
    r"(?:(?:the|draft|final|full|first|second|preliminary|provisional|revised|annual|official|printed|summary|supplementary|what became|text|list|table|notice|"
    rf"book|digest|record|results?|outcomes?|report)\s+(?:(?:of|on)\s+(?:the\s+)?)?)*{_PAPER}"
    rf"(?:\s*(?:$|[,;&(])|\s+(?:and|with|received|submitted|proposed|prioriti[sz]ed|passed|taken|adopted|put)\b|\s+(?:(?:of|for|from|to|at|before|on|in)\s+)?.*{_MEETING})"
    rf"|(?!.*\bcommittee\b)(?:.*{_MEETING}.*\s{_PAPER}|(?:[\w-]+ ){{0,2}}(?:motions|resolutions|proposals|decisions|amendments)\b)"
    rf"|(?:notice of |text of (?:the )?)?(?:motion|resolution)s?\s+(?:for|to|before)\s+(?:the\s+)?.*{_MEETING}.*",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def names_paper(text: str) -> bool:
    """Whether a heading says which paper this is, or which part of it, and so is no committee's and no motion's title.

    - `CONTENTS`, `POLICY BOOK`, `Order paper for Saturday`, `Decisions of Congress`, `MINUTES OF THE PARISH COUNCIL`;
    - `DAY TWO`, `Saturday afternoon`; `The committee has admitted the following emergency motions`;
    - `ANNUAL ASSEMBLY: MOTIONS`, `DIOCESAN SYNOD – ACTS OF SYNOD`, `Motion for the annual general meeting`.
    """
    said = " ".join(text.split()).strip(" :.")
    if (
        _OF_DAY.fullmatch(said)
        or _of_meeting_on_day(said)
        or re.search(r"\bthe following(?: \w+){0,2}$", said, re.IGNORECASE)
        or re.fullmatch(
            rf"(?:in )?(?:summary|brief|short|full)|at a glance|(?:the )?full texts?(?: of (?:the )?{MOTION}s)?|what (?:\w+ ){{1,4}}(?:decided|agreed|resolved|voted for)(?: (?:on|at|in) .{{2,40}})?",
            said,
            re.IGNORECASE,
        )
    ):
        return True
    return any(_OF_PAPER.match(part) for part in (said, *re.split(rf"\s+[{DASH}|]\s+|:\s+", said)))


_DAY_OR_SITTING = re.compile(r"(?:day|session|sitting|\b(?:19|20)\d\d)\b", re.IGNORECASE)
_OF_TERM = re.compile(
    r".*\bhow (?:the )?(?:members|you|delegates|branches|students|we) voted|(?:polic(?:y|ies)|motions|resolutions)\b.*\b(?:this|last|of the) (?:term|year|session|semester|week|month)",
    re.IGNORECASE,
)
"""`Policy passed and not passed this term`, over all that a page holds."""


def _of_meeting_on_day(text: str) -> bool:
    """Whether a heading is a meeting's name and its day or sitting: `FULL COUNCIL – 8 JULY 2027`, `Conference report – Tuesday session`."""
    if _OF_TERM.fullmatch(text):
        return True
    name, *rest = re.split(rf"\s+[{DASH}|]\s+|[:,]\s+", text, maxsplit=1)
    is_day = bool(rest) and _OF_DAY.fullmatch(rest[0]) is not None and _DAY_OR_SITTING.search(rest[0]) is not None
    return (
        is_day
        and re.search(_MEETING, name, re.IGNORECASE) is not None
        and not re.search(r"\bcommittee\b", name, re.IGNORECASE)
    )


def names_meeting(text: str) -> bool:
    """Whether a heading names a meeting, and so is no committee's: `All-Student Meeting, May`, `Student Assembly: how you voted`."""
    return _OF_MEETING.fullmatch(" ".join(text.split())) is not None


_PASSED_BELOW = re.compile(
    rf"the following (?:emergency |composite )?{MOTION}s? (?:was|were|has been|have been) (?P<result>.+)",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    r"\b(?:then|again|was|were|has|have|had|voted(?! down)|(?<!not )moved|opened|considered|opposed|(?<!not )(?<!be )(?<!for )debated|discussed|heard the|which|who|if)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells how a meeting went: it is no heading, whatever it ends in."""


def is_narrative(text: str) -> bool:
    """Whether a line in lower case tells how a meeting went, and names nothing: `One emergency motion was received and is in order`."""
    return not is_upper_case(text) and _NARRATIVE.search(text) is not None and len(text.split()) >= FEWEST_TOLD


FEWEST_TOLD = 6
_PATH = re.compile(r"\w[:/\\]\S*[/\\]\S")
"""The path of a file or an address, which offices print at the head of their papers."""
_NAMES_NUMBERS = re.compile(r":\s*[A-Z]{0,3}\d[\w., &]*$")
"""Numbers after a colon: `Amendments carried: 4.1`. It is of these, and no heading."""
_NAMES_ONE = re.compile(
    rf"\b(?:this|that) (?:\w+ )?{MOTION}\b(?!$)|\b(?:with|by|of|see|to|on) (?:motion|resolution|composite|amendment) [A-Z]{{0,3}}\d{{1,3}}\b",
    re.IGNORECASE,
)
"""One motion: `Taken with motion 3 and carried`. It is of the motion above, and decides none below."""


def _is_heading(said: str, text: str) -> bool:
    """Whether a line may be a heading over motions; `text` is the line as it stands, with a stop where it has one."""
    if (
        len(said) > 140
        or re.search(r"\.$", text.strip())
        or not re.search(rf"\b{LIST_NOUN}\b|\brule changes?\b", said, re.IGNORECASE)
        or said.endswith(",")
        or _PATH.search(said)
    ):
        return False
    if names_several(said) or _NAMES_NUMBERS.search(said) or _NAMES_ONE.search(said):
        return False
    if number(said) or amendment(said) or said.count(" ") > 18 or re.search(r"[.!?]\s", said):
        return False
    # A heading names the motions first, or the meeting; a sentence about one motion does not.
    begins_sentence = re.match(r"(?:this|the|we|our|that|an?|it|following|in|if)\b", said, re.IGNORECASE)
    names_list = re.match(rf"the following {LIST_NOUN}\b", said, re.IGNORECASE)
    return bool(names_list) or is_decided_list(text) or not (begins_sentence or _NARRATIVE.search(said))


_SEVERAL = re.compile(rf"\b{SEVERAL}\b", re.IGNORECASE)
_OTHER_BUSINESS = re.compile(
    rf"\b{MOTION} (?:to|of|that|for)\b|\bmotions? to (?!be\b|conference\b|congress\b|the\b|this\b|our\b)|\bprocedural motions?\b|\bstanding orders\b(?! committee)",
    re.IGNORECASE,
)
"""What a meeting decides besides its motions: `Procedural motion to adjourn: LOST`. It says nothing of the motions below."""
_EMERGENCY_BUSINESS = re.compile(r"(?:other |further )?(?:emergency|urgent) business", re.IGNORECASE)


def group_heading(text: str) -> Group | None:
    """A heading over several motions.

    - `Resolutions Carried`, `MOTIONS LOST`, `Motions remitted to the NEC`;
    - `Motions and Amendments not reached and referred to the NEC under Rule 4`;
    - `EMERGENCY MOTIONS`, `EMERGENCY BUSINESS`, `Composite motions`, `CONSTITUTIONAL AMENDMENTS`, `Rule changes`;
    - `Motions submitted by members`, `Motions for debate`: nothing is said of what was decided;
    - `2018 AGM RESOLUTIONS`, `Motions passed by conference`: the whole list.
    """
    said = " ".join(text.split()).strip(" :.")
    if passed := _PASSED_BELOW.fullmatch(said):
        result = read_result(passed["result"])
        if result and not result.note:
            return Group(result.decision, to=result.to)
        return IN_DOUBT if result or may_be_result(passed["result"]) else Group(is_undecided=True)
    if is_of_those_below(text):
        return IN_DOUBT
    if _EMERGENCY_BUSINESS.fullmatch(said):
        return Group(kind=MotionKind.EMERGENCY)
    if text.rstrip().endswith(":") and not is_decided_list(text) and (below := _result_above(said)):
        return below
    if not _is_heading(said, text):
        return None
    kind = next(
        (kind for words, kind, _ in KIND_WORDS if re.match(rf"{words}(?:\s+{LIST_NOUN})?\b", said, re.IGNORECASE)),
        None,
    )
    decided, is_unclear = decision_below(said)
    is_over_motions = _SEVERAL.search(said) or text.rstrip().endswith(":")
    if (decided or is_unclear) and (_OTHER_BUSINESS.search(said) or not is_over_motions):
        return None
    has_year = re.search(r"\b(?:1[89]|2[01])\d\d\b", said) is not None
    to = re.search(
        r"\b(?:remitted|referred)\b.*?\bto (?:the )?(?P<to>.+?)(?:\s+(?:under|by|for (?:want|lack|action|consideration|decision|report)|owing|because|due|without|at)\b.*|\s*[:(–—].*|\s-\s.*)?$",
        said,
        re.IGNORECASE,
    )
    is_undecided = is_unclear or (decided is None and _UNDECIDED.search(said) is not None)
    if decided is None and kind is None and not has_year and not is_undecided:
        return None
    is_implied = False
    is_undecided = is_undecided or (decided is None and has_year and _SINCE.search(said) is not None)
    if decided is None and not is_undecided and has_year and is_title_of_resolutions(said):
        # What a list of resolutions prints was carried; a list of decisions says what by its own headings.
        decided, is_implied = Decision.CARRIED, True
    sent_to = to["to"].strip() if to and decided else ""
    is_doubtful = is_unclear and _UNDECIDED.search(said) is None
    return Group(
        decided, kind, sent_to, is_undecided=is_undecided, is_doubtful=is_doubtful, is_list_title=has_year, is_implied=is_implied
    )  # fmt: skip


_BELOW = re.compile(
    r"\b(?:motions|resolutions|composites|items|business)\s+(?:(?:listed|printed|set out)\s+)?(?:below|that follow|which follow)\b"
    rf"|\b(?:following|remaining)\s+{MOTION}s\b",
    re.IGNORECASE,
)


def is_of_those_below(text: str) -> bool:
    """Whether a paragraph tells what became of the motions that follow it: `The guillotine fell. The motions below were not reached.`

    What was decided of each it does not say in so many words, so it decides none."""
    plain = " ".join(text.split())
    is_sentence = len(plain) < LONGEST_SENTENCE and plain.endswith((".", ":")) and not is_opening(plain)
    return (
        is_sentence
        and re.search(r"[.;]\s+[A-Z]", plain) is not None
        and _BELOW.search(plain) is not None
        and speaks_of_results(plain)
    )


LONGEST_SENTENCE = 240


_OF_ALL = re.compile(r"\b(?:their|all|those|these|the following)\b", re.IGNORECASE)


def _result_above(text: str) -> Group | None:
    """A result before a colon, over the motions that it is of: `Withdrawn by their movers:`. Where it does not say that it is of all
    of them, nothing is known of these; of the motion above it is none either way."""
    if (
        len(text.split()) < 2
        or len(text) > 90
        or labels(f"{text}: x")
        or number(text)
        or amendment(text)
        or is_opening(text)
    ):
        return None
    result = read_result(_OF_ALL.sub("the", text)) or read_result(text)
    if result is None:
        return IN_DOUBT if _OF_ALL.search(text) and may_be_result(text) else None
    if result.of:
        return None
    return Group(result.decision, to=result.to) if _OF_ALL.search(text) and not result.note else IN_DOUBT


def speaks_of_results(text: str) -> bool:
    """Whether a heading speaks of results, understood or not: then what a heading above it says is not said of what follows."""
    return (
        re.search(
            rf"\b(?:{DECIDED}|unreached|unmoved|dropped|fell|fallen|ruled|objected|opposed|deferred|debated?)\b",
            text,
            re.IGNORECASE,
        )
        is not None
        or may_be_result(text)
        or speaks_of_vote(text)
    )


_UNDECIDED = re.compile(
    r"\b(?:submitted|proposed|tabled|received|dealt with|disposed of|considered|voted on|put (?:to|before) (?:the|this|members|delegates)|before (?:the|this)|(?:for|to be) (?:debated?|decided|decision|discussion|discussed|moved|taken|considered|consideration))\b",
    re.IGNORECASE,
)


_SINCE = re.compile(
    r"\b(?:progress|update|follow(?:ing)?[- ]up|action (?:taken|on|points)|actions? (?:arising|following)|responses? to|implementation|implementing|"
    r"outstanding|what (?:was|has been|we have) done)\b",
    re.IGNORECASE,
)
"""A report of what was done since, `Progress on resolutions of 2026`: also on those that were remitted or lost."""


@lru_cache(maxsize=20_000)
def _names_somebody(text: str) -> bool:
    """Whether a person is named in a line that is no body's name. `A. LAMPS AND OIL` is the first section."""
    is_section = re.match(r"\W*[A-Z][.)]\s", text) is not None and text.isupper()
    return bool(names_in(text)) and not says_body(text) and not is_section


def may_be_heading(text: str) -> bool:
    """Whether a line says nothing that another part of a motion says."""
    says_otherwise = (
        number(text) or read_result(text) or labels(text) or amendment(text) or made_of(text) or is_opening(text) or end_of_list(text)
        or may_be_result(text) or is_nothing(text) or names_people(text) or _names_somebody(text) or is_person_alone(text) or (text.startswith("(") and result_after(text))
    )  # fmt: skip
    return not says_otherwise
