"""JSON as every file of the site has it: on one line, with characters unescaped."""

import json


def compact(value: object) -> str:
    """A value as JSON on one line, without spaces between the parts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
