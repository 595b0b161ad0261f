"""How a list prints most of its motions, so that a doubtful line is read as the others are."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.after_title import NAMED_IN_HEAD, body_column
from scripts.intake.marks.business import register_of
from scripts.intake.marks.headings import MOST
from scripts.intake.marks.section import Habits, is_entry
from scripts.intake.vocabulary.bodies import Bodies, plain
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import may_be_heading
from scripts.intake.vocabulary.labels import has_label, labels
from scripts.intake.vocabulary.names import is_like_a_name, says_body
from scripts.intake.vocabulary.numbers import NumberFound
from scripts.intake.vocabulary.result_keys import ResultKey
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind, is_stance, last_column, with_initials, without_stances
from scripts.intake.vocabulary.votes import DASH, vote

OFTEN = 0.25
"""Of the names after numbers: where so many come again, they are no titles."""


def habits_of(
    pieces: Sequence[Sequence[Line]],
    numbers: Sequence[NumberFound],
    bodies: Bodies,
    key: ResultKey,
    before: Sequence[Line],
) -> Habits:
    """The habits of a list, from the lines of its motions, the numbers that they begin with, the key to its results, and the
    lines before the first."""
    labelled_last = named_last = with_text = 0
    for piece in pieces:
        body = piece[1:]
        if len(body) < 2:
            continue
        with_text += 1
        labelled = [at for at, line in enumerate(body) if has_label(line.text, "proposer")]
        labelled_last += bool(labelled and labelled[-1] > 0)
        closing = [line for line in body if not (read_result(line.text) or may_be_result(line.text))]
        named_last += bool(closing) and _is_name(closing[-1])
    with_body = [piece for piece in pieces if len(piece) > 1]
    decided_last = sum(bool(read_result(piece[-1].text) or vote(piece[-1].text)) for piece in with_body)
    heads = [numbered.rest for numbered in numbers if numbered.rest]
    return Habits(
        proposer_is_last=with_text > 0 and labelled_last >= with_text * MOST,
        name_is_last=with_text > 1 and named_last >= with_text * MOST,
        result_is_last=len(with_body) > 1 and decided_last >= len(with_body) * MOST,
        result_is_labelled=len(with_body) > 1
        and all("decision" in dict(labels(piece[-1].text)) for piece in with_body),
        name_is_first=_name_is_first(heads, bodies, labelled=labelled_last > 0),
        result_is_column=_is_way(
            heads, lambda head: last_column(head) is not None or decision_behind(head) is not None
        ),
        names_in_brackets=_is_way(heads, _names_body),
        name_is_column=any(NAMED_IN_HEAD.search(line.text) for line in before[-3:] if len(line.text) < LONGEST_HEAD)
        and _is_way(
            heads, lambda head: body_column(without_stances((last_column(head) or (head, None))[0])) is not None
        ),
        head_level=pieces[0][0].heading if len({piece[0].heading for piece in pieces}) == 1 < len(pieces) else 0,
        is_of_titles=_is_of_titles(pieces, numbers),
        has_times=_is_way([piece[0].text for piece in pieces], lambda text: AT_A_TIME.match(text) is not None),
        has_stances=_is_way(heads, _ends_in_stance),
        has_initials=_is_way(heads, lambda head: with_initials(head) is not None),
        result_key=key,
        register=register_of(pieces, before),
        common_words=common_words(line for piece in pieces for line in piece),
    )


def common_words(lines: Iterable[Line]) -> frozenset[str]:
    """The words of three letters or more that lines have in lower case, addresses aside: these have names in lower case."""
    return frozenset(
        re.findall(r"\b[a-z]{3,}\b", re.sub(r"\S*@\S+|\bhttps?:\S+", "", " ".join(line.text for line in lines)))
    )


LONGEST_HEAD = 90
"""The characters of a row of headings whose columns are lost."""
AT_A_TIME = re.compile(r"\s*\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?\s")
"""The time at which an item of an order of business is taken."""


def _is_of_titles(pieces: Sequence[Sequence[Line]], numbers: Sequence[NumberFound]) -> bool:
    """Whether all motions but the last, two or more, have a title on the line of their number and no more than labels, results
    and rows without a number below it, `Executive Statement 1: Moorings: Carried`."""
    before = list(zip(pieces, numbers, strict=True))[:-1]
    bare = sum(
        bool(numbered.rest)
        and all(
            labels(line.text) or read_result(line.text) or may_be_result(line.text) or decision_behind(line.text)
            for line in piece[1:]
        )
        for piece, numbered in before
    )
    is_result_only = sum(read_result(numbered.rest) is not None for numbered in numbers) > len(numbers) * MOST
    return len(before) > 1 and bare >= len(before) * (MOST if is_result_only else 1)


def _is_way(heads: Sequence[str], test: Callable[[str], bool]) -> bool:
    return len(heads) > 1 and sum(map(test, heads)) >= len(heads) * MOST


def _ends_in_stance(head: str) -> bool:
    """Whether a recommendation ends a head, or stands before its result."""
    column = last_column(head)
    title = column[0] if column else head
    return is_stance(title) or without_stances(title, is_column=True) != title


_TITLE_AND_NAME = re.compile(rf"[^()]{{3,}}\s(?:\((?P<name>[^()]{{3,}})\)|[{DASH}]\s+(?P<dashed>[^()]{{3,}})$)")
"""`Ropes (Harbour Branch)`: a title, and who put it."""


def _names_body(head: str) -> bool:
    named = _TITLE_AND_NAME.search(head)
    return named is not None and says_body(named["name"] or named["dashed"])


def _is_name(line: Line) -> bool:
    text = line.text.strip()
    return not is_entry(text) and is_like_a_name(text) and may_be_heading(text)


def _name_is_first(heads: Sequence[str], bodies: Bodies, *, labelled: bool) -> bool:
    """Whether who put a motion stands after its number, where a title would: names that the archive knows, that say that
    they are bodies', or that come again and again, as titles do not."""
    named = [
        head
        for head in heads
        if is_like_a_name(head) and not decision_behind(head) and not _TITLE_AND_NAME.fullmatch(head)
    ]
    if labelled or len(heads) < 3 or len(named) < len(heads):
        return False
    known = sum(bool(bodies.proposers(head)) or says_body(head) for head in heads)
    names = Counter(
        plain(name) for head in heads for name in head.replace("/", ",").replace(";", ",").split(",") if name.strip()
    )
    again = sum(count for count in names.values() if count > 1)
    return known >= len(heads) * MOST or again >= names.total() * OFTEN
