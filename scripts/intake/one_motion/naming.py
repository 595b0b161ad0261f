"""The bodies and topics that answers name: those that the archive has, and bodies that are new to it."""

from collections.abc import Iterator, Sequence

from schema.archive import Archive
from schema.dates import Date
from schema.sentences import listed, nearest
from schema.terms import BodyKind
from scripts.intake.one_motion.answers import AnswerProblems
from scripts.intake.vocabulary.bodies import Bodies, Named, kind_of_body, plain
from scripts.intake.vocabulary.movers import masked, shown
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person, read_names, without_people

NEW_BODY_HINT = "If it is new to the archive, name it under 'new bodies' too."


def is_new_body(name: str, unfit: frozenset[BodyKind] = frozenset()) -> bool:
    """Whether a name that the archive does not have says itself which kind of body it is: `Far Isles Branch`."""
    kind = kind_of_body(name)
    return kind is not None and kind not in unfit and is_like_a_name(name)


class Naming:
    """Names looked up in an archive. Names that mean nothing are reported; `notes` are what a person should check."""

    def __init__(self, archive: Archive, held: Date, new_names: Sequence[str], problems: AnswerProblems) -> None:
        """`held` is when the meeting was; `new_names` are those of bodies that the archive does not have yet."""
        self.archive, self.held, self.new_names, self.problems = archive, held, new_names, problems
        self.bodies = Bodies(archive.bodies, archive.union.name, held)
        self.notes: list[str] = []

    def names(
        self, name: str, answers: Sequence[str], unfit: frozenset[BodyKind]
    ) -> Iterator[tuple[Named | None, str]]:
        """The bodies that answers name, each found or new; what is neither is a fault."""
        given = [text for text in answers if text]
        for at, text in enumerate(given, 1):
            bodies = self.several(text, unfit)
            if bodies and not any(named.nearly for named in bodies):
                self.look_at_time(bodies)
                yield from ((named, "") for named in bodies)
            elif any(plain(text) == plain(new) for new in self.new_names):
                yield None, text
            elif others := self.several(text, frozenset()):
                self.problems.report(name, self.unfit_words(name, text, others))
            elif is_like_a_person(text) or without_people(text) != text or masked(text) != text:
                yield from self.beside_person(name, text, f"Name {at}" if len(given) > 1 else "This", unfit)
            else:
                near = self.bodies.nearest(text, unfit)
                if name in ("committee", "proposers") and not near and is_new_body(text, unfit):
                    yield None, text
                else:
                    self.problems.report(name, f"There is no body '{shown(text)}'.", self.body_hint(name, near))

    def beside_person(
        self, name: str, text: str, which: str, unfit: frozenset[BodyKind]
    ) -> Iterator[tuple[Named | None, str]]:
        """The bodies beside a person's name; where there is none, a fault, which never quotes the person's name."""
        bare = without_people(text)
        found = read_names(text, self.bodies)
        rest = (self.several(bare, unfit) if bare else ()) or (() if found.unclear or found.new else found.known)
        if rest:
            yield from ((named, "") for named in rest)
            return
        quoted = shown(text)
        is_alone = is_like_a_person(text) or "(name)" not in quoted
        what = "may be a person's name" if is_alone else f"has a person's name in it ('{quoted}')"
        sentence = f"{which} {what}, and people are not recorded."
        self.problems.report(name, sentence, "Name the branch, network, committee or members.")

    def look_at_time(self, bodies: Sequence[Named]) -> None:
        """Tell of a body that there was no more, or not yet, when the meeting was held."""
        for body in (self.archive.bodies[named.key] for named in bodies):
            if body.until and body.until.last < self.held.first:
                after = self.archive.bodies.get(body.replaced_by or "")
                words = f" {after.name} took its place." if after else ""
                self.notes.append(f"There was a {body.name} until {body.until.words}.{words} Is that the one meant?")
            if body.from_ and body.from_.first > self.held.last:
                self.notes.append(f"There is a {body.name} since {body.from_.words}. Is that the one meant?")

    def several(self, text: str, unfit: frozenset[BodyKind]) -> tuple[Named, ...]:
        """The bodies that a text names, by key, former key or name."""
        key = self.archive.current("bodies", text.lower())
        if key:
            return () if self.archive.bodies[key].kind in unfit else (Named(key, text),)
        return self.bodies.several(text, unfit)

    def unfit_words(self, name: str, text: str, bodies: Sequence[Named]) -> str:
        """Why a body that there is cannot stand here, or that its name is only nearly that of one."""
        names = listed([self.archive.bodies[named.key].name for named in bodies])
        if any(named.nearly for named in bodies):
            return f"There is no body '{shown(text)}'. {self.body_hint(name, bodies[0].key)}"
        if name == "committee":
            return f"{names} is not a heading that motions are taken under. Name a committee or a heading."
        return f"{names} cannot propose a motion. Name the branch, network, committee or members that proposed it."

    def body_hint(self, name: str, near: str | None) -> str:
        """What a person can do about a name that nobody has."""
        meant = f"Did you mean '{self.archive.bodies[near].name}'?" if near else ""
        if name in ("committee", "proposers"):
            return f"{meant} {NEW_BODY_HINT}".strip()
        return meant or "Add it to bodies.yaml first."

    def topics(self, named: Sequence[str]) -> list[str]:
        """The keys of the topics that are named."""
        keys_named: dict[str, None] = {}
        for text in named:
            keys = self.topics_called(text)
            if len(keys) == 1:
                keys_named[keys[0]] = None
            elif keys:
                self.problems.report("topics", f"'{shown(text)}' could mean several topics: {listed(keys)}. Say which.")
            else:
                known = {plain(name): key for key, topic in self.archive.topics.items() for name in (key, topic.name)}
                known |= {plain(word): key for key, topic in self.archive.topics.items() for word in topic.words}
                near = nearest(plain(text), known)
                hint = f"Did you mean '{known[near[0]]}'?" if near else "If it is new, add it to topics.yaml first."
                self.problems.report("topics", f"There is no topic '{shown(text)}'.", hint)
        return list(keys_named)

    def topics_called(self, text: str) -> list[str]:
        """The topics of a key, else of a name, else those that have it among the words that people search by."""
        if key := self.archive.current("topics", text.lower()):
            return [key]
        topics = self.archive.topics.items()
        return [key for key, topic in topics if plain(text) in (plain(key), plain(topic.name))] or [
            key for key, topic in topics if plain(text) in map(plain, topic.words)
        ]
