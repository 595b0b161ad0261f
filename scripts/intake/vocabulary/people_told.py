"""Names of people by what stands beside them in minutes: speeches, surnames after a word for what was done, posts and groups."""

import re
from collections.abc import Collection, Iterator

from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.names import PLACES
from scripts.intake.vocabulary.people import HONORIFIC, NAME_PART, is_surely_person, names_in
from scripts.intake.vocabulary.words import MEETING

STYLE = rf"(?:{HONORIFIC}|\b(?:Sr|Cde|Comr|Comrade|Delegate)\b\.?)"
"""What stands before a name, to be matched in any case: `Bro.`, `SISTER`, `Cde`."""
_OFFICE = (
    r"(?:the\s+)?(?:(?:vice|deputy|past|general|assistant|national|acting|honorary|branch)[\s-]+){0,2}"
    r"(?:president|chair(?:man|woman|person)?|secretary|treasurer|convenor|mover|seconder|proposer)"
)
_PLACE = r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])?"
_SIDE = (
    r"(?:,\s*(?:(?:speaking|replying|rising|responding)\s+)?(?:for|against|on|in|from|of|to|as|at|moving|seconding|opposing|supporting"
    r"|speaking|replying|summing|also|rising)\b[^,;:.]{0,60},)"
)
"""`, for the amendment,`, `, on a point of order,`, `, speaking for the first time,`."""
_ADDED = r",\s[^,;:.]{2,60},"
SPOKE = frozenset(
    "said asked spoke thanked replied responded opposed supported explained reported stated argued urged suggested questioned"
    " declared informed commented agreed accepted objected queried wished welcomed answered added summated".split()
)
"""What somebody does in debate, a word each."""
OPINED = r"told|thought|felt|hoped|feared|doubted|wondered|believed|recalled|described|pointed\s+out|warned|reminded|paid\s+tribute"
"""What somebody thought, recalled or warned of, for a pattern."""
_SAID = (
    rf"(?:{OPINED}|{'|'.join(sorted(SPOKE))}|considered|disagreed|noted|observed|remarked"
    r"|withdrew|announced|ruled|rose|called|challenged|insisted|maintained|regretted|summed\s+up"
    r"|(?:then\s+)?(?:took|resumed|vacated|left|was\s+in)\s+the\s+chair)\b"
)
_ADVERB = r"(?:(?:also|then|again|formally|briefly|next)\s+)?"
_STYLED_SPEAKER = re.compile(
    rf"(?<![\w’'])(?P<who>(?i:{STYLE})\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}})){_PLACE}"
    rf"(?:{_SIDE}\s+[a-z]|(?:{_ADDED})?,?\s+{_ADVERB}(?:(?i:who)\s+)?{_SAID})"
)
_FULL_NAME = rf"{NAME_PART}(?:\s{NAME_PART}){{1,3}}"
_OFFICER = re.compile(
    rf"[\W\d]*(?i:{_OFFICE})(?:\s*[(\[]\s*(?P<bracketed>{_FULL_NAME})\s*[)\]]|,?\s+(?P<named>{_FULL_NAME}),?\s+{_ADVERB}"
    r"(?:thanked|welcomed|closed|opened|asked|invited|adjourned|introduced|reminded|ruled|reported|moved|took\s+the\s+chair|was\s+in\s+the\s+chair)\b)"
)
"""`The Chair (Jo Bloggs) asked that …`, `Chair Jo Bloggs thanked all who came.`: of a name without brackets only what is done at
meetings. What a president or a secretary of state did elsewhere may stand in a motion."""
_OPENED_OR_CLOSED = re.compile(
    rf"[\W\d]*(?i:{_OFFICE}),?\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}),?\s+{_ADVERB}"
    rf"(?:(?:adjourned|opened|closed|called)\s+the\s+(?:{MEETING}|session|debate|roll|house)\b|called\s+for\s+(?:a|the)\s+(?:vote|count)\b)"
    r"(?:\s+(?:to\s+order|(?:at|until|for)\s+(?:\d{1,2}(?!\d)[^,;]{0,15}|[a-z]+)|and\s+(?:put|called|thanked|invited|asked)\b[^;]{0,60}))?[\s.]*$"
)
"""`President Bloggs adjourned the meeting`: a surname alone, and what is done at meetings and nowhere else."""
_ABSENT = re.compile(
    rf"[\W\d]*(?i:{STYLE})\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}){_PLACE},?\s+(?:being|having\s+been|was|had\s+been)\s+"
    r"(?:absent|unwell|ill|away|delayed|detained|unable|not\s+(?:present|there)|called\s+away|excused)\b"
)
"""`Cllr Bloggs being absent, the motion was deferred.`"""
_BEFORE = re.compile(rf"[\W\d]*(?:{_OFFICE},?\s+)?", re.IGNORECASE)
_GREETED = re.compile(
    rf"\b(?:greetings?|message|letter|address|welcome|apolog(?:y|ies))\b[^.;:]{{0,40}}?\b(?:from|by|of|to)\s+"
    rf"(?P<who>(?i:{STYLE})\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}))(?![\w’'])"
)


def is_speech(sentence: str) -> bool:
    """Whether a sentence begins with a name and its style or office, and says what that person did at the meeting."""
    if (officer := _OFFICER.match(sentence)) and not kind_of_body(officer["bracketed"] or officer["named"]):
        return True
    for pattern in (_ABSENT, _OPENED_OR_CLOSED):
        if (found := pattern.match(sentence)) and not kind_of_body(found["name"]):
            return True
    before = _BEFORE.match(sentence)
    found = _STYLED_SPEAKER.match(sentence, before.end() if before else 0)
    return found is not None and not kind_of_body(found["name"])


def speakers_in(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names people with a style who spoke, took the chair or sent a greeting."""
    for pattern in (_STYLED_SPEAKER, _GREETED):
        for found in pattern.finditer(sentence):
            if not kind_of_body(found["name"]):
                yield found.span("who")
    for pattern, parts in ((_OFFICER, ("bracketed", "named")), (_ABSENT, ("name",)), (_OPENED_OR_CLOSED, ("name",))):
        if of_meeting := pattern.match(sentence):
            named = [part for part in parts if of_meeting[part] and not kind_of_body(of_meeting[part])]
            yield from (of_meeting.span(part) for part in named)


TITLED = rf"(?:{HONORIFIC}|\bCouncillor\b|\bDelegate\b)"
CAPITALISED = r"(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŴŶ][\w'’]*[a-zà-ÿŵŷ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]+|(?:-[a-zà-ÿŵŷ]\w*){1,2})?"
SURNAME = rf"(?:{CAPITALISED}|[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{2,}})"
INITIALS = r"(?:[A-ZÀ-Þ](?:\.\s?|\s)){1,3}"
NAME = (
    rf"(?:{TITLED}\s+(?:{INITIALS})?{SURNAME}(?:[ ]{SURNAME})?|{INITIALS}{SURNAME}"
    rf"|{CAPITALISED}(?:[ ](?:[A-Z]\.?|van|de|der|von|bin|ap|ab|al|{SURNAME})){{0,2}}[ ]{SURNAME})(?![\w'’])"
)
SURNAMES = rf"{SURNAME}(?:\s*/\s*{SURNAME}){{1,3}}"
NO_NAME = re.compile(
    r"\b(?:This|That|These|The|An|Our|We|It|All|Any|No|None|Nil|Motions?|Resolutions?|Amendments?|Composite|Proposals?|Conference|Congress|"
    r"AGM|SGM|Annual|General|Special|Meeting|Union|Council|Standing|Orders?|Rules?|Bill|Act|Chair|President|Secretary|Treasurer|"
    r"Vice|National|Branch|Ward|Chapter|Synod|Senate|Assembly|Executive|Officers?|Delegates?|Members?|Proposed|Seconded|Moved|"
    r"January|February|March|April|June|July|August|September|October|November|December|"
    r"Emergency|Urgent|Late|Amended|Revised|Deferred|Ordinary|Policy|Draft|Hospital|School|Street|Road|House|Court|Centre|Mill|Works|Workers|Students|Women|Youth|Board|Office|Service)\b"
)


def is_name_here(name: str) -> bool:
    """Whether a name beside such a word is a person's: it does not say that it is a body, a place or anything else."""
    if is_surely_person(name):
        return True
    return not (kind_of_body(name) or PLACES.search(name) or NO_NAME.search(name))


def is_no_surname(text: str) -> bool:
    """Whether a word says that a name, or one in a list of names, is a body's or no name at all: `Executive`, `Hill Branch`."""
    names = re.sub(r"\([^()]*\)", "", text)
    return kind_of_body(names) is not None or NO_NAME.search(names) is not None


_PUT = r"(?i:prop|proposed|proposer|mvd|moved|mover|sec|seconded|seconder|2nd|supp|supported|opposed|thirded)(?![\w’'])[.:]?"
_INVERTED = rf"{SURNAME},\s*[A-Z]\.?(?:\s?[A-Z]\.?){{0,2}}(?!\w)"
_ONE = rf"(?:{_INVERTED}|(?:{INITIALS})?{SURNAME}(?:[ ]{SURNAME}){{0,2}})(?:\s*\([^()]{{1,40}}\))?"
_MOVED_BY = re.compile(rf"{_PUT}\s*(?:by:?\s+)?(?P<who>{_ONE})[\s,;/–—-]*(?:and\s+)?")
_LINE_OF_MOVERS = re.compile(rf"\W*(?:{_MOVED_BY.pattern.replace('?P<who>', '?:')}){{2,4}}\W*")
_LINE_OF_INVERTED = re.compile(rf"\W*{_INVERTED}(?:\s*(?:[–—/;&-]|\band\b)\s*{_INVERTED}){{0,3}}\W*")
_TO_DO = re.compile(rf"(?P<who>{NAME})\s+(?:to|will)\s+(?:formally\s+)?(?:move|propose|second|oppose|sum\s+up|reply)\b")


def movers_in(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a line of who moved and seconded names them: `Prop. Wick, sec. Roe`, `WICK, J. – ROE, K.`, `Percy Wick to move.`"""
    if _LINE_OF_INVERTED.fullmatch(sentence):
        yield from (found.span() for found in re.finditer(_INVERTED, sentence))
    elif _LINE_OF_MOVERS.fullmatch(sentence):
        yield from (found.span("who") for found in _MOVED_BY.finditer(sentence) if not is_no_surname(found["who"]))
    yield from (found.span() for found in _TO_DO.finditer(sentence) if is_name_here(found["who"]))


_ALONE = re.compile(
    rf"(?<![\w’'])(?P<did>{SURNAME})\s+(?:dissenting|dissented|abstaining|abstained|objecting|voting against)\b"
    rf"|\b(?:[Oo]pposed|[Mm]oved|[Pp]roposed|[Ss]econded|[Ss]upported)\s+by\s+(?P<by>{SURNAME})(?=\W*$|\s*[,.;()]|\s+(?:and|who|then)\b)"
    rf"|\b(?:after|when|while|until)\s+(?P<told>{SURNAME})\s+(?:{OPINED}|{'|'.join(sorted(SPOKE))})\b"
)


def surnames_told(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a surname alone may stand beside what somebody did: `CARRIED, Wick dissenting`, `Opposed by Wick.`; so that it is shown
    to nobody, and nothing is cut by it."""
    for found in _ALONE.finditer(sentence):
        part = next(part for part in ("did", "by", "told") if found[part])
        if is_name_here(found[part]):
            yield found.span(part)


def may_be_surnames(text: str, common: Collection[str]) -> bool:
    """Whether a line may be two to four people's surnames and nothing else, `(Wick, Roe)`: none of its words is one of `common`."""
    parts = re.split(r"\s*[,/&;]\s*|\s+and\s+", text.strip(" ()[]."))
    if not 1 < len(parts) <= MOST_NAMES or not all(
        _NAME_IN_LIST.fullmatch(part) and is_name_here(part) for part in parts
    ):
        return False
    return not any(word.lower() in common for word in re.findall(r"\w+", text))


MOST_NAMES = 4
_NAME_IN_LIST = re.compile(rf"(?:{INITIALS})?{CAPITALISED}(?:[ ](?:[A-Z]\.?|{CAPITALISED}))?")


_NAME_WORD = r"(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŴŶ][a-zà-ÿŵŷ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]+)?"
_FULL = rf"(?:[A-Z]\.\s?)?{_NAME_WORD}(?:\s(?:[A-Z]\.?|van|de|der|von|{_NAME_WORD})){{0,2}}\s{_NAME_WORD}"
_POST = (
    r"(?:aides?|stewards?|tellers?|convenors?|conveners?|movers?|seconders?|proposers?|summators?|summation|chairs?|co-?chairs?|facilitators?|minute[- ]takers?|note[- ]takers?"
    r"|authors?|spokes(?:man|woman|person|people)|moderators?|returning officers?|leads?|leaders?|contacts?|members?)"
)
_OF_MEETINGS = re.compile(
    r"\b(?:Motion|Resolution|Composite|Emergency|Amendment|Conference|Congress|Council|Meeting|Union|Executive|General|Annual|Standing|Rule|The|This|Our|"
    r"Carried|Lost|Agreed|Passed|Adopted|Approved|Accepted|Defeated|Rejected|Remitted|Referred|Withdrawn|Fell|Not|Nem|Vote|Votes|Ballot|Card|Unanimously|Overwhelmingly|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_AFTER_POST = re.compile(
    rf"[\W\d]*(?i:(?:[a-z'’-]+\s+){{0,3}}{_POST})\s*:\s*(?P<who>{_FULL}\*?(?:\s*[,;&]\s*{_FULL}\*?)*)(?=\W*$)"
)
"""`Hall aide: Jo Bloggs`."""
_AFTER_BODY = re.compile(rf"[\W\d]*(?P<body>[A-Z][^:,;.]{{3,60}}):\s*(?P<who>{_FULL}\*?(?:\s*[,;]\s*{_FULL}\*?)+)")
"""`Quay Working Group: Jo Bloggs*, Ann Roe, Tar Group`: a group, and two names or more of those in it."""
_WAS_TO_MOVE = re.compile(
    rf"\b(?:which|that|whom|and)\s+(?P<who>{_FULL})\s+(?:was|were|is|had|has|would|will)\s+(?:been\s+)?(?:due\s+)?(?:to\s+)?(?:have\s+)?"
    r"(?:move|moved|propose|proposed|second|seconded|present|presented|speak|spoken)\b"
)
"""`Motion 3, which Jo Bloggs was to move`."""
_REVERSED = re.compile(
    rf"(?:\b(?:by|of|from|[Mm]oved|[Pp]roposed|[Ss]econded|[Mm]overs?:|[Pp]roposers?:|[Ss]econders?:)\s+|[(\[])(?P<who>{_NAME_WORD},\s(?:[A-Z]\.\s?){{1,3}})(?![\w])"
)
"""`On the motion of Bloggs, J., and of Quay Branch`."""


_POSTED = re.compile(rf"\b(?i:posted|published|written|uploaded|filed)\b[^.;:]{{0,40}}?\bby\s+(?P<who>{_FULL})")
"""`This entry was posted in News by Jo Bloggs`."""

_WRITTEN = re.compile(rf",\s+by\s+(?P<who>{_FULL})(?=\W*$)")
"""`5 Paper RC/27/5, by Jo Bloggs.`: who wrote what a note names."""
_NOW = re.compile(
    rf"^[\W\d]*(?P<who>{_FULL}),?\s+(?:now\s+|then\s+|also\s+)?(?:moves|proposes|seconds|writes|speaks|replies|sums\s+up|opposes)\b(?!\s+(?:that|this|the)\s+{MEETING}\b)"
)
"""`Jo Bloggs moves, to cheers.`: a debate, as it is reported while it goes on."""
_TOOK_PART = re.compile(
    rf"^[\W\d]*(?P<who>{_FULL})\s+(?:then\s+|also\s+)?(?:took|received|presented|reported|gave|welcomed|thanked|led|read|opened|closed|chaired|proposed a vote"
    r"|was\s+(?:then\s+)?(?:elected|thanked|in\s+the\s+chair|presented\s+with))\b"
)
"""`Jo Bloggs took the chair at ten.`, of whoever surely is a person."""
_ADDRESSED = re.compile(
    r"\b(?i:(?:was|were|been|being)\s+(?:then\s+|also\s+|briefly\s+)*(?:addressed|entertained)\s+by"
    rf"|(?:conference|congress|the\s+(?:{MEETING}|council|branch))\s+(?:then\s+|also\s+)*heard\s+(?:an?\s+(?:address|speech)\s+)?(?:from|by)"
    r"|greetings\s+(?:were\s+|was\s+)?(?:then\s+)?(?:brought\s+|given\s+|received\s+|conveyed\s+)?(?:by|from))\s+"
    rf"(?i:(?:our|the|a|its)\s+(?:guests?|speaker|visitor|friend|colleague|comrade|brother|sister|fraternal\s+delegate)?,?\s*)?(?P<who>{_FULL})(?![\w’'-])"
)
"""`Conference was addressed by Jo Bloggs of the Quay Union`, `heard from Jo Bloggs`."""


_CHOOSE = r"(?:re-?)?(?:elect|appoint|nominat|co-?opt)"
_CHOSEN = rf"(?!(?i:elections?|appointments?)\b)(?P<who>(?:{HONORIFIC}\s+)?{_FULL})"
_ELECTED = (
    re.compile(rf"\b(?i:{_CHOOSE}e?(?:s|ed|ing)?)\s+{_CHOSEN}(?=,?\s+(?i:as|to)\b)"),
    re.compile(rf"^\W*(?i:that\s+)?{_CHOSEN}\s+(?i:be|is|was)\s+(?i:(?:hereby|duly)\s+)?(?i:{_CHOOSE}e?d)\b"),
    re.compile(rf"\b(?i:{_CHOOSE}(?:ion|ment)\s+of)\s+{_CHOSEN}(?=\W*$|,?\s+(?i:as|to)\b)"),
)
"""`To elect Jo Bloggs as a trustee`, `That Jo Bloggs be elected`, `Election of Jo Bloggs`; also all in capitals."""
_MANY_POSTS = re.compile(
    r"\b(?:Trustees?|Auditors?|Tellers?|Scrutineers?|Delegates?|Delegations?|Representatives?|Reps?|Organisers?|Stewards?|Staff|Managers?"
    r"|Directors?|Inspectors?|Advis[eo]rs?|Commissioners?|Governors?|Judges?|Vice[- ]\w+|Treasurers?|Secretaries|Chairs)$"
)
"""Posts that somebody is elected or appointed to, after a word that looks like a first name with them: `Lay Auditors`."""


def people_elected(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names those who are elected or appointed."""
    plain = sentence.title() if sentence.isupper() and sentence.isascii() else sentence
    for pattern in _ELECTED:
        for found in pattern.finditer(plain):
            if not _says_other(found) and not _MANY_POSTS.search(found["who"]):
                yield found.span("who")


def people_beside_posts(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names people beside a post, in a group, as those to move, or with the surname first."""
    yield from people_elected(sentence)
    for pattern in (_AFTER_POST, _AFTER_BODY, _WAS_TO_MOVE, _REVERSED, _POSTED, _WRITTEN, _NOW, _TOOK_PART, _ADDRESSED):
        is_list = pattern in (_AFTER_POST, _AFTER_BODY)
        matches = filter(None, [pattern.match(sentence)]) if is_list else pattern.finditer(sentence)
        for found in matches:
            if pattern in (_WRITTEN, _NOW, _ADDRESSED) and _says_other(found):
                continue
            if pattern is _TOOK_PART and not is_surely_person(found["who"]):
                continue
            if pattern is not _AFTER_BODY or kind_of_body(found["body"]):
                yield from _each(found, is_list=is_list)


def without_likely_names(text: str) -> str:
    """A text with every two words in capitals masked that may be somebody's name: for lines quoted from anywhere in a document.

    What says that it is a body or a place stays: `Port Wendle Branch`.
    """
    return re.sub(rf"(?<![\w’']){_FULL}(?![\w’'])", lambda found: found.group() if _is_other(found) else "(name)", text)


def _says_other(found: re.Match[str]) -> bool:
    """Whether a name is a body's or a place's, by itself or with the words in capitals after it: `Harbour Road Branch`."""
    return (
        _is_other(found)
        or re.search(r"\b(?:President|Secretary|Chair|Treasurer|Officers?|Minister|Members?)$", found["who"])
        is not None
    )


def _is_other(found: re.Match[str]) -> bool:
    """The same of two words in capitals that may be somebody's name."""
    after = re.match(r"(?:\s[A-Z][\w’'-]*){1,2}", found.string[found.end() :])
    whole = (found["who"] if "who" in found.re.groupindex else found.group()) + (after.group() if after else "")
    return kind_of_body(whole) is not None or PLACES.search(whole) is not None or _OF_MEETINGS.search(whole) is not None


def _each(found: re.Match[str], *, is_list: bool) -> Iterator[tuple[int, int]]:
    """Each name of a list by itself; a body among them is none."""
    if not is_list:
        yield found.span("who")
        return
    for name in re.finditer(_FULL, found["who"]):
        if not kind_of_body(name.group()):
            yield found.start("who") + name.start(), found.start("who") + name.end()


_STYLED = re.compile(
    rf"(?:Delegates?|Reps?\.?|Sen\.|Senators?|Comrades|Councillors|Cllrs\.?)\s+(?:{INITIALS})?{SURNAME}(?:\s{SURNAME}){{0,2}}"
)
_SHORTENED = re.compile(
    rf"@[\w.]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{2,}}\s[A-Z]\.?(?:\s?[A-Z]\.?)?|[A-Z]{{2}}(?:\s*[/&]\s*[A-Z]{{2}}){{1,3}}"
    rf"|{_NAME_WORD}\s\([^()]{{2,40}}\)(?:\s*(?:[/,;&]|and)\s*{_NAME_WORD}\s\([^()]{{2,40}}\))+"
)
"""What can be a person alone and nothing else: `@moakley`, `OAKLEY M`, `MO/TB`, `Oakley (Harbour) / Birdsall (River)`."""
_NO_INITIALS = re.compile(
    r"\b(?:PART|SECTION|GROUP|APPENDIX|ANNEX|SCHEDULE|SESSION|DAY|CATEGORY|LIST|PAPER|COMPOSITE|MOTION|BLOCK|ITEM|STAGE|PHASE|TABLE|CLASS|GRADE|BAND|ZONE"
    r"|HALL|ROOM|FORM|UK|EU|US|UN|NI|IT|AI|HE|FE|HR|PR)\b"
)
_THANKED = re.compile(
    r"(?:(?:with )?(?:many )?thanks to|contact|(?:minuted|drafted|written|authored|compiled|prepared|minutes|photo(?:graph)?s?) by|authors?(?:\(s\))?:?|action(?: by)?:"
    r"|(?:for (?:further|more) (?:information|details),? (?:please )?)?(?:speak|write|talk) to|please contact|amendment\s*[(:–-]|(?:sponsored|presented|introduced|tabled|submitted|in the name of|in the names of)(?: by)?)\s*(?P<who>.+)",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before a name on a line that is about no motion: `Minuted by Jo Bloggs`, `Contact Jo Bloggs`."""
_OWN = re.compile(r"[^\s,;:]+(?:\s[^\s,;:]+){0,3}[’']s\s(?:amendment|motion|proposal|resolution|point of order)\b")
"""`Jo Bloggs’s amendment was lost`."""
_APART = re.compile(r"\s*(?:$|[,;/&|<–—-]|\b(?:and|of|for|from)\b)")
LONGEST_PERSON = 120


def is_person_alone(text: str) -> bool:
    """Whether a line names people and says no more than what they belong to: `Jo Bloggs (Harbour)`, `Delegate Bloggs`, `OAKLEY M`; or why:
    `With thanks to Jo Bloggs`. One that names a body too is read as who put the motion."""
    bare = text.strip(" *_•–—-").removesuffix(".")
    is_section = re.match(r"[A-Z][.)]\s[^()]*$", bare) is not None and bare.isupper()
    if len(bare) > LONGEST_PERSON or bare.endswith(":") or is_section:
        return False
    if (
        (thanked := _THANKED.fullmatch(bare))
        and "@" not in bare
        and (_NAMED_FIRST.match(thanked["who"]) or _starts_with_person(thanked["who"]))
    ):
        return True
    if _OWN.match(bare) and names_in(bare)[:1] and names_in(bare)[0][0] == 0:
        return True
    if _SHORTENED.fullmatch(bare) and not _NO_INITIALS.search(bare):
        return not NO_NAME.search(bare)
    end = _starts_with_person(bare)
    rest = re.sub(r"\([^()]*(?:\)|$)|\[[^\[\]]*\]", " ", bare[end:])
    words = re.findall(r"[^\W\d_][\w'’]*", rest)
    is_bare = all(word[0].isupper() or word in _BETWEEN_NAMES for word in words)
    is_body = kind_of_body(re.sub(r"^Delegates?\b", "", bare)) is not None
    return end > 0 and is_bare and _APART.match(rest) is not None and not is_body


_NAMED_FIRST = re.compile(rf"(?:{NAME})(?=\W*$|\s+(?:for|to|on|at)\b)")
_BETWEEN_NAMES = frozenset("of the and for from at on behalf".split())


def _starts_with_person(text: str) -> int:
    """Where the name of a person ends that a text begins with; 0 where it begins with none."""
    styled = _STYLED.match(text)
    if styled and not NO_NAME.search(styled.group().split(maxsplit=1)[1]):
        return styled.end()
    spans = names_in(text)
    return spans[0][1] if spans and spans[0][0] == 0 else 0
