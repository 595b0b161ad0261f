"""Who is named: bodies by the names that the archive knows, names that look like a body, and people, who are not written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from itertools import product

from schema.dates import Date
from schema.terms import HEADINGS_ARE_NOT, PROPOSERS_ARE_NOT, BodyKind
from schema.union import Body

# What a body calls itself, and what kind it then is. The first that stands in a name decides.
KINDS = (
    (re.compile(r"\b(?:branch(?:es)?|cangen|chapel|lodge|local association|division|district|region(?:al)?)\b", re.I), BodyKind.BRANCH),
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
HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Rev|Cllr|Bro|Sis|Brother|Sister)\b\.?"
)
NAME_PART = r"(?:[A-Z]\.?|(?:O['’]|Mc|Mac|D['’])?[A-Z][\w'’]*(?:-[A-Z][\w'’]*)?|van|de|der|von|al|bin|ap)"
PERSON = re.compile(rf"{NAME_PART}(?: {NAME_PART}){{1,3}}")
NEAR = 0.8
"""How like two names are of which one may be meant for the other, from 0 to 1."""
LINKING = frozenset(["of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "by", "with", "&"])


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
        # "Campaigning" over a list is the committee or network of that name; "London" behind Proposer the branch.
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
        and all(word[0].isupper() or word[0] == "(" for word in strong)
    )


def is_like_a_person(text: str) -> bool:
    """Whether a name is a person's, or may be: then it is not written down.

    A name of two to four words in capitals is a person's unless a word says that it is a body or a place. Where that is
    wrong, a branch has to be typed in; the other way round a member's name would be published.
    """
    text = text.strip(" .,;()")
    if HONORIFIC.search(text):
        return True
    return PERSON.fullmatch(text) is not None and not kind_of_body(text) and not PLACES.search(text)


_PERSON_FIRST = re.compile(
    rf"(?:{HONORIFIC.pattern}\s*)?(?P<person>{NAME_PART}(?: {NAME_PART}){{1,3}})(?:\s*[,;(–—]\s*(?:(?:and|of|from)\s+(?:the\s+)?)?|\s+-\s+|\s+(?:of|from|for|on behalf of|and|&)\s+(?:the\s+)?)(?P<rest>.+?)\)?"
)
_PERSON_LAST = re.compile(
    rf"(?P<rest>.+?)\s*[,;(–—-]\s*(?:{HONORIFIC.pattern}\s*)?(?P<person>{NAME_PART}(?: {NAME_PART}){{1,3}})\)?"
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
