"""Set phrases: a motion's first words, the parts of a composite, page numbers, dates, the end of a list."""

import re

from scripts.intake.vocabulary.dates import MONTH, WEEKDAY
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MEETING, MOTION

_COMPOSED_NUMBER = r"(?:(?:the\s+)?amendments?\s+(?:to\s+(?:motions?\s+)?)?)?[A-Z]{0,2}\d{1,3}[A-Za-z]?"
_COMPOSED = re.compile(
    r"\(?(?:(?:comprising |from |being |covering |covers |incorporating |replaces |replacing |merging |in place of )?(?:motions?|resolutions?)\s+|(?:composite |made up |composed |consisting )of (?:(?:motions?|resolutions?)\s+)?)(?:nos?\.?\s+)?"
    rf"(?P<numbers>{_COMPOSED_NUMBER}(?:(?:\s*,\s*|\s*and\s*|\s*&\s*|,\s*and\s*|\s*(?:\b(?:and|with)\b|\+)\s*(?:the\s+)?amendments?(?!\s+to),?|\s*\([^)]*\))+(?:{_COMPOSED_NUMBER})?)*)(?:,?\s+(?:and|with)\s+(?:the\s+)?amendments?\s+(?:from|of|by)\s+[A-Z][^.;:()]{{2,60}})?\.?\)?",
    re.IGNORECASE,
)


def made_of(text: str, *, is_composite: bool = False) -> list[str]:
    """The motions that a composite is made of: `(Motions 12, 15 and 17)`, `Motion 9 and amendment, and 10`. Beside the number of one
    (`is_composite`) nothing need say that they are motions: `(1A and 1B)`."""
    plain = " ".join(text.split())
    found = _COMPOSED.fullmatch(plain) or (
        _COMPOSED.fullmatch(f"motions {plain.strip('()')}") if is_composite else None
    )
    parts = (
        re.sub(
            r"\bamendments\s+(?!to\b)\w.*|(?:the\s+)?amendments?\s+(?:to\s+(?:motions?\s+)?(?=\w)|(?=\d))\w+",
            "",
            found["numbers"],
            flags=re.IGNORECASE,
        )
        if found
        else ""
    )
    numbers = re.findall(r"[A-Z]{0,2}\d{1,3}[A-Za-z]?", parts)
    return numbers if len(numbers) > 1 or (found and "amendment" in found.group().lower()) else []


_OF_SOURCES = frozenset(
    "motion motions resolution resolutions amendment amendments and with to from of as amended part parts paragraph paragraphs para paras"
    " the no nos number numbers comprising incorporating incorporates includes including covering covers drawn merging merges replaces replacing"
    " being made up composed consisting in place refer refers its both two three four plus".split()
)
_NUMBER_OF_SOURCE = re.compile(r"\b[A-Z]{0,3}\d{1,3}[A-Za-z]?(?:\.\d{1,2})?\b")


def names_sources(text: str) -> bool:
    """Whether a line holds only numbers of motions and the words that join them: `Motions 21–24`, `(motions 4, 7 and 7.1)`."""
    numbers = _NUMBER_OF_SOURCE.findall(text)
    others = {word.lower() for word in re.findall(r"[^\W\d_]{2,}", _NUMBER_OF_SOURCE.sub(" ", text))}
    is_of_several = len(numbers) > 1 or (bool(numbers) and any(word.startswith("amendment") for word in others))
    return is_of_several and others <= _OF_SOURCES


def is_composite_alone(text: str) -> bool:
    """Whether a line names a composite, with no more than its number: `COMPOSITE No.1`."""
    return (
        re.fullmatch(r"composite\s+(?:motion\s+)?(?:no\.?\s*)?(?:\d{1,3}|[A-Z])", text.strip(), re.IGNORECASE)
        is not None
    )


LABEL_OF_MOTION = re.compile(rf"(?:notice of )?{MOTION}\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
"""What stands before a title and says that it is a motion's: `Motion: Bells`."""


def without_bullet(text: str) -> str:
    """A line without the sign of an entry before it: `- Carried`."""
    return re.sub(r"^[-•*·–]\s+", "", text.strip())


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence or a heading over a list does, quotation marks and brackets aside."""
    return re.search(r"[.!?:;]['\"”’)]*$", text) is not None


_SOURCES = r"(?:references|bibliography|(?:list of )?sources|footnotes|endnotes|works cited|further reading|notes and (?:sources|references))(?: and .*)?"
_END_OF_LIST = re.compile(
    rf"{_SOURCES}|(?:list of |glossary(?: of)?|key to )?abbreviations(?: used.*)?|glossary(?: of .*)?|acronyms(?: used.*)?"
    r"|(?:\d+ )?(?:comments?|replies|responses)(?: \(\d+\))?:?|post a comment|leave a (?:reply|comment)|add (?:a )?comment|no comments:?"
    r"|this (?:entry|post|article|item|story) (?:was|is) (?:posted|published|filed|written|tagged)\b.*"
    r"|posted by.*|published by.*|last (?:updated|modified|edited)\b.{0,40}|labels:.*|share this.*|related (?:posts|articles|content).*|you may also like.*"
    rf"|appendix\b.*|annex\b.*|end of (?:motions|resolutions|document|agenda)|close of {MEETING}"
    r"|(?:standing orders|election results|results of elections|nominations and elections)\b.{0,60}|(?:best wishes|(?:kind |best )?regards|yours (?:\w+ly|in \w+)|(?:fraternal|comrade|sincere)ly|in (?:solidarity|unity|comradeship))\b.{0,30}|newer post.*|older post.*|contact us",
    re.IGNORECASE,
)


def is_for_the_press(text: str) -> bool:
    """Whether a line is the heading of what a press release says after its end: `Notes to editors`, `- ENDS -`."""
    plain = " ".join(text.split())
    return (
        _TO_EDITORS.fullmatch(plain.strip(" :.")) is not None
        or re.fullmatch(r"[-–—*#\s]*ENDS[-–—*#\s]*", plain) is not None
    )


_TO_EDITORS = re.compile(
    r"notes? (?:to|for) (?:the )?(?:editors?|press|journalists|media)|editors?['’]? notes?|press contacts?|media (?:enquiries|contacts?)",
    re.IGNORECASE,
)


def end_of_list(text: str) -> str | None:
    """What begins after the last motion: a list of abbreviations, comments, an appendix. Says what, in a word."""
    said = " ".join(text.split()).strip(" :.")
    if not _END_OF_LIST.fullmatch(said):
        return None
    if re.search(r"abbreviation|glossary|acronym", said, re.IGNORECASE):
        return "abbreviations"
    is_appendix = re.match(r"appendix|annex|standing|election|results|nominations", said, re.IGNORECASE)
    return "appendix" if is_appendix or heads_sources(text) else "comments"


def heads_sources(text: str) -> bool:
    """Whether a line is the heading of sources, whose numbered entries are no motions: `References`, `Notes and sources`."""
    return re.fullmatch(_SOURCES, " ".join(text.split()).strip(" :."), re.IGNORECASE) is not None


_ABBREVIATION = re.compile(
    rf"(?P<short>[A-Za-z][\w./&’'-]{{0,11}}(?: [A-Z]{{2,5}})?)\s*(?:\t|\s[{DASH}]|:|=|\|)\s*(?P<name>\S.{{2,150}})"
)


def abbreviation(text: str) -> tuple[str, str] | None:
    """An entry of a list of abbreviations: `AT – Assistive Technology`, `HR: Human Resources`. Short and whole."""
    found = _ABBREVIATION.fullmatch(" ".join(text.replace("\t", " – ").split()))
    return (found["short"], found["name"].strip(" –—-")) if found else None


_BESIDE = re.compile(
    r"synopsis|summary|in (?:brief|short)|commentary|(?:member |membership |supporting )?(?:background|rationale|explanation)(?: (?:note|information|and rationale))?|explanatory (?:note|memorandum)s?"
    r"|(?:supporting|explanatory) (?:statement|text|argument)s?|(?:nec|executive|council|ec|standing orders committee|soc|officers?[’']?|(?:secretary|treasurer|chair|board|committee)(?:[’']s)?) (?:view|position|statement|comment|advice|recommendation)s?"
    rf"|reasons?(?: (?:for) (?:the|this) {MOTION})?|justification|(?:financial|resource|budget) implications?|(?:notes?|advice) (?:to|for) (?:delegates|members)",
    re.IGNORECASE,
)


def beside_motion(text: str) -> str | None:
    """The heading of something that stands with a motion and is no part of it: `Member Background:`, `NEC view`."""
    said = " ".join(text.split()).strip(" :")
    return said if _BESIDE.fullmatch(said) else None


_ITSELF = re.compile(
    rf"actions?|(?:the )?(?:full )?(?:(?:text|wording)(?: of (?:the )?)?)?{MOTION}?(?: text)?"
    r"(?: as (?:passed|adopted|carried|agreed|approved|amended|submitted|proposed|printed)(?: (?:by|at|to) [\w ]{3,40})?)?",
    re.IGNORECASE,
)


def is_motion_itself(text: str) -> bool:
    """The heading above a motion's own words, where something else stands before them: `Motion`, `Text of the motion:`."""
    said = " ".join(text.split()).strip(" :")
    return bool(said) and _ITSELF.fullmatch(said) is not None


_NOT_YET = re.compile(
    r"(?:this |the )?(?:motion |resolution )?(?:is |was |has been )?not (?:yet|been) (?:been )?(?:debated|decided|taken|voted on|heard)\.?|(?:to be |result )(?:debated|confirmed)",
    re.IGNORECASE,
)


def is_not_yet_decided(text: str) -> bool:
    """A line that says that there is no result: `Motion not yet debated`."""
    return _NOT_YET.fullmatch(" ".join(text.split()).strip("()[] ")) is not None


_MEETING = rf"(?:{MEETING}|union)"
_DOES = (
    r"(?:notes?|believes?|calls?|welcomes?|recogni[sz]es?|resolves?|instructs?|agrees?|is|condemns?|supports?|deplores?|regrets?|"
    r"understands?|acknowledges?|mandates?|demands?|urges?|asks?|adopts?|endorses?|approves?|thanks?|sends?|wishes|wants|applauds?|"
    r"affirms?|reaffirms?|expresses|continues|remains|considers?|has|will|directs?|requests?|congratulates?|declares?|opposes?|rejects?|views?)"
)
_NAMED_DOES = r"(?:notes|believes|calls (?:up)?on|welcomes|recogni[sz]es|resolves|instructs|condemns|deplores|asks)"
"""What a body does where only its name stands before it: `The Mill notes`; a title may say `Harbour is closed`."""
OPENING = re.compile(
    rf"(?:that\s+)?(?:this|the|our)?\s*(?:(?-i:[A-Z][\w’'-]+)\s+)?(?:{_MEETING}|sgm|branch|motion|council|section)\s+(?:therefore\s+|further\s+|also\s+)*{_DOES}\b"
    rf"|(?:that\s+)?(?:this|the)\s+{_MEETING}\b"
    r"|(?:that\s+)?this\s+(?:synod|assembly|house|senate|society|association|party|council|convention|caucus|chapter)\b"
    r"|whereas\b|(?:it is )?(?:be it )?(?:therefore |further |hereby )*resolved\b"
    rf"|(?:this|the|our) [\w’' -]{{3,40}}? {_NAMED_DOES}\b|(?-i:[A-Z][\w’'-]+)\s+{_NAMED_DOES}\b"
    r"|that this\b|we (?:note|believe|call|welcome|resolve)\b",
    re.IGNORECASE,
)  # fmt: skip


_PART_LINE = r"[A-Z][\w’' -]{2,50}\b(?:notes|believes|resolves|agrees|welcomes|recognises|instructs|calls (?:up)?on\b.{0,40})(?: that| to)?\s*"
_OPENING_LINE = re.compile(rf"{_PART_LINE}:")


def opens_part(text: str) -> bool:
    """A line that a part of a motion begins with, and nothing more: `This Council notes`, `The Union believes that:`."""
    return re.fullmatch(rf"{_PART_LINE}:?", text.strip(" “\"'")) is not None


def is_opening(text: str) -> bool:
    """The words that motions begin with: `This AGM notes`, `Congress believes`, `Whereas`, `That this meeting`.

    Also any body that notes, before a colon: `Harbour district notes that:`.
    """
    said = text.strip(" “\"'")
    return OPENING.match(said) is not None or _OPENING_LINE.fullmatch(said) is not None


_PAGE_NUMBER = re.compile(
    rf"(?:[{DASH}]\s*)?(?:page\s*)?\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?(?:\s*[{DASH}])?", re.IGNORECASE
)


def is_page_number(text: str) -> bool:
    """`3`, `- 3 -`, `Page 3 of 12`. Whether such a line is one depends on where it stands."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


_DATE_LINE = re.compile(
    rf"(?:{WEEKDAY},?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    r",?\s+\d{4}(?:\s*(?:at\s+)?\d{1,2}[:.]\d\d)?|(?:published|posted|updated|issued)(?: on)?:?.{0,40}",
    re.IGNORECASE,
)


def is_date_line(text: str) -> bool:
    """`Saturday 29 August 2020`, `Published: 3 May 2021`."""
    return _DATE_LINE.fullmatch(" ".join(text.split())) is not None


CONTENTS_LINE = re.compile(r"(?P<rest>.*?\S)\s*(?:\.{3,}|…{2,}|(?:\. ){3,}|\t)\s*(?P<page>\d{1,4})")
"""A line of a table of contents: `12. Title ....... 5`."""


_NOTHING = re.compile(
    r"(?:there (?:is|are|was|were) )?(?:none|nil|no (?:(?:such|emergency|urgent|late|other|further|composite) )?(?:motions?|amendments?|resolutions?|business)(?: (?:was|were|has been|have been|had been))?)"
    r"(?: (?:received|submitted|tabled|put))?(?: (?:(?:in|under|for) this (?:section|category|heading)|(?:when|before|by|at the time) .{3,60}))?\.?"
    r"|no (?:text|wording|words) (?:was |were |has been )?(?:supplied|received|given|provided|submitted)\.?|n/a\.?",
    re.IGNORECASE,
)


def is_nothing(text: str) -> bool:
    """A line that says that there is nothing: `None.`, `No motions were received`."""
    return _NOTHING.fullmatch(" ".join(text.split()).strip("()[] ")) is not None


_EMPTY = re.compile(
    r"[-–—.…\s]*|n\.?/?a\.?|none\.?|nil\.?|null|not applicable\.?|no(?:ne|thing)? (?:given|stated|received)\.?",
    re.IGNORECASE,
)


def is_empty_cell(cell: str) -> bool:
    """Whether the cell of a table, or the field of a form, is empty or says that it is: `–`, `n/a`, `None`."""
    return _EMPTY.fullmatch(cell.strip("()[] ")) is not None


_COMMON = frozenset(
    "the of and to in that is for on be this by with are as it at not we our will from have has an or which their they was were"
    " agm conference congress motion motions meeting union branch carried lost".split()
)


def is_english(texts: list[str]) -> bool:
    """Whether a document is in English, by how many of its words are those that every English text has.

    Too short a text is taken for English.
    """
    words = re.findall(r"[^\W\d_]+", " ".join(texts)[:20_000].lower())
    return len(words) < 25 or sum(word in _COMMON for word in words) >= len(words) * 0.08


_VERB = re.compile(
    r"\b(?:resolve[sd]?|notes?|believes?|calls?|instructs?|demands?|agrees?|mandates?|deplores?|regrets?|asks?|urges?|whereas|welcomes?|"
    r"recogni[sz]es?|condemns?|supports?|acknowledges?|considers?|directs?|requests?|congratulates?|declares?|opposes?|rejects?|affirms?|reaffirms?|adopts?|endorses?|approves?|thanks?|sends?|wants?|wishes)\b",
    re.IGNORECASE,
)


def opens_motion(text: str) -> bool:
    """The first words of a motion, with what the meeting does: `This AGM notes`; not `The meeting was not quorate`."""
    return (is_opening(text) and _VERB.search(text[:160]) is not None) or _BARE.fullmatch(text.strip()) is not None


_BARE = re.compile(
    r"(?:further )?(?:notes?|believes?|resolves?|mandates?|instructs?|demands?|calls on|recognises?|recalls?|considers?)(?: further)?(?: that| to)?\s*:?",
    re.IGNORECASE,
)


_AGENDA_ITEM = re.compile(
    r"(?:welcome|opening|quorum|apologies|present|attendance|minutes?|(?:progress|update|report)s? (?:on|of) (?:the |last year['’]s )?(?:motions|resolutions)|matters arising|actions? arising|correspondence|closing?|introductions?|"
    r"any other (?:competent )?business|a\.?o\.?b|date of (?:the )?next|next meeting|guest speakers?|elections?|nominations?|"
    r"adoption of (?:the )?(?:agenda|minutes|[\w ]*minutes)|approval of (?:the )?(?:agenda|minutes)|declarations? of interest|"
    r"(?:the )?(?:co-)?(?:chair|chairman|president|secretary|treasurer|general secretary|officer)s?(?:['’]s?)? (?:report|address|remarks|update)|"
    r"(?:annual |financial |annual financial )(?:report|accounts|statement)s?|reports?(?: (?:from|of|by) .*)?|questions(?: .*)?|presentations?(?: .*)?|vote of thanks|roll call|call to order|adjournment|speech(?:es)?|"
    r"terms of reference|standing orders)\b.{0,60}",
    re.IGNORECASE,
)


def is_agenda_item(title: str) -> bool:
    """The title of an item that every agenda has, and that is no motion: `Apologies`, `Chair's report`, `Any other business`."""
    return _AGENDA_ITEM.fullmatch(" ".join(title.split()).strip(" .:")) is not None


_CLOSING_ITEM = re.compile(
    rf"(?:\d{{1,2}}[.)]\s+)?(?:any other (?:competent )?business|a\.?o\.?b|clos(?:e|ed|ing|ure)(?: of (?:the )?(?:{MEETING}|business))?(?:\s*[:–—-]?\s*(?:at )?\d{{1,2}}[.:]?\d{{0,2}}\s*(?:[ap]\.?m|noon|hours|hrs|o['’]clock)?)?|votes? of thanks|"
    r"(?:date of (?:the )?)?next (?:annual |general |special ){0,2}meeting|end of (?:the )?(?:meeting|business|minutes)"
    rf"|(?:the )?(?:annual |general |special )*{MEETING} (?:was )?(?:then )?(?:closed|ended|concluded|rose|adjourned)(?: (?:at|until|for) [^;:]{{2,30}})?)",
    re.IGNORECASE,
)


def is_closing_item(title: str) -> bool:
    """The heading of an item that comes after the motions of a meeting: `4. Any other business`, `Close`, `The meeting closed at 8.12 pm.`"""
    return _CLOSING_ITEM.fullmatch(" ".join(title.split()).strip(" .:")) is not None


_RESULTS = re.compile(
    rf"(?:the\s+)?(?:results?|outcomes?|decisions?)(?:\s+(?:of|on)\s+(?:the\s+)?(?:{MEETING}|votes?|voting|motions|debates?|day))?\s*:?",
    re.IGNORECASE,
)


def is_over_results(text: str) -> bool:
    """Whether a heading is over what was decided: `RESULTS`, `Outcome of the vote`."""
    return _RESULTS.fullmatch(text.strip()) is not None


def is_over_votes(text: str) -> bool:
    """Whether a heading is over the votes on one motion, or on all above: `Votes cast`, `The vote`."""
    return (
        re.fullmatch(r"(?:the\s+)?votes?\s+cast\s*:?|the\s+(?:votes?|voting)\s*:?", text.strip(), re.IGNORECASE)
        is not None
    )
