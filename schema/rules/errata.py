"""How a change of what was published is reported: with the erratum that would excuse it, ready to be pasted."""

from schema.archive import Record
from schema.dates import Date, NotADate, parse_date
from schema.problems import Where, listed, shortened
from schema.published import Comparison, PublishedMotion, has_new_redaction, is_corrected
from schema.rules import Finding

Change = tuple[str, str, str, str]
"""A field that means something else than was published: its name in the record, what it is, was and now is."""


def asking(
    comparison: Comparison, record: Record, where: Where, sentence: str, of: str, change: str, *, went: bool = False
) -> Finding:
    """What was found, with the erratum that would excuse it, ready to be put at the end of the record.

    `went` is whether something is gone, which a redaction would excuse as well.
    """
    has_some = bool(record.motion.errata)
    place = "put this after its errata" if has_some else "put this at the end of the file"
    taken_out = " If it had to be taken out, write a redaction." if went else ""
    hint = "\n".join(
        [
            f"Put back what was published.{taken_out} If it was wrong, {place} and say why:",
            *([] if has_some else ["errata:"]),
            f"  - on: {comparison.on.isoformat()}",
            f"    of: {of}",
            "    change: >-",
            f"      {folded(change)}",
            "    because:",
        ]
    )
    return Finding(where, sentence, hint, record.file)


def asking_for_all(
    comparison: Comparison, record: Record, where: Where, what: str, of: str, changes: list[Change]
) -> Finding:
    """The same for a group of fields: all that changed in it, told at the first."""
    was = listed([f"{name} was {quoted(old)}" for _, name, old, _ in changes])
    became = "; ".join(f"{name} was {quoted(old)} and is {quoted(new)}" for _, name, old, new in changes)
    return asking(
        comparison, record, (*where, changes[0][0]), f"{what} was published otherwise: {was}.", of, f"{what}: {became}."
    )


def is_excused(before: PublishedMotion, record: Record, place: str) -> bool:
    """Whether a correction names the place, or something was taken out of the record."""
    return is_corrected(before, record.motion, place) or has_new_redaction(before, record.motion)


def is_more_exact(before: str, now: Date | None) -> bool:
    """Whether a date is the one published, or says within it more exactly when it was."""
    if now is None:
        return False
    try:
        was = parse_date(before)
    except NotADate:
        return before == now.text
    return was.text == now.text or (was.first <= now.first and now.last <= was.last)


def folded(text: str) -> str:
    return " ".join(text.split())


def quoted(text: str) -> str:
    return f"“{shortened(text, 100).removesuffix('.')}”"


def when(date: str) -> str:
    """A published date in words, or as it stands where it is written as nobody here writes it."""
    try:
        return parse_date(date).words
    except NotADate:
        return date


def names(comparison: Comparison, keys: list[str]) -> str:
    """What bodies are called, now or when they were published."""
    now, then = comparison.archive.bodies, comparison.published.bodies
    names = [now[key].name if key in now else then[key].name if key in then else key for key in keys]
    return listed(names) or "nobody"
