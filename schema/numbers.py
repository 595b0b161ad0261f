"""A motion's number as a union prints it, and the key made from it.

12  7A  A5  01  CA1  6.1  C.1  A-7  2627P04  numbers: letters, digits and points, or a hyphen after letters
27/102  24/P/07  M/27/3  A/1  2027-1  GM27-01  UA-2627-3  numbers of a register or of minutes, in parts with slashes; a year and a number
Composite 3   Comp 3   COMP3   Composite A  a composite, where composites are numbered by themselves
II  iv  i                                   Roman numerals up to XLIX
A                                           a letter in place of a number
"""

import re

from schema.sentences import natural

_PLAIN = r"[A-Za-z]{0,4}0{0,3}[1-9][0-9]{0,4}(?:[A-Za-z]{1,3}[0-9]{0,4})?(?:\.[A-Za-z]{0,2}[0-9]{1,4}[A-Za-z]?){0,2}"
_COMPOSITE = r"(?:[Cc]omp(?:osite)?\.?|COMP(?:OSITE)?\.?)(?: ?0{0,3}[1-9][0-9]{0,3}[A-Za-z]?| [A-Z])"
_SLASHED = r"(?:\d{1,4}|[A-Za-z]{1,3}\d{0,4})(?:/[A-Za-z]{1,2})?/\d{1,4}[A-Za-z]?|[A-Za-z]{1,3}(?:/\d{2,4}/|-\d{2,4}-)\d{1,4}|(?:[A-Za-z]{1,4}\d{1,4}|(?:18|19|20|21)\d\d)-\d{1,3}"
ROMAN = r"(?=[XVI])(?:XL|X{0,3})(?:I[XV]|V?I{0,3})|(?=[xvi])(?:xl|x{0,3})(?:i[xv]|v?i{0,3})"
"""The pattern of a Roman numeral from 1 to 49; `C`, `D`, `L` and `M` are left to letters."""
_POINTED = r"[A-Za-z]{1,3}[.-][1-9]\d{0,3}[A-Za-z]?"
NUMBER = rf"{_COMPOSITE}|{_PLAIN}|{_POINTED}|{_SLASHED}|{ROMAN}|[A-Z]"
"""The pattern of a number as printed."""
AS_PRINTED = "Write it as printed: 12, 7A, 6.1, CA1, IV, 27/102 or Composite 3."
"""The hint where a text is not a number."""

NUMBER_KEY = (
    r"comp-(?:\d{1,7}[a-z]?|[a-z])|[a-z]{0,5}\d{1,8}(?:[a-z]{1,3}\d{0,4})?(?:-[a-z]{0,2}\d{1,4}[a-z]?){0,2}"
    r"|(?:m?\d{1,4}|[a-z]{1,4}\d{0,4})(?:-[a-z]{1,2})?-\d{1,4}[a-z]?|[a-z]{1,4}-\d{2,4}-\d{1,4}|m?(?=[a-z]{2})(?:xl|x{0,3})(?:i[xv]|v?i{0,3})"
)
"""The pattern of a key that a number gives, which Python and JavaScript read alike."""


def number_key(number: str) -> str:
    """The key within its meeting of the motion with this number among the resolutions.

    The number in lower case, points and slashes as hyphens, leading zeros kept: `12` → `12`, `CA1` → `ca1`, `6.1` → `6-1`, `C.1` → `c-1`,
    `24/P/07` → `24-p-07`, `II` → `ii`, `01` → `01`;
    a composite's `Composite 1` and `Comp 1` → `comp-1`, while a motion printed as `C1` is `c1`.
    """
    plain = re.sub(r"^comp(?:osite)?\.? ?(?=\d|[a-z]$)", "comp-", number.lower())
    return re.sub(r"[./]", "-", plain)


def notice_key(number: str) -> str:
    """The key within its meeting of the motion with this number in the notice: `35` → `m35`, `A5` → `ma5`.

    A composite's is `comp-1` here too: no motion of the notice can have it.
    """
    key = number_key(number)
    return key if key.startswith("comp-") else f"m{key}"


def is_number_key(key: str) -> bool:
    """Whether a key within a meeting is one that a number gives, and so no key made of words."""
    return re.fullmatch(NUMBER_KEY, key, re.ASCII) is not None


def without_leading_zeros(key: str) -> str:
    """A number's key without leading zeros, which spreadsheets drop: `01` → `1`, `mc01` → `mc1`; `10` stays."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", key)


def roman_value(number: str) -> int:
    """The value of a Roman numeral, `XIV` → 14; 0 where the text is none."""
    if not re.fullmatch(ROMAN, number):
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in number.lower()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def number_order(number: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key for numbers: `9` before `10`, `6.2` before `6.10`, `7` before `7A`, `IX` before `X`.

    A Roman numeral goes with the last single letter before it (`VIII` with `V`), so that a list of letters keeps its order too.
    """
    value = roman_value(number)
    if value and len(number) > 1:
        letter = "x" if value > 10 else "v" if value > 5 else "i"
        return natural(f"{letter}{value}")
    return natural(number_key(number))
