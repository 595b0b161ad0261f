"""How similar motions are to a draft in what they ask: by the words they share, rare words counting for more.

1. Words are folded and stemmed as for the search; an abbreviation and its long form count as the same. Numbers, and words
   that any motion may have, are left out.
2. A word's *rarity* is ln(1 + (N - n + ½) / (n + ½)) where n of N motions have it (Robertson and Spärck Jones 1976).
3. A word's *weight* in a motion grows with the number of times it occurs, by less each time, and by less in a long motion
   than in a short one: BM25, with the usual k1 = 1.2 and b = 0.75. A word of the title counts as three of the summary
   (as in Robertson, Zaragoza and Taylor, Simple BM25 Extension to Multiple Weighted Fields, 2004).
4. The most *telling* words of the draft are compared: the rarest, and those that it repeats. A motion's score is the sum,
   over the telling words that it has, of how telling each is times its weight there.

Links and campaigns do not count, so motions that nobody has linked are found too. All values are whole numbers, and are sent
to the browser with the words, so that it ranks exactly as Python does.
"""

import json
import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain

from schema.archive import Record
from schema.language import _
from schema.terms import ClauseKind
from scripts.publish.json_text import compact
from scripts.publish.search import search_words
from scripts.publish.search.motion_texts import (
    AS_PUT_LABEL,
    SUMMARY_LABEL,
    WORDING_LABEL,
    MotionText,
    TextRole,
    clause_label,
    texts_of,
)
from scripts.publish.site import Site

WEIGHTS = {
    TextRole.TITLE: 6, TextRole.ABOUT: 4, TextRole.TOPIC: 4, TextRole.CLAUSE: 3, TextRole.SUMMARY: 2,
    TextRole.WORDING: 2, TextRole.TOPIC_WORDS: 1,
}  # fmt: skip
"""How much a word counts, by the text that it is in. Other texts of a motion are not compared."""
ONCE = 2
"""How much one occurrence of a word in running text counts."""

K1, B = 1.2, 0.75
LEVELS = 9
"""The greatest weight of a word in a motion; the least is 1."""
STEPS, RAREST = 4, 35
"""A rarity of 1 is stored as 4; the highest is 35, for a word in two of 10,000 motions."""

TELLING = 50
"""How many words of a draft are compared. Comparing all hardly improves the ranking, and more would be fetched."""
REPEATED = 3
"""Up to so many repetitions in the draft make a word more telling."""

NEAR, LEAST = 5, 3
"""A motion is near if its score is at least so many hundredths of the highest possible, from at least so many words."""

AGREEING = 3
"""How many passages of a motion are shown."""
STEADY = 8
"""Added to a passage's number of words, by which its score is divided: else a passage of two words would come first."""

SENTENCE = r"(?<=[.!?;])\s+"
"""Where a text is divided into passages. The pattern has the same meaning in Python and JavaScript."""

DIGITS = "^[0-9]+$"

SHARD = 6_000
"""The size of a shard, in characters. It is small because nearly every word of a draft is in a different shard."""

# Found in motions on any subject: function words, and the set phrases of meetings.
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
"""Words that say nothing about a motion's subject, folded."""

Pairs = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
"""Abbreviations and long forms by their first word, each with the other."""


def labels() -> dict[str, int]:
    """The weight of a text, by how its label begins."""
    return {
        **dict.fromkeys(map(clause_label, ClauseKind), WEIGHTS[TextRole.CLAUSE]),
        _(SUMMARY_LABEL): WEIGHTS[TextRole.SUMMARY],
        **dict.fromkeys((_(WORDING_LABEL), _(AS_PUT_LABEL)), WEIGHTS[TextRole.WORDING]),
    }


"""How the labels of passages begin that are what the motion says, and not what came of it; with how much each counts."""


@lru_cache(maxsize=1 << 17)
def _roots(token: str) -> tuple[str, ...]:
    """The stems of one token that may say something about the subject."""
    roots = (search_words.stem(word) for word in search_words.forms(token) if word not in EMPTY)
    return tuple(root for root in roots if root and not re.match(DIGITS, root))


@dataclass(frozen=True, slots=True)
class DraftWords:
    """A draft ready to be compared: how telling each of its words is, the most telling first.

    `whole` is the score of a motion with all of the draft's most telling words, including words that no motion has. `least` is
    the number of words that a near motion shares. `spellings` has each word as the draft spells it.
    """

    weights: dict[str, int]
    whole: int
    least: int
    spellings: dict[str, str]


@dataclass(frozen=True, slots=True)
class NearMotion:
    """A motion near a draft: its position in order of time, and the words they share, as the draft spells them."""

    place: int
    words: tuple[str, ...]


class Similarity:
    """The motions of an archive, ready to be compared with drafts."""

    def __init__(self, site: Site) -> None:
        """Read every motion of the site's archive, in order of time."""
        self.pairs = site.once(_pairs)
        counts: dict[str, array[int]] = {}
        lengths = []
        meetings = (of_meeting(site, key).values() for key in site.archive.by_meeting)
        for place, text in enumerate(chain.from_iterable(meetings)):
            counted: dict[str, int] = json.loads(text)
            for root, count in counted.items():
                # Position and count share one number: 10,000 motions make a million of them.
                counts.setdefault(root, array("I")).append(place << 8 | min(count, 255))
            lengths.append(sum(counted.values()))
        self.total = len(lengths)
        usual = sum(lengths) / max(self.total, 1) or 1
        steadied = [K1 * ONCE * (1 - B + B * length / usual) for length in lengths]
        self.postings = {
            root: array("I", (_weighed(packed, steadied[packed >> 8]) for packed in counts[root]))
            for root in sorted(counts, key=lambda root: root.encode("utf-16-be"))
        }
        """Every word, in JavaScript's order of strings, with position << 6 | weight for each motion that has it."""
        self.rarity = {root: self._rarity(len(places)) for root, places in self.postings.items()}

    def _rarity(self, having: int) -> int:
        rarity = math.log(1 + (self.total - having + 0.5) / (having + 0.5))
        return min(max(round(STEPS * rarity), 1), RAREST)

    def roots(self, text: str) -> list[str]:
        """The stems by which a text is compared, in order."""
        return _stems(text, self.pairs)

    def read(self, draft: str) -> DraftWords:
        """A draft, ready to be compared."""
        spellings: dict[str, str] = {}
        for token in search_words.tokens_of(draft):
            for root in _roots(token):
                spellings.setdefault(root, token)
        times = Counter(self.roots(draft))
        # A word that no motion has is as rare as can be, and raises the score that a motion could reach.
        unheard = self._rarity(0)
        weights = {root: self.rarity.get(root, unheard) * (1 + min(count, REPEATED)) for root, count in times.items()}
        places = {root: place for place, root in enumerate(self.postings)}
        known = sorted((root for root in weights if root in places), key=lambda root: (-weights[root], places[root]))
        telling = {root: weights[root] for root in known[:TELLING]}
        whole = LEVELS * sum(sorted(weights.values(), reverse=True)[:TELLING])
        return DraftWords(telling, whole, min(LEAST, len(weights)), spellings)

    def nearest(self, draft: DraftWords, first: int) -> list[NearMotion]:
        """The motions that are near a draft, at most `first` of them, the nearest first; of two alike, the later one."""
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
        known = draft.spellings
        return [
            NearMotion(place, tuple(dict.fromkeys(known[root] for root in words[place] if root in known)))
            for place in near[:first]
        ]

    def agreeing(self, draft: DraftWords, texts: Iterable[MotionText]) -> list[MotionText]:
        """The sentences of a motion's texts that share most with a draft, the best first. One shared word is not enough,
        unless the draft has only one."""
        scored: list[tuple[float, MotionText]] = []
        weights = labels()
        for text in texts:
            counts = next((weight for beginning, weight in weights.items() if text.label.startswith(beginning)), 0)
            for sentence in re.split(SENTENCE, text.text):
                roots = set(self.roots(sentence))
                common = [draft.weights[root] for root in roots if root in draft.weights]
                if counts and len(common) >= min(2, draft.least):
                    scored.append((counts * sum(common) / (STEADY + len(roots)), replace(text, text=sentence)))
        scored.sort(key=lambda pair: -pair[0])
        return [passage for _, passage in scored[:AGREEING]]

    # For the browser.

    def shards(self) -> tuple[str, list[str]]:
        """A text with the words of each shard on one line, each followed by its rarity as a digit of base 36; and the shards,
        with a line for each word as in search_words.Index."""
        lines = ((root, search_words.postings(places)) for root, places in self.postings.items())
        shards = list(search_words.in_shards(lines, SHARD)) or [[]]
        names = (" ".join(root + search_words.base36(self.rarity[root]) for root, _ in shard) for shard in shards)
        return "\n".join(names), ["[" + ",\n".join(line for _, line in shard) + "]" for shard in shards]

    def rules(self) -> dict[str, object]:
        """What a browser needs in order to compare as this module does."""
        return {
            "spellings": search_words.SPELLINGS,
            "endings": search_words.ENDINGS,
            "empty": sorted(EMPTY),
            "figures": DIGITS,
            "sentence": SENTENCE,
            "pairs": self.pairs,
            "labels": labels(),
            "unheard": self._rarity(0),
            "levels": LEVELS,
            "telling": TELLING,
            "said": REPEATED,
            "near": NEAR,
            "least": LEAST,
            "agreeing": AGREEING,
            "steady": STEADY,
        }


def of_meeting(site: Site, key: str) -> Mapping[str, str]:
    """How often each word is in each motion of a meeting, as JSON, counted now or in an earlier build."""
    return site.kept_texts("similar", key, partial(_counted, site))


def _counted(site: Site, record: Record) -> str:
    """How often each word is in a motion, as JSON; a word of its title counts several times."""
    pairs = site.once(_pairs)
    counted: Counter[str] = Counter()
    for text in texts_of(site, record):
        if weight := WEIGHTS.get(text.role):
            for root, times in Counter(_stems(text.text, pairs)).items():
                counted[root] += weight * times
    return compact(counted)


def _stems(text: str, pairs: Pairs) -> list[str]:
    """The stems of a text, in order. For an abbreviation or its long form, the other is added at the end."""
    roots = list(chain.from_iterable(map(_roots, search_words.tokens_of(text))))
    if pairs.keys().isdisjoint(roots):
        return roots
    others: list[str] = []
    for at, root in enumerate(roots):
        for form, other in pairs.get(root, ()):
            if tuple(roots[at : at + len(form)]) == form:
                others += other
    return roots + others


def _weighed(packed: int, steadied: float) -> int:
    place, count = packed >> 8, packed & 255
    return place << 6 | max(1, round(LEVELS * count / (count + steadied)))


def _pairs(site: Site) -> Pairs:
    pairs: Pairs = {}
    for entry in site.archive.abbreviations.values():
        short, long = (_plain(text) for text in (entry.short, entry.name))
        if short and long and short != long:
            pairs.setdefault(short[0], []).append((short, long))
            pairs.setdefault(long[0], []).append((long, short))
    return pairs


def _plain(text: str) -> tuple[str, ...]:
    return tuple(root for token in search_words.tokens_of(text) for root in _roots(token))
