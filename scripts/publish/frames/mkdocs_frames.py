"""Has MkDocs build the frames and the hand-written pages. With the hook beside it, all that knows of MkDocs."""

import datetime as dt
import logging
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from schema.archive import Archive
from scripts.publish.build_cache import BuildCache, forget_oldest
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.publishing import publish

ROOT = Path(__file__).resolve().parents[3]
CONFIG = ROOT / "mkdocs.yml"
MESSAGES = ROOT / "docs/messages"
CACHE: Path | None = ROOT / "build/cache"
"""Where finished parts are kept from one build to the next: a file for each archive and site."""


CACHES = 8
"""How many archives and sites are kept parts of; those built longest ago are forgotten."""


def make_site(archive: Archive, site: Path, as_of: dt.date, kept_as: str = "") -> int:
    """The whole site of an archive, as of a day, in a folder. Returns the number of pages.

    `kept_as` names the finished parts that are kept, where the folder is another one each time. Raises FrameProblem or StageProblem, and then leaves the old site as it was.
    """
    with tempfile.TemporaryDirectory() as frames:
        build_frames(CONFIG, Path(frames))
        return publish(
            archive, Path(frames), site, as_of, MESSAGES, cache_file(archive, kept_as or str(site.resolve()))
        )


def cache_file(archive: Archive, site: str) -> Path | None:
    """Where the finished parts of an archive's site are kept, by the site's whole path or another name."""
    if CACHE is None:
        return None
    forget_oldest(CACHE, CACHES)
    return CACHE / f"{BuildCache.name(archive.folder_name, site)[:16]}.sqlite"


def build_frames(config_file: Path, folder: Path) -> None:
    """Build what MkDocs builds into a folder: the frames, the hand-written pages and the files beside them.

    MkDocs's templates do not escape, so it receives nothing that stands in a record.
    Raises FrameProblem with MkDocs's own words where it cannot.
    """
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    listener = Listener(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(listener)
    propagates, log.propagate = log.propagate, False
    try:
        config = load_config(str(config_file), hooks=[], site_dir=str(folder))
        build(config)
    except (Exception, SystemExit) as error:
        raise FrameProblem("MkDocs could not build the frames. " + " ".join([*heard, str(error)])) from error
    finally:
        log.removeHandler(listener)
        log.propagate = propagates
    if heard:
        raise FrameProblem("MkDocs built the frames with warnings: " + " ".join(heard))


Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application, as MkDocs's server of a preview has one."""


def turning_pages(serve: Application, turn: Callable[[bytes], bytes]) -> Application:
    """Serves as `serve` does, but each page as `turn` makes it."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith("/livereload/"):
            return serve(environ, start_response)  # waits for a change
        started: list[Any] = []
        body = serve(environ, lambda status, headers, *_: started.extend((status, headers)))
        status, headers = started[0], dict(started[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            body = [turn(b"".join(body))]
            headers["Content-Length"] = str(len(body[0]))
        start_response(status, list(headers.items()))
        return body

    return answer
