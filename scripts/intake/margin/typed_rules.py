"""A rule as a person types it, after `always`: `begins "Moved by" skip: people`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schema.sentences import did_you_mean, listed, shortened
from schema.terms import Look
from scripts.intake.margin.rules import AlwaysRule, Form
from scripts.intake.margin.typed_marks import BY_HAND, DECISIONS, ROLES, Wrong, parse_mark

QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "'": "'", "‘": "’"}
"""The quotation marks that people type, each with the one that closes it."""


def parse_rule(text: str) -> AlwaysRule:
    """A rule, parsed from the text between `always` and `|`. Raises Wrong."""
    return _parsed(_tokens(text))


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a rule, or a text between quotation marks."""

    text: str
    is_quoted: bool = False


def _tokens(text: str) -> list[_Token]:
    """The words of a rule up to its `|`. Raises Wrong where a quotation mark is not closed."""
    tokens: list[_Token] = []
    rest = text.strip()
    while rest and not rest.startswith("|"):
        if closing := QUOTES.get(rest[0]):
            ends = {closing, '"'} if rest[0] in "“”„" else {closing}
            end = next((at for at, character in enumerate(rest) if at and character in ends), 0)
            if not end:
                raise Wrong("A quotation mark is opened and not closed.", 'Write it on both sides: begins "Moved by".')
            tokens.append(_Token(" ".join(rest[1:end].split()), is_quoted=True))
            rest = rest[end + 1 :].lstrip()
        else:
            word = re.match(r"[^\s|\"“”„]+", rest)
            assert word is not None
            tokens.append(_Token(word.group()))
            rest = rest[word.end() :].lstrip()
    return tokens


_FORMS = f"{listed([f'{form}' for form in Form], 'or')}"
_EXAMPLES = 'always begins "Moved by" skip: people, or always looks bold capitals heading'


def _parsed(tokens: Sequence[_Token]) -> AlwaysRule:
    """A rule from its words. Raises Wrong."""
    rest = list(tokens)
    texts: list[tuple[Form, str]] = []
    looks: list[Look] = []
    while rest and not rest[0].is_quoted and (form := _form(rest[0].text)):
        rest.pop(0)
        if form is Form.LOOKS:
            looks += _take_looks(rest)
            # What stands right after the looks is how such a line begins.
            texts += [(Form.BEGINS, rest.pop(0).text)] if rest and rest[0].is_quoted else []
        else:
            texts.append((form, _take_text(form, rest)))
    if not texts and not looks:
        written = f"'{shortened(rest[0].text, 40)}'" if rest else "Nothing"
        verb = "says" if not rest else "does not say"
        hint = (
            did_you_mean(rest[0].text, Form) if rest and not rest[0].is_quoted else ""
        ) or f"For example: {_EXAMPLES}."
        raise Wrong(f"{written} {verb} which lines are meant: {_FORMS}.", hint)
    if any(not re.sub(r"\s", "", text) for _, text in texts):
        raise Wrong("There is nothing between the quotation marks.", 'Write how the line begins: begins "Moved by".')
    if rest and rest[-1].text == BY_HAND:
        raise Wrong("A rule cannot have '!', which is for one line.", "Delete it.")
    if not rest:
        raise Wrong("Nothing says what such lines are.", f"Put a mark at the end of the rule: {_EXAMPLES}.")
    role, value = parse_mark(" ".join(token.text for token in rest))
    return AlwaysRule(role, value, tuple(texts), tuple(dict.fromkeys(looks)))


def _form(word: str) -> Form | None:
    return next((form for form in Form if word.lower() == form), None)


def _take_text(form: Form, rest: list[_Token]) -> str:
    """The text after `begins`, `ends` or `is`: between quotation marks, or one word."""
    if not rest or (len(rest) == 1 and not rest[0].is_quoted):
        raise Wrong(
            f"The text after '{form}' or the mark is missing.", f'Write both: always {form} "Moved by" skip: people.'
        )
    if not rest[0].is_quoted and len(rest) > 2 and not _begins_mark(rest[1:]):
        raise Wrong(
            f"It is not clear where the text after '{form}' ends.", f'Put it between quotation marks: {form} "…".'
        )
    return rest.pop(0).text


def _begins_mark(rest: Iterable[_Token]) -> bool:
    """Whether words may be a mark, or another condition."""
    words = " ".join(token.text for token in rest if not token.is_quoted).lower()
    first = words.split()[0].rstrip(":") if words else ""
    known = {*ROLES, *DECISIONS}
    return first in {*known, *Form} or words.partition(":")[0] in known


_LOOKS = Look.by_word()


def _take_looks(rest: list[_Token]) -> list[Look]:
    """The looks after `looks`. `heading` is a look and a mark: as the last word it is the mark."""
    looks: list[Look] = []
    while rest and not rest[0].is_quoted and rest[0].text.lower() in _LOOKS and len(rest) > 1:
        looks.append(_LOOKS[rest.pop(0).text.lower()])
        if rest and rest[0].text.lower() == "and":
            rest.pop(0)
    if not looks:
        written = rest[0].text if rest else ""
        hint = did_you_mean(written, _LOOKS) or f"A line looks {listed([look.value for look in Look], 'or')}."
        if written and written.lower() in _LOOKS:
            raise Wrong("Nothing says what such lines are.", f"Put a mark at the end of the rule: {_EXAMPLES}.")
        raise Wrong(f"'{shortened(written, 40)}' is not a way that a line can look.", hint)
    return looks
