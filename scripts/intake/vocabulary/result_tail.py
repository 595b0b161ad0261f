"""What follows the word for a decision: figures, a way of voting, by whom, why. It is taken apart piece by piece."""

import re
from dataclasses import dataclass, field

from schema.terms import Decision
from scripts.intake.vocabulary.dates import MONTH, WEEKDAY
from scripts.intake.vocabulary.names import is_like_a_person, says_body
from scripts.intake.vocabulary.votes import DASH, NOBODY_AGAINST, WAY, goes_with, vote, without_sides
from scripts.intake.vocabulary.words import ANY_DECISION, MEETING, NUMBER, OTHERS_FATE, UNDER_RULE

_COUNT_WORD = r"(?:no|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|\d{1,4})"
_OF_SIDES = rf"\d[\d,]*(?:\s*[{DASH}/:]\s*\d| (?:votes? |voting |voted )?(?:to|for|in favou?r|against)\b)"
"""Figures that are a vote's, and so neither a margin nor the number of an amendment: `by 53-6`, `by 53 in favour`."""
_HOW = re.compile(WAY, re.IGNORECASE)
_AMENDED = re.compile(
    rf"\(?as amended(?: by (?:(?:the )?(?:amendments? )?(?:no\.? ?)?(?!{_OF_SIDES}){NUMBER}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){NUMBER})*|(?:the )?(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}})(?=\W*$)))?\)?",
    re.IGNORECASE,
)
_ABSTENTIONS = re.compile(
    rf"(?:with )?{_COUNT_WORD} (?:abstentions?|votes? against|against)(?:\s+and {_COUNT_WORD} abstentions?)?",
    re.IGNORECASE,
)
_MARGIN = re.compile(rf"by (?:a majority of )?(?!{_OF_SIDES})\d[\d,]*+(?: votes?)?+(?! to| for)", re.IGNORECASE)
_TO = re.compile(
    r"(?:by )?\d[\d,]*+ (?:votes? )?to (?:\d[\d,]*+|nil|none)(?: votes?)?(?:,? (?:with|and) \d+ abstentions?)?",
    re.IGNORECASE,
)
_WHOM = re.compile(
    rf"(?:by|at) (?:an? |the |our |its )?(?:quorate |general |special |extraordinary |annual |branch |members['’]? |committee |council )*(?:{MEETING}|council)(?: of (?:the )?(?!(?:19|20)\d\d)[\w’' -]{{2,40}}?)?(?: held)?(?=$|[,;.()]| on\b| in\b)|"
    rf"(?:by|at|with) (?:the )?(?:{MEETING}(?!,? (?:(?:of|in) )?(?:19|20)\d\d)|(?:its )?(?:movers?|proposers?)|delegates|council meeting|"
    r"submitting (?:branch|body)|movers['’] (?:agreement|consent)|agreement of the (?:movers?|proposers?))(?![\w-])",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(
    r"by (?:the )?(?:branch|section|council|region)(?=\W|$)|by (?:the )?[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|and|of|the|&))*(?=$|[.,;()])"
)
_THERE_BEING = re.compile(
    r"(?:there (?:being|were)|the (?:voting|vote|figures) (?:being|was|were)):?\s+(?=\d|for\b)", re.IGNORECASE
)
"""What stands before the figures: `carried, there being 49 for and 5 against`."""
_IN_FAVOUR = re.compile(
    rf"in favour of (?:the )?(?:emergency )?(?:composite(?: motion)?|motion|resolution|amendment|comp\.?)(?:\s*(?:no\.?\s*)?(?:{NUMBER}|[A-Z]))?",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"(?:and )?(?:referred|remitted)(?: back)? to (?:the )?(?P<to>[^,;:()]{2,60}?)(?=$|[,;:(]|\s+under\b)(?:\s+under .{2,30})?",
    re.IGNORECASE,
)
_NEXT_MEETING = re.compile(
    rf"(?:(?:our|its|an?|the)\s+)?(?:(?:next|following|subsequent|future|later|another|coming|forthcoming|reconvened|adjourned)\b(?:\s+[\w’'-]+){{0,3}}\s+{MEETING}|"
    rf"(?:19|20)\d\d(?:\s+[\w’'-]+){{0,2}}\s+{MEETING}|{MEETING}(?:\s+(?:in|of))?\s+(?:19|20)\d\d)\b(?!.*\b(?:executive|committee|council|board|nec)\b)",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    r"for (?:further )?(?:consideration|action|discussion|report|decision|review|work|advice)", re.IGNORECASE
)
_SEE = re.compile(r"no debate|see (?:also )?(?:minute|item|page|note|report)s?\s*[\d.]+\w?", re.IGNORECASE)
_SORT_OF = re.compile(r"as an? (?:special|ordinary|extraordinary) resolution", re.IGNORECASE)
"""Which majority it had to have: `passed as a special resolution`."""
_DAY = re.compile(
    rf"(?:on )?(?:{WEEKDAY},?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\.?,?\s+\d{{4}}|{MONTH}\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"guillotined?|(?:ran |as )?(?:time ran )?out of time|(?:through |for |due to )?(?:lack|want) of time",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\((?P<in>[^()]*)\)|for (?:lack|want) of a second(?:er|ed)?|(?:(?:there being|with) )?no (?:seconder|mover)|without a (?:seconder|mover)|(?:as|because|since|due to|owing to|in (?:the )?(?:light|view) of|following|after)\b(?P<why>.+)",
    re.IGNORECASE | re.DOTALL,
)
_HAS_REASON = frozenset({Decision.FELL, Decision.WITHDRAWN, Decision.OUT_OF_ORDER, Decision.NOT_REACHED})
"""Decisions that a document gives a reason for, in words of its own."""
_BEFORE = re.compile(rf"(?:before|during|prior to) (?:the |any |its )?(?:{MEETING}|debate|vote|ballot)", re.IGNORECASE)
_NEEDED = re.compile(
    r"\(?(?:need(?:ed|ing|s)|requir(?:ed|es|ing)) (?:a )?(?:\d/\d|\d\d ?%|(?:two|three|four)[- ](?:thirds|fifths|quarters))(?: majority)?\)?",
    re.IGNORECASE,
)
"""`Lost (needed 2/3; For 25, Against 21)`."""
_AGREED = re.compile(r"(?:with )?the (?:movers?|proposers?|branch) (?:agreeing|consenting|concurring)", re.IGNORECASE)
_SHARE_NEEDED = r"(?:two|three|four)[- ](?:thirds|fifths|quarters)"
_NEED = r"(?:required|necessary|needed|requisite)"
_MAJORITY = re.compile(
    rf"(?:(?:as|since|because) )?(?:an? |the )?(?:{_NEED} )?(?:{_SHARE_NEEDED} |simple |absolute )?majority "
    r"(?:(?:having )?not (?:having )?(?:been |being )?(?:reached|obtained|achieved)|(?:is |was |were |being )?(?:required|needed))"
    rf"|(?:a )?{_SHARE_NEEDED}(?: of (?:the )?votes)? (?:(?:is |was |were |being )?(?:required|needed)|not (?:having been )?(?:reached|obtained|achieved))"
    rf"|(?:not having|having (?:not|failed to)|failing to|(?:did|does) not|failed to|without)\s+(?:obtain|reach|achiev|gain|secur|receiv|hav)\w* (?:an? |the )?(?:{_NEED} )?(?:{_SHARE_NEEDED} )?majority(?: {_NEED})?",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"(?:(?:as|because|since) )?the (?:vote|votes|voting) (?:was|were|being|having been) (?:exactly |equally )?(?:tied|equal|divided)!?"
    r"|on an? (?:equality of votes|equal (?:vote|division)|tied vote)",
    re.IGNORECASE,
)
_PER_CENT = re.compile(
    r"(?:with )?\d{1,2}(?:\.\d+)?\s?(?:%|per cent)(?: of (?:the )?votes?(?: cast)?)?(?: (?:in favour|for|against))?",
    re.IGNORECASE,
)
_SIDES_PER_CENT = re.compile(
    r"\(?\s*for\s*[–:-]?\s*\d[\d.]*\s?%\s*[,;/]?\s*against\s*[–:-]?\s*\d[\d.]*\s?%\s*\)?", re.IGNORECASE
)
_ORDERS = re.compile(
    r"(?P<all>in (?:all|both|each of the) (?:the )?(?:orders|houses))|in the (?:order|house) of (?:the )?\w+",
    re.IGNORECASE,
)
"""How a synod voted, by orders or houses: carried in all of them, or lost in one."""
_MORE_THAN = re.compile(
    rf"(?:by |with |having (?:obtained|reached|achieved|gained|received) )?(?:an? |the )?(?:{_NEED} )?{_SHARE_NEEDED}(?: majority(?: {_NEED})?| {_NEED})|{_SHARE_NEEDED} (?:of [\w ]{{3,40}} )?having voted (?:in favou?r|for it|for)|(?:by |with )?more than (?:the )?(?:required |necessary )?(?:two[- ]thirds|three[- ]quarters|half)(?: of (?:the )?votes(?: cast)?|(?: required)? majority)?",
    re.IGNORECASE,
)


def is_no_body(to: str) -> bool:
    """Whether what a motion was sent to is no body, but the vote or another decision, `passed to the vote`, `remitted to be carried`, a
    place where it is spoken of, `referred to in motion 1`, or a person."""
    is_reference = re.match(
        r"(?:in|by|above|below|as|at|on|motion|resolution|composite|item|page|paragraph)\s", to, re.IGNORECASE
    )
    return (
        is_reference is not None
        or (is_like_a_person(to) and " " in to.strip() and not says_body(to))
        or ANY_DECISION.search(to) is not None
        or to.lower() in ("next business", "the vote", "vote")
    )


def is_another_meeting(to: str) -> bool:
    """Whether what a motion was referred to is a later meeting: it was put off, and sent to no body that would decide for it."""
    return _NEXT_MEETING.match(to) is not None


@dataclass(slots=True)
class Tail:
    """What follows the word for the decision, as it is taken apart."""

    decision: Decision
    how: list[str] = field(default_factory=list)
    figures: str = ""
    notes: list[str] = field(default_factory=list)
    to: str = ""
    is_amended: bool = False

    def take(self, rest: str) -> str | None:
        """One piece from the front; what is left, or None where no piece is understood."""
        if match := _AMENDED.match(rest):
            self.is_amended = True
            if " by " in match.group() and re.search(r"\d", match.group()):
                self.notes.append(f"The document says: {match.group().strip('()')}.")
        elif match := _MARGIN.match(rest):
            self.notes.append(f"The document says: {match.group()}.")
        elif match := _HOW.match(rest):
            self.how.append(match.group())
        elif (
            match := _ABSTENTIONS.match(rest)
            or _SIDES_PER_CENT.match(rest)
            or _PER_CENT.match(rest)
            or NOBODY_AGAINST.match(rest)
        ):
            self.notes.append(f"The document says: {match.group()}.")
        elif match := _TO.match(rest):
            self.take_figures(match.group())
        elif (
            (match := _THERE_BEING.match(rest))
            or (match := _WHOM.match(rest) or _SEE.match(rest) or _DAY.match(rest) or _SORT_OF.match(rest))
            or (match := self.of_this_decision(rest))
        ):
            pass
        else:
            return None
        return rest[match.end() :]

    def of_this_decision(self, rest: str) -> "re.Match[str] | None":
        """A piece that goes with some decisions only."""
        if self.decision is Decision.WITHDRAWN and (match := _IN_FAVOUR.match(rest)):
            self.notes.append(f"The document says: {match.group()}.")
            return match
        if self.decision is Decision.WITHDRAWN and (match := _BY_SOMEBODY.match(rest) or _BEFORE.match(rest)):
            return match
        if self.decision is Decision.CARRIED and (match := _MORE_THAN.match(rest)):
            self.notes.append(f"The document says: {match.group()}.")
            return match
        if (self.decision is Decision.LOST and (match := _MAJORITY.match(rest) or _TIED.match(rest))) or (
            self.decision in (Decision.CARRIED, Decision.LOST) and (match := _NEEDED.match(rest))
        ):
            self.notes.append(f"The document says: {match.group().strip('()')}.")
            return match
        if self.decision in (Decision.CARRIED, Decision.LOST) and (match := _ORDERS.match(rest)):
            if bool(match["all"]) is not (self.decision is Decision.CARRIED):
                return None
            self.notes.append(f"The document says: {match.group()}.")
            return match
        if self.decision is Decision.NOT_REACHED and (match := _SENT.match(rest)):
            self.to = match["to"].strip()
            return match
        if self.decision is Decision.NOT_REACHED and (match := _TIME.match(rest)):
            return match
        if self.decision is Decision.REMITTED:
            return _FOR_WHAT.match(rest) or _AGREED.match(rest)
        if self.decision in _HAS_REASON:
            return UNDER_RULE.match(rest) or self.reason(rest)
        return None

    def reason(self, rest: str) -> "re.Match[str] | None":
        """Why it was not put: the fate of another motion, or words that speak of no decision."""
        bare = rest.strip("() ")
        if (match := OTHERS_FATE.fullmatch(bare)) and re.search(r"\d", bare):
            self.notes.append(f"The document says: {bare}.")
            return re.compile(r".*", re.DOTALL).match(rest)
        match = _REASON.match(rest)
        return (
            match if match and not ANY_DECISION.search(match.group()) and not re.search(r"\d", match.group()) else None
        )

    def take_figures(self, rest: str) -> bool:
        """A vote that is all that is left."""
        counted = vote(rest)
        if counted is None:
            return False
        if (
            self.decision is Decision.LOST
            and counted.figures
            and without_sides(rest)
            and not goes_with(counted.figures, Decision.LOST)
        ):
            # "AMENDMENT REJECTED 71–54": which side is which, nobody says.
            self.notes.append(f"The document gives this vote: {rest.strip(' ().')}.")
            return True
        self.is_amended = self.is_amended or counted.is_amended
        self.figures = counted.figures or self.figures
        if counted.way:
            self.how.append(counted.way)
        if counted.note:
            self.notes.append(counted.note)
        return True
