"""Invisible characters and how they are shown; letters that look like others; names in the letters of a key."""

import re
import unicodedata

# Control characters and the line ends that only YAML knows; then invisible characters that can make text read
# differently from what is stored (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
    "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)


HIDDEN_ON_A_LINE = re.compile(CONTROL.pattern + "|[\t\n\r]")


def visible(text: str) -> str:
    """The text with every control and hidden character written as its number: `a<U+202E>b`.

    A file's name may hold any character. Printed as it is, one can clear a terminal or make a path read backwards.
    """
    return CONTROL.sub(_number, text).replace("\r", "<U+000D>")


def visible_on_a_line(text: str) -> str:
    """The same for a name, where a tab or a line end is replaced as well."""
    return HIDDEN_ON_A_LINE.sub(_number, text)


def _number(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


def hyphenated(name: str) -> str:
    """The words of a name in lower-case letters and digits, with hyphens: `Tŷ Mawr Members’ Club` → `ty-mawr-members-club`.

    Letters of other alphabets are left out; the result may be empty.
    """
    plain = re.sub(r"['’\u0300-\u036f]", "", unicodedata.normalize("NFKD", name.lower()))
    words = (word.encode("ascii", "ignore").decode() for word in re.findall(r"[^\W_]+", plain))
    return "-".join(filter(None, words))


def of_another_alphabet(text: str) -> str:
    """A sentence on the first letter or digit that is of another alphabet, and may look the same; else empty."""
    for character in dict.fromkeys(text):
        if character.isalnum() and not unicodedata.name(character, "").startswith(("LATIN", "DIGIT", "SUPERSCRIPT")):
            return f"'{character}' (U+{ord(character):04X}) is of another alphabet: type it again."
    return ""
