"""The closed lists. Each term is declared once, here: value, label, meaning, other words for it.

The documentation's tables, the JSON Schema, messages, badges and legends all read these lines.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """One word of a closed list. Its value is what a record says, its label what a page says."""

    label: str
    meaning: str
    also: tuple[str, ...]
    reverse: str

    def __new__(cls, value: str, label: str, meaning: str, also: str = "", reverse: str = "") -> Self:
        """A term. `also` holds the other words people type for it, with commas between them; `reverse` is what a link
        is called on the page of the motion that it points to."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        term.meaning = meaning
        term.also = tuple(word.strip() for word in also.split(",") if word.strip())
        term.reverse = reverse
        return term

    @classmethod
    def noun(cls) -> str:
        """What one word of this list is called in a sentence: `kind of motion`."""
        return (cls.__doc__ or cls.__name__).split(":")[0].lower()

    @classmethod
    def rule(cls) -> str:
        """The name of the rule that a word outside this list breaks: `unknown-kind-of-motion`."""
        return "unknown-" + cls.noun().replace(" ", "-")


class MeetingKind(Term):
    """Kind of meeting: which meeting decided."""

    AGM = (
        "annual general meeting",
        "Annual general meeting",
        "The union's yearly meeting of members, its highest body.",
        "agm",
    )
    SGM = (
        "special general meeting",
        "Special general meeting",
        "A general meeting called between two annual ones.",
        "sgm",
    )
    SECTION = (
        "section annual general meeting",
        "Section annual general meeting",
        "The yearly meeting of one section of the union; it decides for that section only.",
        "section agm",
    )
    CONGRESS = (
        "congress",
        "Congress",
        "Another body's meeting, such as the TUC's, to which the union sent a motion; what it carries is that body's policy.",
        "conference, tuc",
    )


class MotionKind(Term):
    """Kind of motion: how a motion came to the meeting."""

    ORDINARY = (
        "ordinary",
        "Ordinary motion",
        "Sent in before the closing date and printed in the notice.",
        "normal, motion",
    )
    EMERGENCY = (
        "emergency",
        "Emergency motion",
        "Taken late, because of something that happened after the closing date.",
        "urgent, late",
    )
    COMPOSITE = (
        "composite",
        "Composite motion",
        "Made of several motions on one subject; those are then decided in it.",
    )
    AMENDMENT = (
        "constitutional amendment",
        "Constitutional amendment",
        "Changes the union's own rules, and is not a policy.",
        "rule change, rule amendment, constitutional",
    )


class ClauseKind(Term):
    """Kind of clause: what one clause does."""

    REQUEST = (
        "request",
        "Request",
        "Somebody is to do something: it can be met or not.",
        "demand, instruction, call, action",
    )
    POSITION = (
        "position",
        "Position",
        "The meeting holds something: it stands or not, and nothing can be met.",
        "view, belief, statement",
    )
    RULE_CHANGE = ("rule change", "Rule change", "Words of the union's own rules are changed.", "amendment")


class Decision(Term):
    """Decision: what a body did with a motion."""

    CARRIED = (
        "carried",
        "Carried",
        "Passed as it stood: the union's policy until it lapses, is replaced or is cancelled.",
        "passed, agreed, approved, adopted, accepted",
    )
    CARRIED_AS_AMENDED = (
        "carried as amended",
        "Carried as amended",
        "Passed after the meeting changed its words: the changed words are the policy.",
        "amended, passed as amended",
    )
    LOST = ("lost", "Lost", "Put to the vote and voted down.", "defeated, rejected, voted down")
    REMITTED = (
        "remitted",
        "Remitted",
        "Sent to another body, as a rule the executive, to decide or to act on; the meeting itself did not pass it.",
        "referred, remit",
    )
    WITHDRAWN = ("withdrawn", "Withdrawn", "Taken back by those who put it, before a vote.")
    FELL = (
        "fell",
        "Fell",
        "Never put to the vote, because another decision, a rule or the lack of a mover stopped it; unlike *lost*, nobody voted it down.",
        "fallen, not put",
    )
    OUT_OF_ORDER = (
        "ruled out of order",
        "Ruled out of order",
        "The chair or the steering committee held that the rules did not allow it to be taken.",
        "out of order, not in order",
    )
    NOT_REACHED = (
        "not reached",
        "Not reached",
        "Time ran out before it came up; unlike *fell*, nothing was wrong with it.",
        "not taken, guillotined",
    )
    IN_COMPOSITE = (
        "in composite",
        "Taken in a composite",
        "Merged into a composite motion and decided there.",
        "composited",
    )
    IN_PRIVATE = (
        "taken in private",
        "Taken in private",
        "Debated in closed session; what was decided is not published.",
        "closed session, private",
    )
    NOT_RECORDED = (
        "not recorded",
        "Result not recorded",
        "No document that we hold says what was decided. It may have been carried.",
        "unknown, not known, none",
    )


CARRIED = frozenset({Decision.CARRIED, Decision.CARRIED_AS_AMENDED})
"""The decisions that make a motion a resolution."""

NOT_POLICY = frozenset({Decision.LOST, Decision.WITHDRAWN, Decision.FELL, Decision.OUT_OF_ORDER, Decision.NOT_REACHED})
"""The decisions after which a motion is not the meeting's policy."""


class AmendmentDecision(Term):
    """Decision on an amendment: what became of a change of a motion's words that was put."""

    CARRIED = ("carried", "Carried", "Passed by the meeting: the motion's words changed.", "passed, agreed, approved")
    ACCEPTED = (
        "accepted",
        "Accepted",
        "Taken into the motion by those who put it, without a vote on it: the motion's words changed.",
        "accepted by the mover, friendly",
    )
    LOST = ("lost", "Lost", "Put to the vote and voted down.", "defeated, rejected, voted down")
    REMITTED = ("remitted", "Remitted", "Sent to another body, and no part of what was passed.", "referred")
    WITHDRAWN = ("withdrawn", "Withdrawn", "Taken back by those who put it, before a vote.")
    FELL = (
        "fell",
        "Fell",
        "Never put to the vote, as where its motion or an earlier amendment was decided first.",
        "fallen, not put",
    )
    OUT_OF_ORDER = (
        "ruled out of order",
        "Ruled out of order",
        "The rules did not allow it to be taken.",
        "out of order",
    )
    NOT_REACHED = ("not reached", "Not reached", "Time ran out before it came up.", "not taken, guillotined")
    IN_COMPOSITE = ("in composite", "Taken in a composite", "Merged into a composite motion.", "composited")
    NOT_RECORDED = (
        "not recorded",
        "Result not recorded",
        "No document that we hold says what became of it.",
        "unknown, not known, none",
    )


CHANGED_WORDS = frozenset({AmendmentDecision.CARRIED, AmendmentDecision.ACCEPTED})
"""The decisions on an amendment by which a motion's words changed."""


class Progress(Term):
    """Progress: what came of a request."""

    MET = (
        "met",
        "Met",
        "What was asked for came about, by evidence; who brought it about is not claimed.",
        "achieved, done, won",
    )
    PARTLY_MET = (
        "partly met",
        "Partly met",
        "Some of what was asked for came about, by evidence, and some did not.",
        "partly achieved, partial, partially met",
    )
    UNDER_WAY = (
        "under way",
        "Under way",
        "Steps towards it were taken and had not ended when last looked at; unlike *partly met*, nothing asked for is there yet.",
        "in progress, ongoing, underway, started",
    )
    NOT_MET = (
        "not met",
        "Not met",
        "Evidence shows that it was refused or did not come about; unlike *nothing found*, there is evidence.",
        "not achieved, failed, refused, unmet",
    )
    OVERTAKEN = (
        "overtaken by events",
        "Overtaken by events",
        "Something else happened after which it could no longer be met or no longer mattered.",
        "overtaken, moot",
    )
    NOTHING_FOUND = (
        "nothing found",
        "Nothing found",
        "Looked for on a day, and no evidence was found either way.",
        "no evidence found",
    )
    NOT_ASSESSED = (
        "not assessed",
        "Not assessed",
        "Nobody has yet looked, or nobody has yet judged what was found.",
        "unknown",
    )


ASSESSABLE = frozenset({Progress.MET, Progress.PARTLY_MET, Progress.UNDER_WAY, Progress.NOT_MET, Progress.OVERTAKEN})
"""What an assessment may say; the other two follow from where there is no assessment."""


class Standing(Term):
    """Standing: whether a motion is still policy, as far as what we hold can tell."""

    REAFFIRMED = ("reaffirmed", "Reaffirmed", "A later motion, recorded as carried, says that it still holds.")
    NO_LATER_DECISION = (
        "no later decision found",
        "No later decision found",
        "Carried, and nothing that we hold replaces or cancels it. We do not hold everything.",
    )
    REPLACED = ("replaced", "Replaced", "A later motion, recorded as carried, stands in its place.")
    CANCELLED = (
        "cancelled",
        "Cancelled",
        "A later motion, recorded as carried, ends it and puts nothing in its place.",
    )
    LAPSED = ("lapsed", "Lapsed", "By the union's rule, policy ends after a number of years unless it is reaffirmed.")
    TIME_LIMIT = ("time limit passed", "Its own time limit passed", "It set itself a last day, and that day is past.")
    NOT_POLICY = (
        "not policy",
        "Not policy",
        "It was not carried: lost, withdrawn, not reached, or decided without a quorum.",
    )
    REFERRED = (
        "referred",
        "Referred",
        "The meeting sent it to another body; what that body decided is said where we know it.",
    )
    NOT_KNOWN = (
        "not known",
        "Not known",
        "The result was not found, so it must not be called or cited as policy.",
    )
    RULE_CHANGE = (
        "rule change",
        "Rule change: see the current rules",
        "It changed the union's rules; only the rules in force say what holds now.",
    )


IN_FORCE = frozenset({Standing.REAFFIRMED, Standing.NO_LATER_DECISION})
"""The standings of a decision that is not known to have ended."""


class LinkKind(Term):
    """Kind of link: what one motion has to do with another."""

    REPLACES = (
        "replaces",
        "Replaces",
        "Stands in the place of the other, which ends. Needs to be recorded as carried.",
        "supersedes",
        "Replaced by",
    )
    CANCELS = (
        "cancels",
        "Cancels",
        "Ends the other and puts nothing in its place. Needs to be recorded as carried.",
        "rescinds, revokes",
        "Cancelled by",
    )
    REAFFIRMS = (
        "reaffirms",
        "Reaffirms",
        "Says that the other still holds. Needs to be recorded as carried.",
        "repeats, confirms",
        "Reaffirmed by",
    )
    AMENDS = ("amends", "Amends", "Changes words of the other, which goes on as changed.", "", "Amended by")
    FOLLOWS = (
        "follows",
        "Follows",
        "Takes the same demand up again, or answers what came of the other, without saying that it holds.",
        "",
        "Followed by",
    )
    BUILDS_ON = (
        "builds on",
        "Builds on",
        "Starts from the other and asks for more or for the next step.",
        "extends",
        "Built on by",
    )
    COMPOSED_OF = (
        "composed of",
        "Composed of",
        "A composite motion, made of the other among others.",
        "composites",
        "Taken in composite",
    )
    RELATED = ("related", "Related to", "On the same subject, and no more than that.", "see also", "Related to")


BY_CARRIED_ONLY = frozenset({LinkKind.REPLACES, LinkKind.CANCELS, LinkKind.REAFFIRMS})
"""The links that change whether another motion stands; only a carried motion can do that."""

CAMPAIGN_LINKS = frozenset(LinkKind) - {LinkKind.RELATED}
"""The links that carry a campaign on from one motion to the next."""


class Actor(Term):
    """Actor: who acted in an event."""

    UNION = ("union", "The union", "The union itself: its officers, executive, branches or meetings.")
    EMPLOYER = ("employer", "The employer", "Those who employ the members, in that role.", "employers")
    GOVERNMENT = (
        "government",
        "Government",
        "A minister or a department, where it does not act as the employer.",
        "minister",
    )
    PARLIAMENT = ("parliament", "Parliament", "Either house, or one of its committees.", "mp, lords, commons")
    COURT = ("court", "A court", "A court, a tribunal or a certification officer.", "tribunal")
    INSPECTORATE = (
        "inspectorate",
        "An inspectorate",
        "An inspectorate, an ombudsman or an auditor.",
        "inspector, ombudsman",
    )
    PRESS = ("press", "The press", "Only where publishing was itself the event.", "media, newspaper")
    OTHER = ("other", "Others", "Anybody else: another union, a charity, a professional body.")


class DocumentKind(Term):
    """Kind of document: what an evidence document is."""

    MINUTES = ("minutes", "Minutes", "The meeting's own record of what was said and decided.")
    RESOLUTIONS = ("resolutions", "List of resolutions", "The union's published list of what a meeting carried.")
    NOTICE = (
        "notice",
        "Notice of motions",
        "The union's list of what was to be put to a meeting, before it was decided.",
        "agenda",
    )
    LETTER = ("letter", "Letter", "A letter or circular, by whomever.", "circular")
    OFFICIAL = (
        "official page",
        "Official page",
        "A page of a public body: government, Parliament, a court, an inspectorate.",
        "government page",
    )
    UNION = ("union page", "Union page", "A page or magazine of this union or another.", "magazine")
    PRESS = (
        "press",
        "Press",
        "A newspaper, a trade paper or the page of a firm or body with no part in the matter.",
        "newspaper",
    )
    BLOG = ("blog", "Blog", "Somebody's own page.")
    COPY = (
        "copy elsewhere",
        "Copy elsewhere",
        "A copy on somebody else's page, a mirror or a proxy. It carries no assessment alone.",
        "copy, mirror, proxy",
    )


class BodyKind(Term):
    """Kind of body: what a body is."""

    MEETING = ("meeting", "Meeting", "A meeting that decides motions.")
    COMMITTEE = ("committee", "Committee", "A standing committee of the union.")
    NETWORK = ("network", "Network", "A network of members that does a committee's work.")
    BRANCH = ("branch", "Branch", "The members of one area.")
    SECTION = ("section", "Section", "The members of one field of work.")
    EXECUTIVE = ("executive", "Executive", "The body that runs the union between its meetings.")
    OFFICERS = ("officers", "Officers", "Elected officers and paid officials, in their role.", "officer, officials")
    MEMBERS = ("members", "Members", "Members of the union, as such.")
    EMPLOYER = ("employer", "Employer", "Somebody who employs members of the union.")
    GOVERNMENT = ("government", "Public body", "A department, a minister, an inspectorate, Parliament.")
    HEADING = ("heading", "Heading", "A heading of the order of business under which motions are taken, and no body.")
    OTHER = ("other", "Other", "Anybody else.")


class Quorum(Term):
    """Quorum: whether enough members were there for the meeting to decide."""

    YES = ("yes", "Quorate", "Enough members were there.")
    NO = ("no", "Not quorate", "Too few members were there: its votes are an indication only.")
    NOT_RECORDED = ("not recorded", "Not recorded", "No document that we hold says.", "unknown")


class Numbering(Term):
    """Numbering: which numbers a list uses."""

    RESOLUTIONS = (
        "of the resolutions",
        "numbers of the resolutions",
        "Given after the meeting to what it carried.",
        "resolutions",
    )
    NOTICE = ("of the notice", "numbers of the notice", "Given before the meeting to what was put.", "notice")


class Extent(Term):
    """Extent: how much of a list we hold."""

    WHOLE = ("whole", "the whole list", "Every motion of the list is in this archive.", "all, complete")
    PART = ("part", "part of the list", "The document that we hold shows only some of the list.", "partly, partial")


class SourceText(Term):
    """State of the text: which text of the motion the source prints."""

    AS_PASSED = ("as passed", "the text as passed", "Published after the meeting, with what it changed.")
    OF_THE_NOTICE = (
        "of the notice",
        "the text of the notice",
        "Published before the meeting; the meeting may have changed it.",
    )
    COPY = (
        "a copy",
        "a copy of the text",
        "Copied by somebody else; it may differ from what was put or passed.",
        "copy",
    )


class TextFace(Term):
    """Text face: the typeface of the site and its books."""

    SOURCE_SERIF = ("source-serif", "Source Serif 4", "A text face with serifs, for long reading.")
    SOURCE_SANS = ("source-sans", "Source Sans 3", "A plain face without serifs.")


class LineRole(Term):
    """Mark: what a line of a document is, or a piece of one. The margin file and `reading.yaml` say it with these words."""

    HEADING = (
        "heading",
        "Heading",
        "A heading over the motions below it: a committee, a kind of motion, or what was decided (*Motions lost*).",
        "head, committee, section",
    )
    NUMBER = (
        "number",
        "Number",
        "The number of a motion, which begins it. A motion without a number begins with its title.",
        "no, num",
    )
    TITLE = ("title", "Title", "The title of a motion.", "name of the motion, subject")
    PROPOSER = (
        "proposer",
        "Proposer",
        "The body that put the motion, or the amendment that is open: a branch, a committee. Never a person.",
        "mover, moved by, body",
    )
    WORDS = (
        "words",
        "Words",
        "A paragraph of the official words, of the motion or of the amendment that is open.",
        "word, wording, text, body text, paragraph",
    )
    GOES_ON = (
        "+",
        "Goes on",
        "Goes on with the line above it: a paragraph, a title or a heading over several lines.",
        "goes on, continues, continued, same",
    )
    RESULT = (
        "result",
        "Result",
        "What was decided, of the amendment that is open or else of the motion. *result: lost* states it.",
        "decision, outcome, vote",
    )
    AMENDMENT = (
        "amendment",
        "Amendment",
        "The head of an amendment, which begins it. *amendment: 12.1* states its number.",
        "amend",
    )
    NAME = ("name", "Name", "A person's name: it is counted, and left out.", "person, people, seconder, names")
    SKIP = (
        "skip",
        "Skip",
        "No part of any motion. *skip: page header* says why.",
        "ignore, leave out, nothing, none",
    )
    END = (
        "end",
        "End",
        "Ends the motion above it: what follows is in no motion until the next number or title.",
        "stop, finish",
    )
    UNSURE = (
        "?",
        "Unsure",
        "May be a result, and it is not certain which. No decision of its motion is recorded until a person says.",
        "unsure, unknown, doubt",
    )


class Look(Term):
    """Look: how a line is set in its document. Rules for reading know a line by it."""

    BOLD = ("bold", "Bold", "All of the line is in bold.", "strong")
    ITALIC = ("italic", "Italic", "All of the line is in italics.", "italics, slanted, emphasis")
    UNDERLINED = ("underlined", "Underlined", "All of the line is underlined.", "underline")
    CAPITALS = ("capitals", "Capitals", "All letters of the line are capitals.", "capital, caps, upper case, uppercase")
    HEADING = ("heading", "Heading", "The document itself sets the line as a heading.", "header, title")
    LARGE = ("large", "Large", "The line is set larger than most of the document.", "big, larger")
    SMALL = ("small", "Small", "The line is set smaller than most of the document.", "smaller, tiny")
    CENTRED = ("centred", "Centred", "The line stands in the middle of the page.", "centered, centre, middle")
    INDENTED = (
        "indented",
        "Indented",
        "The line begins further to the right than most of the document.",
        "indent, inset",
    )
    ROW = ("row", "Row", "The line is a row of a table.", "table")


CLOSED_LISTS: tuple[type[Term], ...] = (
    MeetingKind,
    MotionKind,
    ClauseKind,
    Decision,
    AmendmentDecision,
    Progress,
    Standing,
    LinkKind,
    Actor,
    DocumentKind,
    BodyKind,
    Quorum,
    Numbering,
    Extent,
    SourceText,
    TextFace,
    LineRole,
    Look,
)
