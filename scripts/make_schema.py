"""Make the JSON Schemas, by which editors help while a record is typed, from the models."""

from collections.abc import Sequence
from pathlib import Path

from schema.json_schema import ROOTS, render_json_schema
from scripts.arguments import DONE, Arguments, run, say

FOLDER = Path(__file__).resolve().parent.parent / "schema"


def main(argv: Sequence[str]) -> int:
    """Write every `schema/<name>.schema.json` that is not as the models have it. Returns the exit status."""
    Arguments("make_schema", "Write schema/*.schema.json from the models.").parse_args(argv)
    for name in ROOTS:
        path, text = FOLDER / f"{name}.schema.json", render_json_schema(name).encode()
        if path.is_file() and path.read_bytes() == text:
            continue
        path.write_bytes(text)
        say(f"Written: schema/{path.name}")
    say(f"{len(ROOTS)} JSON Schemas are as the models have them.")
    return DONE


if __name__ == "__main__":
    run(main)
