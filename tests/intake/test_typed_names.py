"""Names of people in what somebody types into a form, a table or a command."""

from pathlib import Path

import pytest

from scripts.edit.changes import ChangeSet
from scripts.intake.answers.named import texts_with_names
from scripts.intake.vocabulary.masking import may_name_anybody, may_name_in_note, rest_as_typed, without_names_typed


@pytest.mark.parametrize(
    "text",
    [
        "on the casting vote of Joan", "see Wickham email", "J.P. spoke against", "Chair: Wickham J", "ask Joan", "Wickham was right.",
        "Wickham is to buy ropes.", "Ropes of J Wickham", "Prop. Wickham, sec. Tolland", "Rang Wickham, 07700 900123", "Wickham says so",
        "Wickham’s Hotel", "Minutes by Joan Wickham",
        "Opposed by Tolland", "Carried, Tolland dissenting", "moved Wickham, seconded Tolland", "Action: Tolland", "Tolland to write to the council",
    ],
)  # fmt: skip
def test_a_typed_name_is_seen_by_what_stands_beside_it(text: str) -> None:
    assert may_name_anybody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Asked Parliament for it.", "The Government said so.", "Remitted to the National Council", "Town Hall, Harbour Road",
        "Letter to the Ministry of Justice", "St John Street", "the chair's casting vote", "Harbour Branch asked for a recount",
        "The Trust says so.", "Composite B was carried", "Opposed by Quay Branch", "Quay Branch says so", "see Quay Branch letter", "moved Amendment 2", "seconded the motion",
    ],
)  # fmt: skip
def test_bodies_and_places_are_nobody(text: str) -> None:
    assert not may_name_anybody(text)


def test_two_names_in_a_note_may_be_a_person() -> None:
    assert may_name_in_note("After a long debate with Ottobert Wickham")
    assert may_name_in_note("Ottobert Wickham")
    for text in (
        "On a Card Vote", "Show of hands", "After a debate with the Branch Officers", "Two thirds needed", "Taken with Composite 2", "Card Vote",
        "On Friday Morning", "by the Northern Lights Lodge", "see Standing Orders", "Chair's casting vote",
    ):  # fmt: skip
        assert not may_name_in_note(text), text


def test_each_new_text_of_a_change_is_looked_at(tmp_path: Path) -> None:
    changes = ChangeSet(tmp_path)
    changes.create(
        "2026/1.yaml", {"title": "Ropes", "clauses": {"requests": [{"text": "Ask Joan Wickham for ropes."}]}}, ""
    )
    changes.create("bodies.yaml", {"joan-wickham-branch": {"name": "Joan Wickham Branch", "kind": "branch"}}, "")
    changes.create(
        "documents.yaml", {"notice": {"title": "Notice", "address": "https://union.example/Joan/12345678"}}, ""
    )
    first, second = texts_with_names(changes.steps)
    assert first.startswith("2026/1.yaml: a person may be named (text). Say the office or the body instead")
    assert second.startswith("bodies.yaml: a person may be named (name).")


def test_a_public_answer_and_a_key_leave_typed_names_out() -> None:
    assert without_names_typed("Minutes by Joan Wickham") == "Minutes by (name)"
    assert without_names_typed("Rang Wickham, 07700 900123") == "Rang (name), (name)"
    assert rest_as_typed("Notice by J. Wickham") == "Notice by"
    assert without_names_typed("Quay Branch Bulletin") == "Quay Branch Bulletin"


@pytest.mark.parametrize(
    "telephone", ["07700 900123", "07700 900 123", "020 7946 0000", "+447700900123", "+44 7700 900 123"]
)
def test_a_telephone_number_is_masked_whole(telephone: str) -> None:
    assert without_names_typed(f"Ring {telephone} now") == "Ring (name) now"
