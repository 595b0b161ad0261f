"""Clauses of a motion, and short last paragraphs that are none."""

import re

from schema.wording import LIST_MARK
from scripts.intake.vocabulary.phrases import is_opening, opens_motion

SHORT = 8
"""The words of a paragraph that need not be one of a motion's."""
_CLAUSE = re.compile(
    r"[“\"'‘(]?(?:that|to|and|or|but|we|our|whereas|resolved|be it|therefore|further(?:more)?|also|this \w+ (?:further |also |therefore )*\w+s"
    r"|(?:it|they) (?:further |also |therefore )*(?:notes?|believes?|calls?|resolves?|asks?|urges?|instructs?|demands?|regrets?|welcomes?|condemns?|recogni[sz]es?|agrees?|supports?|rejects?|opposes?|wants?|thanks?|directs?|requests?|mandates?))\b"
    r"|(?:further )?(?:notes|believes|calls|resolves|asks|urges|instructs|demands|regrets|welcomes|condemns|recogni[sz]es|agrees|supports|rejects|opposes|thanks|directs|requests|mandates|deplores|affirms|reaffirms)\b",
    re.IGNORECASE,
)
"""How a clause of a motion begins; in lower case it goes on with the one above."""

_PRESCRIBES = re.compile(r"\b(?:shall|must|should|ought to)\b", re.IGNORECASE)
"""What a rule or a motion asks for, `Each branch shall hold a ballot`: no word of what was decided."""


def is_clause(text: str) -> bool:
    """Whether a text begins as the clauses of motions do: `It further resolves`, `that ropes be repaired`, `Calls on the Council to`."""
    bare = text.strip("*_ ")
    return (
        is_opening(bare)
        or opens_motion(bare)
        or _CLAUSE.match(bare) is not None
        or _PRESCRIBES.search(bare) is not None
    )


def ending(text: str) -> tuple[bool, bool] | None:
    """The shape of a short last paragraph that no clause begins: whether it is in brackets, and has a full stop; None of any other."""
    bare = text.strip()
    if len(bare.split()) > SHORT or LIST_MARK.match(bare) or is_clause(bare):
        return None
    return re.match(r"[(\[*_]", bare) is not None, re.search(r"[.!?][”\"'’)\]*_]*$", bare) is not None
