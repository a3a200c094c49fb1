"""One made-up news article in two languages."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from antoan.content.loader import text_digest
from tests.bench.body import BodyWriter
from tests.bench.catalogue import Catalogue, Term
from tests.bench.pair import Language, Pair
from tests.bench.phrases import Phrases, read_phrases
from tests.bench.setting import Setting, draw_setting
from tests.bench.yaml_text import front_matter

_UPDATED = datetime.date(2026, 11, 21)


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article: `header` is its whole front matter with the two lines `---`, `body` its Markdown."""

    slug: str
    date: datetime.date
    title: Pair
    header: Pair
    body: Pair


def articles(count: int, catalogue: Catalogue, seed: int) -> Iterator[Article]:
    """The first `count` articles of the archive with this seed.

    Every article has its own dice, so that a small archive is the beginning of a larger one.
    """
    phrases = read_phrases()
    for number in range(1, count + 1):
        yield _article(number, random.Random(f"{seed}/{number}"), catalogue, phrases)  # noqa: S311


def _article(number: int, dice: random.Random, catalogue: Catalogue, phrases: Phrases) -> Article:
    setting = draw_setting(dice, catalogue, phrases)
    header = _Header(dice, phrases, setting, number)
    body = BodyWriter(dice, phrases, setting).write()
    vi, en = header.fields("vi"), header.fields("en")
    en["translation"] = {"of": text_digest(str(vi["title"]), str(vi["summary"]), body.vi), "state": "reviewed"}
    return Article(
        slug=f"{setting.activity.slug}-{setting.provinces[0].slug}-{number:05}",
        date=setting.date,
        title=header.title,
        header=Pair(vi=front_matter(vi), en=front_matter(en)),
        body=body,
    )


@dataclass(frozen=True)
class _Figure:
    value: int
    unit: Pair
    counts: Pair
    qualifier: Pair | None
    source: int


class _Header:
    """The drawn metadata of an article, and the front matter they make in each language."""

    def __init__(self, dice: random.Random, phrases: Phrases, setting: Setting, number: int) -> None:
        texts = phrases.texts
        self._setting = setting
        self.title = setting.fill(dice.choice(texts["titles"]), dice)
        self._summary = setting.fill(dice.choice(texts["summaries"]), dice)
        self._has_event = dice.random() < 0.5
        self._sources = dice.sample(texts["publishers"], k=dice.randint(1, 2))
        self._number = number
        kinds = dice.sample(phrases.figures, k=dice.randint(1, 3)) if dice.random() < 1 / 3 else []
        self._figures = [
            _Figure(
                value=dice.randint(200, 980),
                unit=kind.unit,
                counts=setting.fill(kind.counts, dice),
                qualifier=dice.choice(texts["qualifiers"]) if dice.random() < 0.3 else None,
                source=dice.randint(1, len(self._sources)),
            )
            for kind in kinds
        ]

    def fields(self, language: Language) -> dict[str, object]:
        """The front matter of one language, in the order in which editors write it."""
        setting = self._setting
        fields: dict[str, object] = {
            "title": self.title.text(language),
            "summary": self._summary.text(language),
            "date": setting.date,
            "updated": _UPDATED,
            "status": "published",
            "topics": _slugs(setting.topics),
            "provinces": _slugs(setting.provinces),
            "organisations": _slugs(setting.organisations),
            "sources": [self._source(place, language) for place in range(len(self._sources))],
        }
        if self._has_event:
            place = setting.provinces[0].name.text(language)
            name = setting.activity.name.text(language)
            fields["event"] = {"name": name[0].upper() + name[1:], "start": setting.date, "place": place}
        if setting.project:
            fields["project"] = setting.project.slug
        if self._figures:
            fields["figures"] = [_figure_fields(figure, language) for figure in self._figures]
        return fields

    def _source(self, place: int, language: Language) -> dict[str, object]:
        headline = self._setting.activity.name.vi
        return {
            "publisher": self._sources[place].text(language),
            # A source keeps the headline it was published under, whatever the language of the page.
            "title": headline[0].upper() + headline[1:],
            "url": f"https://example.org/{place + 1}/{self._setting.date.year}/{self._number}.html",
            "published": self._setting.date,
        }


def _figure_fields(figure: _Figure, language: Language) -> dict[str, object]:
    fields: dict[str, object] = {
        "value": figure.value,
        "unit": figure.unit.text(language),
        "counts": figure.counts.text(language),
        "source": figure.source,
    }
    if figure.qualifier:
        fields |= {"approximate": True, "qualifier": figure.qualifier.text(language)}
    return fields


def _slugs(terms: tuple[Term, ...]) -> list[str]:
    return [term.slug for term in terms]
