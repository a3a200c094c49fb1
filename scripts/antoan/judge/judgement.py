"""What an item of a feed is about: whether it is our subject, and which places, bodies, days and topics it names.

The same code judges what `antoan feeds fetch` brings and what `antoan feeds classify` is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from antoan.judge.bodies import Bodies
from antoan.judge.event_dates import event_dates
from antoan.judge.lexicon import body_words, lexicon, place_words
from antoan.judge.places import Places
from antoan.judge.relevance import signs_of, weigh
from antoan.judge.tongue import language_of
from antoan.judge.words import Words
from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.reference_data import ReferenceData


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was found.

    Attributes:
        score: 0 to 1, how surely the item is about our subject.
        reasons: signs that speak for it, strongest first, each with its words.
        topics: slugs; none for an item that is not relevant.
        provinces: slugs of the present units, in the order of the text.
        organisations: slugs, in the order of the text.
        dates: when the event takes or took place, as far as the text itself says.
    """

    relevant: bool
    score: float
    reasons: tuple[str, ...]
    topics: tuple[str, ...]
    provinces: tuple[str, ...]
    organisations: tuple[str, ...]
    dates: tuple[PartialDate, ...]


class Judge:
    """Judges items; made once, from the reference data."""

    def __init__(self, places: Places, bodies: Bodies, topics: Iterable[str]) -> None:
        self._places = places
        self._bodies = bodies
        self._topics = frozenset(topics)

    @classmethod
    def from_data(cls, data: ReferenceData) -> Self:
        """A judge who knows these places, organisations and topics."""
        places = Places(data.provinces.values(), place_words())
        return cls(places, Bodies(data.organisations.values(), body_words()), data.topics)

    def judge(self, title: str, summary: str, language: Language | None, published: date | None) -> Judgement:
        """Look at a headline and a summary.

        Args:
            language: what the feed says; see `language_of`.
            published: completes days without a year.
        """
        language = language_of(f"{title} {summary}", language)
        known = lexicon(language)
        head, text = (Words.of(part, is_vietnamese=language is Language.VI) for part in (title, summary))
        relevance = weigh(signs_of(head, text, known), head.bare_words | text.bare_words, known)
        topics = dict.fromkeys(hit.name for words in (head, text) for hit in known.topics.find(words))
        return Judgement(
            relevant=relevance.is_relevant,
            score=relevance.score,
            reasons=relevance.reasons,
            topics=tuple(topic for topic in topics if topic in self._topics) if relevance.is_relevant else (),
            provinces=self._places.find(head, text),
            organisations=self._bodies.find(head, text),
            dates=event_dates(f"{title}. {summary}", published),
        )
