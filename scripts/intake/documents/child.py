"""The process that reads one document, with limits: its bytes come on standard input, its lines go out as JSON.

`python -m scripts.intake.documents.child .pdf` writes lines of a word and JSON: `pages [3, 20]` while it reads, then one
of `document […]` (see exchange) and `cannot "…"` (a sentence).
"""

import json
import sys

from scripts.intake.documents import TOO_DEEP, CannotRead
from scripts.intake.documents.exchange import render_document
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.limits import LARGEST, limit_this_process

TOO_LARGE = "It needs more memory than a document is given. Save the motions by themselves, or import it in parts."
DAMAGED = "The file is damaged, or does not follow its format. Save it again."


def main(ending: str) -> None:
    """Read the document on standard input, whose name ends so."""
    limit_this_process()

    def say(word: str, rest: str) -> None:
        sys.stdout.write(f"{word} {rest}\n")
        sys.stdout.flush()

    try:
        document = read_bytes(
            sys.stdin.buffer.read(LARGEST + 1), ending, lambda done, of: say("pages", f"[{done}, {of}]")
        )
        answer = ("document", render_document(document))
    except CannotRead as why:
        answer = ("cannot", json.dumps(str(why)))
    except MemoryError:
        answer = ("cannot", json.dumps(TOO_LARGE))
    except RecursionError:
        answer = ("cannot", json.dumps(TOO_DEEP))
    except Exception:  # A library may raise anything at all about a file that is made to break it.
        answer = ("cannot", json.dumps(DAMAGED))
    say(*answer)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
