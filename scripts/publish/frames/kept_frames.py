"""The frames and hand-written pages as an earlier build had MkDocs make them, where nothing that they are made from has changed."""

from collections.abc import Callable
from pathlib import Path

from scripts.publish.build_cache import BuildCache, divided, joined
from scripts.publish.frames.mkdocs_frames import build_frames


def frames_into(folder: Path, config_file: Path, cache: BuildCache, sources: Callable[[], str]) -> None:
    """Put what MkDocs builds into a folder.

    `sources` gives the digest of all that it is made from, as it is now; what changes meanwhile is not kept. Raises FrameProblem
    as `build_frames` does.
    """
    if not cache.keeps:
        build_frames(config_file, folder)
        return
    before = sources()
    name = cache.name("frames", before)
    kept = cache.take(name)
    if kept is None:
        build_frames(config_file, folder)
        if sources() == before:
            files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
            names = [path.relative_to(folder).as_posix() for path in files]
            cache.keep(name, joined(names, [path.read_bytes() for path in files]))
            cache.forget_unused()
        return
    for file, content in zip(*divided(kept), strict=True):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
