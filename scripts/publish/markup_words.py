"""The words in markup: found in a template or a page as sentences, and put back in another language.

A sentence is what stands between two elements of the layout, with the elements within a line that it holds. The table has it with
its places by name and its elements without their attributes: `Part of the campaign <a>{name}</a> ({count}).` So a template is
written as the page will read, in English; and a translation can move places and elements about, and bring in none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from schema.language import TOKEN, Language, keeps_places

EXPRESSION = r"\{\{.*?\}\}"
STATEMENT = r"\{%.*?%\}"
SLOT = r"\[\[slot:[a-z0-9-]+\]\]"
NAME_SLOT = r"\[\[slot:archive-name\]\]"
"""The one slot that is filled with words of a sentence; others hold markup."""
QUOTED = rf'"(?:{EXPRESSION}|{STATEMENT}|[^"])*"'

PIECE = re.compile(
    rf"(?P<apart>\{{#.*?#\}}|<!--.*?-->|{STATEMENT}|(?!{NAME_SLOT}){SLOT}|<(?P<raw>script|style|svg|pre)\b.*?</(?P=raw)>|<[!?][^>]*>)"
    rf"|(?P<place>{EXPRESSION}|{NAME_SLOT})"
    rf"|<(?P<ends>/?)(?P<element>[a-zA-Z][\w:-]*)(?P<attributes>(?:{QUOTED}|{EXPRESSION}|{STATEMENT}|{SLOT}|[^<>\"])*)>"
    rf"|(?P<text>[^<{{\[]+|[<{{\[])",
    re.DOTALL,
)
"""A piece of a template or page."""

WITHIN_LINE = frozenset("a abbr b bdi br cite code em i kbd q small span strong sub sup".split())
"""The elements that a sentence may hold."""

ATTRIBUTE = re.compile(
    rf'(?P<before>\b(?:aria-label|title|alt|placeholder|data-label|data-words)=")(?P<value>(?:{EXPRESSION}|{SLOT}|[^"{{])*)"'
)
"""An attribute that is shown or read out."""

DESCRIPTION = re.compile(r'(?P<before><meta name="description" content=")(?P<value>(?:[^"{]|\{\{.*?\}\})*)"')

LETTER = re.compile(r"[^\W\d_]")
ENTITY = re.compile(r"&(?:#?\w+);")
NAME = re.compile(r"\{\{-?\s*(?P<expression>.*?)\s*-?\}\}", re.DOTALL)
"""An expression within its braces."""

UNMARKED = frozenset(("title", "option", "textarea"))
"""Elements that hold text alone, so that English in them cannot be marked as such."""


@dataclass
class Sentence:
    """A sentence as it is found: the white space around it, and each of its tokens as the markup has it."""

    text: str = ""
    around: tuple[str, str] = ("", "")
    written: dict[str, str] = field(default_factory=dict)

    def token(self, name: str, written: str, form: str) -> None:
        """Add a place or an element, under a name of its own."""
        token, number = form.format(name), 1
        while token in self.written:
            number += 1
            token = form.format(f"{name}{number}")
        self.written[token] = written
        self.text += token

    @property
    def has_words(self) -> bool:
        """Whether there is anything to translate in it."""
        return bool(LETTER.search(ENTITY.sub("", TOKEN.sub("", self.text))))

    def put_back(self, translation: str, *, quoted: bool = False) -> str | None:
        """The translation as markup; None where its elements do not nest."""
        parts = TOKEN.split(translation)
        tokens = TOKEN.findall(translation)
        if not _nests(tokens):
            return None
        result = _escaped(parts[0], quoted)
        for token, part in zip(tokens, parts[1:], strict=True):
            result += self.written[token] + _escaped(part, quoted)
        return f"{self.around[0]}{result}{self.around[1]}"


def _escaped(text: str, quoted: bool) -> str:
    """A text as markup. An entity in it becomes its character, since XML knows few of HTML's."""
    return escape(unescape(text), quote=quoted)


def _nests(tokens: list[str]) -> bool:
    opened: list[str] = []
    for token in tokens:
        if token.startswith("</"):
            if not opened or opened.pop() != token[2:-1]:
                return False
        elif token.startswith("<") and token != "<br>":
            opened.append(token[1:-1])
    return not opened


def _called(written: str) -> str:
    """The name of a place: of `{{ clause.until.words | upper_first }}`, `until`."""
    if not (match := NAME.fullmatch(written)):
        return re.sub(r"\W", "_", written.removeprefix("[[slot:").removesuffix("]]"))
    expression = re.sub(
        r"\[[^\]]*\]|\(.*\)|'[^']*'|\"[^\"]*\"", "", match["expression"].partition("|")[0], flags=re.DOTALL
    )
    names = [
        name for name in re.findall(r"[a-z_]+", expression) if name not in ("text", "inline", "blocks", "words", "loop")
    ]
    return names[-1] if names else "place"


Piece = re.Match[str]


def _is_within(piece: Piece) -> bool:
    """Whether a piece may be part of a sentence."""
    if piece["apart"] is not None:
        return False
    return piece["element"] is None or piece["element"] in WITHIN_LINE


def _runs(markup: str) -> Iterator[list[Piece]]:
    """The pieces of markup: those of each sentence together, each other one alone."""
    run: list[Piece] = []
    for piece in PIECE.finditer(markup):
        if _is_within(piece):
            run.append(piece)
            continue
        yield from _balanced(run)
        yield [piece]
        run = []
    yield from _balanced(run)


def _balanced(run: list[Piece]) -> Iterator[list[Piece]]:
    """A run in parts, divided at each element that begins or ends outside it."""
    opened: list[int] = []
    alone: set[int] = set()
    for number, piece in enumerate(run):
        if piece["element"] is None or piece["element"] == "br":
            continue
        if not piece["ends"]:
            opened.append(number)
        elif opened and run[opened[-1]]["element"] == piece["element"]:
            opened.pop()
        else:
            alone.add(number)
    alone.update(opened)
    part: list[Piece] = []
    for number, piece in enumerate(run):
        if number in alone:
            if part:
                yield part
            yield [piece]
            part = []
        else:
            part.append(piece)
    if part:
        yield part


def _peeled(run: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """A run without the white space around it, and without elements that go all around it."""
    first, last = 0, len(run)
    while first < last:
        if not run[first][0].strip() or _is_bare(run[first]):
            first += 1
        elif not run[last - 1][0].strip() or _is_bare(run[last - 1]):
            last -= 1
        elif run[first]["element"] and not run[first]["ends"] and _end_of(run, first) == last - 1:
            first, last = first + 1, last - 1
        else:
            break
    return run[:first], run[first:last], run[last:]


def _is_bare(piece: Piece) -> bool:
    return piece["element"] == "br"


def _end_of(run: list[Piece], start: int) -> int:
    depth = 0
    for number in range(start, len(run)):
        if run[number]["element"] and run[number]["element"] != "br":
            depth += -1 if run[number]["ends"] else 1
            if depth == 0:
                return number
    return -1


def _sentence(pieces: list[Piece]) -> Sentence:
    sentence = Sentence()
    opened: list[str] = []
    for piece in pieces:
        if piece["place"]:
            sentence.token(_called(piece[0]), piece[0], "{{{}}}")
        elif piece["element"] and piece["ends"]:
            name = f"</{opened.pop()}>"
            sentence.written[name] = piece[0]
            sentence.text += name
        elif piece["element"]:
            sentence.token(piece["element"], piece[0], "<{}>")
            if piece["element"] != "br":
                opened.append(list(sentence.written)[-1][1:-1])
        else:
            sentence.text += re.sub(r"\s+", " ", piece[0])
    text = sentence.text
    sentence.text = text.strip()
    sentence.around = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return sentence


Say = Callable[[str], str | None]


def sentences(markup: str) -> list[str]:
    """Every sentence in markup, as the table has it, in order."""
    found: list[str] = []

    def note(sentence: str) -> None:
        found.append(sentence)

    rewritten(markup, note)
    return found


def translated(markup: str, language: Language, *, mark: bool = True) -> str:
    """Markup with its sentences in another language. What has no translation is marked as English, where `mark` says so."""
    return rewritten(markup, language.said, mark=mark and not language.is_english, whole=not language.is_english)


def rewritten(markup: str, say: Say, *, mark: bool = False, whole: bool = False) -> str:
    """Markup with each sentence as `say` gives it; None leaves it as it is: with `whole`, what stands in its places is
    then said in English too.
    """
    saying = _Saying(say, whole)
    result: list[str] = []
    inside = ""
    for run in _runs(markup):
        only = run[0] if len(run) == 1 else None
        if only is not None and not (only["text"] or only["place"]):
            result.append(saying.attributes(only[0]) if only["element"] else only[0])
            inside = only["element"] if only["element"] and not only["ends"] else inside if only["apart"] else ""
            continue
        result.append(saying.run(run, mark=mark and inside not in UNMARKED))
    return "".join(result)


@dataclass(frozen=True)
class _Saying:
    """How the sentences of some markup are said."""

    say: Say
    whole: bool

    def run(self, run: list[Piece], *, mark: bool) -> str:
        before, pieces, after = _peeled(run)
        sentence = _sentence(pieces)
        own = "".join(map(self._piece, pieces))
        if sentence.has_words:
            sentence.written = {
                token: self.attributes(written) if token.startswith("<") else written
                for token, written in sentence.written.items()
            }
            done = self._said(sentence)
            if done is None and self.whole:
                own = "".join(_in_english(piece[0]) if piece["place"] else self._piece(piece) for piece in pieces)
            own = done if done is not None else f'<span lang="en" dir="ltr">{own}</span>' if mark else own
        outside = ["".join(self.attributes(piece[0]) for piece in pieces) for pieces in (before, after)]
        return f"{outside[0]}{own}{outside[1]}"

    def attributes(self, tag: str) -> str:
        """A tag with what is shown or read out of it."""
        return ATTRIBUTE.sub(self._value, DESCRIPTION.sub(self._value, tag)) if tag.startswith("<") else tag

    def _piece(self, piece: Piece) -> str:
        return self.attributes(piece[0]) if piece["element"] else piece[0]

    def _said(self, sentence: Sentence, *, quoted: bool = False) -> str | None:
        said = self.say(sentence.text)
        return sentence.put_back(said, quoted=quoted) if said and keeps_places(sentence.text, said) else None

    def _value(self, match: re.Match[str]) -> str:
        pieces = list(PIECE.finditer(match["value"]))
        sentence = _sentence(pieces)
        if not sentence.has_words:
            return match[0]
        done = self._said(sentence, quoted=True)
        if done is None:
            done = "".join(_in_english(piece[0]) if piece["place"] and self.whole else piece[0] for piece in pieces)
        return f'{match["before"]}{done}"'


def _in_english(place: str) -> str:
    """A place of a template with what stands in it said in English."""
    return NAME.sub(lambda match: place.replace(match["expression"], f"({match['expression']}) | in_english", 1), place)
