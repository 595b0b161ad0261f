"""Show the site on this machine, and again after each change to a record, a template, a style or a page.

A broken record shows its problems above the last good page, in the browser and here.
"""

import contextlib
import datetime as dt
import logging
import os
import posixpath
import shutil
import socket
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from schema.folder import Earlier
from schema.language import speaking
from schema.problems import Problems
from schema.rules import open_archive
from scripts.arguments import ARCHIVE, AS_OF, DONE, WRONG_USAGE, Arguments, Option, run, say
from scripts.publish import addresses
from scripts.publish.build_cache import BuildCache, cache_file, kept_records
from scripts.publish.content_policy import allowing_inline
from scripts.publish.digest import of_program, of_surroundings
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.frames.mkdocs_frames import ROOT, Application, turning_pages
from scripts.publish.on_demand import OnDemand
from scripts.publish.publishing import MESSAGES, make_frames
from scripts.publish.stage import StageProblem

WATCHED = ("docs", "mkdocs.yml", "scripts/publish/templates")
"""What is watched besides the archive."""

HOST = "127.0.0.1"
"""This machine, and nobody else's."""

KEPT_AS = "preview"
"""The name under which finished parts are kept from one preview to the next, each of which has a folder of its own."""

CHANGES = ("created", "modified", "moved", "deleted")
"""What is a change of a file: not, as a system may also tell, that it was read."""

LOOK_EVERY = 2.0
"""How many seconds pass before all files are looked at for a change of which the system did not tell, as on a network's disk."""

WAITING = "/livereload/"
"""Where a page that is open asks whether anything has changed."""

STILL = 0.03
"""How many seconds without a further change are waited for before the archive is read: an editor may write several files."""


class Preview:
    """The last good archive, whose pages are made when they are asked for, and what keeps a newer one from being shown.

    `folder` gets each page when it is made, `cache` keeps what takes long for the next preview.
    """

    def __init__(self, archive: Path, shown_as: str, folder: Path, as_of: dt.date, cache: BuildCache) -> None:
        self.archive, self.shown_as, self.folder, self.as_of, self.cache = archive, shown_as, folder, as_of, cache
        self.problems = ""
        self._good: OnDemand | None = None
        self._earlier = Earlier()
        self._changes = 0
        self._made: set[str] = set()
        self._lock = threading.Lock()
        self._frames, self._frames_from = folder.with_name("frames"), ""

    def read(self) -> None:
        """Read the archive, and all that pages are made from besides, again; if that fails, keep the last good one and the reason."""
        with self._lock, self._saying_why():
            with kept_records(self.shown_as, of_program()) as records:
                archive = open_archive(self.archive, self.shown_as, records, self._earlier)
            self._read_frames()
            self._good = OnDemand(archive, self.as_of, self._frames, MESSAGES, self.cache)
            self._changes += 1
            self._made.clear()
            if self.problems:
                say("The problem is gone.")
            self.problems = ""

    def _read_frames(self) -> None:
        if self._frames_from != (now := of_surroundings(ROOT)):
            frames = Path(tempfile.mkdtemp(dir=self.folder.parent))
            make_frames(frames)
            shutil.rmtree(self._frames, ignore_errors=True)
            self._frames, self._frames_from = frames, now

    def make(self, address: str) -> int:
        """Make the file at an address, unless that has been done since the last change. Returns the number of changes so far."""
        path = posixpath.normpath(f"/{address}/index.html" if address.endswith("/") else address).lstrip("/")
        with self._lock:
            self._make(path) or self._make(f"{path}/index.html") or self._make(addresses.NOT_FOUND)
            return self._changes

    def _make(self, path: str) -> bool:
        """Make a file and those that are made with it. Returns whether there is one of that path."""
        if self._good and path not in self._made:
            contents: dict[str, list[bytes]] = {}
            with self._saying_why(), speaking(self._good.site.language):
                for file in self._good.files(path):
                    raw = file.content.encode() if isinstance(file.content, str) else file.content
                    contents.setdefault(file.path, []).append(raw)
                if path not in contents:
                    with contextlib.suppress(OSError, ValueError):  # there is none, or can be none of such a name
                        (self.folder / path).unlink()
            for name, parts in contents.items():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / name).write_bytes(b"".join(parts))
                self._made.add(name)
        return path in self._made

    @contextmanager
    def _saying_why(self) -> Iterator[None]:
        """Say what is wrong, here and in the browser, and go on."""
        try:
            yield
            return
        except Problems as error:
            self.problems = error.report("The last good page is shown.")
        except (FrameProblem, StageProblem) as error:
            self.problems = str(error)
        except TemplateSyntaxError as error:
            self.problems = (
                f"{error.filename or error.name}:{error.lineno}: the template cannot be read: {error.message}"
            )
        except TemplateError as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            self.problems = f"{place.filename}:{place.lineno}: {error}"
        except Exception:
            # Anything else that is wrong in a style, a page or the code is shown, and the preview goes on.
            self.problems = traceback.format_exc()
        say(self.problems)

    def application(self, serve: Application) -> Application:
        """An application that serves as `serve` does what is made for it, with the problems, if any, above each page."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            while not environ["PATH_INFO"].startswith(WAITING):
                changes = self.make(environ["PATH_INFO"])
                body = serve(environ, start_response)
                if changes == self._changes:  # else it may have been made from what has just been replaced
                    return body
            return serve(environ, start_response)

        return turning_pages(answer, self._with_problems)

    def _with_problems(self, page: bytes) -> bytes:
        if self.problems:
            head, body, tail = page.partition(b"<body")
            inside, close, rest = tail.partition(b">")
            page = head + body + inside + close + self._banner() + rest if body else self._banner() + page
        return allowing_inline(page)

    def _banner(self) -> bytes:
        style = "margin:0;padding:1rem;background:#8a1020;color:#fff;font:15px/1.5 monospace;white-space:pre-wrap;max-height:60vh;overflow:auto"
        return (
            f'<style>#problems{{{style}}}</style><pre role="alert" id="problems">{escape(self.problems)}</pre>'
        ).encode()


class Watcher:
    """Tells of each change of a file once: as soon as the system does, or, of folders of which it says nothing, when it is seen.

    It takes the place of the observer of MkDocs's server, which looks at every file twice a second.
    """

    def __init__(self) -> None:
        self._observers = (Observer(), PollingObserver(timeout=LOOK_EVERY))
        self._known: dict[str | bytes, object] = {}

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> None:
        """Tell a handler of each change of a file, or of those in a folder."""
        for observer in self._observers:
            told = FileSystemEventHandler()
            told.on_any_event = partial(self._tell, handler)  # type: ignore[method-assign]
            observer.schedule(told, path, recursive=recursive)

    def _tell(self, handler: FileSystemEventHandler, event: FileSystemEvent) -> None:
        states = {path: _state(path) for path in (event.src_path, event.dest_path) if path}
        if event.event_type in CHANGES and any(self._known.get(path) != state for path, state in states.items()):
            self._known |= states
            handler.dispatch(event)

    def start(self) -> None:
        """Begin to watch."""
        for observer in self._observers:
            observer.start()

    def stop(self) -> None:
        """Watch no longer."""
        for observer in self._observers:
            observer.stop()


def _state(path: str | bytes) -> object:
    """What changes with a file; of one that is not there, that it is not."""
    try:
        known = os.stat(path)
    except OSError:
        return "not there"
    return known.st_mtime_ns, known.st_size, known.st_ino


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one that nothing listens on."""
    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) != 0:
                return port
    return wanted


def main(argv: Sequence[str]) -> int:
    """Serve the archive that the arguments name until it is stopped. Returns the exit status."""
    wanted = Option("--port", "PORT", "the port (default: 8000, or the next one that is free)", 8000, int)
    purpose = "Show the site on this machine, and again after each change."
    arguments = Arguments("serve", purpose, ARCHIVE, AS_OF, wanted).parse_args(argv)
    if not 1 <= arguments.port <= 65000:
        say("A port is a number from 1 to 65000.")
        return WRONG_USAGE
    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder, BuildCache(cache_file(arguments.archive, KEPT_AS)) as cache:
        site = Path(folder) / "site"
        site.mkdir()
        preview = Preview(Path(arguments.archive), arguments.archive, site, arguments.as_of, cache)
        preview.read()
        serve(preview, free_port(HOST, arguments.port))
        cache.forget_unused()
    return DONE


def serve(preview: Preview, port: int) -> None:
    """Serve a preview at a port of this machine until it is stopped."""
    server = LiveReloadServer(builder=preview.read, host=HOST, port=port, root=str(preview.folder))
    none = preview.folder / addresses.NOT_FOUND
    server.error_handler = lambda code: none.read_bytes() if none.exists() else None
    server.set_app(preview.application(server.serve_request))
    server.observer = Watcher()  # type: ignore[assignment]
    server.build_delay = STILL
    for path in (preview.archive, *(ROOT / name for name in WATCHED)):
        server.watch(str(path))
    say(f"Look at http://{HOST}:{port}/  (Ctrl-C ends it)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        say("Ended.")
    finally:
        server.shutdown()


if __name__ == "__main__":
    run(main)
