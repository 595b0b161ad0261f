"""The cells of the tables that we write, which people open in spreadsheets.

A spreadsheet runs a text that begins with one of a few characters as a formula
(https://owasp.org/www-community/attacks/CSV_Injection). An apostrophe before it makes it a text again.
"""

import re

_BEGINS_A_FORMULA = r"[=+\-@\t\r\n＝＋－＠]"
_FORMULA = re.compile(rf"'*{_BEGINS_A_FORMULA}")
_GUARDED = re.compile(rf"'+{_BEGINS_A_FORMULA}")


def guarded(text: str) -> str:
    """A text for a cell, which no spreadsheet then runs as a formula: `=1` → `'=1`."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text of a cell: `'=1` → `=1`. What `guarded` gives comes back as it was."""
    return text[1:] if _GUARDED.match(text) else text
