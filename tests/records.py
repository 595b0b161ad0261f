"""Made-up records for properties of what writes them: as values, and as texts that somebody might have typed."""

from typing import Any

import yaml
from hypothesis import strategies as st

from schema.terms import ASSESSABLE, Actor, Decision

# Whatever YAML, Markdown, a spreadsheet or a folding of lines could stumble over.
PIECES = [*"aäŵ漢😀 .,:;#-?!&*|>'\"%@`[]{}\\/=+~0179", ": ", " #", "- ", "  ", "word ", "’"]
AWKWARD = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
SAID = "a of lamps; hinges, oil: # - 'quoted' \"said\" [2018/1] ŵ 10% ladder & https://lamps.example/a#b (see c)"
WORDS = st.sampled_from(
    [SAID, f"{SAID} {SAID} {SAID}", "Words.", "Two  spaces and a long-drawn-out " + "w" * 95, "x: y", "- x"]
)


def _is_text(text: str) -> bool:
    # Of dots and dashes alone no prose is made (schema.fields.NO_WORDS).
    return any(character.isalnum() for character in text)


line = st.one_of(AWKWARD, WORDS).map(str.strip).filter(_is_text)
prose = st.lists(line, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\n  ", "\n- "]).map(lambda joint: joint.join(lines))
)
wording = (
    st.lists(st.one_of(AWKWARD, st.just("")), min_size=1, max_size=5)
    .map("\n".join)
    .filter(_is_text)
    .map(lambda t: t.strip("\n"))
)
key = st.sampled_from(["a", "agm", "oil", "lamp-oil", "circular-12", "no", "2018-list", "e1"])
day = st.sampled_from(["2018-10-05", "2019-02-28", "2024-02-29", "1999-12-31"])
keys = st.lists(key, min_size=1, max_size=3, unique=True)


update = st.fixed_dictionaries(
    {
        "key": key,
        "date": day,
        "by": st.sampled_from([term.value for term in Actor]),
        "event": prose,
        "evidence": keys,
    },
    optional={
        "note": prose,
        "assessment": st.fixed_dictionaries(
            {
                "on": day,
                "by": line,
                "progress": st.dictionaries(
                    st.sampled_from("abc"), st.sampled_from([t.value for t in ASSESSABLE]), min_size=1
                ),
                "because": prose,
            }
        ),
    },
)
clause = st.fixed_dictionaries(
    {"letter": st.sampled_from("abcdef"), "kind": st.just("request"), "text": prose},
    optional={"to": keys, "towards": keys},
)
motion = st.fixed_dictionaries(
    {
        "year": st.just("2018"),
        "kind": st.just("ordinary"),
        "title": line,
        "committee": st.one_of(key, st.just("not recorded")),
        "proposer": st.one_of(keys, st.just("not recorded")),
        "outcome": st.fixed_dictionaries(
            {
                "decisions": st.lists(
                    st.fixed_dictionaries(
                        {"by": key, "decision": st.sampled_from([term.value for term in Decision])},
                        optional={"date": day, "evidence": keys, "note": prose},
                    ),
                    min_size=1,
                    max_size=2,
                )
            },
            optional={
                "updates": st.lists(update, min_size=1, max_size=3),
                "looked_for": st.lists(
                    st.fixed_dictionaries({"on": day, "clauses": st.just("a")}, optional={"note": prose}),
                    min_size=1,
                    max_size=2,
                ),
            },
        ),
        "source": st.fixed_dictionaries({"document": key}, optional={"heading": line}),
    },
    optional={
        "number": st.integers(1, 99).map(str),
        "topics": keys,
        "summary": prose,
        "clauses": st.lists(clause, min_size=1, max_size=3),
        "wording": wording,
        "formerly": st.just(["2018/old"]),
    },
)
"""The values of a motion as a file would give them: every single one a text."""


@st.composite
def typed_by_hand(draw: st.DrawFn, *, comments: bool = True) -> str:
    """The text of a motion as somebody might have typed it: any order of fields, any quotes, lists in brackets, comments."""
    values = draw(motion)
    shuffled = dict(draw(st.permutations(list(values.items()))))
    text = yaml.dump(
        shuffled,
        Dumper=_Typist,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=draw(st.sampled_from([False, False, None])),
        width=draw(st.sampled_from([30, 80, 400])),
        indent=draw(st.sampled_from([2, 4])),
        default_style=draw(st.sampled_from([None, None, '"', "'"])),
    )
    if comments and draw(st.booleans()):
        text = _commented(draw, text)
    return text


def _commented(draw: st.DrawFn, text: str) -> str:
    """The text with comments where YAML takes them to be comments and nothing else."""
    lines = text.split("\n")[:-1]
    for number in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines)))
        column = draw(st.sampled_from([0, 0, 2, 4, 6]))
        added = [" " * column + f"# comment {number}"]
        if draw(st.booleans()):
            added.insert(draw(st.integers(0, 1)), "")
        tried = [*lines[:at], *added, *lines[at:]]
        if draw(st.booleans()) and at < len(lines):
            tried = [*lines[:at], f"{lines[at]}   # comment {number}", *lines[at + 1 :]]
        if _same(lines, tried):
            lines = tried
    return "\n".join(lines) + "\n"


def _same(one: list[str], other: list[str]) -> bool:
    try:
        return bool(yaml.load("\n".join(one), _Text) == yaml.load("\n".join(other), _Text))
    except yaml.YAMLError:
        return False


class _Typist(yaml.CSafeDumper):
    """Writes every text as it is, whatever another reader would take it for."""

    def ignore_aliases(self, value: Any) -> bool:
        return True


class _Text(yaml.CSafeLoader):
    """Reads every value as text."""


_Typist.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text))
_Text.yaml_implicit_resolvers = {}
