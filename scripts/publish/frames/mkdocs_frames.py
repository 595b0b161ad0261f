"""Has MkDocs build the frames and the hand-written pages."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from scripts.publish.frames.frames import FrameProblem

ROOT = Path(__file__).resolve().parents[3]
CONFIG = ROOT / "mkdocs.yml"


def build_frames(config_file: Path, folder: Path) -> None:
    """Build what MkDocs builds into a folder: the frames, the hand-written pages and the files beside them.

    MkDocs's templates do not escape, so it is given nothing from a record. Raises FrameProblem, with MkDocs's own words, if it
    fails or warns.
    """
    # Imported here because it takes longer than a small site does, and is not needed where kept frames are used.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

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
"""A WSGI application, such as that of MkDocs's preview server."""


def turning_pages(serve: Application, turn: Callable[[bytes], bytes]) -> Application:
    """An application that serves what `serve` does, with each page changed by `turn`."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith("/livereload/"):
            return serve(environ, start_response)  # waits for a change
        started: list[Any] = []
        body = serve(environ, lambda *given: started.append(given))
        status, headers = started[-1][0], dict(started[-1][1])
        if headers.get("Content-Type", "").startswith("text/html"):
            body = [turn(b"".join(body))]
            headers["Content-Length"] = str(len(body[0]))
        start_response(status, list(headers.items()))
        return body

    return answer
