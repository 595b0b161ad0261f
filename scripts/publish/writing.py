"""Pages and files written: made now, on all processors where they are many, or as an earlier build made them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from scripts.publish.build_cache import BuildCache
from scripts.publish.checked import Checked
from scripts.publish.digest import digest_of
from scripts.publish.exports import offline_copy
from scripts.publish.finished import (
    Finished,
    FolderFacts,
    PageFacts,
    contents_of,
    facts_of,
    facts_of_folder,
    folder_facts,
    read_contents,
    read_facts,
    read_folder,
)
from scripts.publish.framing import Framing
from scripts.publish.links import LinkCheck
from scripts.publish.site import File, Folder, Group, Output, Page, Site
from scripts.publish.stage import Stage
from scripts.publish.workers import do_all
from scripts.publish.zip_file import packed

SHARE = 40
"""How many groups are one share of the work. Where fewer have to be made, dividing them would take longer than it saves."""

MOST_SHARES = 32
"""How many shares there are at most. Where two of them need the view of one motion, it is made twice."""

TextsOf = Callable[[Site, str], object]
"""What makes, and keeps, the text of each motion of a meeting in a file of all motions."""

Part = TypeVar("Part")


@dataclass
class Build:
    """A site in the making.

    `as_built` says whether the old site's files are what the parts in the cache were written as. `written` has the names of the
    groups whose files are on the stage already, in the form in which they are kept.
    `carried` has the folders of the old site that are to be taken as they stand, and `folders` all that are written, each with the
    names of what the cache has of its groups.
    """

    site: Site
    stage: Stage
    frames: Framing
    check: LinkCheck
    copy: offline_copy.OfflineCopy
    as_built: bool
    carried: Mapping[str, FolderFacts] = field(default_factory=dict)
    folders: dict[str, list[str]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    checked: Checked = field(default_factory=Checked)
    sitemap: list[str] = field(default_factory=list)

    def put(self, finished: Finished, content: bytes) -> None:
        """Write a file, and note what the whole site needs to know of it."""
        self.stage.write(finished.file, content)
        self.note(finished)

    def put_file(self, path: str, content: str | bytes) -> None:
        """Write a file that is no page, or part of one, and add it to the copy of the whole site."""
        self.stage.write(path, content)
        self.copy.add(path, content)

    def note(self, finished: Finished) -> None:
        """Add a file that is written to the copy of the whole site; of a page, note its links, its digest and its address."""
        if finished.packed:
            self.copy.add_packed(finished.file, finished.packed)
        if page := finished.page:
            self.check.add(finished.file, page.links)
            if page.digest:
                self.checked.add(page.path, page.digest)
            if page.listed:
                self.sitemap.append(page.path)

    def carry(self, folder: str, facts: FolderFacts) -> bool:
        """Take a folder of the old site as it stands, and note the same of all its pages. Returns whether that could be done."""
        cache = self.site.cache
        kept = [cache.take(part) for part in facts.parts] if self.copy.writes(folder) else []
        if None in kept:
            return False
        for finished in chain.from_iterable(read_facts(part) for part in kept if part):
            if finished.packed:
                self.copy.add_packed(finished.file, finished.packed)
        self.stage.carry(folder, facts.sizes)
        self.check.add_folder(facts.anchors, facts.targets)
        self.sitemap += facts.listed
        for path, digest in facts.digests.items():
            self.checked.add(path, digest)
        for part in facts.parts:
            cache.use(part)
            cache.use(_name_of_contents(part))
        return True


def write(build: Build, output: Output) -> None:
    """Write a file, a page or a group of them."""
    match output:
        case Folder():
            _write_folder(build, output)
        case Group():
            _write_group(build, output)
        case Page():
            build.put(*_finished(build, output))
        case File():
            build.put_file(output.path, output.content)


def unchanged_folders(site: Site, frames: Framing, folders: Iterable[Folder]) -> dict[str, FolderFacts]:
    """Those of the folders that are made from the same as in the last build, each with what is known of it."""
    return {
        folder.name: read_folder(facts)
        for folder in folders
        if (facts := site.cache.take(_name_of_folder(site, frames, folder)))
        and not (frames.folder / folder.name).exists()  # MkDocs has something there as well
    }


def unchanged_parts(site: Site, part_of: Mapping[str, str], folders: Mapping[str, FolderFacts]) -> dict[str, int]:
    """The parts of the copy that the old site has as they would be written, by path, with their sizes. `folders` are those that are
    carried over: an unchanged part has the pages of no other."""
    parts = {name: facts.parts for name, facts in folders.items()}
    names = {path: _name_of_part(site, path, part_of, parts) for path in dict.fromkeys(part_of.values())}
    return {path: int(size) for path, name in names.items() if name and (size := site.cache.take(name))}


def keep_parts(build: Build, part_of: Mapping[str, str]) -> None:
    """Note the size of each part of the copy under a name made of all that is in it."""
    for path in dict.fromkeys(part_of.values()):
        if name := _name_of_part(build.site, path, part_of, build.folders):
            build.site.cache.keep(name, str(build.stage.paths[path]).encode())


def _name_of_part(site: Site, path: str, part_of: Mapping[str, str], folders: Mapping[str, list[str]]) -> str | None:
    """The name by which the cache knows a part of the copy; None where not all of its folders are among these."""
    own = [folder for folder, part in part_of.items() if part == path]
    if not all(folder in folders for folder in own):
        return None
    return digest_of("part of the copy", path, site.as_of, [folders[folder] for folder in own])


def _groups_of(build: Build, output: Output) -> list[Group]:
    """The groups that have to be made of an output, unless the cache has them."""
    match output:
        case Group():
            return [output]
        case Folder():
            return [] if output.name in build.carried else output.groups()
    return []


def fill_cache(build: Build, outputs: Iterable[Sequence[Output]], texts: Sequence[TextsOf]) -> bool:
    """Have all processors make and write the groups that the cache is without, and make the texts of motions, if that is much.
    Returns whether this process itself did so.

    What stands at one place of two lists, in proportion, is as a rule of the same motions: so each process has its own.
    """
    cache, site = build.site.cache, build.site
    kept = cache.names()
    missing = [
        [group for output in some for group in _groups_of(build, output) if _name(build, group) not in kept]
        for some in outputs
    ]
    shares = min(sum(map(len, missing)) // SHARE, MOST_SHARES)
    if not cache.keeps or shares < 2:
        return False
    meetings = list(site.archive.meetings)
    site.load_templates()  # once for all processes

    def share_of(everything: Sequence[Part], share: int) -> Sequence[Part]:
        return everything[len(everything) * share // shares : len(everything) * (share + 1) // shares]

    def work(share: int) -> None:
        for some in missing:
            for group in share_of(some, share):
                for finished, content in _keep_group(build, group):
                    build.stage.put(finished.file, content)
        for meeting in share_of(meetings, share):
            for texts_of in texts:
                texts_of(site, meeting)
        site.forget_views()

    alone = do_all(cache, work, shares)
    build.written = {_name(build, group) for some in missing for group in some}
    return alone


def _name(build: Build, group: Group) -> str:
    """The name by which the cache has what is known of a group's pages and files."""
    return BuildCache.name(build.site.basis, build.frames.around, group.made_from)


def _name_of_contents(name: str) -> str:
    return BuildCache.name(name, "contents")


def _keep_group(build: Build, group: Group) -> list[tuple[Finished, bytes]]:
    """Make the pages and files of a group, and keep them for the next build."""
    cache, made = build.site.cache, _made(build, group)
    if cache.keeps:
        name = _name(build, group)
        cache.keep(name, facts_of(finished for finished, _ in made))
        if group.is_kept:
            cache.keep(_name_of_contents(name), contents_of((finished.file, content) for finished, content in made))
    return made


def _name_of_folder(site: Site, frames: Framing, folder: Folder) -> str:
    """The name by which the cache has what is known of a folder."""
    return BuildCache.name(site.basis, frames.around, folder.made_from)


def _write_folder(build: Build, folder: Folder) -> None:
    """Write the groups of a folder, unless the old site's is taken as it stands; and keep what is known of all of it."""
    facts = build.carried.get(folder.name)
    if facts and build.carry(folder.name, facts):
        build.folders[folder.name] = facts.parts
        return
    groups = folder.groups()
    entries = [entry for group in groups for entry in _write_group(build, group)]
    facts = folder_facts([_name(build, group) for group in groups], entries)
    build.site.cache.keep(_name_of_folder(build.site, build.frames, folder), facts_of_folder(facts))
    build.folders[folder.name] = facts.parts


def _write_group(build: Build, group: Group) -> list[Finished]:
    """Write the pages and files of a group; where it is made from the same as in an earlier build, as they were then."""
    cache, name = build.site.cache, _name(build, group)
    with_contents = _name_of_contents(name)
    facts = cache.take(name)
    cache.use(with_contents)
    made = _keep_group(build, group) if facts is None else []
    known = [finished for finished, _ in made] if facts is None else list(read_facts(facts))
    contents = [content for _, content in made]
    for place, finished in enumerate(known):
        if name in build.written:
            build.stage.note(finished.file, finished.size)
        elif not (facts and build.as_built and build.stage.link(finished.file, finished.size)):
            contents = contents or _contents(build, group, with_contents)
            build.stage.write(finished.file, contents[place])
        build.note(finished)
    return known


def _contents(build: Build, group: Group, name: str) -> list[bytes]:
    """The contents of a group's files as an earlier build kept them, or else made now."""
    kept = build.site.cache.take(name)
    return [content for _, content in _made(build, group)] if kept is None else read_contents(kept)


def _made(build: Build, group: Group) -> list[tuple[Finished, bytes]]:
    """The pages and files of a group with their contents, made now."""
    return [_finished(build, output) for output in group.outputs()]


def _finished(build: Build, output: Page | File) -> tuple[Finished, bytes]:
    """A file; or a page, in its frame unless it only forwards."""
    if isinstance(output, File):
        content = output.content.encode() if isinstance(output.content, str) else output.content
        packed_file = packed(content) if offline_copy.belongs(output.path) else None
        return Finished(output.path, len(content), packed_file), content
    digest, html = "", str(output.content)
    if not output.forward:
        digest, html = build.frames.page(output)
    return finished_page(build, output.path, digest, html, listed=not output.forward)


def finished_page(build: Build, path: str, digest: str, html: str, *, listed: bool) -> tuple[Finished, bytes]:
    """A page that is whole, by its path from the root."""
    file = path if path.endswith(".html") else f"{path}index.html"
    links, on_disk = build.check.links_of(file, html)
    content = html.encode()
    packed_page = build.copy.packed_page(on_disk) if offline_copy.belongs(file) else None
    return Finished(file, len(content), packed_page, PageFacts(path, listed, digest, links)), content
