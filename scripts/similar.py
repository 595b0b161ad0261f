"""Show which motions are nearest to a draft in what they ask, and whether they can be cited as policy."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from schema.archive import Record
from schema.sentences import counted
from scripts.arguments import ARCHIVE, AS_OF, DONE, WRONG_USAGE, Arguments, Ended, Option, command, run, say
from scripts.intake.documents.reading import lines_of
from scripts.opening import open_document, open_sound
from scripts.publish import addresses, holdings, words
from scripts.publish.pages.similar import FIRST, LONGEST, NOTHING_NEAR, meaning
from scripts.publish.search import search_words
from scripts.publish.search.motion_texts import texts_of
from scripts.publish.search.similarity import DraftWords, NearMotion, Similarity
from scripts.publish.site import Site

GUIDE = """\
A draft is compared by its words, and rare words count for more. A motion that asks for the same in different words is
missed. Nothing is written, and nothing leaves this computer. A page of the site does the same: /similar/."""


@command
def main(argv: Sequence[str]) -> int:
    """Compare the draft that the arguments name with every motion. Returns the exit status."""
    arguments = Arguments(
        "similar", "Show which motions are nearest to a draft, and whether they can be cited as policy.",
        Option("draft", "DRAFT", "the path of the draft (text, Word, PDF…), or - to type it"),
        Option("--first", "N", f"show at most so many motions (default: {FIRST})", FIRST, _number),
        ARCHIVE, AS_OF, guide=GUIDE,
    ).parse_args(argv)  # fmt: skip
    text = read_draft(arguments.draft)
    archive = open_sound(arguments.archive, "Nothing was compared: correct these first.")
    site = Site(archive, arguments.as_of)
    similarity = Similarity(site)
    draft = similarity.read(text)
    if not draft.least:
        raise _unusable(
            arguments.draft, "There is nothing to compare in it: no words, or only words that any motion has."
        )
    records = list(archive.records.values())
    near = similarity.nearest(draft, len(records))
    if near:
        shown = "; the nearest come first" if len(near) > arguments.first else ""
        say(f"{counted(len(near), 'motion is', 'motions are')} near{shown}.")
        say("They share words with the draft: read what each asks before you rely on it.")
    for number, motion in enumerate(near[: arguments.first], 1):
        say(f"\n{number}. " + "\n   ".join(render_near(site, similarity, draft, motion, records[motion.place])))
    say(f"\n{holdings.holdings_words(archive)}" if near else f"{NOTHING_NEAR}\n{holdings.holdings_words(archive)}")
    return DONE


def read_draft(path: str) -> str:
    """The text of a draft: of a document, or of standard input where the path is `-`. Raises Ended."""
    if path == "-":
        lines = lines_of(sys.stdin.buffer.read().decode("utf-8", errors="replace"))
    else:
        lines = open_document(path).lines
    text = "\n".join(line.text for line in lines if not line.aside)
    length = len(search_words.tokens_of(text))
    if not length:
        raise _unusable(path, "There are no words in it.")
    if length > LONGEST:
        sentence = f"It has {length:,} words, and a motion has fewer than {LONGEST:,}. Give one motion at a time."
        raise _unusable(path, sentence)
    return text


def _unusable(path: str, sentence: str) -> Ended:
    return Ended(f"{'What was typed' if path == '-' else path}: {sentence}", WRONG_USAGE)


def render_near(
    site: Site, similarity: Similarity, draft: DraftWords, near: NearMotion, record: Record
) -> Iterator[str]:
    """What the command shows of a near motion, line by line."""
    archive = site.archive
    row = site.views.row(record)
    yield f"{words.reference(archive, record)}: {record.motion.title}"
    yield addresses.permanent(archive, addresses.of_motion(record))
    yield f"Decision: {row.decision.label}. Still policy? {row.standing.label.label}."
    yield meaning(site, record)
    for passage in similarity.agreeing(draft, texts_of(site, record)):
        yield f"- {passage.label}: {passage.text}"
        yield f"  {addresses.permanent(archive, addresses.of_motion(record))}{passage.to}"
    if near.words:
        yield f"Words in common: {', '.join(near.words)}"


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is not allowed here. Give a number from 1 to 100.")
    return int(text)


if __name__ == "__main__":
    run(main)
