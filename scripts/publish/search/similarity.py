"""How near motions are to a draft in what they ask: by the words that both have, the rare ones before the common.

1. A text's words are folded and stemmed as the search does it; an abbreviation and its long form count as the same.
   Words that any motion may have, and numbers, are left out.
2. A word's *rarity* is ln(1 + (N - n + ½) / (n + ½)) where n of N motions have it (Robertson and Spärck Jones 1976).
3. What a word *weighs* in a motion grows with how often it occurs, by less each time, and less in a long motion than in a
   short one: BM25, with its usual k1 = 1.2 and b = 0.75. A word of the title counts as three of the summary (as in
   Robertson, Zaragoza and Taylor, Simple BM25 Extension to Multiple Weighted Fields, 2004).
4. Of the draft, the most *telling* words are taken: the rarest, and those that it says again. A motion's score is the
   sum over those that it has, of how telling each is times what it weighs there.

Links and campaigns count for nothing: what nobody has linked yet is found as well. All values are whole numbers, and
the browser is sent them with the words, so that it ranks as Python does, to the last place.
"""

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from scripts.publish.search import search_words
from scripts.publish.search.motion_texts import (
    AS_PUT_LABEL,
    CLAUSE_LABELS,
    SUMMARY_LABEL,
    WORDING_LABEL,
    MotionText,
    TextRole,
    texts_of,
)
from scripts.publish.site import Site

WEIGHTS = {
    TextRole.TITLE: 6, TextRole.ABOUT: 4, TextRole.TOPIC: 4, TextRole.CLAUSE: 3, TextRole.SUMMARY: 2,
    TextRole.WORDING: 2, TextRole.TOPIC_WORDS: 1,
}  # fmt: skip
"""How much a word counts, by the text that it is in; a motion is compared by no other texts."""
ONCE = 2
"""How much a word counts that occurs once in running text."""

K1, B = 1.2, 0.75
LEVELS = 9
"""The most that a word weighs in a motion; the least is 1."""
STEPS, RAREST = 4, 35
"""A rarity of 1 is stored as 4; the highest is 35, that of a word which two of 10,000 motions have."""

TELLING = 50
"""How many words of a draft are compared. With all of them it ranks hardly better, and more would be fetched."""
REPEATED = 3
"""A word that a draft repeats is more telling, up to so many times."""

NEAR, LEAST = 5, 3
"""A motion is near that has so many hundredths of what it could have of the draft, in so many words or more."""

AGREEING = 3
"""How many passages of a motion are shown."""
STEADY = 8
"""A passage's score is divided by its words and so many more: else a passage of two words would be the nearest."""

SENTENCE = r"(?<=[.!?;])\s+"
"""Where a text is cut into passages; Python and JavaScript read it alike."""

DIGITS = "^[0-9]+$"

SHARD = 6_000
"""How many characters of postings are fetched as one file: a draft's words are in nearly as many files as there are words."""

# Found in motions on any subject: English's small words, and a meeting's formulas.
_EMPTY = (
    "above across after again against ago almost along already also although always am among another any anybody "
    "anyone anything around aside away back because become before behind being below between beyond both came cannot "
    "come could despite done down during each either else enough especially etc even ever every everybody everyone "
    "everything few first for from full further get gets getting give given gives giving go goes going good got great "
    "he hence her here him his however i indeed instead just keep kept last later least less let like likely long "
    "made make makes making many may me might mine most mostly much must my near nearly need needs neither never new "
    "next no nobody none nor nothing now off often once one ones only onto other others otherwise ought out over own "
    "part perhaps put puts quite rather really right said same say says see seem seems seen several shall she should "
    "since so some somebody someone something soon still such take taken takes taking thereby therefore those though "
    "three through throughout thus till together too toward towards two under unless until up upon us use used using "
    "very via want wants way ways well went were whatever whether while whilst whom whose why within without yet "
    "yours agm agree agrees agreed amend annual ask asks asked asking assembly believe believes believed believing "
    "call calls called calling carried conference confirm congress consider considers demand demands demanded "
    "demanding endorse ensure ensures ensured ensuring general hold holds instruct instructs instructed instructing "
    "meeting member members motion motions move moved note notes noted noting recognise recognises recognised "
    "recognising reaffirm reaffirms regret regrets request requests requested resolve resolves resolved resolution "
    "resolutions union unions urge urges urged urging welcome welcomes welcomed welcoming"
)
EMPTY = search_words.COMMON | frozenset(search_words.fold(word) for word in _EMPTY.split())
"""Words that say nothing of what a motion is about, folded."""

Pair = tuple[tuple[str, ...], tuple[str, ...]]


LABELS = {
    **dict.fromkeys(CLAUSE_LABELS.values(), WEIGHTS[TextRole.CLAUSE]),
    SUMMARY_LABEL: WEIGHTS[TextRole.SUMMARY],
    **dict.fromkeys((WORDING_LABEL, AS_PUT_LABEL), WEIGHTS[TextRole.WORDING]),
}
"""How the search's label of a passage begins that is what the motion says, and not what came of it; and what it counts."""


@lru_cache(maxsize=1 << 17)
def _roots(token: str) -> tuple[str, ...]:
    """The stems of one token that may tell something."""
    roots = (search_words.stem(word) for word in search_words.forms(token) if word not in EMPTY)
    return tuple(root for root in roots if root and not re.match(DIGITS, root))


@dataclass(frozen=True, slots=True)
class DraftWords:
    """A draft as it is compared: how telling each of its words is, the most telling first; and how many it has.

    `whole` is the highest score that a motion could have, were it to have the draft's most telling words, those included
    that no motion has; `least` how many words of it a near motion has. `spellings` has each word as the draft writes it.
    """

    weights: dict[str, int]
    whole: int
    least: int
    spellings: dict[str, str]


@dataclass(frozen=True, slots=True)
class NearMotion:
    """A motion near a draft: its place in order of time, its score, and the words that both have, as the draft says them."""

    place: int
    score: int
    words: tuple[str, ...]


class Similarity:
    """The motions of an archive, ready to be compared with drafts."""

    def __init__(self, site: Site) -> None:
        """Read every motion of the site's archive, in order of time."""
        self.pairs = _pairs(site)
        counts: dict[str, array[int]] = {}
        lengths = []
        for place, record in enumerate(site.archive.records.values()):
            counted: Counter[str] = Counter()
            for text in texts_of(site, record):
                for root in self.roots(text.text) if text.role in WEIGHTS else ():
                    counted[root] += WEIGHTS[text.role]
            for root, count in counted.items():
                # Place and count in one number: there are a million of them at 10,000 motions.
                counts.setdefault(root, array("I")).append(place << 8 | min(count, 255))
            lengths.append(sum(counted.values()))
        self.total = len(lengths)
        usual = sum(lengths) / max(self.total, 1) or 1
        steadied = [K1 * ONCE * (1 - B + B * length / usual) for length in lengths]
        self.postings = {
            root: array("I", (_weighed(packed, steadied[packed >> 8]) for packed in counts[root]))
            for root in sorted(counts, key=lambda root: root.encode("utf-16-be"))
        }
        """Every word, as JavaScript orders texts, with place << 6 | weight for each motion that has it."""
        self.rarity = {root: self._rarity(len(places)) for root, places in self.postings.items()}

    def _rarity(self, having: int) -> int:
        rarity = math.log(1 + (self.total - having + 0.5) / (having + 0.5))
        return min(max(round(STEPS * rarity), 1), RAREST)

    def roots(self, text: str) -> list[str]:
        """The words of a text by which it is compared, in order; where an abbreviation stands, or what it stands for, the
        other follows at the end."""
        roots = [root for token in search_words.tokens_of(text) for root in _roots(token)]
        others: list[str] = []
        for at, root in enumerate(roots):
            for form, other in self.pairs.get(root, ()):
                if tuple(roots[at : at + len(form)]) == form:
                    others += other
        return roots + others

    def read(self, draft: str) -> DraftWords:
        """A draft, ready to be compared."""
        spellings: dict[str, str] = {}
        for token in search_words.tokens_of(draft):
            for root in _roots(token):
                spellings.setdefault(root, token)
        times = Counter(self.roots(draft))
        # A word that no motion has is as rare as can be, and counts for how much of the draft is met.
        unheard = self._rarity(0)
        weights = {root: self.rarity.get(root, unheard) * (1 + min(count, REPEATED)) for root, count in times.items()}
        places = {root: place for place, root in enumerate(self.postings)}
        known = sorted((root for root in weights if root in places), key=lambda root: (-weights[root], places[root]))
        telling = {root: weights[root] for root in known[:TELLING]}
        whole = LEVELS * sum(sorted(weights.values(), reverse=True)[:TELLING])
        return DraftWords(telling, whole, min(LEAST, len(weights)), spellings)

    def nearest(self, draft: DraftWords, first: int) -> list[NearMotion]:
        """The motions that are near a draft, at most so many, the nearest first; of two alike, the later one."""
        scores: Counter[int] = Counter()
        words: dict[int, list[str]] = {}
        for root, weight in draft.weights.items():
            for packed in self.postings[root]:
                scores[packed >> 6] += weight * (packed & 63)
                words.setdefault(packed >> 6, []).append(root)
        near = [
            place
            for place, score in scores.items()
            if 100 * score >= NEAR * draft.whole and len(words[place]) >= draft.least
        ]
        near.sort(key=lambda place: (-scores[place], -place))
        spellings = draft.spellings
        return [
            NearMotion(
                place,
                scores[place],
                tuple(dict.fromkeys(spellings[root] for root in words[place] if root in spellings)),
            )
            for place in near[:first]
        ]

    def agreeing(self, draft: DraftWords, texts: Iterable[MotionText]) -> list[MotionText]:
        """The sentences of a motion's texts that agree most with a draft, the best first. One word in common is no
        agreement, unless the draft has no second."""
        scored: list[tuple[float, MotionText]] = []
        for text in texts:
            counts = next((weight for beginning, weight in LABELS.items() if text.label.startswith(beginning)), 0)
            for sentence in re.split(SENTENCE, text.text):
                roots = set(self.roots(sentence))
                common = [draft.weights[root] for root in roots if root in draft.weights]
                if counts and len(common) >= min(2, draft.least):
                    scored.append((counts * sum(common) / (STEADY + len(roots)), replace(text, text=sentence)))
        scored.sort(key=lambda pair: -pair[0])
        return [passage for _, passage in scored[:AGREEING]]

    # For the browser --------------------------------------------------------------------------------------------------

    def shards(self) -> tuple[str, list[str]]:
        """The words, and the motions that have them. Of the first text a line names the words of one piece, each with
        its rarity as a last digit (base 36); the piece has a line for each word: as in search_words.Index."""
        lines: list[list[str]] = [[]]
        pieces: list[list[str]] = [[]]
        size = 0
        for root, places in self.postings.items():
            postings = search_words.postings(places)
            if pieces[-1] and size + len(postings) > SHARD:
                lines.append([])
                pieces.append([])
                size = 0
            lines[-1].append(root + search_words.base36(self.rarity[root]))
            pieces[-1].append(postings)
            size += len(postings)
        return "\n".join(map(" ".join, lines)), ["[" + ",\n".join(piece) + "]" for piece in pieces]

    def rules(self) -> dict[str, object]:
        """What a browser needs to know to compare as this module does."""
        return {
            "spellings": search_words.SPELLINGS,
            "endings": search_words.ENDINGS,
            "empty": sorted(EMPTY),
            "figures": DIGITS,
            "sentence": SENTENCE,
            "pairs": self.pairs,
            "labels": LABELS,
            "unheard": self._rarity(0),
            "levels": LEVELS,
            "telling": TELLING,
            "said": REPEATED,
            "near": NEAR,
            "least": LEAST,
            "agreeing": AGREEING,
            "steady": STEADY,
        }


def _weighed(packed: int, steadied: float) -> int:
    place, count = packed >> 8, packed & 255
    return place << 6 | max(1, round(LEVELS * count / (count + steadied)))


def _pairs(site: Site) -> dict[str, list[Pair]]:
    """Abbreviations and long forms, by their first word: what stands there, and what else it may be called."""
    pairs: dict[str, list[Pair]] = {}
    for entry in site.archive.abbreviations.values():
        short, long = (_plain(text) for text in (entry.short, entry.name))
        if short and long and short != long:
            pairs.setdefault(short[0], []).append((short, long))
            pairs.setdefault(long[0], []).append((long, short))
    return pairs


def _plain(text: str) -> tuple[str, ...]:
    return tuple(root for token in search_words.tokens_of(text) for root in _roots(token))
