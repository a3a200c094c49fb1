"""What people type about a page, read as the content writes it: days, addresses, names as slugs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from antoan.editing.known_names import KnownNames, Unknown
from antoan.errors import AntoanError
from antoan.model.calendar import PartialDate
from antoan.model.fields import Url, parse_partial_date
from antoan.model.language import Language
from antoan.writing.slug import shortened_slug

# By the name of the question; none where the person gave none. Days are in ISO 8601, names are slugs.
Answers = Mapping[str, tuple[str, ...]]

_UNPRINTED = frozenset({"Cc", "Cs"})
_TITLE_LIMIT = 160
_LINE_LIMIT = 300
_SLUG_LIMIT = 100
_SPOKEN_WORDS = re.compile(r"^(?:ngày|tháng|năm)\s+", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{4})")
_LONG = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*[,/]\s*|\s+)(?:năm\s+)?(\d{4})", re.IGNORECASE)
_URL: TypeAdapter[str] = TypeAdapter(Url)


class Form(StrEnum):
    """What an answer is read as."""

    TEXT = "text"
    TITLE = "title"
    LINE = "line"
    WHEN = "when"
    DAY = "day"
    URL = "url"
    SLUG = "slug"
    LANGUAGE = "language"
    PROVINCES = "provinces"
    ORGANISATIONS = "organisations"
    ORGANISATION = "organisation"
    TOPICS = "topics"
    PROJECT = "project"


_LISTS = frozenset({Form.PROVINCES, Form.ORGANISATIONS, Form.TOPICS})
_NAMES = {Form.ORGANISATION: "organisations", Form.PROJECT: "projects"}


class WrongAnswer(AntoanError):
    """An answer that cannot be used.

    Attributes:
        reason: the last part of the key of its words (`new.wrong.…`).
        values: what fills them.
    """

    def __init__(self, reason: str, **values: str) -> None:
        self.reason, self.values = reason, values
        super().__init__(f"{reason}: {values}")


def clean(text: str) -> str:
    """`text` on one line, with composed letters (NFC), without control characters; empty where nothing would show."""
    printed = "".join(ch for ch in text if ch.isspace() or unicodedata.category(ch) not in _UNPRINTED)
    line = unicodedata.normalize("NFC", " ".join(printed.split()))
    return line if any(unicodedata.category(ch)[0] not in "CZM" for ch in line) else ""


def read_answer(form: Form, typed: str, names: KnownNames) -> tuple[str, ...]:
    """What was typed, in the writing of the content; nothing where it is empty.

    Raises:
        WrongAnswer: it cannot be used.
    """
    text = clean(typed)
    if not text:
        return ()
    if form in _LISTS:
        return _found(names.find_all(form.value, text), text)
    if form in _NAMES:
        return _found([names.find(_NAMES[form], text)], text)
    return (_read_one(form, text),)


def _read_one(form: Form, text: str) -> str:
    if form in (Form.WHEN, Form.DAY):
        when = read_when(text)
        if form is Form.DAY and not when.is_whole:
            raise WrongAnswer("day", found=text)
        return str(when)
    if form is Form.URL:
        return _read_url(text)
    if form is Form.SLUG:
        if slug := shortened_slug(text, _SLUG_LIMIT):
            return slug
        raise WrongAnswer("slug", found=text)
    if form is Form.LANGUAGE:
        if text.lower() in {language.value for language in Language}:
            return text.lower()
        raise WrongAnswer("language", found=text)
    if form is Form.TITLE and not any(letter.isalpha() for letter in text):
        raise WrongAnswer("letters", found=text)
    limit = {Form.TITLE: _TITLE_LIMIT, Form.LINE: _LINE_LIMIT}.get(form)
    if limit and len(text) > limit:
        raise WrongAnswer("long", length=str(len(text)), limit=str(limit))
    return text


def read_when(text: str) -> PartialDate:
    """A day, month or year as people here write it: 23/12/2025, 23-12-2025, 8/2025, tháng 8/2025, 2025-12-23.

    Raises:
        WrongAnswer: it is none, or no such day was ever.
    """
    spoken = _SPOKEN_WORDS.sub("", text.strip())
    if match := _LONG.fullmatch(spoken) or _DAY_FIRST.fullmatch(spoken):
        written = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    elif match := _MONTH_FIRST.fullmatch(spoken):
        written = f"{match[2]}-{int(match[1]):02d}"
    else:
        written = spoken
    try:
        return parse_partial_date(written)
    except PydanticCustomError as error:
        raise WrongAnswer("impossible" if error.type == "date-impossible" else "date", found=text) from None


def day_of(answers: Answers, name: str) -> PartialDate | None:
    """An answer that is a day, month or year."""
    return next((read_when(text) for text in answers.get(name, ())), None)


def one(answers: Answers, name: str) -> str:
    """An answer that is one text; empty where there is none."""
    return next(iter(answers.get(name, ())), "")


def lies_ahead(when: PartialDate, today: date) -> bool:
    """Whether it can only be after today."""
    return when.first_day > today


def _read_url(text: str) -> str:
    try:
        return _URL.validate_python(text)
    except ValidationError:
        raise WrongAnswer("url", found=text) from None


def _found(results: list[str | Unknown], typed: str) -> tuple[str, ...]:
    for result in results:
        if isinstance(result, Unknown):
            reason = "unknown.nearest" if result.nearest else "unknown"
            raise WrongAnswer(reason, found=result.typed, nearest=result.nearest)
    found = tuple(dict.fromkeys(result for result in results if isinstance(result, str)))
    if not found:
        raise WrongAnswer("unknown", found=typed)
    return found
