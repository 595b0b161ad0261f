"""The people whom a document or a typed text names, so that nothing is shown with a name: not even with a piece of one."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from schema.sentences import shortened
from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.doubt import end_of_last_result
from scripts.intake.vocabulary.movers import LONGEST_SHOWN, masked, people_named_in, sentences
from scripts.intake.vocabulary.names import PLACES
from scripts.intake.vocabulary.people import FIRST_NAMES, HONORIFIC, may_name, names_in
from scripts.intake.vocabulary.people_told import STYLE, without_likely_names

LONGEST = 400
"""The characters of a line within which a name is looked for, as in motions.named_people."""
MASK = "(name)"
LONGEST_QUOTED = 130
"""The characters of a line that may give a result, as it is quoted; of a longer one are shown its BEGINNING and its last result."""
BEGINNING, AFTER_RESULT = 48, 30
"""The characters shown of how it begins, and of what stands after the result: the vote, as a rule."""
AROUND = 7
"""The words at the end of a line, and at the beginning of the next, among which a name may be broken."""
_WORD = r"[A-ZÀ-ÞŴŶ][\w’'-]*[a-zà-ÿŵŷ][\w’'-]*"
_STYLED = re.compile(rf"(?:{STYLE})\s+(?P<who>(?:(?:{_WORD}|[A-Z]\.?)\s*){{1,3}})")
_NAME_WORD = re.compile(r"(?<![\w’'])[A-ZÀ-ÞŴŶ][\w’'-]{2,}")
_NO_NAME = frozenset(
    "the this that these our its for and but with any all her his she they what when where there who was were has had not"
    " motion motions resolution amendment composite conference congress meeting agm annual general special union executive council"
    " committee branch branches network region section chapter lodge president secretary treasurer chair chairman chairwoman"
    " chairperson vice deputy national officer officers delegate delegates member members mover seconder proposer teller tellers"
    " moved seconded proposed carried lost agreed opposed fell passed adopted approved accepted rejected defeated remitted referred"
    " withdrawn stands supported vote votes voting voted result decision outcome status emergency standing orders order health safety january february march"
    " april may june july august september october november december saturday sunday monday tuesday wednesday thursday friday"
    " first second third north south east west street road house park hospital school college university".split()
)
"""Words with a capital that are no part of a name, where a pattern takes one for it."""


class KnownPeople:
    """The names that the lines of one document give, and texts of it as they may be shown.

    More is hidden than is surely a name: a line that is quoted for a person who has the document loses nothing by it.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def words(self) -> frozenset[str]:
        """Each word of a name: first names, surnames, and both parts of a double one."""
        words: set[str] = set()
        for name in _names(self._texts):
            for word in _NAME_WORD.findall(re.sub(HONORIFIC, " ", name)):
                words.update((word, *(part for part in word.split("-") if len(part) > 2 and part[0].isupper())))
        return frozenset(word for word in words if word.lower() not in _NO_NAME and not kind_of_body(word))

    @cached_property
    def _mention(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, sorted(self.words, key=lambda word: (-len(word), word)))) or "(?!)"
        return re.compile(rf"(?<![\w])(?:{words}|(?i:{words}))(?:-(?=\s|$))?(?![\w-])" if self.words else words)

    def full_names_in(self, text: str) -> list[str]:
        """The words of a text that stand side by side and are both names of people in the document: `Jo Bloggs`."""
        pairs = re.findall(r"(?=\b([A-ZÀ-ÞŴŶ][\w’'-]+ [A-ZÀ-ÞŴŶ][\w’'-]+))", text)
        return [pair for pair in pairs if self.words.issuperset(re.sub(r"['’]s$", "", pair).split())]

    def masked(self, text: str) -> str:
        """A text of the document without the names of people."""
        hidden = self._mention.sub(_as_mask, masked(text))
        return _REPEATED_MASK.sub(MASK, hidden)

    def shown(self, text: str, length: int = LONGEST_SHOWN) -> str:
        """A text as a message quotes it: on one line, at most `length` characters, without the names of people."""
        return shortened(self.masked(" ".join(text.split())), length)

    def quoted(self, text: str) -> str:
        """The same of a line that may give a result, without every two words that may be a name: how it begins and, where it is
        long, what stands round its last result.

        `After a long debate, the Quay Branch moved … defeated. On being put, the motion was carried by 15 votes to 14.`
        """
        plain = self.masked(without_likely_names(" ".join(text.split())))
        end = end_of_last_result(plain)
        if len(plain) <= LONGEST_QUOTED or end < LONGEST_QUOTED - AFTER_RESULT:
            return shortened(plain, LONGEST_QUOTED)
        head = shortened(plain, BEGINNING).rstrip("…. ")
        until = len(plain) if end + AFTER_RESULT >= len(plain) else plain.rfind(" ", 0, end + AFTER_RESULT)
        begin = plain.find(" ", max(len(head), until - (LONGEST_QUOTED - BEGINNING)))
        return f"{head} …{plain[begin:until]}{'…' if until < len(plain) else ''}"


_REPEATED_MASK = re.compile(r"\(name\)(?:[\s.-]*\(name\))+")


def _as_mask(found: re.Match[str]) -> str:
    """A name in capitals or as it is written; a word in lower case that is spelled as a name is none."""
    return found.group() if found.group().islower() else MASK


def _names(texts: Iterable[str]) -> Iterator[str]:
    """Every name, also where a line breaks within it."""
    above: list[str] = []
    for text in texts:
        words = text[:LONGEST].split()
        is_broken = bool(above and words) and above[-1][:1].isupper() and words[0][:1].isupper()
        joined = " ".join([*above, *words[:AROUND]]) if is_broken else ""
        for part in (text[:LONGEST], joined):
            for sentence in sentences(part):
                yield from (sentence[start:end] for start, end in people_named_in(sentence))
                yield from (sentence[start:end] for start, end in names_in(sentence))
            yield from (found["who"] for found in _STYLED.finditer(part))
        above = words[-AROUND:]


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
