"""JSON as every file of the site has it: on one line, in the characters as they are."""

import json


def compact(value: object) -> str:
    """A value as JSON on one line, without spaces between its parts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
