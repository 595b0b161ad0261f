"""Words for the search: how a text is divided into words, which spellings count as one, and which motions have which words.

The rules for spellings and endings are patterns with the same meaning in Python and JavaScript. The browser receives them
with the index, so that words are folded in the same way when they are indexed and when they are searched for.
"""

import json
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise

# A word may have an apostrophe or a hyphen within: `Napo's`, `co-operate`.
TOKEN = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")

SPELLINGS = (
    ("['’]s?$", ""),
    ("['’]", ""),
    ("z", "s"),  # organize, organise; analyze, analyse
    ("licens", "licenc"),
    ("practis", "practic"),
    ("defens(?=e|iv)", "defenc"),
    ("offens(?=e|iv)", "offenc"),
    ("labor", "labour"),
    ("behavior", "behaviour"),
    ("neighbor", "neighbour"),
    ("harbor", "harbour"),
    ("honor", "honour"),
    ("favor", "favour"),
    ("color", "colour"),
    ("^center", "centre"),
    ("^programme(?=s?$)", "program"),
    ("judgement", "judgment"),
    ("enroll", "enrol"),
    ("fulfill", "fulfil"),
    ("^ageing", "aging"),
    ("^enquir", "inquir"),
)
"""The replacements, in turn, that make two spellings of a word one: pattern and replacement."""

ENDINGS = (
    ("(?<=.{5})(?:ations?|e?ments?)$", ""),
    ("(?<=.{3}[^i])ness$", ""),
    ("(?<=.{2})ie[sd]$", "y"),
    ("(?<=.{3})(?:ings?|ed|es|e)$", ""),
    ("(?<=.{2}[^sui])s$", ""),
    (r"(?<=.{2})([bdfglmnprt])(?=\1$)", ""),
    ("(?<=[^aeiou])y$", "i"),
)
"""The replacements, in turn, that remove a word's ending. Words with the same stem match: privatised, privatisation."""

_COMMON = (
    "a about all an and any are as at be been but by can did do does for from had has have how if in into is it its "
    "more no not of on or our so than that the their them then there these they this to was we were what when where "
    "which who will with would you your"
)
COMMON = frozenset(_COMMON.split())
"""Words that are everywhere: neither indexed nor searched for, unless they are an abbreviation of the archive."""

SHARD = 30_000
"""The size of a shard, in characters."""

_SPELLINGS = [(re.compile(pattern), instead) for pattern, instead in SPELLINGS]
_ENDINGS = [(re.compile(pattern), instead) for pattern, instead in ENDINGS]


def fold(word: str) -> str:
    """A word in lower case, without accents or variant spellings: `Licensing` → `licencing`."""
    word = "".join(
        character for character in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(character)
    )
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def stem(word: str) -> str:
    """A folded word without its ending: `licencing` → `licenc`."""
    for pattern, instead in _ENDINGS:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=1 << 17)
def forms(token: str) -> tuple[str, ...]:
    """The folded words of one token: `co-operate` is indexed as `cooperate`, `co` and `operate`."""
    parts = [fold(part) for part in re.split("[‑-]", token)]
    words = dict.fromkeys(["".join(parts), *parts])
    return tuple(word for word in words if word)


@lru_cache(maxsize=2048)
def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a text as written. Those of a meeting are asked for twice in a row: for the search, and for what is similar."""
    return tuple(TOKEN.findall(unicodedata.normalize("NFC", text)))


def words_of(text: str) -> Iterator[str]:
    """Every folded word of a text, in order."""
    for token in tokens_of(text):
        yield from forms(token)


class Index:
    """Which motions have which words, with the weight of each. A motion is identified by its position, from 0."""

    def __init__(self, common: Iterable[str]) -> None:
        self.common = frozenset(common)
        """The words that are left out."""
        # Position and weight share one number: 10,000 motions make a million of them.
        self.postings: dict[str, array[int]] = {}

    def weights(self, texts: Iterable[tuple[int, str]]) -> dict[str, int]:
        """The weight of each word of a motion, from its texts, each with its weight.

        A word has the weight of its best text, plus 1 for each other text.
        """
        best: dict[str, int] = {}
        places: Counter[str] = Counter()
        for weight, text in texts:
            words = set(chain.from_iterable(map(forms, set(tokens_of(text))))) - self.common
            best |= {word: weight for word in words if weight > best.get(word, 0)}
            places.update(words)
        return {word: best[word] + min(places[word], 4) - 1 for word in sorted(best)}

    def add(self, place: int, weights: Mapping[str, int]) -> None:
        """Add a motion's words, each with its weight."""
        for word, weight in weights.items():
            self.postings.setdefault(word, array("I")).append(place << 6 | weight)

    def words(self) -> list[str]:
        """Every word, in JavaScript's order of strings."""
        return sorted(self.postings, key=lambda word: word.encode("utf-16-be"))

    def shards(self) -> Iterator[tuple[str, str]]:
        """The index in shards, each with its first word. `{"oil":[[9,4,1],[6,0,7]]}`: motions 4 and 5 with weight 9, motions
        0 and 7 with weight 6; each motion after the first is given as its distance from the one before."""
        lines = (
            (word, f"{json.dumps(word, ensure_ascii=False)}:{postings(self.postings[word])}") for word in self.words()
        )
        for shard in in_shards(lines, SHARD):
            yield shard[0][0], "{" + ",\n".join(line for _, line in shard) + "}"

    def by_letter(self) -> dict[str, list[str]]:
        """Every word under its first letter, to find words that were mistyped."""
        words: dict[str, list[str]] = {}
        for word in self.words():
            words.setdefault(word[0], []).append(word)
        return words


def in_shards(lines: Iterable[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    """Words with their lines, in runs whose lines have at most so many characters together."""
    shard: list[tuple[str, str]] = []
    held = 0
    for word, line in lines:
        if shard and held + len(line) > size:
            yield shard
            shard, held = [], 0
        shard.append((word, line))
        held += len(line)
    if shard:
        yield shard


def postings(places: "array[int]") -> str:
    """Numbers of the form position << 6 | weight, as lists by weight: `[[9,4,1],[6,0,7]]`."""
    by_weight: dict[int, list[int]] = {}
    for packed in places:
        by_weight.setdefault(packed & 63, []).append(packed >> 6)
    lists = []
    for weight in sorted(by_weight, reverse=True):
        weighed = by_weight[weight]
        steps = [weighed[0], *(later - earlier for earlier, later in pairwise(weighed))]
        lists.append(f"[{weight},{','.join(map(str, steps))}]")
    return f"[{','.join(lists)}]"


def base36(number: int, width: int = 1) -> str:
    """A number in base 36, which JavaScript's parseInt reads: below 36 with one digit, below 1296 with two."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (digits[number // 36] if width == 2 else "") + digits[number % 36]
