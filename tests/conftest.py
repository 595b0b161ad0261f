"""What all tests share."""

import datetime as dt
import functools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, expect, sync_playwright

from schema.archive import Archive
from schema.rules import open_archive
from scripts import prompts
from scripts.publish.frames.mkdocs_frames import build_frames
from scripts.publish.publishing import publish
from tests.browser import NONE_FOUND, browser_path

ROOT = Path(__file__).resolve().parent.parent
AS_OF = dt.date(2026, 11, 21)
"""The day for which the tests say where things stand."""

# The same examples each time: no test depends on chance, on the clock, or on what an earlier run left behind.
settings.register_profile("steady", max_examples=60, derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

# The most that is waited for a page, which on a busy machine takes several times as long as on an idle one.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --write-messages` writes docs/messages anew, to be read aloud before it is committed."""
    parser.addoption("--write-messages", action="store_true", help="write docs/messages anew from tests/rejected")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, and what takes long: that, and what a test marks by hand."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def invented() -> Archive:
    """The invented archive, which no rule finds anything against."""
    return open_archive(ROOT / "tests/archive", "tests/archive")


@pytest.fixture(scope="session")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What MkDocs builds. Read it only."""
    folder = tmp_path_factory.mktemp("frames")
    build_frames(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def site_folder(invented: Archive, frames: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the invented archive, as it stands on AS_OF, built once for all tests. Read it only."""
    site = tmp_path_factory.mktemp("made") / "site"
    publish(invented, frames, site, AS_OF, ROOT / "docs/messages")
    return site


FLAGS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """The address, on this machine, at which a folder is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, headless."""
    path = browser_path()
    if path is None:
        pytest.fail(NONE_FOUND)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def served(site_folder: Path) -> Iterator[str]:
    """The address of the invented archive's site on this machine, in a folder of its host."""
    with serving(site_folder.parent) as address:
        yield f"{address}{site_folder.name}/"


PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 900}


def is_error(message: ConsoleMessage) -> bool:
    """Whether a message is of a fault. From a disk no typeface can be loaded ahead, which costs the reader nothing."""
    is_typeface = ".woff2" in message.text or message.location["url"].endswith(".woff2")
    return message.type == "error" and not (
        message.page is not None and message.page.url.startswith("file:") and is_typeface
    )


NOON = dt.datetime.combine(AS_OF, dt.time(12), dt.UTC)

_contexts: WeakKeyDictionary[Browser, dict[str, BrowserContext]] = WeakKeyDictionary()
"""The contexts that `watched` uses again, by their options, each with a blank page, which keeps its processes running: in a
new context or in one without a page, a page takes twice as long."""


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until something holds in a page. `Page.wait_for_function` looks again by `eval`, which our pages do not allow."""
    for _ in range(600):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"This did not come about: {expression}")


@contextmanager
def watched(browser: Browser, now: dt.datetime = NOON, **options: Any) -> Iterator[Page]:
    """A page in which no script may fail or interrupt, in a browser context with these options that has stored nothing.

    `now` is what its clock says: a site says when it is older than its next due day. Timers go on as they do.
    """
    contexts = _contexts.setdefault(browser, {})
    name = repr((now, sorted(options.items())))
    if (context := contexts.pop(name, None)) is None:
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.clock.set_fixed_time(now)
        context.new_page()
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text) if is_error(message) else None)
    page.on("dialog", lambda dialog: failed.append(dialog.message))
    try:
        yield page
    except BaseException:
        context.close()
        raise
    empty(context, page)
    contexts[name] = context
    assert failed == []


def empty(context: BrowserContext, page: Page) -> None:
    """Close all pages of a context but the blank one, and clear what sites have stored in it, except for its cache."""
    stored = {"origin": "*", "storageTypes": "cookies,local_storage,indexeddb,service_workers,cache_storage"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", stored)
    context.clear_cookies()
    for each in context.pages[1:]:
        each.close()


# Commands --------------------------------------------------------------------------------------------------------------

Run = Callable[..., tuple[int, str, str]]
"""Types a command. Gives the exit status, and what was said on either stream."""


def typing(main: Callable[[Sequence[str]], int], capsys: pytest.CaptureFixture[str]) -> Run:
    """What types a command, within this process."""

    def typed(*words: str) -> tuple[int, str, str]:
        try:
            status = main(words)
        except SystemExit as ended:
            status = int(str(ended.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return typed


Answer = Callable[..., tuple[int, str, str]]
"""Types a command, given as a list of words, and answers its questions with what follows; every answer has to be used."""


def answering(run: Run, monkeypatch: pytest.MonkeyPatch, marks: Sequence[str] = ("> ",)) -> Answer:
    """What types a command at a terminal; `marks` are those that may stand before an answer."""

    def answered(words: Sequence[str], *given: str) -> tuple[int, str, str]:
        left = list(given)

        def read(prompt: str) -> str:
            assert prompt in marks
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr(prompts, "can_ask", lambda: True)
        monkeypatch.setattr("builtins.input", read)
        ended = run(*words)
        assert not left, f"These were not asked for: {left}"
        return ended

    return answered
