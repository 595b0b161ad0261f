"""The rules of the union's own record, and of how its documents are read."""

import re
import string
from collections.abc import Iterator

from schema.archive import Archive
from schema.contrast import NEEDED, PAPER, PAPER_DARK, contrast
from schema.language import FOLDER, NotATable, language_of
from schema.problems import FileFinding
from schema.sentences import listed
from schema.terms import LineRole


def check_union_is_fit_to_publish(archive: Archive) -> Iterator[FileFinding]:
    """The site's address ends in a slash, the contact is an e-mail address, the form of a reference has its parts, and a
    lapse rule has evidence."""
    union, file = archive.union, f"{archive.folder_name}/union.yaml"
    if not union.address.endswith("/"):
        yield FileFinding(file, ("address",), "The address does not end in a slash.", f"Write {union.address}/")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", union.contact):
        sentence = f"'{union.contact}' is not an e-mail address."
        yield FileFinding(file, ("contact",), sentence, "Write one that somebody reads.")
    names = ("union", "meeting", "label", "number")
    try:
        parts = [
            name if not (form or turned) else "?"
            for _, name, form, turned in string.Formatter().parse(union.citation)
            if name is not None
        ]
    except ValueError:
        parts = ["?"]
    missing = [f"{{{name}}}" for name in names if name not in parts]
    hint = "Write it with {union}, {meeting}, {label} and {number}, and with no other curly brackets."
    if missing:
        sentence = f"{listed(missing)} {'is' if len(missing) == 1 else 'are'} missing from the form of a reference."
        yield FileFinding(file, ("citation",), sentence, hint)
    elif set(parts) - set(names):
        yield FileFinding(file, ("citation",), "There is something in curly brackets that no reference has.", hint)
    if union.lapse is not None and not union.lapse_evidence:
        sentence = "The lapse rule has no evidence."
        hint = "Add 'lapse_evidence:' with the key of a document, or write: not known"
        yield FileFinding(file, ("lapse",), sentence, hint)


def check_accent_can_be_read(archive: Archive) -> Iterator[FileFinding]:
    """The accent colour can be read on a light page and on a dark one."""
    for field, background, shade in (("accent", PAPER, "darker"), ("accent_dark", PAPER_DARK, "lighter")):
        ratio = contrast(getattr(archive.union, field), background)
        if ratio < NEEDED:
            sentence = f"It is hard to read on the page: its contrast is {ratio:.1f}, and text needs at least {NEEDED}."
            yield FileFinding(f"{archive.folder_name}/union.yaml", (field,), sentence, f"Choose a {shade} colour.")


def check_language_has_its_words(archive: Archive) -> Iterator[FileFinding]:
    """A site in another language than English has a table of its words in that language."""
    union = archive.union
    try:
        language_of(union.language, archive.own_words)
    except NotATable as error:
        sentence = (
            f"There is no table of the site's words in '{union.language}'. {'' if not archive.own_words else error}"
        )
        hint = f"`make words LANGUAGE={union.language}` begins {FOLDER}/{union.language}.po. Or delete the line: the site is then in English."
        yield FileFinding(f"{archive.folder_name}/union.yaml", ("language",), sentence.strip(), hint)


# How the union prints its documents ----------------------------------------------------------------------------------


def check_reading_rule_takes_lines(archive: Archive) -> Iterator[FileFinding]:
    """A rule for reading says how it recognises a line: by how the line begins or ends, by what it is, or by how it looks."""
    for key, rule in archive.reading.items():
        if not (rule.begins or rule.ends or rule.is_ or rule.looks):
            hint = "Add 'begins', 'ends', 'is' or 'looks'."
            yield FileFinding(*archive.place_of("reading", key), "Nothing says which lines this rule takes.", hint)


_ALWAYS_THE_SAME = frozenset({LineRole.HEADING, LineRole.RESULT, LineRole.AMENDMENT, LineRole.SKIP, LineRole.END})
"""The marks of what a union prints in the same words again and again."""


def check_reading_rule_holds_no_words(archive: Archive) -> Iterator[FileFinding]:
    """A rule for reading recognises a whole line only where such a line is printed again and again: never words or names."""
    for key, rule in archive.reading.items():
        if rule.is_ and rule.mark not in _ALWAYS_THE_SAME:
            sentence = f"This takes one whole line as '{rule.mark}', which can be right for one document only."
            hint = "Mark it in that document's margin file, or write only how such lines begin."
            yield FileFinding(*archive.place_of("reading", key, "is"), sentence, hint)


def check_reading_rule_says_what_fits_its_mark(archive: Archive) -> Iterator[FileFinding]:
    """A rule for reading states a decision only of a result, and says why only of what is skipped."""
    for key, rule in archive.reading.items():
        for name, value, mark in (("decision", rule.decision, LineRole.RESULT), ("why", rule.why, LineRole.SKIP)):
            if value and rule.mark is not mark:
                sentence = f"This goes with the mark '{mark}', but the mark here is '{rule.mark}'."
                yield FileFinding(*archive.place_of("reading", key, name), sentence, "Delete one of the two.")
