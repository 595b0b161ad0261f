"""Names of bodies: those that the archive knows, those that look like one; and of people, who are never recorded."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from itertools import product

from schema.dates import Date
from schema.terms import HEADINGS_ARE_NOT, PROPOSERS_ARE_NOT, BodyKind
from schema.union import Body
from scripts.intake.vocabulary.people import (
    HONORIFIC,
    NAME_PART,
    PERSON,
    body_and_mover,
    is_surely_person,
    names_in,
    without_codes,
)

# What a body calls itself, and what kind it then is. The first that stands in a name decides.
KINDS = (
    (re.compile(r"\b(?:branch(?:es)?|chapters?(?!\s+\d)|cangen|chapel|lodge|local association|division|district|region(?:al)?)\b", re.I), BodyKind.BRANCH),
    (re.compile(r"\b(?:network)\b", re.I), BodyKind.NETWORK),
    (re.compile(r"\b(?:sub-?committee|committee|panel|working (?:group|party))\b", re.I), BodyKind.COMMITTEE),
    (re.compile(r"\bsection\b", re.I), BodyKind.SECTION),
    (re.compile(r"\b(?:executive|national council|general council|NEC|board)\b", re.I), BodyKind.EXECUTIVE),
    (re.compile(r"\b(?:members?|delegates?)\b", re.I), BodyKind.MEMBERS),
    (
        re.compile(
            r"\b(?:union|association|society|federation|forum|group|guild|congress|council|college|university|conference|caucus|"
            r"trust|institute|league|alliance|confederation|students?)\b",
            re.I,
        ),
        BodyKind.OTHER,
    ),
)  # fmt: skip

# Words by which a place is told from a person of two names: West Yorkshire.
PLACES = re.compile(
    r"\b(?:north|south|east|west|northern|southern|eastern|western|central|greater|mid|upper|lower|new|old|great|isles?|"
    r"islands?|city|co|county|counties|valleys?|coast|bay|river|\w+shire|\w+land)\b",
    re.I,
)
NEAR = 0.8
"""How like two names are of which one may be meant for the other, from 0 to 1."""
LINKING = frozenset(["of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "by", "with", "behalf", "&"])


@dataclass(frozen=True, slots=True)
class Named:
    """A body that a text names: its key, and whether the name is only nearly one that the archive has."""

    key: str
    written: str
    nearly: bool = False


@cache
def plain(name: str) -> str:
    """A name as it is compared: letters and figures only, `&` as and, without `the` before it."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    text = re.sub(r"['’`´]", "", text)
    text = " ".join(re.findall(r"\w+", text))
    return text.removeprefix("the ")


class Bodies:
    """The bodies that an archive has, to be found by what a document calls them."""

    def __init__(self, bodies: Mapping[str, Body], union_name: str, held: Date | None) -> None:
        """`union_name` is what the union puts before its bodies' names; `held` when the meeting was, so that of two
        bodies of one name the one is meant that there was then."""
        self.bodies = bodies
        self.union = plain(union_name)
        self.held = held
        self.by_name: dict[str, list[str]] = {}
        for key, body in bodies.items():
            for name in (body.name, *body.also, *(one.replace("-", " ") for one in (key, *body.formerly))):
                names = self.by_name.setdefault(plain(name), [])
                if key not in names:
                    names.append(key)

    def committee(self, text: str) -> Named | None:
        """The committee, network, executive or heading that a heading names."""
        return self._find(text, HEADINGS_ARE_NOT | {BodyKind.MEMBERS, BodyKind.OFFICERS})

    def proposers(self, text: str) -> tuple[Named, ...]:
        """The bodies that a line names as having put a motion, all of them or none."""
        return self.several(text, PROPOSERS_ARE_NOT)

    def several(self, text: str, unfit: frozenset[BodyKind] = frozenset()) -> tuple[Named, ...]:
        """The bodies that a line names, all of them or none; none of a kind that is unfit.

        `and` and a comma may stand between two bodies or within the name of one (Kent, Surrey and Sussex Branch): the
        longest names that the archive has are taken.
        """
        parts = [part for part in re.split(r"(\s*[,;/&]\s*|\s+and\s+|\s*\n\s*)", text.strip(" .;,")) if part]
        return self._partition(parts, unfit) or ()

    def nearest(self, text: str, unfit: frozenset[BodyKind]) -> str | None:
        """The key of the body whose name is most like one that nobody has, None where none is near."""
        known = {name: fit for name, keys in self.by_name.items() if (fit := self._fit(keys, unfit))}
        found = get_close_matches(plain(text), known, n=1, cutoff=NEAR)
        return self._of_its_time(known[found[0]]) if found else None

    def _partition(self, parts: list[str], unfit: frozenset[BodyKind]) -> tuple[Named, ...] | None:
        for end in range(len(parts), 0, -2):
            found = self._find("".join(parts[:end]), unfit)
            if found is None:
                continue
            rest = parts[end + 1 :]
            # "A, and B" splits into a comma and an empty name.
            if not "".join(rest).strip():
                return (found,)
            others = self._partition(rest, unfit)
            if others is not None:
                return (found, *(one for one in others if one.key != found.key))
        return None

    def _find(self, text: str, unfit: frozenset[BodyKind]) -> Named | None:
        name = plain(text)
        if not name:
            return None
        for form in self._forms(name):
            if keys := self._fit(self.by_name.get(form, ()), unfit):
                return Named(self._of_its_time(keys), text.strip())
        return self._nearest(name, text, unfit)

    def _forms(self, name: str) -> Iterator[str]:
        """A name as it may stand in the archive: without the union's own name, with the word for what it is."""
        bare = name.removeprefix(self.union + " ") if self.union else name
        for form in dict.fromkeys((name, bare)):
            yield form
        # "Campaigning" over a list is the committee or network of that name; "London" after Proposer the branch.
        for form, word in product(dict.fromkeys((name, bare)), ("branch", "committee", "network", "section")):
            yield f"{form} {word}"

    def _fit(self, keys: Iterable[str], unfit: frozenset[BodyKind]) -> list[str]:
        return [key for key in keys if self.bodies[key].kind not in unfit]

    def _of_its_time(self, keys: list[str]) -> str:
        """Of several bodies of one name, the one that there was when the meeting was held."""

        def existed(key: str) -> bool:
            body, held = self.bodies[key], self.held
            if held is None:
                return True
            return not ((body.from_ and body.from_.first > held.last) or (body.until and body.until.last < held.first))

        return next((key for key in keys if existed(key)), keys[0])

    def _nearest(self, name: str, text: str, unfit: frozenset[BodyKind]) -> Named | None:
        """A body whose name differs by a slip of the pen. A committee is never taken for the network of its name."""
        if len(name) < 8:
            return None
        best: tuple[float, str] | None = None
        for known, keys in self.by_name.items():
            if abs(len(known) - len(name)) > 3 or body_word(known) != body_word(name):
                continue
            likeness = SequenceMatcher(None, known, name).ratio()
            if likeness >= 0.9 and (best is None or likeness > best[0]) and (fit := self._fit(keys, unfit)):
                best = (likeness, self._of_its_time(fit))
        return Named(best[1], text.strip(), nearly=True) if best else None


def body_word(name: str) -> str:
    """The word that says what a body is: `branch`, `committee`; empty where there is none."""
    for pattern, _ in KINDS:
        if found := pattern.search(name):
            return found.group().lower()
    return ""


def kind_of_body(name: str) -> BodyKind | None:
    """What kind of body a name says that it is, None where it says nothing."""
    return next((kind for pattern, kind in KINDS if pattern.search(name)), None)


def is_like_a_name(text: str) -> bool:
    """Whether a line could be the name of a body or a person: short, in capitals where a name has them, no sentence."""
    words = re.findall(r"[^\s,/]+", text)
    if not words or len(words) > 12 or len(text) > 90 or re.search(r"[.!?:;…\"“”]$", text.strip()):
        return False
    strong = [word for word in words if word.lower() not in LINKING]
    return (
        bool(strong)
        and words[0].lower() not in LINKING - {"the"}
        and all(word.lstrip("(<\"“‘'")[:1].isupper() or not word[:1].isalpha() or kind_of_body(word) for word in strong)
    )


def is_like_a_person(text: str) -> bool:
    """Whether a name is a person's, or may be: then it is not written down.

    A name of two to four words in capitals is a person's unless a word says that it is a body or a place. Where that is
    wrong, a branch has to be typed in; the other way round a member's name would be published.
    """
    text = text.strip(" .,;()")
    if re.search(HONORIFIC, text) or is_surely_person(text):
        return True
    return PERSON.fullmatch(text) is not None and not kind_of_body(text) and not PLACES.search(text)


_PERSON_FIRST = re.compile(
    rf"(?:{HONORIFIC}\s*)?(?P<person>{NAME_PART}(?: {NAME_PART}){{1,3}})(?:\s*[,;(–—]\s*(?:(?:and|of|from)\s+(?:the\s+)?)?|\s+-\s+|\s+(?:of|from|for|on behalf of|and|&)\s+(?:the\s+)?)(?P<rest>.+?)\)?"
)
_PERSON_LAST = re.compile(
    rf"(?P<rest>.+?)\s*[,;(–—-]\s*(?:{HONORIFIC}\s*)?(?P<person>{NAME_PART}(?: {NAME_PART}){{1,3}})\)?"
)


def without_people(text: str) -> str:
    """What is left of a line when a person's name is taken out: `Jo Bloggs, London Branch` → `London Branch`.

    "Jo Bloggs (London Branch)", "Jo Bloggs of London Branch", "London Branch (Jo Bloggs)" and "Jo Bloggs and Al Roe, of
    London Branch" are written too.
    """
    text = text.strip()
    for pattern in (_PERSON_FIRST, _PERSON_LAST):
        found = pattern.fullmatch(text)
        if found and is_like_a_person(found["person"]):
            return without_people(found["rest"])
    return "" if is_like_a_person(text) else text


def key_of(name: str) -> str:
    """The key that a new body would have: `Far Isles Branch` → `far-isles-branch`."""
    text = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", text)) or "unnamed"


# Who put a motion, as a line says it ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """Who is named as having put a motion: bodies alone; of people and of names in doubt only how many there are."""

    known: tuple[Named, ...] = ()
    """Bodies that the archive knows."""
    new: tuple[str, ...] = ()
    """Names that say themselves that they are a body's: Far Isles Branch, Port University, LGBT+ members."""
    people: int = 0
    unclear: int = 0
    """Names that may be a person's, a place's or a body's: a person accepts them."""

    @property
    def is_body(self) -> bool:
        """Whether any body is named."""
        return bool(self.known or self.new)

    def __add__(self, other: "Names") -> "Names":
        known = self.known + tuple(one for one in other.known if one.key not in {own.key for own in self.known})
        new = self.new + tuple(name for name in other.new if plain(name) not in {plain(own) for own in self.new})
        return Names(known, new, self.people + other.people, self.unclear + other.unclear)


_PLURAL = re.compile(
    r"(?P<names>.+?)\s+(?P<kind>branches|regions|committees|networks|divisions|districts|sections|councils|colleges|universities)",
    re.IGNORECASE,
)
_SINGULAR = {"branches": "Branch", "universities": "University"}
_ROLE = re.compile(
    r"(?:the\s+)?(?:joint\s+)?(?:co-?)?(?:movers?|proposers?|seconders?|thirders?|sponsors?|delegates?|speakers?|moved by|proposed by|seconded by|composite)\b\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[,;/()\[\]\n\t•·]\s*|\s+[–—-]\s+|:\s+|\s+(?:and|&)\s+(?:the\s+)?|,?\s+(?:seconded|supported) by\s+",
    re.IGNORECASE,
)
_OF = re.compile(rf"(?P<person>{PERSON.pattern})\s+(?:of|from|for|on behalf of)\s+(?:the\s+)?(?P<rest>.+)")
_NOBODY = re.compile(
    r"none|n/?a|tbc|tba|-+|\?+|not (?:known|given|recorded)|(?:to be )?(?:confirmed|advised)", re.IGNORECASE
)


_ROLE_HELD = re.compile(
    r"(?:^|\s)(?:(?:vice|joint|co|deputy|assistant|general|honorary|hon\.?)[\s-]+)*(?P<role>secretary|chair(?:man|woman|person)?|president|treasurer|"
    r"officer|delegate|rep(?:resentative)?|organiser|convenor|convener|member|steward|warden|clerk|leader|director|manager)$",
    re.IGNORECASE,
)
"""The post of one person after the name of a body: `Branch Secretary`."""
_ROLE_OF = re.compile(
    r"(?:the\s+)?(?:(?:vice|joint|co|deputy|assistant|general|honorary|hon\.?)[\s-]+)*(?:secretary|chair(?:man|woman|person)?|president|treasurer|officer|"
    r"delegate|rep(?:resentative)?)\s+(?:of|for|from)\s+(?:the\s+)?(?P<body>.+)",
    re.IGNORECASE,
)


def says_body(name: str) -> bool:
    """Whether a name says by itself that it is a body's, and holds no person's: Harbour Branch, A dozen members."""
    kind = kind_of_body(name)
    if (
        kind is None
        or _ROLE_HELD.search(name)
        or len(name) > 90
        or re.search(r"[.!?:;…\"“”]$", name.strip())
        or is_surely_person(name)
    ):
        return False
    if kind is BodyKind.MEMBERS and not is_like_a_name(name):
        return re.fullmatch(r"(?:an? |the )?[\w+’' -]{0,30}\b(?:members|delegates)", name) is not None
    return is_like_a_name(name)


def read_names(text: str, bodies: Bodies) -> Names:
    """Who is named by a text that tells who put a motion: the value of a label, or a line of names.

    - `London Branch`, `Bardsey Branch and Skerries Branch`, `Milford Haven and Swansea Branches`: bodies;
    - `Jo Bloggs, London Branch`, `Jo Bloggs (London Branch)`, `Jo Bloggs of London Branch`, `London Branch (mover: Jo Bloggs)`:
      the body, and a person counted;
    - `Jo Bloggs and Al Roe`: people counted; `Holyhead`, `Bellringers`: in doubt, counted.
    """
    text = without_codes(text).strip(" .,;").removeprefix("the ")
    if not text or _NOBODY.fullmatch(text):
        return Names()
    if known := bodies.proposers(text):
        return Names(known)
    if (moved := body_and_mover(text)) and kind_of_body(moved[0]):
        return read_names(moved[0], bodies) + Names(people=int(bool(moved[1]) and not kind_of_body(moved[1])))
    several = re.split(r"\s*;\s*(?:and\s+)?(?:the\s+)?|\s*,?\s+and the\s+", text)
    if len(several) > 1 and all(
        names.is_body and not names.unclear for names in (read_names(one, bodies) for one in several)
    ):
        return _sum(read_names(one, bodies) for one in several)
    if plural := _PLURAL.fullmatch(text):
        word = _SINGULAR.get(plural["kind"].lower(), plural["kind"].rstrip("s").capitalize())
        parts = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", plural["names"]) if part]
        if len(parts) > 1 and not any(is_surely_person(part) for part in parts):
            return _sum(_name(f"{part} {word}", bodies) for part in parts)
    parts = [part for part in _BETWEEN.split(_ROLE.sub("", text, count=1) if _ROLE.match(text) else text) if part]
    if len(parts) < 2:
        return _name(parts[0] if parts else "", bodies)
    if _is_one_body(text, parts, bodies):
        return Names(new=(text,))
    listed = [_name(part, bodies) for part in parts]
    if any(one.unclear for one in listed) and not re.search(r"[()\[\]]|\s[–—-]\s", text):
        # Of a list with a name in doubt none is taken: half a list says who did not put it.
        return Names(people=sum(one.people for one in listed), unclear=sum(not one.people for one in listed))
    total = _sum(listed)
    return replace(total, unclear=0) if total.is_body else total


def _sum(names: Iterable[Names]) -> Names:
    total = Names()
    for one in names:
        total += one
    return total


def _is_one_body(text: str, parts: Sequence[str], bodies: Bodies) -> bool:
    """Whether a name with commas or `and` in it is that of one body: Union of Rope, Ladder and Lamp Makers; Kent, Surrey and
    Sussex Branch."""
    if not says_body(text) or re.search(r"[;/()\[\]\n\t:]|\s[–—-]\s", text) or any(map(is_surely_person, parts)):
        return False
    if re.match(r"(?:\w+ ){0,3}\w+ (?:of|for) ", parts[0]) and kind_of_body(parts[0]):
        return True
    others = parts[:-1]
    is_alone = says_body(parts[-1]) and not any(says_body(part) or bodies.proposers(part) for part in others)
    return is_alone and not any(is_like_a_person(part) for part in others)


def accepted_body(text: str) -> Names | None:
    """A name that a person says is a body's, without a mover's after it; None where it still is a person's or has one in it."""
    text, mover = body_and_mover(text) or (text, "")
    text = text.strip(" .,;")
    is_person = names_in(text) and not is_named_after_person(text)
    return None if is_person or not text else Names(new=(text,), people=int(bool(mover)))


def _name(text: str, bodies: Bodies) -> Names:
    """One name: a body's, a person's, or in doubt."""
    text = _ROLE.sub("", text, count=1).strip(" .,;'\"") if _ROLE.match(text) else text.strip(" .,;")
    is_definite = re.match(r"(?:(?:by|of|from)\s+)*the\s+\S", text, re.IGNORECASE) is not None
    text = re.sub(r"^(?:(?:the|by|of|from)\s+)+", "", text)
    if not text or _NOBODY.fullmatch(text):
        return Names()
    if held := _ROLE_OF.fullmatch(text):
        return Names(people=1) + _name(held["body"], bodies)
    if known := bodies.proposers(text):
        return Names(known)
    # "County of Tides" is none: a person's name comes before "of".
    if (found := _OF.fullmatch(text)) and is_like_a_person(found["person"]):
        return Names(people=1) + _name(found["rest"], bodies)
    if is_surely_person(text):
        return Names(unclear=1) if is_named_after_person(text) else _behind_person(text, bodies)
    if says_body(text):
        return _before_person(text)
    if (held_post := _ROLE_HELD.search(text)) and held_post["role"].lower() in ("delegate", "rep", "representative"):
        return Names(people=1) + _name(text[: held_post.start()], bodies)
    if held_post or is_definite:
        return Names(people=1) if held_post else Names(unclear=1)
    return Names(people=1) if is_like_a_person(text) else Names(unclear=1)


def is_named_after_person(text: str) -> bool:
    """Whether a name may be that of a body called after somebody: `George Eliot Branch`. A person says which it is."""
    words = text.split()
    return len(words) == 3 and kind_of_body(words[-1]) is not None and kind_of_body(" ".join(words[:-1])) is None


def _behind_person(text: str, bodies: Bodies) -> Names:
    """A person's name with a body that is known right after it: `Jo Bloggs London Branch`."""
    words = text.split()
    for at in range(2, min(4, len(words))):
        if known := bodies.proposers(" ".join(words[at:])):
            return Names(known, people=1)
    return Names(people=1)


def _before_person(text: str) -> Names:
    """A body's name, without a person's right after it: `Harbour Branch Margaret Oakley`."""
    for start, end in names_in(text):
        if end >= len(text.rstrip(" .")) and start:
            left = text[:start].strip(" .,")
            return Names(new=(left,) if says_body(left) else (), people=1)
    if (
        (found := _AFTER_BODY_WORD.fullmatch(text))
        and is_like_a_person(found["who"])
        and not kind_of_body(found["who"])
    ):
        return Names(new=(found["body"],), people=1)
    return Names(new=(text,))


_AFTER_BODY_WORD = re.compile(
    rf"(?P<body>\S.* (?:Branch|Committee|Network|Lodge|Region|Chapter|Section|Chapel))\s+(?P<who>{PERSON.pattern})"
)
"""A body's name, and right after it what may be a person's: `Harbour Branch Percy Wick`."""
