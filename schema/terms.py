"""The closed lists. Each term is declared once, here: value, label, meaning, other words for it.

The documentation's tables, the JSON Schema, messages, badges and legends all read these lines.
"""

import inspect
from collections.abc import Mapping
from enum import StrEnum, nonmember
from typing import Self

from schema.language import _, pgettext


def words(text: str) -> tuple[str, ...]:
    """`passed, agreed` → `passed`, `agreed`."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def facts(**named: object) -> dict[str, object]:
    """What a term carries besides its words: a value for each attribute that its list declares."""
    return named


class Term(StrEnum):
    """One word of a closed list. Its value is what a record says, its label what a page says.

    A list declares further facts as annotated attributes, and every term of it gives each one a value; a term that
    lacks one fails where it is declared, at import.
    """

    also: tuple[str, ...]
    _label: str
    _meaning: str

    def __new__(
        cls, value: str, label: str, meaning: str, also: str = "", facts: Mapping[str, object] | None = None
    ) -> Self:
        """A term. `also` holds the other words that people type for it, with commas between them."""
        term = str.__new__(cls, value)
        term._value_ = value
        term._label = label
        term._meaning = meaning
        term.also = words(also)
        for name, fact in (facts or {}).items():
            setattr(term, name, fact)
        return term

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        declared = set(inspect.get_annotations(cls))
        for term in cls:
            given = {name for name in vars(term) if not name.startswith("_")} - {"also"}
            if lacking := sorted(declared - given):
                raise TypeError(f"{cls.__name__}.{term.name}: it lacks {', '.join(lacking)}.")
            if unknown := sorted(given - declared):
                raise TypeError(f"{cls.__name__}.{term.name}: the list declares no {', '.join(unknown)}.")

    @property
    def label(self) -> str:
        """What a page says for it."""
        return pgettext(self.context(), self._label)

    @property
    def meaning(self) -> str:
        """What it means, told apart from its neighbours; a word between asterisks is another term."""
        return _(self._meaning)

    @classmethod
    def context(cls) -> str:
        """What its labels are said of, where another list has the same words of something else; empty as a rule."""
        return ""

    @classmethod
    def by_word(cls) -> dict[str, Self]:
        """Each term by its value and by the other words that people type for it."""
        return {word: term for term in cls for word in (term.value, *term.also)}

    @classmethod
    def noun(cls) -> str:
        """What one word of this list is called in a sentence: `kind of motion`."""
        return (cls.__doc__ or cls.__name__).split(":")[0].lower()

    @classmethod
    def a_noun(cls) -> str:
        """The same with its article: `a kind of motion`."""
        return f"{'an' if cls.noun()[0] in 'aeiou' else 'a'} {cls.noun()}"

    @classmethod
    def says_unknown(cls, word: str) -> str:
        """What is said of a word that this list does not have: its own sentence (`unknown`), or that it is no kind of motion."""
        sentence: str = getattr(cls, "unknown", f"'{{}}' is not {cls.a_noun()}.")
        return sentence.format(word)

    @classmethod
    def rule(cls) -> str:
        """The name of the rule that a word outside this list breaks: `unknown-kind-of-motion`."""
        return "unknown-" + cls.noun().replace(" ", "-")


# One term after another, in the order of reading: value, label, meaning, other words for it, facts.
# fmt: off


class MeetingKind(Term):
    """Kind of meeting: which meeting decided."""

    AGM = (
        "annual general meeting", "Annual general meeting",
        "The union's yearly meeting of members or their delegates, its highest body, whatever the union calls it.",
        "agm, conference, annual conference, delegate conference, annual delegate conference",
    )
    SGM = (
        "special general meeting", "Special general meeting", "A general meeting called between two annual ones.",
        "sgm, egm, extraordinary general meeting, special conference, emergency conference, recall conference",
    )
    SECTION = (
        "section annual general meeting", "Section annual general meeting",
        "The yearly meeting of one section of the union; it decides for that section only.", "section agm",
    )
    CONGRESS = (
        "congress", "Congress",
        "Another body's meeting, such as the TUC's, to which the union sent a motion; what it carries is that body's policy.",
        "tuc, another union's conference",
    )


class MotionKind(Term):
    """Kind of motion: how a motion came to the meeting."""

    ORDINARY = (
        "ordinary", "Ordinary motion", "Sent in before the closing date and printed in the notice.", "normal, motion",
    )
    EMERGENCY = (
        "emergency", "Emergency motion", "Taken late, because of something that happened after the closing date.",
        "urgent, late",
    )
    COMPOSITE = (
        "composite", "Composite motion", "Made of several motions on one subject; those are then decided in it.",
    )
    AMENDMENT = (
        "constitutional amendment", "Constitutional amendment", "Changes the union's own rules, and is not a policy.",
        "rule change, rule amendment, constitutional",
    )


class ClauseKind(Term):
    """Kind of clause: what one clause does."""

    REQUEST = (
        "request", "Request", "Somebody is to do something: it can be met or not.", "demand, instruction, call, action",
    )
    POSITION = (
        "position", "Position", "The meeting holds something: it stands or not, and nothing can be met.",
        "view, belief, statement",
    )
    RULE_CHANGE = ("rule change", "Rule change", "Words of the union's own rules are changed.", "amendment")


class Standing(Term):
    """Standing: whether a motion is still policy, as far as what we hold can tell."""

    mark: str
    is_in_force: bool
    """Whether the decision is not known to have ended."""
    may_be_met: bool
    """Whether something can still come of a request."""

    REAFFIRMED = (
        "reaffirmed", "Reaffirmed", "A later motion, recorded as carried, says that it still holds.", "",
        facts(mark="yes", is_in_force=True, may_be_met=True),
    )
    LATER_NOT_KNOWN = (
        "later decisions not known", "Later decisions not known",
        "Carried, and nothing held here ends it; but not every list of a later meeting is held here. Ask the union.",
        "no later decision found",
        facts(mark="open", is_in_force=True, may_be_met=True),
    )
    NO_LATER_DECISION = (
        "no later decision", "No later decision",
        "Carried; the whole list of every later meeting is held here, and no motion on any of them ends it.", "",
        facts(mark="open", is_in_force=True, may_be_met=True),
    )
    REPLACED = (
        "replaced", "Replaced", "A later motion, recorded as carried, stands in its place.", "",
        facts(mark="over", is_in_force=False, may_be_met=False),
    )
    CANCELLED = (
        "cancelled", "Cancelled", "A later motion, recorded as carried, ends it and puts nothing in its place.", "",
        facts(mark="no", is_in_force=False, may_be_met=False),
    )
    LAPSED = (
        "lapsed", "Lapsed", "By the union's rule, policy ends after a number of years unless it is reaffirmed.", "",
        facts(mark="over", is_in_force=False, may_be_met=False),
    )
    TIME_LIMIT = (
        "time limit passed", "Its own time limit passed", "It set itself a last day, and that day is past.", "",
        facts(mark="over", is_in_force=False, may_be_met=False),
    )
    NOT_POLICY = (
        "not policy", "Not policy", "It was not carried: lost, withdrawn, not reached, or decided without a quorum.",
        "",
        facts(mark="no", is_in_force=False, may_be_met=False),
    )
    REFERRED = (
        "referred", "Referred",
        "The meeting sent it to another body, or took it into a composite; what was decided there is said where we know it.",
        "",
        facts(mark="sent", is_in_force=False, may_be_met=True),
    )
    NOT_KNOWN = (
        "not known", "Not known", "The result was not found, so it must not be called or cited as policy.", "",
        facts(mark="unknown", is_in_force=False, may_be_met=True),
    )
    RULE_CHANGE = (
        "rule change", "Rule change: see the current rules",
        "It changed the union's rules; only the rules in force say what holds now.", "",
        facts(mark="sent", is_in_force=False, may_be_met=False),
    )


class Decision(Term):
    """Decision: what a body did with a motion."""

    standing: Standing
    """Where it leaves the motion, before anything later is asked."""
    mark: str
    """The mark beside it on a page, as the site's style names it."""
    may_have_vote: bool
    may_be_sent_on: bool
    """Whether it may name a body that the motion went to."""
    printed: tuple[str, ...]
    """The words in which documents say it. scripts.intake.vocabulary reads each of them as this decision."""

    CARRIED = (
        "carried", "Carried", "Passed as it stood: the union's policy until it lapses, is replaced or is cancelled.",
        "passed, agreed, approved, adopted, accepted",
        facts(standing=Standing.LATER_NOT_KNOWN, mark="yes", may_have_vote=True, may_be_sent_on=False,
              printed=words("carried, passed, agreed, adopted, approved, accepted, endorsed")),
    )
    CARRIED_AS_AMENDED = (
        "carried as amended", "Carried as amended",
        "Passed after the meeting changed its words: the changed words are the policy.", "amended, passed as amended",
        facts(standing=Standing.LATER_NOT_KNOWN, mark="yes", may_have_vote=True, may_be_sent_on=False,
              printed=words("carried as amended, passed as amended, amended and carried")),
    )
    LOST = (
        "lost", "Lost", "Put to the vote and voted down.", "defeated, rejected, voted down",
        facts(standing=Standing.NOT_POLICY, mark="no", may_have_vote=True, may_be_sent_on=False,
              printed=words("lost, defeated, rejected, voted down, not carried")),
    )
    REMITTED = (
        "remitted", "Remitted",
        "Sent to another body, as a rule the executive, to decide or to act on; the meeting itself did not pass it.",
        "referred, remit",
        facts(standing=Standing.REFERRED, mark="sent", may_have_vote=True, may_be_sent_on=True,
              printed=words("remitted, referred, referred back")),
    )
    WITHDRAWN = (
        "withdrawn", "Withdrawn", "Taken back by those who put it, before a vote.", "",
        facts(standing=Standing.NOT_POLICY, mark="no", may_have_vote=False, may_be_sent_on=False, printed=words("withdrawn")),
    )
    FELL = (
        "fell", "Fell",
        "Never put to the vote, because another decision, a rule or the lack of a mover stopped it; unlike *lost*, nobody voted it down.",
        "fallen, not put",
        facts(standing=Standing.NOT_POLICY, mark="no", may_have_vote=False, may_be_sent_on=False,
              printed=words("fell, fallen, not put, not moved, not seconded")),
    )
    OUT_OF_ORDER = (
        "ruled out of order", "Ruled out of order",
        "The chair or the steering committee held that the rules did not allow it to be taken.",
        "out of order, not in order",
        facts(standing=Standing.NOT_POLICY, mark="no", may_have_vote=True, may_be_sent_on=False,
              printed=words("ruled out of order, out of order, not in order")),
    )
    NOT_REACHED = (
        "not reached", "Not reached", "Time ran out before it came up; unlike *fell*, nothing was wrong with it.",
        "not taken, guillotined",
        facts(standing=Standing.NOT_POLICY, mark="no", may_have_vote=False, may_be_sent_on=True,
              printed=words("not reached, unreached, not taken, not debated, not heard, guillotined")),
    )
    IN_COMPOSITE = (
        "in composite", "Taken in a composite", "Merged into a composite motion and decided there.", "composited",
        facts(standing=Standing.REFERRED, mark="sent", may_have_vote=True, may_be_sent_on=False,
              printed=words("in composite, taken in composite, merged into composite")),
    )
    IN_PRIVATE = (
        "taken in private", "Taken in private", "Debated in closed session; what was decided is not published.",
        "closed session, private",
        facts(standing=Standing.NOT_KNOWN, mark="unknown", may_have_vote=True, may_be_sent_on=False,
              printed=words("taken in private, closed session")),
    )
    NOT_RECORDED = (
        "not recorded", "Result not recorded",
        "No document that we hold says what was decided. It may have been carried.", "unknown, not known, none",
        facts(standing=Standing.NOT_KNOWN, mark="unknown", may_have_vote=False, may_be_sent_on=False, printed=words("")),
    )


CARRIED = frozenset(term for term in Decision if term.standing is Standing.LATER_NOT_KNOWN)
"""The decisions that make a motion a resolution."""


def as_on_a_motion(decision: Decision, meaning: str = "", **different: bool) -> tuple[object, ...]:
    """A decision on an amendment that is called and marked as one on a motion is; `different` are facts that differ."""
    same = facts(mark=decision.mark, changes_words=False, may_have_vote=decision.may_have_vote)
    return decision.value, decision.label, meaning or decision.meaning, ", ".join(decision.also), same | different


class AmendmentDecision(Term):
    """Decision on an amendment: what became of a change of a motion's words that was put."""

    mark: str
    changes_words: bool
    """Whether the motion's words changed by it."""
    may_have_vote: bool

    @classmethod
    def context(cls) -> str:
        """An amendment and a motion may be of different genders."""
        return "an amendment"

    CARRIED = (
        "carried", "Carried", "Passed by the meeting: the motion's words changed.", "passed, agreed, approved",
        facts(mark="yes", changes_words=True, may_have_vote=True),
    )
    ACCEPTED = (
        "accepted", "Accepted",
        "Taken into the motion by those who put it, without a vote on it: the motion's words changed.",
        "accepted by the mover, friendly",
        facts(mark="yes", changes_words=True, may_have_vote=True),
    )
    LOST = as_on_a_motion(Decision.LOST)
    REMITTED = as_on_a_motion(Decision.REMITTED, "Sent to another body, and no part of what was passed.")
    WITHDRAWN = as_on_a_motion(Decision.WITHDRAWN)
    FELL = as_on_a_motion(
        Decision.FELL, "Never put to the vote, as where its motion or an earlier amendment was decided first.",
    )
    OUT_OF_ORDER = as_on_a_motion(Decision.OUT_OF_ORDER, "The rules did not allow it to be taken.")
    NOT_REACHED = as_on_a_motion(Decision.NOT_REACHED, "Time ran out before it came up.")
    IN_COMPOSITE = as_on_a_motion(Decision.IN_COMPOSITE, "Merged into a composite motion.", may_have_vote=False)
    NOT_RECORDED = as_on_a_motion(Decision.NOT_RECORDED, "No document that we hold says what became of it.")


CHANGED_WORDS = frozenset(term for term in AmendmentDecision if term.changes_words)
"""The decisions on an amendment by which a motion's words changed."""


class Progress(Term):
    """Progress: what came of a request."""

    unknown = nonmember("'{}' is not a word for progress.")
    mark: str
    is_assessable: bool
    """Whether an assessment may say it; the others follow from where there is none."""
    is_settled: bool
    """Whether a request ends there, so that nothing further is to be looked for."""

    MET = (
        "met", "Met", "What was asked for came about, by evidence; who brought it about is not claimed.",
        "achieved, done, won",
        facts(mark="met", is_assessable=True, is_settled=True),
    )
    PARTLY_MET = (
        "partly met", "Partly met", "Some of what was asked for came about, by evidence, and some did not.",
        "partly achieved, partial, partially met",
        facts(mark="partly", is_assessable=True, is_settled=False),
    )
    UNDER_WAY = (
        "under way", "Under way",
        "Steps towards it were taken and had not ended when last looked at; unlike *partly met*, nothing asked for is there yet.",
        "in progress, ongoing, underway, started",
        facts(mark="way", is_assessable=True, is_settled=False),
    )
    NOT_MET = (
        "not met", "Not met",
        "Evidence shows that it was refused or did not come about; unlike *nothing found*, there is evidence.",
        "not achieved, failed, refused, unmet",
        facts(mark="no", is_assessable=True, is_settled=False),
    )
    OVERTAKEN = (
        "overtaken by events", "Overtaken by events",
        "Something else happened after which it could no longer be met or no longer mattered.", "overtaken, moot",
        facts(mark="over", is_assessable=True, is_settled=True),
    )
    NOTHING_FOUND = (
        "nothing found", "Nothing found", "Looked for on a day, and no evidence was found either way.",
        "no evidence found",
        facts(mark="nothing", is_assessable=False, is_settled=False),
    )
    NOT_ASSESSED = (
        "not assessed", "Not assessed", "Nobody has yet looked, or nobody has yet judged what was found.", "unknown",
        facts(mark="unknown", is_assessable=False, is_settled=False),
    )


ASSESSABLE = tuple(term for term in Progress if term.is_assessable)
"""What an assessment may say."""


class LinkKind(Term):
    """Kind of link: what one motion has to do with another."""

    reverse: str
    """What the link is called on the page of the motion that it points to."""
    leaves: Standing | None
    """The standing in which it leaves the other motion. Only a motion recorded as carried can do that."""
    carries_campaign: bool
    """Whether it carries a campaign on from one motion to the next."""

    REPLACES = (
        "replaces", "Replaces", "Stands in the place of the other, which ends. Needs to be recorded as carried.",
        "supersedes",
        facts(reverse="Replaced by", leaves=Standing.REPLACED, carries_campaign=True),
    )
    CANCELS = (
        "cancels", "Cancels", "Ends the other and puts nothing in its place. Needs to be recorded as carried.",
        "rescinds, revokes",
        facts(reverse="Cancelled by", leaves=Standing.CANCELLED, carries_campaign=True),
    )
    REAFFIRMS = (
        "reaffirms", "Reaffirms", "Says that the other still holds. Needs to be recorded as carried.",
        "repeats, confirms",
        facts(reverse="Reaffirmed by", leaves=Standing.REAFFIRMED, carries_campaign=True),
    )
    AMENDS = (
        "amends", "Amends", "Changes words of the other, which goes on as changed.", "",
        facts(reverse="Amended by", leaves=None, carries_campaign=True),
    )
    FOLLOWS = (
        "follows", "Follows",
        "Takes the same demand up again, or answers what came of the other, without saying that it holds.", "",
        facts(reverse="Followed by", leaves=None, carries_campaign=True),
    )
    BUILDS_ON = (
        "builds on", "Builds on", "Starts from the other and asks for more or for the next step.", "extends",
        facts(reverse="Built on by", leaves=None, carries_campaign=True),
    )
    COMPOSED_OF = (
        "composed of", "Composed of", "A composite motion, made of the other among others.", "composites",
        facts(reverse="Taken in composite", leaves=None, carries_campaign=True),
    )
    RELATED = (
        "related", "Related to", "On the same subject, and no more than that.", "see also",
        facts(reverse="Related to", leaves=None, carries_campaign=False),
    )


class Actor(Term):
    """Actor: who acted in an event."""

    unknown = nonmember("'{}' does not say who acted.")
    UNION = ("union", "The union", "The union itself: its officers, executive, branches or meetings.")
    EMPLOYER = ("employer", "The employer", "Those who employ the members, in that role.", "employers")
    GOVERNMENT = (
        "government", "Government", "A minister or a department, where it does not act as the employer.", "minister",
    )
    PARLIAMENT = ("parliament", "Parliament", "Either house, or one of its committees.", "mp, lords, commons")
    COURT = ("court", "A court", "A court, a tribunal or a certification officer.", "tribunal")
    INSPECTORATE = (
        "inspectorate", "An inspectorate", "An inspectorate, an ombudsman or an auditor.", "inspector, ombudsman",
    )
    PRESS = ("press", "The press", "Only where publishing was itself the event.", "media, newspaper")
    OTHER = ("other", "Others", "Anybody else: another union, a charity, a professional body.")


class DocumentKind(Term):
    """Kind of document: what an evidence document is."""

    may_be_the_unions: bool
    """Whether a union may speak for itself in it."""

    MINUTES = (
        "minutes", "Minutes", "The meeting's own record of what was said and decided.", "",
        facts(may_be_the_unions=True),
    )
    RESOLUTIONS = (
        "resolutions", "List of resolutions", "The union's published list of what a meeting carried.", "",
        facts(may_be_the_unions=True),
    )
    NOTICE = (
        "notice", "Notice of motions", "The union's list of what was to be put to a meeting, before it was decided.",
        "agenda",
        facts(may_be_the_unions=True),
    )
    LETTER = ("letter", "Letter", "A letter or circular, by whomever.", "circular", facts(may_be_the_unions=True))
    OFFICIAL = (
        "official page", "Official page", "A page of a public body: government, Parliament, a court, an inspectorate.",
        "government page",
        facts(may_be_the_unions=False),
    )
    UNION = (
        "union page", "Union page", "A page or magazine of this union or another.", "magazine",
        facts(may_be_the_unions=True),
    )
    PRESS = (
        "press", "Press", "A newspaper, a trade paper or the page of a firm or body with no part in the matter.",
        "newspaper",
        facts(may_be_the_unions=False),
    )
    BLOG = ("blog", "Blog", "Somebody's own page.", "", facts(may_be_the_unions=False))
    COPY = (
        "copy elsewhere", "Copy elsewhere",
        "A copy on somebody else's page, a mirror or a proxy. It carries no assessment alone, unless its original is named.", "copy, mirror, proxy",
        facts(may_be_the_unions=False),
    )


class Access(Term):
    """Access: who could read a document when it was published."""

    unknown = nonmember("'{}' does not say who could read the document.")
    PUBLIC = ("public", "Public", "Anybody could read it.", "open")
    MEMBERS = ("members", "For members", "Only members of the union could read it.", "members only, private")


class BodyKind(Term):
    """Kind of body: what a body is."""

    may_propose: bool
    """Whether it may propose a motion or an amendment."""
    may_be_heading: bool
    """Whether motions may be taken under it."""

    @property
    def is_meeting(self) -> bool:
        """Whether it decides motions."""
        return self is BodyKind.MEETING

    MEETING = (
        "meeting", "Meeting", "A meeting that decides motions.", "",
        facts(may_propose=False, may_be_heading=False),
    )
    COMMITTEE = (
        "committee", "Committee", "A standing committee of the union.", "",
        facts(may_propose=True, may_be_heading=True),
    )
    NETWORK = (
        "network", "Network", "A network of members that does a committee's work.", "",
        facts(may_propose=True, may_be_heading=True),
    )
    BRANCH = ("branch", "Branch", "The members of one area.", "", facts(may_propose=True, may_be_heading=False))
    SECTION = (
        "section", "Section", "The members of one field of work.", "",
        facts(may_propose=True, may_be_heading=True),
    )
    EXECUTIVE = (
        "executive", "Executive", "The body that runs the union between its meetings.", "",
        facts(may_propose=True, may_be_heading=True),
    )
    OFFICERS = (
        "officers", "Officers", "Elected officers and paid officials, in their role.", "officer, officials",
        facts(may_propose=True, may_be_heading=True),
    )
    MEMBERS = ("members", "Members", "Members of the union, as such.", "", facts(may_propose=True, may_be_heading=True))
    EMPLOYER = (
        "employer", "Employer", "Somebody who employs members of the union.", "",
        facts(may_propose=False, may_be_heading=False),
    )
    GOVERNMENT = (
        "government", "Public body", "A department, a minister, an inspectorate, Parliament.", "",
        facts(may_propose=False, may_be_heading=False),
    )
    HEADING = (
        "heading", "Heading", "A heading of the order of business under which motions are taken, and no body.", "",
        facts(may_propose=False, may_be_heading=True),
    )
    OTHER = ("other", "Other", "Anybody else.", "", facts(may_propose=True, may_be_heading=True))


PROPOSERS_ARE_NOT = frozenset(term for term in BodyKind if not term.may_propose)
HEADINGS_ARE_NOT = frozenset(term for term in BodyKind if not term.may_be_heading)


class Quorum(Term):
    """Quorum: whether enough members were there for the meeting to decide."""

    unknown = nonmember("'{}' does not say whether there was a quorum.")
    YES = ("yes", "Quorate", "Enough members were there.")
    NO = ("no", "Not quorate", "Too few members were there: its votes are an indication only.")
    NOT_RECORDED = ("not recorded", "Not recorded", "No document that we hold says.", "unknown")


class Numbering(Term):
    """Numbering: which numbers a list uses."""

    unknown = nonmember("'{}' does not say whose numbers the list has.")
    RESOLUTIONS = (
        "of the resolutions", "numbers of the resolutions", "Given after the meeting to what it carried.",
        "resolutions",
    )
    NOTICE = ("of the notice", "numbers of the notice", "Given before the meeting to what was put.", "notice")


class Extent(Term):
    """Extent: how much of a list we hold."""

    unknown = nonmember("'{}' does not say how much of the list we hold.")
    WHOLE = ("whole", "the whole list", "Every motion of the list is in this archive.", "all, complete")
    PART = ("part", "part of the list", "The document that we hold shows only some of the list.", "partly, partial")


class SourceText(Term):
    """State of the text: which text of the motion the source prints."""

    unknown = nonmember("'{}' does not say which text the source prints.")
    AS_PASSED = ("as passed", "the text as passed", "Published after the meeting, with what it changed.")
    OF_THE_NOTICE = (
        "of the notice", "the text of the notice", "Published before the meeting; the meeting may have changed it.",
    )
    COPY = (
        "a copy", "a copy of the text", "Copied by somebody else; it may differ from what was put or passed.", "copy",
    )


class KeptBy(Term):
    """Keeper: whether the archive is the union's own."""

    unknown = nonmember("'{}' does not say who keeps the archive.")
    UNION = ("the union", "The union", "The union itself answers for this archive.", "union, itself")
    OTHERS = (
        "others", "Others",
        "Somebody else keeps it: every page says so, and to check with the union before relying on it.",
        "other, members, volunteers",
    )  # fmt: skip


class TextFace(Term):
    """Text face: the typeface of the site and its books."""

    unknown = nonmember("'{}' is not a typeface of the site.")
    SOURCE_SERIF = ("source-serif", "Source Serif 4", "A text face with serifs, for long reading.")
    SOURCE_SANS = ("source-sans", "Source Sans 3", "A plain face without serifs.")


class LineRole(Term):
    """Mark: what a line of a document is, or a piece of one. The margin file and `reading.yaml` say it with these words."""

    HEADING = (
        "heading", "Heading",
        "A heading over the motions below it: a committee, a kind of motion, or what was decided (*Motions lost*).",
        "head, committee, section",
    )
    NUMBER = (
        "number", "Number", "The number of a motion, which begins it. A motion without a number begins with its title.",
        "no, num",
    )
    TITLE = ("title", "Title", "The title of a motion.", "name of the motion, subject")
    PROPOSER = (
        "proposer", "Proposer",
        "The body that put the motion, or the amendment that is open: a branch, a committee. Never a person.",
        "mover, moved by, body",
    )
    WORDS = (
        "words", "Words", "A paragraph of the official words, of the motion or of the amendment that is open.",
        "word, wording, text, body text, paragraph",
    )
    GOES_ON = (
        "+", "Goes on", "Goes on with the line above it: a paragraph, a title or a heading over several lines.",
        "goes on, continues, continued, same",
    )
    RESULT = (
        "result", "Result",
        "What was decided, of the amendment that is open or else of the motion. *result: lost* states it.",
        "decision, outcome, vote",
    )
    AMENDMENT = (
        "amendment", "Amendment", "The head of an amendment, which begins it. *amendment: 12.1* states its number.",
        "amend",
    )
    NAME = ("name", "Name", "A person's name: it is counted, and left out.", "person, people, seconder, names")
    SKIP = ("skip", "Skip", "No part of any motion. *skip: page header* says why.", "ignore, leave out, nothing, none")
    END = (
        "end", "End", "Ends the motion above it: what follows is in no motion until the next number or title.",
        "stop, finish",
    )
    PART = (
        "part",
        "Part",
        "Another labelled part, which its text names: *Committee: Pay*, *Number: 4*.",
        "label, labelled",
    )
    MADE_OF = ("made of", "Made of", "The motions that a composite is made of.", "composed of, composite of")
    UNSURE = (
        "?", "Unsure",
        "May be a result, and it is not certain which. No decision of its motion is recorded until a person says.",
        "unsure, unknown, doubt",
    )


class Look(Term):
    """Look: how a line is set in its document. Rules for reading know a line by it."""

    unknown = nonmember("'{}' does not say how a line looks.")
    BOLD = ("bold", "Bold", "All of the line is in bold.", "strong")
    ITALIC = ("italic", "Italic", "All of the line is in italics.", "italics, slanted, emphasis")
    UNDERLINED = ("underlined", "Underlined", "All of the line is underlined.", "underline")
    CAPITALS = ("capitals", "Capitals", "All letters of the line are capitals.", "capital, caps, upper case, uppercase")
    HEADING = ("heading", "Heading", "The document itself sets the line as a heading.", "header, title")
    LARGE = ("large", "Large", "The line is set larger than most of the document.", "big, larger")
    SMALL = ("small", "Small", "The line is set smaller than most of the document.", "smaller, tiny")
    CENTRED = ("centred", "Centred", "The line is in the middle of the page.", "centered, centre, middle")
    INDENTED = (
        "indented", "Indented", "The line begins further to the right than most of the document.", "indent, inset",
    )
    ROW = ("row", "Row", "The line is a row of a table.", "table")


MARKS = tuple(sorted({term.mark for terms in (Decision, AmendmentDecision, Standing, Progress) for term in terms}))
"""Every mark that a state may have on a page."""

CLOSED_LISTS: tuple[type[Term], ...] = tuple(Term.__subclasses__())
"""Every list of this module, in order."""
