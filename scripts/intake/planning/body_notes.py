"""What to look at in the bodies that a document names: other spellings, names that are nearly the same, keys to come."""

from collections.abc import Iterable, Iterator, Mapping

from schema.archive import Archive
from schema.sentences import listed
from scripts.edit.outcomes import Fields
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.vocabulary.bodies import Named, body_word, plain

LONGEST_KEY = 40
"""A key of at least so many characters is reported as a long one."""


def body_notes(archive: Archive, found: MotionList, new: Mapping[str, Fields]) -> Iterator[str]:
    """A sentence for each thing to look at. `new` are the entries that bodies.yaml would get."""
    yield from _other_spellings(archive, found)
    yield from _nearly_the_same(archive, new)
    if new:
        long = [key for key in new if len(key) > LONGEST_KEY]
        which = f" {listed(long)} {'is' if len(long) == 1 else 'are'} long." if long else ""
        yield (
            f"A body's key is for ever.{which} For another key, or where a body is in bodies.yaml under another name, "
            "put the name as printed there under 'also' first, and give the command again."
        )


def _other_spellings(archive: Archive, found: MotionList) -> Iterator[str]:
    """Names as printed that were taken for a body whose entry spells them otherwise."""
    told: set[tuple[str, str]] = set()
    for named in _bodies_named(found):
        body = archive.bodies[named.key]
        spellings = {_spelling(name) for name in (body.name, *body.also)}
        # "London" after Proposer is the London Branch: that is no other spelling.
        is_whole = any(plain(named.written) == plain(name) for name in (body.name, *body.also))
        written = named.written.removeprefix("the ")
        if is_whole and not named.nearly and _spelling(written) not in spellings and (written, named.key) not in told:
            told.add((written, named.key))
            yield f"“{written}” was read as {named.key}, “{body.name}”: two spellings, one body."


def _spelling(name: str) -> str:
    return " ".join(name.replace("&", "and").replace("’", "'").split()).casefold()


def _bodies_named(found: MotionList) -> Iterator[Named]:
    for motion in found.motions:
        yield from motion.proposers
        yield from (named for amendment in motion.amendments for named in amendment.proposers)
        if motion.committee:
            yield motion.committee


def _nearly_the_same(archive: Archive, new: Mapping[str, Fields]) -> Iterator[str]:
    """New bodies whose name is that of another but for the word for what it is: Selby, Selby Branch."""
    names = {key: body.name for key, body in archive.bodies.items()} | {
        key: str(body["name"]) for key, body in new.items()
    }
    for key, body in new.items():
        bare = _bare(str(body["name"]))
        others = [other for other, name in names.items() if other != key and _bare(name) == bare]
        if bare and others and (key < others[0] or others[0] not in new):
            yield f"{key} may be the same body as {_listed(others)}. If it is, put its name under 'also' of the other."


def _bare(name: str) -> str:
    text = plain(name)
    return text.removesuffix(body_word(text)).strip()


def _listed(keys: Iterable[str]) -> str:
    return listed(list(keys), "or")
