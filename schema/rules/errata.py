"""How a change of what was published is reported: with the erratum that would excuse it, ready to be pasted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from schema.archive import Record
from schema.problems import FileFinding, Where
from schema.published import Comparison, PublishedMotion, folded, has_correction, is_corrected, is_redacted
from schema.rules.changed import ChangedField, changes
from schema.sentences import listed, shortened
from schema.shapes import fields_of


def report(
    comparison: Comparison, record: Record, where: Where, sentence: str, of: str, change: str, *, is_gone: bool = False
) -> FileFinding:
    """What was found, with the erratum that would excuse it, ready to be put at the end of the record.

    `is_gone` is whether something was taken out, which a redaction would excuse as well.
    """
    redaction = " If it had to be taken out, write a redaction." if is_gone else ""
    hint = f"Put back what was published.{redaction} If it was wrong, {_erratum(comparison, record.motion, of, change)}"
    return FileFinding(record.file, where, sentence, hint)


def _erratum(comparison: Comparison, record: Any, of: str, change: str, indent: str = "", end: str = "the file") -> str:
    """Where an erratum has to be put, and the erratum, ready to be pasted but for its reason."""
    place = "put this after its errata" if record.errata else f"put this at the end of {end}"
    lines = [
        *([] if record.errata else ["errata:"]),
        f"  - on: {comparison.on.isoformat()}",
        f"    of: {of}",
        "    change: >-",
        f"      {folded(change)}",
        "    because:",
    ]
    return "\n".join([f"{place} and say why:", *(indent + line for line in lines)])


@dataclass(frozen=True, slots=True)
class Beside:
    """What was published beside the motions, with what is recorded now: the union, a meeting, a body, a document…

    `file` and `where` are its place now; `name` is what a sentence calls it.
    """

    name: str
    before: Any
    now: Any
    file: str
    where: Where

    def changed(self, comparison: Comparison) -> Iterator[FileFinding]:
        """Each field that has changed and that no new erratum names."""
        model: type[BaseModel] = type(self.now)
        only = [field.attribute for field in fields_of(model) if field.attribute not in ("formerly", "errata")]
        for change in changes(comparison, self.before, self.now, only):
            of = change.field.replace("_", "-")
            if has_correction(self.before.errata, self.now.errata, of):
                continue
            label = change.label[0].upper() + change.label[1:]
            sentence = f"{self.name} was published differently: {change.label} was {quoted(change.was)}."
            text = f"{label} was {quoted(change.was)} and is {quoted(change.now)}."
            erratum = _erratum(
                comparison, self.now, of, text, "  " * len(self.where), "its entry" if self.where else "the file"
            )
            hint = f"Put back what was published. If it was wrong, or has changed since, {erratum}"
            yield FileFinding(self.file, (*self.where, change.field), sentence, hint)


def published_beside(comparison: Comparison, kind: str, noun: str) -> Iterator[Beside]:
    """Each published entry of a list, or each meeting, that is still there, by its key or by a former one."""
    archive = comparison.archive
    for key, before in getattr(comparison.published, kind).items():
        present = archive.current(kind, key)
        if present is not None:
            file, where = archive.place_of(kind, present)
            yield Beside(f"The {noun} '{present}'", before, getattr(archive, kind)[present], file, where)


def report_changes(
    comparison: Comparison, record: Record, where: Where, name: str, of: str, changed: Sequence[ChangedField]
) -> Iterator[FileFinding]:
    """The same for a group of fields: all that changed in it, reported at the first; nothing where nothing did."""
    if changed:
        was = listed([f"{change.label} was {quoted(change.was)}" for change in changed])
        became = "; ".join(f"{change.label} was {quoted(change.was)} and is {quoted(change.now)}" for change in changed)
        sentence = f"{name} was published differently: {was}."
        yield report(comparison, record, (*where, changed[0].field), sentence, of, f"{name}: {became}.")


def is_excused(before: PublishedMotion, record: Record, place: str) -> bool:
    """Whether a correction names the place, or something was taken out of the record since it was published."""
    return is_redacted(before, record) or is_corrected(before, record, place)


def quoted(text: str) -> str:
    """The beginning of a text, in quotation marks."""
    return f"“{shortened(text, 100).removesuffix('.')}”"


_SAYS = ("text", "event", "says", "decision")
"""The fields that say what an entry is about."""


def entries_stay(
    comparison: Comparison,
    where: tuple[str, ...],
    name: Callable[[Any], str],
    of: Callable[[Any], str] | str,
    *,
    is_redactable: bool = True,
    gone: bool = True,
    changed: bool = True,
    counts: Callable[[Any], bool] = lambda before: True,
) -> Iterator[FileFinding]:
    """What is gone and what has changed, or only one of these, of the published entries of a list of every motion, but for
    what is excused: by an erratum, or where the list is redactable by a redaction.

    `name` gives the name by which an entry, published or recorded, is recognised; entries of one name are told apart by
    their order. `of` is what an erratum of the list, or of an entry, names. `counts` says which published entries are held.
    """
    excused = is_excused if is_redactable else is_corrected
    for motion, record in comparison.pairs:
        held, published = _at(record.motion, where), _at(motion, where)
        places = {called: number for number, called in enumerate(_names(held, name))}
        for called, before in zip(_names(published, name), published, strict=True):
            place = of if isinstance(of, str) else of(before)
            if excused(motion, record, place) or not counts(before):
                continue
            number = places.get(called)
            if number is None and gone:
                words = next((text for field in _SAYS if (text := getattr(before, field, None))), "")
                lost = f"{called} ({quoted(words)})" if words else called
                sentence, change = f"{lost} was published here, and is gone.", f"{lost} is gone."
                at = where if held else where[:-1]
                yield report(comparison, record, at, sentence, place, change, is_gone=is_redactable)
            elif number is not None and changed:
                fields = list(changes(comparison, before, held[number]))
                yield from report_changes(comparison, record, (*where, number), called, place, fields)


def reused(
    comparison: Comparison, where: tuple[str, ...], field: str, sentence: str, hint: str
) -> Iterator[FileFinding]:
    """The entries of a list whose letter or key had another entry, of which a published correction says that it is gone."""
    for before, record in comparison.pairs:
        gone = {erratum.of for erratum in before.errata or ()} - {getattr(entry, field) for entry in _at(before, where)}
        for number, entry in enumerate(_at(record.motion, where)):
            if (name := getattr(entry, field)) in gone:
                yield FileFinding(record.file, (*where, number, field), sentence.format(name), hint)


def _at(motion: Any, where: Where) -> Sequence[Any]:
    for name in where:
        motion = getattr(motion, str(name), None)
    return motion or ()


def _names(entries: Sequence[Any], name: Callable[[Any], str]) -> list[str]:
    names: list[str] = []
    for entry in entries:
        called, count = name(entry), 1
        while called in names:
            count += 1
            called = f"{name(entry)} ({count})"
        names.append(called)
    return names
