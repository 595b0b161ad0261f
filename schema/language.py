"""The language in which sentences are said: English, unless a site is being made in another.

As gettext has it, an English sentence stands where it is used, and is the key of its translations. `_` says a sentence, with its
places named in braces: `_("Carried in {year}", year=2018)`. A language is a table of translations, a `.po` file: one that comes
with the program (schema/words/) or one in the archive (`words/cy.po`), which is asked first.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Message

WORDS = Path(__file__).parent / "words"
"""The languages that come with the program."""

FOLDER = "words"
"""The folder of an archive with its own languages."""

TAG = r"[a-z]{2,3}(?:-[A-Z]{2})?"
"""The tag of a language: `cy`, `en-GB`."""

ENGLISH = "en"

PLACE = re.compile(r"\{(\w+)\}")
TOKEN = re.compile(r"\{\w+\}|</?[a-z]+\d*>")
"""What a translation has to keep: the places in a sentence, and the elements in it."""

PLURALS_TRIED = 1000
"""The numbers, from 0, on which a rule for plurals is tried before it is used."""

CONTEXT_ENDS = "\x04"
"""What stands between a context and its sentence in a key, as gettext has it."""

Forms = tuple[str, ...]


class NotATable(ValueError):
    """A text that is not a table of translations. Its message is a sentence."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language beside English: its tag, the translations of each sentence, and which of them goes with a number."""

    tag: str
    translations: Mapping[str, Forms]
    plural: Callable[[int], int]
    plural_rule: str
    """The same as an expression, for scripts."""

    def said(self, sentence: str, context: str = "") -> str | None:
        """The translation of a sentence, where it has one in a context, that one; None where there is none."""
        forms = self.translations.get(in_context(context, sentence)) or self.translations.get(sentence)
        return forms[0] if forms else None

    def counted(self, one: str, number: int) -> str | None:
        """The translation that goes with a number; None where there is none."""
        forms = self.translations.get(one)
        return forms[max(0, min(self.plural(number), len(forms) - 1))] if forms else None

    @cached_property
    def locale(self) -> "Locale":
        """How the language writes dates; in numbers where that is not known."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse("en-GB" if self.tag == ENGLISH else self.tag, sep="-")
        except (ValueError, UnknownLocaleError):
            return Locale("root")

    @property
    def is_english(self) -> bool:
        """Whether it is an English of its own: then what has no translation needs no mark."""
        return self.tag.partition("-")[0] == ENGLISH

    @property
    def direction(self) -> str:
        """`rtl` where it is written from right to left."""
        return self.locale.text_direction


class Said(str):
    """What is said in another language, and the same in English: for a sentence around it that has no translation."""

    english: str
    is_translated: bool

    def __new__(cls, text: str, english: str | None = None) -> "Said":
        """Without the English it is the English, for want of a translation."""
        said = super().__new__(cls, text)
        said.english, said.is_translated = text if english is None else english, english is not None
        return said

    def __getnewargs__(self) -> tuple[str, str | None]:  # type: ignore[override]
        """What it is made of, where it is kept in a file."""
        return str(self), self.english if self.is_translated else None

    def changed(self, change: Callable[[str], str]) -> "Said":
        """The same change made to both."""
        return Said(change(str(self)), change(self.english) if self.is_translated else None)

    def lower(self) -> "Said":
        """Both in lower case."""
        return self.changed(str.lower)


def in_english(value: object) -> object:
    """What is said in another language, in English; anything else as it is."""
    return value.english if isinstance(value, Said) else value


def changed(text: str, change: Callable[[str], str]) -> str:
    """A text with a change, made to its English too if it is said in another language."""
    return text.changed(change) if isinstance(text, Said) else change(text)


def joined(parts: Iterable[str], between: str = "") -> str:
    """Parts of one sentence together: in English, where one of them has no translation."""
    parts = list(parts)
    if not any(isinstance(part, Said) for part in parts):
        return between.join(parts)
    english = between.join(str(in_english(part)) for part in parts)
    return Said(english) if _lacks_translation(parts) else Said(between.join(parts), english)


def alike(*parts: str) -> tuple[str, ...]:
    """Parts of one sentence between which something else stands: all in English, where one of them has no translation."""
    return tuple(str(in_english(part)) for part in parts) if _lacks_translation(parts) else parts


def _lacks_translation(parts: Iterable[object]) -> bool:
    return any(isinstance(part, Said) and not part.is_translated for part in parts)


_spoken: Language | None = None


def current() -> Language | None:
    """The language in which sentences are said now; None for English."""
    return _spoken


@contextmanager
def speaking(language: Language | None) -> Iterator[None]:
    """Say sentences in a language."""
    global _spoken
    before, _spoken = _spoken, language
    try:
        yield
    finally:
        _spoken = before


def _(sentence: str, **places: object) -> str:
    """A sentence in the language that is spoken, with its places filled in."""
    if _spoken is None:
        return sentence.format(**places) if places else sentence
    return _whole(sentence, _spoken.said(sentence), places)


def pgettext(context: str, sentence: str) -> str:
    """A word that other languages say otherwise in another context: `Carried` of a motion, and of an amendment."""
    if _spoken is None:
        return sentence
    return _whole(sentence, _spoken.said(sentence, context), {})


def in_context(context: str, sentence: str) -> str:
    """The key of a sentence in a context, as gettext has it."""
    return f"{context}{CONTEXT_ENDS}{sentence}" if context else sentence


def _whole(sentence: str, translation: str | None, places: Mapping[str, object]) -> Said:
    """A sentence with its places filled in: all of it in the language that is spoken, or all of it in English."""
    english = filled(sentence, {name: in_english(value) for name, value in places.items()})
    if translation is None or (_spoken and not _spoken.is_english and _lacks_translation(places.values())):
        return Said(english)
    return Said(filled(translation, places), english)


def ngettext(one: str, many: str, number: int, **places: object) -> str:
    """The sentence that goes with a number, which is the place `number` in it."""
    places["number"] = number
    if _spoken is None:
        return (one if number == 1 else many).format(**places)
    return _whole(one if number == 1 else many, _spoken.counted(one, number), places)


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks a sentence that is declared in one place and said (with `_`) in another."""
    return sentence


def filled(sentence: str, places: Mapping[str, object]) -> str:
    """A sentence with its places filled in. Unlike str.format it looks into nothing: the sentence may come from an archive."""
    return PLACE.sub(lambda match: str(places.get(match[1], match[0])), sentence)


def day_said(day: dt.date, length: str, english: str) -> str:
    """A day as the spoken language writes it; `length` is `long` or `medium`, `english` what it is in English."""
    from babel.dates import format_date

    return Said(format_date(day, length, locale=_locale()), english)


def month_said(day: dt.date, english: str) -> str:
    """The month of a day, with its year, as the spoken language writes it; `english` is what it is in English."""
    from babel.dates import format_skeleton

    return Said(format_skeleton("yMMMM", day, locale=_locale()), english)


def list_said(words: Sequence[str], joint: str) -> str:
    """A list of two or more as the spoken language writes it; `joint` is `and` or `or`."""
    ends = {"first": joined(words[:-1], ", "), "last": words[-1]}
    return _("{first} or {last}", **ends) if joint == "or" else _("{first} and {last}", **ends)


def _locale() -> Any:
    return _spoken.locale if _spoken else ENGLISH


def keeps_places(sentence: str, translation: str) -> bool:
    """Whether a translation has the places and elements of the sentence, and no other: nothing in it can then be markup."""
    return _tokens(sentence) == _tokens(translation) and not re.search(r"[<>{}]|\[\[", TOKEN.sub("", translation))


def _tokens(sentence: str) -> Counter[str]:
    return Counter(TOKEN.findall(sentence))


def language_of(tag: str, own: bytes = b"") -> Language | None:
    """A language by its tag: from an archive's own table, and from the one that comes with the program. None for English.

    Raises NotATable where there is neither, or where one cannot be read.
    """
    coming = WORDS / f"{tag}.po"
    tables = ([own] if own else []) + ([coming.read_bytes()] if coming.is_file() else [])
    if tables:
        return read_language(tag, tables)
    if tag.partition("-")[0] == ENGLISH:
        return None
    raise NotATable("There is none.")


def language_for_dates(tag: str) -> Language | None:
    """A language without its table, which is enough to write a day. None for English."""
    return None if tag == ENGLISH else read_language(tag, ())


def read_language(tag: str, tables: Iterable[bytes]) -> Language:
    """A language from its tables; of two translations the first is taken.

    What is marked as fuzzy or does not keep its places counts as not translated. Raises NotATable.
    """
    from babel.messages.pofile import PoFileError, read_po

    translations: dict[str, Forms] = {}
    rule = ""
    for table in tables:
        try:
            catalog = read_po(BytesIO(table), abort_invalid=True)
            rule = rule or catalog.plural_expr
            forms_of = c2py(rule)
            if any(forms_of(number) < 0 for number in range(PLURALS_TRIED)):
                raise NotATable(f"Its rule for plurals gives no form of some numbers: {rule}.")
        except (PoFileError, ValueError, UnicodeDecodeError, LookupError) as error:
            raise NotATable(str(error)) from None
        except ArithmeticError:
            raise NotATable(f"Its rule for plurals divides by nought: {rule}.") from None
        for message in catalog:
            if message.id and not message.fuzzy and (forms := _forms(message.id, message.string or "")):
                translations.setdefault(key_of(message), forms)
    rule = rule or "n != 1"
    return Language(tag, translations, c2py(rule), rule)


def key_of(message: "Message") -> str:
    """The key of a message of a table: its sentence, or the one of two that is said of one, in its context."""
    sentence = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return in_context(message.context or "", sentence)


def _forms(sentence: str | Sequence[str], translation: str | Sequence[str]) -> Forms:
    """The translations of a message; empty where one is missing or does not keep its places."""
    if isinstance(sentence, str):
        text = translation if isinstance(translation, str) else translation[0]
        return (text,) if text and keeps_places(sentence, text) else ()
    one, many = sentence[0], sentence[-1]
    forms = (translation,) if isinstance(translation, str) else tuple(translation)
    kept = all(form and (keeps_places(many, form) or keeps_places(one, form)) for form in forms)
    return forms if kept else ()
