"""A letter that asks for what the archive lacks, ready to send."""

from collections.abc import Sequence

from scripts.arguments import ARCHIVE, DONE, Arguments, Option, command, one_of, run, say
from scripts.opening import open_sound
from scripts.publish.exports.letters import render_to_collection, render_to_union

LETTERS = {"union": render_to_union, "archive": render_to_collection}

GUIDE = """\
The letter is made from the records and only shown; nothing is sent. It names the meetings whose lists are missing, and
counts the resolutions whose words may not be published yet. Read it, change what you like, and send it from the keeper's
address."""


@command
def main(argv: Sequence[str]) -> int:
    """Show the letter that the arguments name. Returns the exit status."""
    whom = "union (the default), or archive: one that collects the papers of trade unions"
    arguments = Arguments(
        "letter", "Show a letter, ready to send, that asks for what the archive lacks.",
        Option("--to", "WHOM", whom, "union", one_of(*LETTERS)), ARCHIVE, guide=GUIDE,
    ).parse_args(argv)  # fmt: skip
    archive = open_sound(arguments.archive, "No letter was written: correct these first.")
    say(LETTERS[arguments.to](archive).rstrip("\n"))
    return DONE


if __name__ == "__main__":
    run(main)
