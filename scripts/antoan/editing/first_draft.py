"""The first text of a page, from the answers of the person who begins it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from antoan.content.new_page import slug_field, text_field
from antoan.editing.answers import Answers, day_of, lies_ahead, one
from antoan.editing.page_writer import Fields, group, page_text
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.strings.texts import Texts

_TEXTS = ("title", "summary", "short", "number", "outlet", "headline", "url", "line")
_LISTS = ("topics", "provinces", "organisations")
_WORDS = ("project", "issuer", "issued", "published", "date")


def first_draft(kind: Kind, language: Language, answers: Answers, today: date, texts: Texts) -> str:
    """A draft with everything that was answered, and guidance for the rest in the language of `texts`.

    Args:
        today: when the source was read.
    """
    return page_text(kind, language, _fields(kind, answers, today), texts)


def _fields(kind: Kind, answers: Answers, today: date) -> Fields:
    fields: dict[str, list[str]] = {
        **{name: [text_field(name, text)] for name in _TEXTS if (text := one(answers, name))},
        **{name: slug_field(name, answers.get(name, ())) for name in _LISTS},
        **{name: [f"{name}: {word}"] for name in _WORDS if (word := one(answers, name))},
    }
    when = day_of(answers, "date")
    # A project may begin later, and cannot have been changed before it began; news ahead of its event can.
    is_ahead = when is not None and lies_ahead(when, today) and kind is not Kind.NEWS
    if kind is Kind.GUIDE or (when and not when.is_whole and not is_ahead):
        fields["updated"] = [f"updated: {today}"]
    if one(answers, "event"):
        fields["event"] = group("event", _event(answers))
    if one(answers, "review-by"):
        fields["review"] = group("review", _review(answers))
    fields["period"] = group("period", _period(answers))
    fields["sources"] = group("sources", _source(answers, today), is_item=True)
    return {name: lines for name, lines in fields.items() if lines}


def _event(answers: Answers) -> Iterator[str]:
    yield text_field("name", one(answers, "event"))
    for name in ("start", "end"):
        if when := one(answers, f"event-{name}"):
            yield f"{name}: {when}"
    if place := one(answers, "event-place"):
        yield text_field("place", place)


def _review(answers: Answers) -> Iterator[str]:
    yield text_field("by", one(answers, "review-by"))
    for name in ("on", "due"):
        yield f"{name}: {one(answers, f'review-{name}')}"


def _period(answers: Answers) -> Iterator[str]:
    for name, question in (("start", "from"), ("end", "to")):
        if when := one(answers, question):
            yield f"{name}: {when}"


def _source(answers: Answers, today: date) -> Iterator[str]:
    """The source as far as it is known, with a gap for what it must have."""
    known = {name: one(answers, f"source-{name}") for name in ("publisher", "title", "url", "published")}
    if not any(known.values()):
        return
    for name in ("publisher", "title"):
        yield text_field(name, known[name]) if known[name] else f"{name}:"
    if known["url"]:
        yield text_field("url", known["url"])
    if known["published"]:
        yield f"published: {known['published']}"
    if known["url"]:
        yield f"accessed: {today}"
