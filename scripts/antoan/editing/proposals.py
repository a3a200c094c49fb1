"""What a page is most likely about, from what has been typed so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path

from antoan.editing.answers import Answers, day_of, one
from antoan.editing.known_names import KnownNames
from antoan.editing.known_outlets import outlet_of
from antoan.judge.bodies import Bodies
from antoan.judge.event_dates import event_dates
from antoan.judge.lexicon import body_words, lexicon, place_words
from antoan.judge.places import Places
from antoan.judge.tongue import language_of
from antoan.judge.words import Words
from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.model.reference_data import ReferenceData
from antoan.writing.slug import shortened_slug

_SLUG_LENGTH = 60
_MONTHS_UNTIL_REVIEW = 6


class Proposals:
    """Proposes answers.

    Args:
        content: the folder whose pages name outlets.
        free_slug: the slug that is left for a page of these answers which would like to have this one.
    """

    def __init__(
        self,
        data: ReferenceData,
        names: KnownNames,
        content: Path,
        today: date,
        free_slug: Callable[[str, Answers], str],
    ) -> None:
        self._data, self._names, self._content = data, names, content
        self._today, self._free_slug = today, free_slug

    def propose(self, name: str, kind: Kind, answers: Answers) -> tuple[str, ...]:
        """An answer to the question `name`; nothing where there is no telling."""
        maker: Callable[[Kind, Answers], tuple[str, ...]] | None = getattr(self, f"_{name.replace('-', '_')}", None)
        return maker(kind, answers) if maker else ()

    @cached_property
    def _places(self) -> Places:
        return Places(self._data.provinces.values(), place_words())

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(self._data.organisations.values(), body_words())

    def _date(self, kind: Kind, answers: Answers) -> tuple[str, ...]:
        if kind is Kind.NEWS:
            said = event_dates(f"{one(answers, 'title')}. {one(answers, 'event')}", self._today)
            whole = [when for when in said if when.is_whole]
            start = day_of(answers, "event-start") or min(whole, default=PartialDate.from_date(self._today))
            return (str(start),)
        return answers.get("issued" if kind is Kind.PLAN else "from", ())

    def _event(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        """News dated ahead can only announce something."""
        when = day_of(answers, "date")
        is_dated_ahead = when is not None and when.first_day > self._today
        told = any(answers.get(name) for name in ("event-start", "event-end", "event-place"))
        return answers.get("title", ()) if is_dated_ahead or told else ()

    def _event_start(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        return answers.get("date", ())

    def _provinces(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        return self._places.find(*_words(answers))

    def _organisations(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        return self._bodies.find(*_words(answers))

    def _topics(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        words = _words(answers)
        patterns = lexicon(_language(answers)).topics
        found = dict.fromkeys(hit.name for part in words for hit in patterns.find(part))
        return tuple(topic for topic in found if topic in self._data.topics)

    def _project(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        found = self._names.named_in("projects", f"{one(answers, 'title')} {one(answers, 'event')}")
        return (found,) if found else ()

    def _issuer(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        return self._bodies.find(*_words(answers))[:1]

    def _source_publisher(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        outlet = outlet_of(one(answers, "source-url"), self._content)
        return (outlet,) if outlet else ()

    def _outlet(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        outlet = outlet_of(one(answers, "url"), self._content)
        return (outlet,) if outlet else ()

    def _language(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        return (_language(answers).value,)

    def _review_on(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        return (self._today.isoformat(),) if answers.get("review-by") else ()

    def _review_due(self, _: Kind, answers: Answers) -> tuple[str, ...]:
        reviewed = day_of(answers, "review-on")
        return (_months_later(reviewed.first_day, _MONTHS_UNTIL_REVIEW).isoformat(),) if reviewed else ()

    def _slug(self, kind: Kind, answers: Answers) -> tuple[str, ...]:
        text = " ".join(one(answers, name) for name in (("outlet", "headline") if kind is Kind.PRESS else ("title",)))
        wanted = shortened_slug(text, _SLUG_LENGTH) or shortened_slug(one(answers, "title-en"), _SLUG_LENGTH)
        return (self._free_slug(wanted or f"bai-{self._today}", answers),)


def _language(answers: Answers) -> Language:
    """Pages are Vietnamese first; a press link is in the language of its headline."""
    if headline := one(answers, "headline"):
        return language_of(headline, None)
    return Language.VI


def _words(answers: Answers) -> tuple[Words, Words]:
    """Title and name of the event, or headline and line, as words."""
    is_vietnamese = _language(answers) is Language.VI
    head = one(answers, "title") or one(answers, "headline")
    rest = ". ".join(text for name in ("event", "event-place", "summary", "line") if (text := one(answers, name)))
    return Words.of(head, is_vietnamese=is_vietnamese), Words.of(rest, is_vietnamese=is_vietnamese)


def _months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = PartialDate(year, month + 1).last_day
    return last.replace(day=min(day.day, last.day))
