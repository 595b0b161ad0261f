"""Show the site on this machine, and again after each change to a record, a template, a style or a page.

A broken record shows its problems above the last good page, in the browser and here.
"""

import logging
import socket
import tempfile
import traceback
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.livereload import LiveReloadServer

from schema.problems import Problems
from schema.rules import open_archive
from scripts.arguments import ARCHIVE, AS_OF, DONE, WRONG_USAGE, Arguments, Option, run, say
from scripts.publish.content_policy import allowing_inline
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.frames.mkdocs_frames import ROOT, Application, turning_pages
from scripts.publish.publishing import make_site
from scripts.publish.stage import StageProblem

WATCHED = ("docs", "mkdocs.yml", "scripts/publish/templates")
"""What is watched besides the archive."""

KEPT_AS = "preview"
"""The name under which finished parts are kept from one preview to the next, each of which has a folder of its own."""


class Preview:
    """The last good site, and what keeps a newer one from being made."""

    def __init__(self, archive: Path, shown_as: str, site: Path, as_of: Any) -> None:
        self.archive, self.shown_as, self.site, self.as_of = archive, shown_as, site, as_of
        self.problems = ""

    def build(self) -> None:
        """Make the site again; if that fails, keep the last good one and the reason."""
        try:
            archive = open_archive(self.archive, self.shown_as)
            pages = make_site(archive, self.site, self.as_of, kept_as=KEPT_AS)
            self.problems = ""
            say(f"Built: {pages} pages.")
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
        """An application that serves as `serve` does, with the problems, if any, above each page."""
        return turning_pages(serve, self._with_problems)

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
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        preview = Preview(Path(arguments.archive), arguments.archive, site, arguments.as_of)
        preview.build()
        host = "127.0.0.1"
        port = free_port(host, arguments.port)
        site.mkdir(exist_ok=True)
        server = LiveReloadServer(builder=preview.build, host=host, port=port, root=str(site))
        server.error_handler = lambda code: (site / "404.html").read_bytes() if (site / "404.html").exists() else None
        server.set_app(preview.application(server.serve_request))
        for path in (Path(arguments.archive), *(ROOT / name for name in WATCHED)):
            server.watch(str(path))
        say(f"Look at http://{host}:{port}/  (Ctrl-C ends it)")
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            say("Ended.")
        finally:
            server.shutdown()
    return DONE


if __name__ == "__main__":
    run(main)
