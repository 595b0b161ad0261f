"""Names of people in what somebody types: told by more than in documents, since the writer is there to be asked."""

import re

from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.movers import masked, people_named_in, sentences
from scripts.intake.vocabulary.names import PLACES
from scripts.intake.vocabulary.people import FIRST_NAMES, may_name

_SURNAME = r"(?P<who>(?:O['’]|Mc|Mac)?[A-ZÀ-ÞŴŶ][a-zà-ÿŵŷ][\w-]*[a-zà-ÿŵŷ])"
_CUES = (
    re.compile(
        rf"(?:^|[.,;:]\s+){_SURNAME} (?:is to|to (?:write|act|report|chair)|dissenting|abstain(?:ed|ing)|was (?:right|wrong|there|asked)|says|said|thinks|wrote|rang|told|agreed|objected|spoke)\b"
    ),
    re.compile(
        rf"\b(?i:ask(?:ed)?|rang|ring|phoned|call(?:ed)?|told|thank(?:ed)?|per|moved|seconded|opposed by|moved by|seconded by|agreed with|signed:|action:|e-?mail(?:ed)?|vote of|spoke to|according to) {_SURNAME}(?=\W*$|\W*,|['’]s\b| (?:says|said|about|for|to)\b)"
    ),
    re.compile(rf"\b{_SURNAME}(?:['’]s)? (?i:e-?mail|letter|phone call|hotel|house|home|flat)\b"),
    re.compile(
        rf"\b(?i:chair|teller|secretary|president|treasurer|mover|seconder|proposer|prop|sec|mvd|2nd)[.:]\s*{_SURNAME}(?= [A-Z]\.?(?:\W|$)|\W*$|[,;])"
    ),
    re.compile(r"(?<![\w.])(?P<who>(?:[A-Z]\.){2,3}) (?:spoke|said|moved|seconded|asked|objected|abstained)\b"),
    re.compile(rf"\b(?i:of|by|from|for) (?P<initial>[A-Z]) {_SURNAME}(?=\W*$|\W*,)"),
)
"""`Petrie says so`, `rang Petrie`, `Petrie’s email`, `Chair: Petrie J`, `J.P. spoke against`, `Ropes of J Petrie`."""
_NO_SURNAME = frozenset(
    "parliament government ministry minister council congress conference meeting branch union executive committee board court nobody everybody somebody"
    " members delegates page annex appendix motion resolution composite amendment rule it this that they we he she he’s there who what".split()
)
_FIRST_NAME = re.compile(
    r"(?<![\w’'-])(?<!St )(?<!Saint )(?<!King )(?<!Queen )(?<!Prince )(?<!Princess )[A-Z][a-z]+(?![\w-])"
)
_PLACE_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:Street|Road|Square|Hospital|School|House|Hall|Park|Station|College|Hill|Bay|Day)\b"
)


def may_name_anybody(text: str) -> bool:
    """Whether a typed text may name a person, also by a first name or a surname alone."""
    return may_name(text) or any(map(people_named_in, sentences(text))) or any(_alone(text))


def may_name_in_note(text: str) -> bool:
    """Whether a note on what was decided may name a person, also by two names that nothing else tells: `After a debate with Ann Other`.

    A note speaks of votes and bodies; what else has two capitals within a sentence, its writer can say.
    """
    return may_name_anybody(text) or any(_is_pair(found) for found in _PAIR.finditer(text))


_PAIR = re.compile(
    r"(?:(?<=^)|(?<=[a-z,;:(] ))(?<!the )(?<!The )(?<!our )(?<!its )(?P<first>[A-Z][a-zà-ÿ]+) (?:[A-Z]\.? )?(?P<last>(?:O['’]|Mc|Mac)?[A-ZÀ-ÞŴŶ][a-zà-ÿ-]+)(?!\w| [A-Z])"
)
_OF_VOTES = frozenset(
    "vote votes voting card cards show ballot hands count recount debate majority division casting point order orders standing business section year agenda chair council"
    " emergency special annual general national northern southern eastern western north south east west new next previous first second third part rule in by on no not as of"
    " january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)


def _is_pair(found: "re.Match[str]") -> bool:
    words = {found["first"].lower(), found["last"].lower()}
    is_body = kind_of_body(found.group()) is not None or PLACES.search(found.group()) is not None
    return not (is_body or words & (_OF_VOTES | _NO_SURNAME))


def without_names_typed(text: str) -> str:
    """A typed text as a public answer repeats it: `Minutes by (name)`."""
    text = masked(text)
    for start, end in sorted(_alone(text), reverse=True):
        text = f"{text[:start]}(name){text[end:]}"
    return _REPEATED.sub("(name)", text)


def rest_as_typed(text: str) -> str:
    """What a typed text says beside people's names: a key that is made of it is for ever."""
    return without_names_typed(text).replace("(name)", " ").strip(" ()[].,;:’'")


_REPEATED = re.compile(r"\(name\)(?: (?:[A-Z]\. ?)*\(name\))+")


def _alone(text: str) -> set[tuple[int, int]]:
    """Where first names and surnames stand alone, the latter told by the words beside them."""
    first = (found for found in _FIRST_NAME.finditer(text) if not _PLACE_AFTER.match(text, found.end()))
    return {found.span() for found in first if found.group().lower() in FIRST_NAMES} | {
        found.span("who") for cue in _CUES for found in cue.finditer(text) if _is_surname(found["who"])
    }


def _is_surname(word: str) -> bool:
    return word.lower() not in _NO_SURNAME and kind_of_body(word) is None and PLACES.search(word) is None
