"""What a rule found, before it is placed in its file."""

from dataclasses import dataclass

from schema.problems import Where


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule of one motion found in its record: where, a sentence, a hint."""

    where: Where
    sentence: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What a rule of the whole archive found: the file as shown, where in it, a sentence, a hint."""

    file: str
    where: Where
    sentence: str
    hint: str = ""
