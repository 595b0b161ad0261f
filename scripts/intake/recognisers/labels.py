"""Labels: who put a motion, what was decided, on a line of text or over a table's column."""

import re

from scripts.intake.names import is_like_a_name
from scripts.intake.recognisers.numbers import DASH

# What a label or a table's column is called, and which part it names. The first that fits a label whole is it.
LABELS = (
    ("amendment", r"amendment"),
    ("number", r"(?:(?:motion|resolution|notice|agenda|res\.?|item)\s*)?(?:no\.?|nos\.?|number|ref(?:erence)?|#|nr\.?)|motion/ ?amendment(?: number)?"),
    ("notice_number", r"notice (?:no\.?|number)|original (?:no\.?|number)|agenda (?:no\.?|number)"),
    ("title", r"(?:motion |resolution )?(?:title|subject|topic|name)(?: of motion)?|motion/? ?title|(?:short )?title|heading"),
    ("committee", r"committee|network|committee heading|subject group|zone|section(?: of (?:the )?agenda)?|category|theme"),
    (
        "proposer",
        r"propos(?:er|ers|ed(?: by)?|ing (?:branch|body|union|organisation))|mov(?:er|ers|ed(?: by)?|ing (?:branch|body|union|organisation))"
        r"|submitted(?: by)?|submitting (?:branch|body|union|organisation)|received from|(?:motion )?from|sponsor(?:s|ed by)?|branch|"
        r"proposing|moving|source|originator|brought by|put by|tabled by",
    ),
    ("seconder", r"second(?:er|ers|ed(?: by)?|ing (?:branch|body|union|organisation))|support(?:er|ers|ed(?: by)?)|co-?sponsor(?:s|ed by)?"),
    ("decision", r"decision|result|outcome|status|conference decision|agm decision|passed\??|carried\??|disposal"),
    ("recommendation", r"(?:nec |executive |ec )?(?:policy|recommendation|position|advice|stance)|(?:nec|executive) (?:view|says)"),
    ("for", r"(?:votes? )?(?:for|in favou?r|yes|ayes?)"),
    ("against", r"(?:votes? )?(?:against|no|noes|nays?)"),
    ("abstentions", r"(?:votes? )?(?:abstentions?|abstain(?:ed|ing)?|abst\.?)"),
    ("vote", r"votes?(?: cast)?|voting(?: figures)?|vote count|count|majority"),
    ("wording", r"(?:full )?(?:text|wording|body)(?: of (?:the )?(?:motion|resolution))?|motion(?: text| wording)?|resolution(?: text)?|motion in full"),
    ("contact", r"contact(?: officer)?|officer|lead officer|speaker|name of mover|delegate|e-?mail|telephone|phone"),
    ("comment", r"comments?|notes?|remarks?|action(?: taken)?|response"),
    ("kind", r"type(?: of motion)?|kind(?: of motion)?|motion type"),
)  # fmt: skip
_WHOLE_LABELS = tuple((part, re.compile(pattern, re.IGNORECASE)) for part, pattern in LABELS)

# Those that may stand before a value on a line of text. A paragraph may begin with "Motion" or "Action" as well.
ON_A_LINE = frozenset(
    {"proposer", "seconder", "decision", "committee", "title", "vote", "contact", "number", "notice_number", "kind"}
    | {"for", "against", "abstentions", "recommendation"}
)
ONLY_IN_TABLES = frozenset(
    (
        "source",
        "policy",
        "recommendation",
        "position",
        "advice",
        "stance",
        "from",
        "originator",
        "count",
        "majority",
        "moving",
        "proposing",
        "name",
        "heading",
        "theme",
        "section",
        "zone",
        "category",
        "carried",
        "passed",
        "officer",
        "no",
        "support",
        "supported",
    )
)
"""Labels that a paragraph may well begin with: `Source: the census`."""
_NO_COLON = re.compile(
    r"(?P<label>(?:proposed|moved|submitted|seconded|supported|sponsored|tabled) by|received from|mover|seconder|proposer)\s+(?P<value>(?:the\s+)?[A-Z].{1,90})",
    re.IGNORECASE,
)


def part_named(label: str) -> str | None:
    """Which part a label or a column's heading names: `Proposed by` → `proposer`, `Motion No` → `number`."""
    said = " ".join(label.replace("*", " ").split()).strip(" :.")
    return next((part for part, pattern in _WHOLE_LABELS if pattern.fullmatch(said)), None) if said else None


def labels(text: str) -> list[tuple[str, str]]:
    """The labelled values on a line, each with the part that it is.

    - `Proposer: London Branch`, `Proposed by – London Branch`, `(Moved by London Branch)`;
    - two or more on one line: `Proposer: A   Seconder: B`, `For: 12 Against: 3`;
    - `Proposer:` alone, with its value on the next line: an empty value.
    """
    said = text.strip()
    if said.startswith("(") and said.endswith(")"):
        said = said[1:-1].strip()
    if len(said) > 240:
        return []
    found = list(
        re.finditer(rf"(?:^|(?<=[\s,;|/]))(?P<label>[A-Z][A-Za-z]*(?: [a-z]+)?)\s*(?::|\s[{DASH}](?=\s))\s*", said)
    )
    marks = [
        (match, part)
        for match in found
        if (part := part_named(match["label"])) in ON_A_LINE and match["label"].lower() not in ONLY_IN_TABLES
    ]
    if marks and marks[0][0].start() == 0:
        ends = [match.start() for match, _ in marks[1:]] + [len(said)]
        pairs = [
            (part, said[match.end() : end].strip(" \t,;|/"))
            for (match, part), end in zip(marks, ends, strict=True)
            if part
        ]
        return pairs if pairs[0][0] != "title" or pairs[0][1] else []
    if alone := _NO_COLON.fullmatch(said):
        part = part_named(alone["label"])
        first, *others = re.split(
            r"[,;]?\s+(?=(?:seconded|supported) by\s|seconder\s)", alone["value"], flags=re.IGNORECASE
        )
        first = first.strip(" .")
        if part and is_like_a_name(first):
            return [(part, first), *(pair for other in others for pair in labels(other))]
    return []
