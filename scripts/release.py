"""A dated release, to be kept for good: the site, the records and their schemas, with every checksum.

The folder is a bag as RFC 8493 (BagIt 1.0) has it, which any archive can accept and verify. The bagit package is not used:
it is published as source only, and the format is three small text files.
"""

import datetime as dt
import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from schema.archive import Archive
from schema.sentences import counted
from scripts.arguments import ARCHIVE, AS_OF, DONE, HAS_PROBLEMS, Arguments, Ended, Option, command, run, say
from scripts.opening import open_sound
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.publishing import make_site
from scripts.publish.stage import StageProblem

SCHEMAS = Path(__file__).parent.parent / "schema"
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
GUIDE = """\
The release is a folder named after the day, a zip file of it, and a file SHA256SUMS beside them. Its folder data has the
pages of that day (site), the records (resolutions) and what their fields mean (schema). A release that already exists is
never replaced. docs/guide/maintainers.md says what to do with it."""


@command
def main(argv: Sequence[str]) -> int:
    """Make the release that the arguments name. Returns the exit status."""
    arguments = Arguments(
        "release", "Make a dated release of an archive: the site, the records, and every checksum.",
        Option("--out", "DIR", "the folder for it (default: build/releases)", "build/releases"), ARCHIVE, AS_OF, guide=GUIDE,
    ).parse_args(argv)  # fmt: skip
    out, name = Path(arguments.out), f"motions-{arguments.as_of}"
    if (there := out / name).exists() or (there := out / f"{name}.zip").exists():
        sentence = f"{there} already exists, and a release is never replaced. Put this one elsewhere: --out DIR."
        raise Ended(sentence, HAS_PROBLEMS)
    archive = open_sound(arguments.archive, "No release was made.")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out, prefix=f".{name}-") as unfinished:
            bag = Path(unfinished) / name
            fill_bag(archive, Path(arguments.archive), bag, arguments.as_of)
            packed = Path(shutil.make_archive(str(bag), "zip", unfinished, name))
            files = sum(path.is_file() for path in (bag / "data").rglob("*"))
            packed.rename(out / packed.name)
            bag.rename(out / name)
        sums = "".join(f"{sha256(path)}  {path.name}\n" for path in sorted(out.glob("motions-*.zip")))
        (out / "SHA256SUMS").write_text(sums, encoding="utf-8")
    except (FrameProblem, StageProblem) as error:
        raise Ended(str(error), HAS_PROBLEMS) from None
    except OSError as error:
        sentence = f"{error.filename or out} cannot be written: {error.strerror or error}. No release was made."
        raise Ended(sentence, HAS_PROBLEMS) from None
    say(f"{counted(len(archive.records), 'motion')}, {counted(files, 'file')}: {out / name} and {out / name}.zip")
    return DONE


def fill_bag(archive: Archive, records: Path, bag: Path, as_of: dt.date) -> None:
    """Make a bag in the folder `bag`, which must not exist. Raises FrameProblem or StageProblem."""
    data = bag / "data"
    data.mkdir(parents=True)
    make_site(archive, data / "site", as_of, kept_as="release")
    shutil.copytree(records, data / "resolutions", ignore=shutil.ignore_patterns(".*"))
    (data / "schema").mkdir()
    for schema in SCHEMAS.glob("*.schema.json"):
        shutil.copy(schema, data / "schema")
    payload = [path for path in data.rglob("*") if path.is_file()]
    octets = sum(path.stat().st_size for path in payload)
    union = archive.union
    write(bag / "bagit.txt", DECLARATION)
    write(
        bag / "bag-info.txt",
        f"Source-Organization: {' '.join(union.keeper.split())}\nContact-Email: {union.contact}\n"
        f"External-Description: {union.archive_name}: motions of {union.full_name}\nExternal-Identifier: {union.address}\n"
        f"Bagging-Date: {as_of}\nPayload-Oxum: {octets}.{len(payload)}\n",
    )
    write(bag / "manifest-sha256.txt", "".join(manifest(bag, payload)))
    tags = [bag / "bagit.txt", bag / "bag-info.txt", bag / "manifest-sha256.txt"]
    write(bag / "tagmanifest-sha256.txt", "".join(manifest(bag, tags)))


def manifest(bag: Path, files: Sequence[Path]) -> Iterator[str]:
    """A line for each file of a bag, in order of the paths: its SHA-256 and its path (RFC 8493, section 2.1.3)."""
    for file in sorted(files):
        path = file.relative_to(bag).as_posix().replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
        yield f"{sha256(file)}  {path}\n"


def sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def write(file: Path, text: str) -> None:
    """Write a tag file: UTF-8, lines ended by a line feed."""
    file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    run(main)
