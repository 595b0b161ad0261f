"""Who proposed a motion, by the names on a line: bodies, known or new; people, who are counted and never recorded."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from schema.terms import BodyKind
from scripts.intake.vocabulary.bodies import Bodies, Named, kind_of_body, plain
from scripts.intake.vocabulary.people import (
    HONORIFIC,
    NAME_PART,
    PERSON,
    body_and_mover,
    is_surely_person,
    names_in,
    without_codes,
)

PLACES = re.compile(
    r"\b(?:north|south|east|west|northern|southern|eastern|western|central|greater|mid|upper|lower|new|old|great|isles?|"
    r"islands?|city|co|county|counties|valleys?|coast|bay|river|\w+shire|"
    r"(?:scot|eng|ire|northumber|cumber|westmor|sunder|rut|shet|mid|high|low|home|main|fin|po|ice|switzer|nether|zea)lands?)\b",
    re.I,
)
"""Words by which a place is told from a person of two names: West Yorkshire. Garland, Tolland and Holland are surnames too."""
LINKING = frozenset(
    ["of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "by", "with", "behalf", "&", "y", "yr"]
)


def is_like_a_name(text: str) -> bool:
    """Whether a line could be the name of a body or a person: short, in capitals where a name has them, no sentence."""
    words = re.findall(r"[^\s,/]+", text)
    if not words or len(words) > 12 or len(text) > 90 or re.search(r"[.!?:;…\"“”]$", text.strip()):
        return False
    strong = [word for word in words if word.lower() not in LINKING]
    return (
        bool(strong)
        and words[0].lower() not in LINKING - {"the"}
        and all(
            word.lstrip("(<\"“‘'")[:1].isupper() or not word[:1].isalpha() or kind_of_body(word) or word in _OF_BODIES
            for word in strong
        )
    )


_OF_BODIES = frozenset(("standing", "advisory", "national", "general", "joint", "local"))
"""Words in lower case before the word for a body: `Women members' standing committee`."""


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


# Who put a motion, as a line says it ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """Who is named as a proposer: bodies only; people and names in doubt are counted."""

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
    r"\s*(?:[,;()\[\]\n\t•·]|(?<!\d)/|/(?!\d))\s*|\s+[–—-]\s+|:\s+|\s+(?:and|&)\s+(?:the\s+)?|,?\s+(?:seconded|supported) by\s+",
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


_KIND_ALONE = re.compile(r"(?:branch|region|section|chapter|lodge|ward|district|division)", re.IGNORECASE)
"""The end of a name that began on the line above: no body is called that alone."""


def says_body(name: str) -> bool:
    """Whether a name says by itself that it is a body's, and holds no person's: Harbour Branch, A dozen members."""
    kind = kind_of_body(name)
    if (
        kind is None
        or _ROLE_HELD.search(name)
        or _KIND_ALONE.fullmatch(name)
        or len(name) > 90
        or re.search(r"[.!?:;…\"“”]$", name.strip())
        or is_surely_person(name)
    ):
        return False
    if kind is BodyKind.MEMBERS and re.match(r"\d|(?:member|delegate)\s", name, re.IGNORECASE):
        return False  # "14 party members" are people, "Member defence" is a subject
    if kind is BodyKind.MEMBERS and not is_like_a_name(name):
        return re.fullmatch(r"(?:an? |the )?[\w+’' -]{0,30}\b(?:members|delegates)", name) is not None
    return is_like_a_name(name)


def read_names(text: str, bodies: Bodies) -> Names:
    """Who is named by a text about proposers: the value of a label, or a line of names.

    - `London Branch`, `Bardsey Branch and Skerries Branch`, `Milford Haven and Swansea Branches`: bodies;
    - `Jo Bloggs, London Branch`, `Jo Bloggs (London Branch)`, `Jo Bloggs of London Branch`, `London Branch (mover: Jo Bloggs)`:
      the body, and a person counted;
    - `Jo Bloggs and Al Roe`: people counted; `Holyhead`, `Bellringers`: in doubt, counted.
    """
    text = re.sub(r"^(?:[Ff]rom\s+)?(?:[Tt]he\s+)?", "", without_codes(text).strip(" .,;"))
    text = _without_abbreviation(re.sub(r",?\s+(?:together|jointly)$", "", text))
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
    if (found := _AT_PLACE.fullmatch(text)) and _is_place_of(found["body"], found["place"], bodies):
        return Names(new=(text,))
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


_AT_PLACE = re.compile(r"(?P<body>[^;/()]+),\s+(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")


def _is_place_of(body: str, place: str, bodies: Bodies) -> bool:
    """Whether a name goes on with the place of its body: `Trawler & Net Branch, Harbour East`."""
    names = read_names(body, bodies)
    is_place = PLACES.search(place) is not None and kind_of_body(place) is None and not is_surely_person(place)
    return is_place and len(names.new) == 1 and not (names.known or names.people or names.unclear)


def _without_abbreviation(text: str) -> str:
    """A name without its own initials after it: `National Executive Committee (NEC)`."""
    found = re.fullmatch(r"(?P<name>\S.*?)\s*\((?P<short>[A-Z][A-Za-z&]{1,7})\)", text)
    if not found:
        return text
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w’']*", found["name"]))
    return found["name"] if re.sub(r"[^A-Z]", "", found["short"]) == initials else text


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
    if not re.search(r"\s(?:and|&)\s", text) or any(part.isupper() for part in others if not parts[-1].isupper()):
        return False  # "BLOGGS, Quay Branch", "Bloggs, Jo, Hill Branch": a person may be named first
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
    text = re.sub(r"^(?:[FBO](?:rom|y|f)\s+)?(?:(?:the|by|of|from)\s+)*", "", text)
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
