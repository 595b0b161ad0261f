"""Record what came of a motion: one dated event with its evidence, or that nothing was found on a day."""

import argparse
import datetime as dt
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from schema.archive import Archive, Record
from schema.folder import read_archive
from schema.problems import Problems, did_you_mean, listed, shortened
from schema.progress import clause_progress
from schema.terms import ASSESSABLE, Actor, ClauseKind, DocumentKind, Progress
from scripts import prompts
from scripts.arguments import DONE, HAS_PROBLEMS, WRONG_USAGE, Arguments, run, say
from scripts.edit.changes import Change, ChangeSet
from scripts.edit.outcomes import (
    Fields,
    add_document,
    add_looked_for,
    add_update,
    document_faults,
    file_of,
    looked_for_faults,
    propose_key,
    update_faults,
    without_blanks,
)
from scripts.intake.evidence import by_address, describe_document, is_address, propose_document_key, search
from scripts.intake.resolve_input import CannotUse, find_motion, read_letters, read_progress
from scripts.intake.vocabulary.dates import read_date
from scripts.plan_output import carry_out, show_plan, write_plan

GUIDE = """\
On a terminal, what is not given as an option is asked for; else all that is missing is named. For example:

  an event       python -m scripts.update 2018/12 --date 2024-09 --by employer --event 'A register came into use.' \\
                     --evidence probation-journal-professional-register
  its meaning        … --progress 'e=partly met' --because 'There is a register, and no licence.' --judged-by 'the editors'
  new evidence       … --evidence https://www.example.org/page --document-title 'A page' --document-publisher 'Somebody' \\
                     --document-kind 'official page' --document-meaning 'Says that the register is in use.'
  nothing found  python -m scripts.update 2018/12 --looked-for a-c --on 2026-11-21 --note 'A licence, in print or online.'

Say only what the evidence says, as precisely as it is known. An event without a judgement is of use: nothing moves by
it, and others can judge. Evidence is the key of a document or its web address; one that is not on the list yet is put
there. Dates: 2024, 2024-09, 2024-09-14; ~ for about, ? for uncertain; 2019/2020 a span; 2021-23 autumn 2021."""

JUDGEMENT = {
    "progress": "--progress",
    "on": "--judged-on",
    "by": "--judged-by",
    "because": "--because",
    "overrides": "--sets-aside",
}
DOCUMENT = ("title", "publisher", "kind", "meaning", "date", "archived", "key")
NEEDED_OF_DOCUMENT = ("title", "publisher", "kind", "meaning")


class Wrong(Exception):
    """Something typed that cannot be used; the message says what."""


def main(argv: Sequence[str]) -> int:
    """Record what the arguments say of a motion. Returns the exit status."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    reading = read_archive(Path(arguments.archive), arguments.archive)
    if reading.archive is None:
        say(Problems(reading.problems, reading.motions).report("Nothing was changed."))
        return HAS_PROBLEMS
    try:
        record = find_motion(reading.archive, arguments.motion)
        draft = ChangeSet(Path(arguments.archive))
        asks = prompts.can_ask()
        if asks:
            _introduce(record)
        if _is_search(arguments, asks=asks):
            _search(record, arguments, draft, asks=asks)
        else:
            _update(reading.archive, record, arguments, draft, asks=asks)
        if not draft.steps:
            say("Nothing to change.")
            return DONE
        if arguments.write or not asks:
            return carry_out(draft, arguments.archive, write=arguments.write)
        staged = show_plan(draft, arguments.archive)
        if staged is None:
            say(f"\nYour answers, to mend and type again:\n{_command(record, draft, arguments.archive)}")
            return HAS_PROBLEMS
        if prompts.agree("\nWrite this?"):
            return write_plan(staged, draft, arguments.archive)
        say("Nothing was changed.")
    except (Wrong, CannotUse) as error:
        parser.error(str(error))
    except prompts.Stopped:
        say("\nStopped. Nothing was changed.")
        return WRONG_USAGE
    return DONE


def _parser() -> Arguments:
    parser = Arguments("update", "Record what came of a motion: an event with its evidence, or that nothing was found.")
    parser.add_argument("motion", metavar="MOTION", help="the motion's key, as 2018/12")
    parser.add_archive()
    event = parser.add_argument_group("what happened")
    event.add_argument("--date", metavar="DATE", help="when, as precisely as known")
    event.add_argument("--by", metavar="WHO", help=f"who acted: {listed(list(Actor), 'or')}")
    event.add_argument("--event", metavar="TEXT", help="what happened, in neutral words of your own")
    event.add_argument(
        "--evidence", metavar="KEY", action="append", default=[],
        help="the key or the web address of a document that says so; may be repeated",
    )  # fmt: skip
    event.add_argument("--note", metavar="TEXT", help="what is uncertain; of a search, where or what was looked for")
    event.add_argument(
        "--key", metavar="KEY", help="its anchor on the page: a few small words with hyphens (else: proposed)"
    )
    judged = parser.add_argument_group("what it means, where somebody judges that")
    judged.add_argument(
        "--progress", metavar="a=WORD", action="append", default=[],
        help=f"a clause and what came of it: {listed(sorted(ASSESSABLE), 'or')}; may be repeated",
    )  # fmt: skip
    judged.add_argument("--because", metavar="TEXT", help="why")
    judged.add_argument("--judged-by", metavar="ROLE", help="who judged: a role, not a person's name")
    judged.add_argument("--judged-on", metavar="DAY", help="the day of the judgement (else: today)")
    judged.add_argument(
        "--sets-aside", metavar="KEY", action="append", default=[],
        help="an earlier update whose judgement this one sets aside; may be repeated",
    )  # fmt: skip
    looked = parser.add_argument_group("nothing found")
    looked.add_argument(
        "--looked-for", metavar="CLAUSES", help="the clauses that were looked for: a, or a-c, or 'a, d'"
    )
    looked.add_argument("--on", metavar="DAY", help="the day of looking (else: today)")
    document = parser.add_argument_group("a document that is not on the list yet, by its address under --evidence")
    document.add_argument("--document-title", metavar="TEXT", help="its title")
    document.add_argument("--document-publisher", metavar="NAME", help="who published it")
    document.add_argument("--document-kind", metavar="KIND", help=f"what it is: {listed(list(DocumentKind), 'or')}")
    document.add_argument("--document-meaning", metavar="TEXT", help="what it is good for, in one line")
    document.add_argument("--document-date", metavar="DATE", help="its date, where it is known")
    document.add_argument("--document-archived", metavar="ADDRESS", help="the address of an archived copy")
    document.add_argument("--document-key", metavar="KEY", help="its key (else: proposed)")
    parser.add_write()
    parser.add_guide(GUIDE)
    return parser


def _introduce(record: Record) -> None:
    """The motion as the person should have it before them."""
    say(f"{record.key}: {record.motion.title}")
    for clause in record.motion.clauses:
        found = clause_progress(record.motion, clause, dt.date.max)
        state = " / ".join(found.states) if found else clause.kind.value
        say(f"  ({clause.letter}) {shortened(clause.text, 90)}  [{state}]")
    for update in record.motion.outcome.updates:
        say(f"  {update.date.words}: {shortened(update.event, 90)}  [{update.key}]")
    say("")


def _command(record: Record, draft: ChangeSet, archive: str) -> str:
    """What could have been typed in place of the answers, so that no work is lost."""
    words = ["python", "-m", "scripts.update", record.key, "--archive", archive]

    def add(option: str, value: Any) -> None:
        for one in value if isinstance(value, list) else [value] if value else []:
            words.extend([option, str(one)])

    addresses: dict[str, str] = {}
    for change in draft.steps:
        values = change.new if isinstance(change, Change) else None
        if change.file == "documents.yaml" and isinstance(values, dict) and isinstance(change, Change):
            key = str(change.where[0])
            addresses[key] = str(values["address"])
            for name in DOCUMENT:
                add(f"--document-{name}", key if name == "key" else values.get(name))
    for values in _said(draft, record):
        add("--looked-for", values.get("clauses"))
        add("--on", values.get("on"))
        for name in ("date", "by", "event", "note", "key"):
            add(f"--{name}", values.get(name))
        evidence = values.get("evidence")
        add("--evidence", [addresses.get(str(key), key) for key in evidence] if isinstance(evidence, list) else None)
        assessment = values.get("assessment")
        if isinstance(assessment, dict):
            progress = assessment["progress"]
            add("--progress", [f"{a}={word}" for a, word in progress.items()] if isinstance(progress, dict) else None)
            for name in ("on", "by", "because", "overrides"):
                add(JUDGEMENT[name], assessment.get(name))
    return shlex.join(words)


def _said(draft: ChangeSet, record: Record) -> Iterator[Fields]:
    """The update or the search that a draft adds to a motion."""
    for change in draft.steps:
        if isinstance(change, Change) and change.file == file_of(record.key):
            for values in change.new if isinstance(change.new, list) else [change.new]:
                if isinstance(values, dict):
                    yield values


def _is_search(arguments: argparse.Namespace, *, asks: bool) -> bool:
    """Whether a search that found nothing is to be recorded, and no event."""
    names = ("date", "by", "event", "evidence", "key", "progress", "because", "judged_by", "judged_on", "sets_aside")
    named = [f"--{name.replace('_', '-')}" for name in names if getattr(arguments, name)]
    named += [f"--document-{name}" for name in DOCUMENT if getattr(arguments, f"document_{name}")]
    if arguments.looked_for is not None or arguments.on is not None:
        if named:
            raise Wrong(
                f"--looked-for says that nothing was found, and {named[0]} that something was. Record them one by one."
            )
        return True
    if named or not asks:
        return False
    choices = (("event", "something happened"), ("search", "it was looked for, and nothing was found"))
    return prompts.choose("What is there to record?", choices) == "search"


# Nothing found --------------------------------------------------------------------------------------------------------


def _search(record: Record, arguments: argparse.Namespace, draft: ChangeSet, *, asks: bool) -> None:
    asked_for = [clause.letter for clause in record.motion.clauses if clause.kind is not ClauseKind.POSITION]
    if not asked_for:
        raise Wrong(f"{record.key} asks for nothing that could be looked for: it has no request.")
    letters, on, note = arguments.looked_for, arguments.on, arguments.note
    if letters is None and asks:
        letters = prompts.ask(
            "Which clauses were looked for?",
            lambda answer: _letters_fault(record, answer),
            default=", ".join(asked_for),
        )
        on = on or prompts.ask("On which day?", _day_fault, default=_today())
        note = note or prompts.ask("Where was it looked for, or what exactly?", may_be_empty=True)
    if letters is None:
        raise Wrong("This is missing: --looked-for, with the clauses.")
    if sentence := _letters_fault(record, letters):
        raise Wrong(f"--looked-for: {sentence}")
    day = read_date(on or _today())
    for problem in looked_for_faults(without_blanks({"on": day, "clauses": letters, "note": note})):
        option = {"on": "--on", "note": "--note"}.get(str(problem.where[0]) if problem.where else "", "--looked-for")
        raise Wrong(f"{option}: {problem.sentence} {problem.hint}".strip())
    add_looked_for(draft, record.key, read_letters(record, letters), day, note or "")


def _letters_fault(record: Record, text: str) -> str:
    try:
        read_letters(record, text)
    except CannotUse as error:
        return str(error)
    return ""


# An event -------------------------------------------------------------------------------------------------------------


def _update(archive: Archive, record: Record, arguments: argparse.Namespace, draft: ChangeSet, *, asks: bool) -> None:
    given: dict[str, Any] = {
        name: getattr(arguments, name) for name in ("date", "by", "event", "evidence", "note", "key")
    }
    progress = _progress(record, arguments.progress)
    is_whole = all(given[name] for name in ("date", "by", "event", "evidence"))
    if asks and not is_whole:
        _ask_for_event(given)
        given["evidence"] = given["evidence"] or _ask_for_documents(archive, arguments, draft)
        given["note"] = given["note"] or prompts.ask("What is uncertain about it?", may_be_empty=True)
    missing = [f"--{name}" for name in ("date", "by", "event", "evidence") if not given[name]]
    if missing:
        raise Wrong(f"This is missing: {listed(missing)}. On a terminal, it would be asked for.")
    taken = [update.key for update in record.motion.outcome.updates]
    if not given["key"]:
        given["key"] = propose_key(given["event"], taken)
        if asks and not is_whole:
            given["key"] = prompts.ask(
                "Its key, a permanent anchor on the page:", lambda answer: _fault({"key": answer}), default=given["key"]
            )
    if asks and not is_whole and not progress:
        progress = _ask_for_progress(record)
    judgement = _judgement(arguments, progress, asks=asks)
    evidence = [_document(archive, arguments, draft, said, asks=asks) for said in given["evidence"]]
    values = without_blanks(
        {
            "key": given["key"],
            "date": read_date(given["date"]),
            "by": given["by"].lower(),
            "event": given["event"],
            "evidence": list(dict.fromkeys(evidence)),
            "note": given["note"],
            "assessment": judgement,
        }
    )
    for problem in update_faults(values):
        where = [str(step) for step in problem.where]
        option = f"--{where[0]}" if where else "--event"
        if where[:1] == ["assessment"]:
            option = JUDGEMENT.get(where[1] if len(where) > 1 else "progress", "--progress")
        raise Wrong(f"{option}: {problem.sentence} {problem.hint}".strip())
    add_update(draft, record.key, values)


def _ask_for_event(given: dict[str, Any]) -> None:
    given["event"] = given["event"] or prompts.ask("What happened? (one or two neutral sentences of your own)")
    given["date"] = given["date"] or prompts.ask(
        "When? (2024, 2024-09 or 2024-09-14; ~ for about, ? for uncertain)",
        lambda answer: _fault({"date": read_date(answer)}),
    )
    if not given["by"]:
        given["by"] = prompts.choose("Who acted?", [(term.value, term.meaning) for term in Actor])


def _ask_for_documents(archive: Archive, arguments: argparse.Namespace, draft: ChangeSet) -> list[str]:
    """Keys of documents, one after another; one that is not on the list is put there."""
    found: list[str] = []
    first = "Which document says so? Type some of its words, its key, or a web address."
    while said := prompts.ask("Which other document?" if found else first, may_be_empty=bool(found)):
        if is_address(said):
            found.append(_document(archive, arguments, draft, said, asks=True))
            say(f"  {found[-1]}")
        elif archive.current("documents", said):
            found.append(said)
        elif hits := search(archive, said):
            choices = [
                (key, f"{shortened(document.title, 70)} ({document.date or 'no date'})") for key, document in hits
            ]
            if chosen := prompts.choose("Which of these?", choices, may_be_empty=True):
                found.append(chosen)
        else:
            say("  No document on the list has all these words. Try fewer, or give its web address.")
    return found


def _ask_for_progress(record: Record) -> dict[str, str]:
    """What the event means for each request, as far as somebody judges that."""
    if not record.motion.requests or not prompts.agree(
        "Does it show what came of a request, so that you can judge that?"
    ):
        return {}
    found = {}
    for clause in record.motion.requests:
        say(f"({clause.letter}) {clause.text}")
        words = [(term.value, term.meaning) for term in Progress if term in ASSESSABLE]
        if word := prompts.choose(f"What came of clause {clause.letter} by this?", words, may_be_empty=True):
            found[clause.letter] = word
    return found


def _judgement(arguments: argparse.Namespace, progress: dict[str, str], *, asks: bool) -> Fields:
    because, by = arguments.because, arguments.judged_by
    named = [
        option
        for option, said in (("--because", because), ("--judged-by", by), ("--judged-on", arguments.judged_on))
        if said
    ]
    named += ["--sets-aside"] if arguments.sets_aside else []
    if not progress:
        if named:
            raise Wrong(f"{named[0]} belongs to a judgement, and --progress is missing: a=partly met.")
        return {}
    if asks:
        because = because or prompts.ask("Why? (one sentence)")
        by = by or prompts.ask("Who judges? (a role, not a name)", default="the archive's editors")
    missing = [option for option, said in (("--because", because), ("--judged-by", by)) if not said]
    if missing:
        raise Wrong(f"This is missing for a judgement: {listed(missing)}.")
    return without_blanks(
        {
            "on": read_date(arguments.judged_on or _today()),
            "by": by,
            "progress": dict(sorted(progress.items())),
            "because": because,
            "overrides": arguments.sets_aside,
        }
    )


def _progress(record: Record, said: Sequence[str]) -> dict[str, str]:
    try:
        return read_progress(record, said)
    except CannotUse as error:
        raise Wrong(f"--progress: {error}") from None


# Documents ------------------------------------------------------------------------------------------------------------


def _document(archive: Archive, arguments: argparse.Namespace, draft: ChangeSet, said: str, *, asks: bool) -> str:
    """The key of a document that is on the list, or that is put there."""
    if not is_address(said):
        if archive.current("documents", said) or said in _new_documents(draft):
            return said
        raise Wrong(f"--evidence: There is no document '{shortened(said)}'. {_hint(archive, said)}")
    if key := by_address(archive, said):
        return key
    address = said if "://" in said else f"https://{said}"
    for key, values in _new_documents(draft).items():
        if isinstance(values, dict) and values.get("address") == address:
            return key
    return _add_document(archive, arguments, draft, address, asks=asks)


def _hint(archive: Archive, said: str) -> str:
    hits = search(archive, re.sub(r"[^\w]+", " ", said))
    near = did_you_mean(said, archive.documents)
    if near or not hits:
        return near or "Give its web address, to put it on the list."
    return f"With these words there {'is' if len(hits) == 1 else 'are'} {listed([key for key, _ in hits])}."


def _new_documents(draft: ChangeSet) -> dict[str, Any]:
    held = draft.values("documents.yaml")
    return held if isinstance(held, dict) else {}


def _add_document(
    archive: Archive, arguments: argparse.Namespace, draft: ChangeSet, address: str, *, asks: bool
) -> str:
    given: dict[str, Any] = {name: getattr(arguments, f"document_{name}") for name in DOCUMENT}
    if any(given.values()) and any(change.file == "documents.yaml" for change in draft.steps):
        raise Wrong(
            f"{address} is not on the list of documents yet either. Options describe one document: record the other first."
        )
    if asks and not all(given[name] for name in NEEDED_OF_DOCUMENT):
        say(f"{address} is not on the list of documents yet.")
        given["title"] = given["title"] or prompts.ask("Its title?")
        given["publisher"] = given["publisher"] or prompts.ask("Who published it?")
        given["kind"] = given["kind"] or prompts.choose(
            "What is it?", [(term.value, term.meaning) for term in DocumentKind]
        )
        given["date"] = given["date"] or prompts.ask(
            "Its date?", lambda answer: _document_fault({"date": read_date(answer)}), may_be_empty=True
        )
        given["meaning"] = given["meaning"] or prompts.ask("What is it good for, in one line?")
    missing = [f"--document-{name}" for name in NEEDED_OF_DOCUMENT if not given[name]]
    if missing:
        raise Wrong(
            f"{address} is not on the list of documents yet. To put it there, this is missing: {listed(missing)}."
        )
    new = _new_documents(draft)
    values = describe_document(given, address, _today())
    date = str(values.get("date", ""))
    key = given["key"] or propose_document_key(archive, given["title"], given["publisher"], date, new)
    if key in new or archive.current("documents", key):
        raise Wrong(f"--document-key: '{key}' is the key of another document.")
    for problem in document_faults(values):
        name = str(problem.where[0]) if problem.where else "title"
        option = "--evidence" if name == "address" else f"--document-{name}"
        raise Wrong(f"{option}: {problem.sentence} {problem.hint}".strip())
    add_document(draft, key, values)
    return key


# Small checks of an answer --------------------------------------------------------------------------------------------


def _today() -> str:
    return dt.date.today().isoformat()


def _day_fault(text: str) -> str:
    return next((f"{p.sentence} {p.hint}" for p in looked_for_faults({"on": read_date(text), "clauses": "a"})), "")


def _fault(field: Fields) -> str:
    """What is wrong with one field of an update."""
    return next((f"{p.sentence} {p.hint}".strip() for p in update_faults(field) if p.where[:1] == tuple(field)[:1]), "")


def _document_fault(field: Fields) -> str:
    return next(
        (f"{p.sentence} {p.hint}".strip() for p in document_faults(field) if p.where[:1] == tuple(field)[:1]), ""
    )


if __name__ == "__main__":
    run(main)
