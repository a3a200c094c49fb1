"""The setting of one made-up event: where, when, who; it fills the slots of the phrases."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.catalogue import Catalogue, Term
from tests.bench.pair import Language, Pair
from tests.bench.phrases import Phrases

_FIRST_DAY = datetime.date(2015, 1, 1)
_LAST_DAY = datetime.date(2024, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What all texts of one article share."""

    date: datetime.date
    activity: Term
    provinces: tuple[Term, ...]
    organisations: tuple[Term, ...]
    topics: tuple[Term, ...]
    project: Term | None
    audience: Pair
    venue: Pair

    def fill(self, phrase: Pair, dice: random.Random) -> Pair:
        """The phrase with its slots filled, in both languages with the same numbers."""
        # Neither range holds a short number such as 111, 113 or 115.
        numbers = {"n": str(dice.randint(200, 980)), "m": str(dice.randint(3, 96))}
        organisation = dice.choice(self.organisations)
        return Pair(
            vi=self._filled(phrase, "vi", organisation, numbers),
            en=self._filled(phrase, "en", organisation, numbers),
        )

    def _filled(self, phrase: Pair, language: Language, org: Term, numbers: dict[str, str]) -> str:
        text = phrase.text(language).format(
            org=org.name.text(language),
            place=self.provinces[0].name.text(language),
            who=self.audience.text(language),
            where=self.venue.text(language),
            act=self.activity.name.text(language),
            year=self.date.year,
            next=self.date.year + 1,
            project=self.project.name.text(language) if self.project else "",
            project_slug=self.project.slug if self.project else "",
            **numbers,
        )
        return text[0].upper() + text[1:]


def draw_setting(dice: random.Random, catalogue: Catalogue, phrases: Phrases) -> Setting:
    """A setting drawn at random."""
    days = (_LAST_DAY - _FIRST_DAY).days
    return Setting(
        date=_FIRST_DAY + datetime.timedelta(days=dice.randint(0, days)),
        activity=dice.choice(phrases.activities),
        provinces=_some(dice, catalogue.provinces, 2),
        organisations=_some(dice, catalogue.organisations, 3),
        topics=_some(dice, catalogue.topics, 3),
        project=dice.choice(catalogue.projects) if catalogue.projects and dice.random() < 0.2 else None,
        audience=dice.choice(phrases.texts["audiences"]),
        venue=dice.choice(phrases.texts["venues"]),
    )


def _some(dice: random.Random, terms: Sequence[Term], most: int) -> tuple[Term, ...]:
    return tuple(dice.sample(terms, k=min(dice.randint(1, most), len(terms))))
