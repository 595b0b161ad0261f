"""The adapter by which bare `mkdocs build`, `mkdocs serve` and `mkdocs gh-deploy` give the whole site.

MkDocs builds its pages aside; then our pages are set into its frames, and the whole takes the place of the old site.
"""

import datetime as dt
import sys
import tempfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from schema.problems import Problems  # noqa: E402
from schema.rules import open_archive  # noqa: E402
from scripts.publish.build_cache import cache_file  # noqa: E402
from scripts.publish.content_policy import allowing_inline  # noqa: E402
from scripts.publish.frames.mkdocs_frames import turning_pages  # noqa: E402
from scripts.publish.publishing import MESSAGES, publish  # noqa: E402

_aside: list[tempfile.TemporaryDirectory[str]] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the archive before MkDocs clears anything; have MkDocs build aside."""
    try:
        config.extra["archive"] = archive = open_archive(ROOT / "resolutions")
    except Problems as problems:
        raise PluginError(problems.report("Nothing was built.")) from None
    config.site_url = config.site_url or archive.union.address
    _aside.append(tempfile.TemporaryDirectory())
    config.extra["site"], config.site_dir = config.site_dir, _aside[-1].name
    return config


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Let the preview load its pages again: each page's policy allows the script that MkDocs writes into it."""
    server.set_app(turning_pages(server.serve_request, allowing_inline))
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Set the pages into the frames, and give MkDocs its folder back."""
    frames, config.site_dir = config.site_dir, config.extra["site"]
    archive, site = config.extra["archive"], Path(config.site_dir)
    publish(
        archive, Path(frames), site, dt.date.today(), MESSAGES, cache_file(archive.folder_name, str(site.resolve()))
    )
    _aside.pop().cleanup()
