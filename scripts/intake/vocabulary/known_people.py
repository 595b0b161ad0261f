"""The people whom a document names, so that no line of it is quoted with a name: not even with a piece of one."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from schema.sentences import shortened
from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.doubt import end_of_last_result
from scripts.intake.vocabulary.movers import LONGEST_SHOWN, masked, people_named_in, sentences
from scripts.intake.vocabulary.people import HONORIFIC, names_in
from scripts.intake.vocabulary.posts import without_likely_names
from scripts.intake.vocabulary.speeches import STYLE

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
    " moved seconded proposed carried lost agreed opposed emergency standing orders order health safety january february march"
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

    def masked(self, text: str) -> str:
        """A text of the document without the names of people."""
        hidden = self._mention.sub(_as_mask, masked(text))
        return _REPEATED.sub(MASK, hidden)

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


_REPEATED = re.compile(r"\(name\)(?:[\s.-]*\(name\))+")


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
