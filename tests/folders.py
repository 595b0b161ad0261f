"""Small archives in a folder, for what reads and writes files. Values are given as in tests.making."""

from collections.abc import Mapping
from pathlib import Path

from scripts.edit.canonical import render_record
from tests import making
from tests.making import Values


def write_archive(folder: Path, motions: Mapping[str, Values], meetings: Mapping[str, Values] | None = None) -> Path:
    """An archive of these motions by key, which no rule finds anything against if the motions allow it."""
    besides: dict[str, Values] = {
        "union.yaml": making.UNION,
        "bodies.yaml": {key: making.entry(key.title(), kind=kind) for key, kind in making.KINDS.items()},
        "topics.yaml": {"lamps": making.entry("Lamps")},
        "documents.yaml": {
            "minutes": making.document("minutes", title="Minutes of the AGM"),
            "page": making.document("official page", title="A page on oil", address="https://oil.example/page"),
            "copy": making.document("copy elsewhere"),
        },
    }
    for name, values in besides.items():
        write(folder, name, values)
    keys = dict.fromkeys(key.partition("/")[0] for key in motions)
    for key in keys:
        write(folder, f"{key}/meeting.yaml", (meetings or {}).get(key) or making.meeting(key))
    for key, values in motions.items():
        year, name = key.split("/")
        number = {"number": name.upper()} if name[0] != "m" and name[-1].isdecimal() else {}
        if name[0] == "m" and name[1:].isdecimal():
            number = {"notice_number": name[1:]}
        write(folder, f"{key}.yaml", {"year": year[:4], **number, **values})
    return folder


def write(folder: Path, name: str, values: Values) -> None:
    """A record in its usual form."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_record(values, name), encoding="utf-8", newline="\n")


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
