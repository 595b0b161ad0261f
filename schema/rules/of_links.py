"""The rules of links between motions, and of the campaigns that they make."""

from collections.abc import Iterator

from schema.archive import Archive, Record
from schema.motion import Link
from schema.problems import FileFinding, Where
from schema.terms import LinkKind


def _links(archive: Archive) -> Iterator[tuple[Record, Where, Link, Record]]:
    """Every link to a motion that there is: its motion, its place, the link, and the motion it points to."""
    for record in archive.records.values():
        for number, link in enumerate(record.motion.links):
            if target := archive.records.get(link.to):
                yield record, ("links", number), link, target


def check_no_link_to_itself(archive: Archive) -> Iterator[FileFinding]:
    """A motion is not linked to itself."""
    for record, where, _, target in _links(archive):
        if target.key == record.key:
            hint = "Name another motion, or delete the link."
            yield FileFinding(record.file, (*where, "to"), "This is the motion itself.", hint)


def check_links_point_back(archive: Archive) -> Iterator[FileFinding]:
    """A link is written on the later motion and points to an earlier one, or to one of the same meeting."""
    for record, where, _, target in _links(archive):
        if target.meeting.held.first > record.meeting.held.last:
            sentence = f"{target.key} is later than this motion."
            yield FileFinding(record.file, (*where, "to"), sentence, f"Write the link in {target.file}.")


def check_links_are_written_once(archive: Archive) -> Iterator[FileFinding]:
    """A link is written on one side only; the site shows both."""
    for record, where, link, target in _links(archive):
        if target.key > record.key:
            sentence = f"{target.key} has the same link to this motion."
            for other in target.motion.links:
                if other.kind is link.kind and other.to == record.key:
                    hint = "Keep one of the two: the site shows it on both pages."
                    yield FileFinding(record.file, where, sentence, hint)


def check_linked_clauses_exist(archive: Archive) -> Iterator[FileFinding]:
    """A link names clauses that the other motion has."""
    for record, where, link, target in _links(archive):
        for letter in link.to_clauses or ():
            if letter not in target.motion.letters:
                sentence = f"{target.key} has no clause {letter}."
                yield FileFinding(record.file, (*where, "to_clauses"), sentence, target.motion.clauses_sentence)


def check_no_circle(archive: Archive) -> Iterator[FileFinding]:
    """Motions do not replace, cancel or make up one another in a circle."""
    ending = {LinkKind.REPLACES, LinkKind.CANCELS, LinkKind.COMPOSED_OF}
    ends: dict[str, dict[str, int]] = {}
    for record in archive.records.values():
        ends[record.key] = {
            target.key: number
            for number, link in enumerate(record.motion.links)
            if link.kind in ending and (target := archive.records.get(link.to)) and target.key != record.key
        }
    done: set[str] = set()
    for start in ends:
        path: list[str] = []
        pending = [(start, 0)]
        while pending:
            key, depth = pending.pop()
            done.update(path[depth:])
            del path[depth:]
            if key in path:
                circle = path[path.index(key) :]
                record = archive.records[circle[-1]]
                where = ("links", ends[record.key][key], "to")
                way = " → ".join([*circle, key])
                sentence = f"These motions end one another in a circle: {way}."
                yield FileFinding(record.file, where, sentence, "Delete the link that is wrong.")
            elif key not in done:
                path.append(key)
                pending += [(further, depth + 1) for further in ends[key]]
        done.update(path)


def check_one_thread_to_a_campaign(archive: Archive) -> Iterator[FileFinding]:
    """A campaign has one founding motion: two threads that links tie together are one campaign or a wrong link."""
    seen: dict[str, str] = {}
    for key, records in archive.linked_campaigns.items():
        for record in records:
            other = seen.setdefault(record.key, key)
            if other != key:
                links = _bridge(archive, records, archive.threads[other].founding, archive.threads[key].founding)
                way = f": {links}" if links else ""
                sentence = f"The campaigns '{other}' and '{key}' are joined by links{way}."
                hint = "Make one of these links 'related', or merge the two campaigns."
                yield FileFinding(*archive.place_of("threads", key, "founding"), sentence, hint)
                break


def _bridge(archive: Archive, records: list[Record], start: str, end: str) -> str:
    """The shortest chain of links from one founding motion to the other, in words."""
    first, last = archive.records.get(start), archive.records.get(end)
    if not first or not last:
        return ""
    near: dict[str, list[str]] = {record.key: [] for record in records}
    for record in records:
        for link in record.motion.links:
            target = archive.records.get(link.to)
            if target and link.kind.carries_campaign and target.key in near:
                near[record.key].append(target.key)
                near[target.key].append(record.key)
    ways, pending = {first.key: [first.key]}, [first.key]
    for key in pending:
        for further in near[key]:
            if further not in ways:
                ways[further] = [*ways[key], further]
                pending.append(further)
    return " – ".join(ways.get(last.key, []))


def check_thread_begins_with_its_first(archive: Archive) -> Iterator[FileFinding]:
    """A campaign's founding motion is its earliest."""
    for key, records in archive.campaigns.items():
        founding = archive.records.get(archive.threads[key].founding)
        if founding and records and records[0].meeting.held < founding.meeting.held:
            sentence = f"{records[0].key} is earlier than {founding.key}."
            yield FileFinding(*archive.place_of("threads", key, "founding"), sentence, f"Write {records[0].key}.")
