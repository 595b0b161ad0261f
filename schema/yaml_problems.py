"""Why a text is not the YAML that we read: libyaml's messages in our words, each with its place."""

import re
from dataclasses import dataclass

import yaml

from schema.problems import Problem


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column from 1, and how many characters are meant."""

    line: int
    column: int
    width: int = 1


class YamlProblem(Exception):
    """A file that is not the YAML we read: the rule broken, a sentence, a hint and the place."""

    def __init__(self, rule: str, sentence: str, hint: str, mark: Mark) -> None:
        super().__init__(sentence)
        self.rule, self.sentence, self.hint, self.mark = rule, sentence, hint, mark

    def in_file(self, file: str) -> Problem:
        """The problem of a file, by the path to show, without its line."""
        return Problem(self.rule, file, (), self.sentence, self.hint)


_IN_QUOTES = "Put the whole text in double quotes."
ANCHOR = (
    "A text cannot begin with '&' or '*': in YAML these refer to another place in the file.",
    "Put the whole text in double quotes; if you meant a reference, write out what it stands for.",
)
TAG = ("A text cannot begin with '!', which has a meaning of its own in YAML.", _IN_QUOTES)
_CLOSE_IT = "Close it, or leave both quotation marks out."
_LEFT_OPEN = ("A quotation mark is opened here and not closed where its text ends.", _CLOSE_IT)
BRACKET_HINT = "If it is a text that begins with a bracket, put the whole of it in double quotes."
_UNALIGNED = (
    "This line does not line up with the lines above it.",
    "Line it up with the fields it belongs to: two spaces for each step.",
)
_SECOND = (
    "A second document begins here, and one file holds one record.",
    "Delete the line of '---' or '...' or the one beginning with '%', or move what follows into a file of its own.",
)

# The pattern of libyaml's words, a sentence and a hint; the first that matches is used.
# fmt: off
_SENTENCES = (
    (r"cannot start any token.*\t|found character '\\t'|tab",
     "There is a tab at the beginning of this line.", "Use spaces to indent, two for each step."),
    (r"expected a single document|directive", *_SECOND),
    (r"quoted scalar.*(unexpected end|document indicator)",
     "A quotation mark is opened here and never closed.", _CLOSE_IT),
    (r"cannot start any token|expected node content|mapping keys are not allowed",
     "A text cannot begin with this character.", _IN_QUOTES),
    (r"escape",
     "A backslash in double quotes means something special.", "Use single quotes, or write the backslash twice."),
    (r"could not find expected ':'",
     "This line has no 'name: value' form, and belongs to no text above it.",
     "If it is a field, put a colon and a space after its name. If it continues the text above, indent it; a text of several "
     "paragraphs begins with '>-' or '|' after its field's colon."),
    (r"flow (sequence|mapping)",
     "A text cannot begin with '[' or '{', which begin a list here; and this list does not end.",
     f"Close a list with ']'. {BRACKET_HINT}"),
    (r"block sequence entries are not allowed",
     "A list cannot begin on the line of its field.",
     "Write each entry on a line of its own below, with '- ' before it; or put a text that begins with '-' in quotes."),
    (r"scanning a block scalar",
     "The words after '>-' or '|' must begin on the next line, indented.", "Put the text on a line of its own below."),
)
# fmt: on
_OTHER_COLON = re.compile(r" *(?:- +)?[\w-]+ ?([\uff1a\ufe13\ufe55\ua789\u2236])")
# Some faults are better shown where they began than where libyaml stopped.
_BEGAN = re.compile(r"quoted scalar.*end|expected ':'|flow (sequence|mapping)|scanning an? (anchor|alias|tag)")


def sentence_of(error: yaml.MarkedYAMLError, text: str) -> YamlProblem:
    """What libyaml could not read, in our words, where it stopped or where that began."""
    cause = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark
    if error.context_mark and (mark is None or _BEGAN.search(cause)):
        mark = error.context_mark
    lines = text.split("\n")
    if opened := _left_open(text, lines, mark):
        return YamlProblem("not-yaml", *_LEFT_OPEN, opened)
    line = min(mark.line + 1, len(lines)) if mark else 1
    column = mark.column + 1 if mark else 1
    before, written = lines[line - 1][: column - 1], lines[line - 1]
    place = Mark(line, column)
    if written[:column].strip(" ") == "\t":
        cause = "tab"
    if cut := _cut_above(lines, line):
        return cut
    if match := _OTHER_COLON.match(written):
        sentence = f"The colon after this name is of another alphabet (U+{ord(match[1]):04X})."
        return YamlProblem("not-yaml", sentence, "Type it again, and a space after it.", Mark(line, match.start(1) + 1))
    if "mapping values are not allowed" in cause:
        return YamlProblem("not-yaml", *_colon(before, written), place)
    if match := re.search(r"scanning an? (anchor|alias|tag)", cause):
        return YamlProblem("no-anchors", *(TAG if match[1] == "tag" else ANCHOR), place)
    if "expected '-' indicator" in cause and error.context_mark:
        begins = error.context_mark.line + 1
        sentence = f"This line does not begin with '- ', and is in the list that begins on line {begins}."
        hint = (
            f"Put '- ' before it, line it up with the fields that it belongs to, or delete the '- ' on line {begins}."
        )
        return YamlProblem("not-yaml", sentence, hint, place)
    for pattern, sentence, hint in _SENTENCES:
        if re.search(pattern, cause):
            return YamlProblem("not-yaml", sentence, hint, place)
    if "document start" in cause:
        begins = written.startswith(("---", "%")) or "\n..." in "\n" + "\n".join(lines[: line - 1])
        return YamlProblem("not-yaml", *(_SECOND if begins else _UNALIGNED), place)
    return YamlProblem("not-yaml", *_out_of_line(before, written), place)


def _cut_above(lines: list[str], line: int) -> YamlProblem | None:
    """The problem of a text that goes on in this line, from 1, and was cut by a comment in the line above; else None."""
    above, here = lines[line - 2] if line > 1 else "", lines[line - 1]
    match = re.match(r"( *)(?:- +)?[\w-]+: +[^\s#'\"|>].*?[ \t](?=#)", above)
    if not match or len(here) - len(here.lstrip(" ")) <= len(match[1]):
        return None
    return YamlProblem(
        "comment-in-a-text",
        "A comment begins within this text, which goes on in the next line.",
        "If it belongs to the text, put the whole text in double quotes. If it is a note, put it on a line of its own above.",
        Mark(line - 1, match.end() + 1, len(above) - match.end()),
    )


def _left_open(text: str, lines: list[str], stopped: yaml.Mark | None) -> Mark | None:
    """The place of a quotation mark that only the next one, in a field below, closes; None where there is none.

    Its text then runs over a line that is indented no deeper than its own field."""
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            start, end = token.start_mark, token.end_mark
            if stopped and (start.line, start.column) >= (stopped.line, stopped.column):
                break
            if not isinstance(token, yaml.ScalarToken) or token.style not in ("'", '"') or start.line == end.line:
                continue
            own = len(re.match(r"[ -]*", lines[start.line])[0])  # type: ignore[index]
            if any(re.match(rf" {{0,{own}}}(?:- |\w+:(?: |$))", line) for line in lines[start.line + 1 : end.line + 1]):
                return Mark(start.line + 1, start.column + 1)
    except yaml.MarkedYAMLError:
        pass  # as far as it could be read, every quotation mark is closed where it should be
    return None


def _colon(before: str, written: str) -> tuple[str, str]:
    """A colon within a text: on the line of its field, or on a line that continues the text above."""
    match = re.match(r"\s*(?:- +)?(\w+): +(.*\S)", written)
    if not match or not re.search(r": ", before):
        return (
            "This line is read as part of the text above it, where a colon followed by a space is not allowed.",
            "If it is a field, line it up with the one above; if it is text, put the whole text in double quotes.",
        )
    hint = "Put the whole text in double quotes"
    fits = len(match[2]) < 60 and '"' not in match[2] and "\\" not in match[2]
    return (
        "This text has a colon followed by a space, and no quotation marks around it.",
        f'{hint}: {match[1]}: "{match[2]}"' if fits else f"{hint}.",
    )


def _out_of_line(before: str, written: str) -> tuple[str, str]:
    """Something that does not go on as it began: after a quotation mark or bracket, or at another indentation."""
    match before.strip()[-1:]:
        case "'":
            return ("A text in single quotes ends at the next apostrophe, and more comes after it here.", _IN_QUOTES)
        case '"':
            return (
                "There is something after a closing quotation mark.",
                "Put the whole text in single quotes, or delete the double ones within it.",
            )
        case "]" | "}":
            return (
                "A text cannot begin with '[' or '{', which begin a list here; and there is something after this list.",
                BRACKET_HINT,
            )
    if written.lstrip(" ").startswith("- "):
        return (
            "This is an entry of a list, where a field is expected.",
            "Line it up with the other entries of its list, or delete the '- '.",
        )
    return _UNALIGNED
