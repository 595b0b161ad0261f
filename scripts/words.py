"""The table of the site's own words, and languages beside it: begun, and brought up to what the site says now."""

import argparse
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog

from schema.files import read_file
from schema.language import FOLDER, TAG, WORDS, NotATable, key_of, read_language
from scripts.arguments import ARCHIVE, DONE, HAS_PROBLEMS, Arguments, Option, command, run, say
from scripts.publish.digest import ROOT
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.frames.mkdocs_frames import CONFIG, build_frames
from scripts.publish.word_table import as_text, brought_up_to, is_translated, share, table

TABLE = ROOT / "build/english.pot"
"""Every sentence of the site. It is made whenever somebody translates, and nobody writes in it."""

GUIDE = """\
The table is build/english.pot: every sentence of the site, in English. A language is a file with the same sentences and a
translation of each, such as resolutions/words/cy.po; programs for translators (Poedit, Weblate) open it. With --language it is begun
or brought up to date; what is translated stays. Without it, the table and every language there is are. 'language: cy' in union.yaml
then gives the site in that language. What is not translated appears in English."""


@command
def main(argv: Sequence[str]) -> int:
    """Bring the table up to date, and the languages that the arguments name. Returns the exit status."""
    language = Option("--language", "TAG", "the language to begin or bring up to date: cy", "", _tag)
    purpose = "Write the table of the site's own words, and a language beside it."
    arguments = Arguments("words", purpose, ARCHIVE, language, guide=GUIDE).parse_args(argv)
    try:
        with tempfile.TemporaryDirectory() as frames:
            build_frames(CONFIG, Path(frames))
            catalog = table(Path(frames))
    except FrameProblem as error:
        say(str(error))
        return HAS_PROBLEMS
    own = Path(arguments.archive) / FOLDER
    if arguments.language:
        own.mkdir(exist_ok=True)
        return _bring(catalog, own / f"{arguments.language}.po")
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(as_text(catalog, header=False))
    say(f"{TABLE.name}: {len(catalog)} sentences.")
    return max(
        (_bring(catalog, path) for path in [*sorted(WORDS.glob("*.po")), *sorted(own.glob("*.po"))]), default=DONE
    )


def _tag(text: str) -> str:
    if text and not re.fullmatch(TAG, text):
        raise argparse.ArgumentTypeError(f"'{text}' is not the tag of a language. Write two letters: cy, or en-GB.")
    return text


def _bring(catalog: Catalog, path: Path) -> int:
    existing = read_file(path) if path.exists() else b""
    try:
        read_language(path.stem, [existing] if existing else [])
        language = brought_up_to(catalog, existing, path.stem)
    except NotATable as error:
        say(f"{path}: this is not a table of translations. {error}")
        return HAS_PROBLEMS
    path.write_bytes(as_text(language, header=True))
    done, count = share(language)
    say(f"{path}: {done} of {count} sentences are translated.{_more_that_come(language, path)}")
    return DONE


def _more_that_come(language: Catalog, path: Path) -> str:
    """How many sentences that an archive's own table leaves are translated by the one that comes with the project."""
    coming = WORDS / path.name
    if path == coming or not coming.is_file():
        return ""
    known = read_language(path.stem, [coming.read_bytes()]).translations
    left = [message for message in language if message.id and not is_translated(message)]
    more = sum(1 for message in left if key_of(message) in known)
    return (
        f" {more} more come with the project (schema/words/{path.name}), and need no translation here." if more else ""
    )


if __name__ == "__main__":
    run(main)
