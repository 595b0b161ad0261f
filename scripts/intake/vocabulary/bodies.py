"""Bodies by the names that documents use: those that the archive knows, and the kind that a name says."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from itertools import product

from schema.characters import hyphenated
from schema.dates import Date
from schema.terms import HEADINGS_ARE_NOT, PROPOSERS_ARE_NOT, BodyKind
from schema.union import Body

NO_AREA = r"(?:the|this|play|picnic|seating|parking|smoking|rest|common|conservation|protected|rural|urban|local|shopping|dining|subject|policy|work|working|grey|key|priority|catchment|storage|loading|reception|social|quiet|waiting|euro|sports?|green|car|bin|changing)"
"""Words before *area* where it is no body's: `Trent Area` is one."""
# What a body calls itself, and what kind it then is. The first that stands in a name decides.
KINDS = (
    (re.compile(r"\b(?:branch(?:es)?|chapters?(?!\s+\d)|cangen|chapel|lodge|local association|division|district|region(?:al)?|presbytery|deanery|diocese|archdeaconry|classis|parish)\b", re.I), BodyKind.BRANCH),
    (re.compile(rf"\b(?!{NO_AREA}\b)\w[\w'’-]* (?-i:Area)(?=\W*$)", re.I), BodyKind.BRANCH),
    (re.compile(r"\b(?:network)\b", re.I), BodyKind.NETWORK),
    (re.compile(r"\b(?:sub-?committee|committee|panel|working (?:group|party))\b", re.I), BodyKind.COMMITTEE),
    (re.compile(r"\bsection\b(?!\s+(?:\d|(?-i:[A-Z]|[IVX]+)\b))", re.I), BodyKind.SECTION),
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
NEAR = 0.8
"""How similar two names must be for one to be suggested for the other, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body that a text names: its key, and whether the name is only nearly one that the archive has."""

    key: str
    written: str
    nearly: bool = False


@cache
def plain(name: str) -> str:
    """A name as it is compared: letters and digits only, `&` as and, without `the` before it."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    text = re.sub(r"['’`´]", "", text)
    text = " ".join(re.findall(r"\w+", text))
    return text.removeprefix("the ")


class Bodies:
    """The bodies of an archive, looked up by what a document calls them."""

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
        """The bodies that a line names as proposers, all of them or none."""
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
        """A body whose name differs by a typing error. A committee is never taken for the network of its name."""
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


def key_of(name: str) -> str:
    """The key that a new body would have: `Far Isles Branch` → `far-isles-branch`."""
    return hyphenated(plain(name)) or "unnamed"
