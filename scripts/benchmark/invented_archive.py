"""Archives of any size, made of invented motions as long and as varied as real ones. The same size gives the same bytes."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MOTIONS_A_MEETING = 40
FIRST_YEAR, YEARS = 1900, 120
BRANCHES, COMMITTEES, TOPICS = 20, 10, 30

BESIDES = {
    "union.yaml": """name: Union
full_name: An invented union
archive_name: Invented motions
address: https://bench.example/
keeper: Nobody.
contact: nobody@bench.example
repository: https://code.example/bench
citation: "{union}, {meeting}, {label} {number}"
lapse: not known
accent: "#7a1f4b"
accent_dark: "#f0a3c4"
text_face: source-serif
""",
    "documents.yaml": "".join(
        f"list-{place}:\n  title: List {place}\n  publisher: Union\n  kind: resolutions\n  held_by: Nobody\n  meaning: Invented.\n"
        for place in range(40)
    ),
    "abbreviations.yaml": "hmo:\n  short: HMO\n  name: Head of Mooring Operations\n  meaning: Invented.\n",
}
SUBJECTS = (
    "lamps ropes quays shelters boats crews bells charts tides keepers oil stairs windows rosters uniforms".split()
)
VERBS = "repair replace publish fund inspect count protect extend return describe".split()
PLACES = "at the harbour|on every quay|in the night shift|along the north coast|for new keepers|before winter".split(
    "|"
)
REASONS = (
    "because the present ones are worn out|since nobody has looked at them for years|as the HMO was asked and gave no answer"
    "|so that no crew has to wait in the rain|which would cost less than a day of sickness|until a better way is found"
).split("|")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One invented meeting: its key, its year, how many motions it has, and the key of the meeting a year before."""

    key: str
    year: int
    motions: int
    before: str


def meetings(motions: int) -> Iterator[Meeting]:
    """As many meetings as so many motions need. Years run out before motions do: then there are several meetings a year."""
    for place in range(0, motions, MOTIONS_A_MEETING):
        series, offset = divmod(place // MOTIONS_A_MEETING, YEARS)
        before = f"{FIRST_YEAR + offset - 1}-m{series}" if offset else ""
        count = min(MOTIONS_A_MEETING, motions - place)
        yield Meeting(f"{FIRST_YEAR + offset}-m{series}", FIRST_YEAR + offset, count, before)


def write_archive(folder: Path, motions: int) -> None:
    """Write an archive of so many motions into an empty folder."""
    for name, text in BESIDES.items():
        (folder / name).write_text(text, encoding="utf-8")
    bodies = ["agm:\n  name: Annual General Meeting\n  kind: meeting\n  meaning: It decides.\n"]
    for kind, count in (("branch", BRANCHES), ("committee", COMMITTEES)):
        bodies += [
            f"{kind}-{n}:\n  name: {kind.title()} {n}\n  kind: {kind}\n  meaning: Number {n}.\n" for n in range(count)
        ]
    (folder / "bodies.yaml").write_text("".join(bodies), encoding="utf-8")
    topics = [f"topic-{n}:\n  name: Topic {n}\n  meaning: Matters of kind {n}.\n" for n in range(TOPICS)]
    (folder / "topics.yaml").write_text("".join(topics), encoding="utf-8")
    for place, meeting in enumerate(meetings(motions)):
        (folder / meeting.key).mkdir()
        fields = {
            "kind": "annual general meeting", "name": f"AGM {meeting.key}", "year": str(meeting.year), "body": "agm",
            "held": f"{meeting.year}-10-05", "quorate": "yes",
            "list": {
                "document": f"list-{place % 40}", "numbers": "of the resolutions", "motions": str(meeting.motions),
                "held": "whole",
            },
        }  # fmt: skip
        _write(folder / meeting.key / "meeting.yaml", fields)
        for number in range(1, meeting.motions + 1):
            _write(folder / meeting.key / f"{number}.yaml", motion(meeting, number, f"list-{place % 40}"))


def motion(meeting: Meeting, number: int, document: str) -> Mapping[str, Any]:
    """The record of one invented motion: about 250 words of wording, four clauses, and what came of them."""
    chance = random.Random(f"{meeting.key}/{number}")
    subject = chance.choice(SUBJECTS)
    letters = "abcdef"[: chance.randint(2, 6)]
    wording = "\n\n".join(" ".join(_sentence(chance, subject) for _ in range(4)) for _ in range(4))
    record: dict[str, Any] = {
        "year": str(meeting.year), "number": str(number), "notice_number": str(number + 100), "kind": "ordinary",
        "title": f"{subject.title()} {chance.choice(PLACES)}, {meeting.year}/{number}",
        "about": f"The {subject} {chance.choice(PLACES)}",
        "committee": f"committee-{chance.randrange(COMMITTEES)}",
        "proposer": [f"branch-{chance.randrange(BRANCHES)}"],
        "topics": [f"topic-{n}" for n in sorted(chance.sample(range(TOPICS), 2))],
        "summary": " ".join(_sentence(chance, subject) for _ in range(5)),
        "clauses": [
            {"letter": letter, "kind": "request", "to": [f"branch-{chance.randrange(BRANCHES)}"], "text": _sentence(chance, subject)}
            if place < 2 else {"letter": letter, "kind": "position", "text": _sentence(chance, subject)}
            for place, letter in enumerate(letters)
        ],
    }  # fmt: skip
    if meeting.before and chance.random() < 0.4:
        kind = chance.choice(("follows", "builds on", "reaffirms"))
        record["links"] = [{"kind": kind, "to": f"{meeting.before}/{number}", "because": "It asks again."}]
    if chance.random() < 0.2:
        record["amendments"] = [
            {"number": "1", "proposer": ["branch-0"], "text": _sentence(chance, subject), "decision": "lost", "evidence": [document]}
        ]  # fmt: skip
    record["outcome"] = _outcome(chance, meeting.year, subject, document)
    return record | {"source": {"document": document, "text": "as passed"}, "wording": wording}


def _outcome(chance: random.Random, year: int, subject: str, document: str) -> Mapping[str, Any]:
    decision = {"by": "agm", "decision": "carried", "date": f"{year}-10-05", "evidence": [document]}
    updates = [
        {
            "key": f"event-{turn}", "date": f"{year + turn}-03", "by": chance.choice(("union", "employer")),
            "event": _sentence(chance, subject), "evidence": [document],
            "assessment": {
                "on": "2026-11-21", "by": "the editors", "progress": {"a": chance.choice(("met", "partly met", "under way"))},
                "because": "A part was done.",
            },
        }
        for turn in range(1, chance.randint(1, 4))
    ]  # fmt: skip
    found = {"updates": updates} if updates else {}
    return {"decisions": [decision], **found, "looked_for": [{"on": "2026-11-21", "clauses": "b"}]}


def _sentence(chance: random.Random, subject: str) -> str:
    return f"It was asked to {chance.choice(VERBS)} the {subject} {chance.choice(PLACES)}, {chance.choice(REASONS)}."


def _write(path: Path, fields: Mapping[str, Any]) -> None:
    text = yaml.dump(dict(fields), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
    path.write_text(text, encoding="utf-8")


def write_markdown(folder: Path, motions: int) -> None:
    """The same motions as pages of Markdown, for the site builders that we are compared with."""
    for place, meeting in enumerate(meetings(motions)):
        (folder / meeting.key).mkdir(parents=True)
        for number in range(1, meeting.motions + 1):
            record = motion(meeting, number, f"list-{place % 40}")
            (folder / meeting.key / f"{number}.md").write_text(_markdown(record), encoding="utf-8")


def _markdown(record: Mapping[str, Any]) -> str:
    facts = [f"- {name}: {record[name]}" for name in ("year", "number", "about", "committee")]
    clauses = [f"- ({clause['letter']}) {clause['text']}" for clause in record["clauses"]]
    events = [f"- {update['date']}: {update['event']}" for update in record["outcome"].get("updates", ())]
    parts = [
        f"---\ntitle: \"{record['title']}\"\n---\n\n# {record['title']}", "\n".join(facts), record["summary"],
        "## Clauses", "\n".join(clauses), "## What happened", "\n".join(events), "## Official words", record["wording"],
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"
