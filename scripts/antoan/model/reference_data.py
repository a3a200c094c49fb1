"""The reference data of `content/data/`: hotlines, provinces, organisations, topics, glossary, charts."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from antoan.model.bilingual import Bilingual
from antoan.model.fields import Count, Flag, Slug, Text, Url, When
from antoan.model.language import Language
from antoan.model.metadata import Source


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Topic(_Part):
    """A subject pages are grouped by."""

    slug: Slug
    name: Bilingual
    about: Bilingual | None = None


class FormerProvince(_Part):
    """One of the 63 units before the mergers of 2025."""

    slug: Slug
    name: Bilingual
    aliases: tuple[Text, ...] = ()
    code: Text | None = None


class Tile(_Part):
    """A place on the tile map: column and row, counted from 1 at the top left."""

    column: Count
    row: Count


class Province(_Part):
    """One of the 34 provincial-level units since 2025-07-01."""

    slug: Slug
    code: Text
    type: Literal["city", "province"]
    name: Bilingual
    full_name: Bilingual | dict[Literal["vi"], Text]
    aliases: tuple[Text, ...] = ()
    tile: Tile | None = None
    former: tuple[FormerProvince, ...] = ()

    @property
    def merged_from(self) -> tuple[FormerProvince, ...]:
        """The former units it was put together from; empty where its name is the same as before."""
        return self.former if any(unit.name != self.name for unit in self.former) else ()


class Organisation(_Part):
    """A body that acts in the field."""

    slug: Slug
    name: Bilingual
    aliases: tuple[Text, ...] = ()
    type: Bilingual
    website: Url | None = None
    parent: Slug | None = None
    province: Slug | None = None
    role: Bilingual | None = None
    ended: When | None = None
    successor: Slug | None = None
    note: Bilingual | None = None


class BilingualLines(_Part):
    """Some lines in both languages."""

    vi: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()

    def in_(self, language: Language) -> tuple[str, ...]:
        """The lines in `language`."""
        return self.vi if language == Language.VI else self.en


class Hotline(_Part):
    """A helpline.

    Attributes:
        publish: `yes`; `secondary` = lower down; `no` = for the checks only, never printed.
        number: as readers see it.
        dial: what a `tel:` link dials: E.164 where a form that works from abroad is known, else the digits.
        country: ISO 3166-1 alpha-2 code of the country it answers for.
        source_date: date of the newest source; `None` where none of them is dated.
    """

    key: Slug
    publish: Literal["yes", "secondary", "no"]
    number: Text
    dial: Text
    national: Text | None = None
    extension: Text | None = None
    country: Text
    name: Bilingual
    operator: Bilingual
    purpose: Bilingual
    hours: Bilingual | None = None
    cost: Bilingual | None = None
    languages: tuple[Text, ...] = ()
    from_abroad: Literal["yes", "no", "unknown"]
    notes: BilingualLines = BilingualLines()
    address: Bilingual | None = None
    email: Text | None = None
    website: Url | None = None
    confidence: Literal["high", "medium", "low"]
    source_date: When | None = None
    sources: tuple[Url, ...]

    @property
    def is_public(self) -> bool:
        """Whether readers may see it."""
        return self.publish != "no" and self.confidence != "low"

    @property
    def tel(self) -> str:
        """The `tel:` address of RFC 3966."""
        return "tel:" + "".join(ch for ch in self.dial if ch.isdigit() or ch == "+")


class SupersededNumber(_Part):
    """Numbers that no longer answer, and which hotline took over."""

    numbers: tuple[Text, ...]
    was: Bilingual
    replaced_by: Slug
    source: Url


class TermWords(_Part):
    """A term of the glossary in one language: the word, what it means, and other words for it."""

    term: Text
    meaning: Text
    also: tuple[Text, ...] = ()


class Term(_Part):
    """A term of the glossary.

    Attributes:
        link: whether guides explain it where it comes first.
        see: terms near to it.
        sources: needed where its meaning states law or a fact.
    """

    slug: Slug
    group: Literal["core", "ways", "law", "support", "children", "documents"]
    vi: TermWords
    en: TermWords
    link: Flag = False
    see: tuple[Slug, ...] = ()
    sources: tuple[Source, ...] = ()

    def in_(self, language: Language) -> TermWords:
        """The words in `language`."""
        return self.vi if language == Language.VI else self.en


class Abbreviation(_Part):
    """What some capitals stand for; `term` explains it further."""

    short: Text
    vi: Text
    en: Text
    term: Slug | None = None

    def in_(self, language: Language) -> str:
        """What it stands for, in `language`."""
        return self.vi if language == Language.VI else self.en


class Chart(_Part):
    """Figures of one page drawn side by side.

    Attributes:
        page: key of the page whose figures they are, such as `guides/nhan-biet-dau-hieu`.
        figures: which of them, counted from 1; all of one source, period and unit.
        whole: the figure they are parts of, counted from 1; without it the bars are drawn against the largest.
        labels: a few words for each bar.
    """

    slug: Slug
    title: Bilingual
    about: Bilingual
    page: Text
    figures: tuple[Count, ...]
    whole: Count | None = None
    labels: BilingualLines


class SearchFile(_Part):
    """`search.yml`: what search knows beside the pages.

    Attributes:
        urgent: phrases that sound like an emergency: help comes first for them.
        meaning: phrases that ask what a word means: the glossary comes first for them.
        small: words that say little about what is looked for.
        words: further words readers use for a page, by the key of the page.
        synonyms: groups of phrases that mean the same to a reader, beside those of the glossary.
    """

    urgent: BilingualLines = BilingualLines()
    meaning: BilingualLines = BilingualLines()
    small: BilingualLines = BilingualLines()
    words: dict[str, BilingualLines] = {}
    synonyms: tuple[tuple[Text, ...], ...] = ()


class HotlinesFile(_Part):
    """`hotlines.yml`."""

    help_bar: tuple[Slug, ...]
    hotlines: tuple[Hotline, ...]
    superseded: tuple[SupersededNumber, ...] = ()


class ProvincesFile(_Part):
    """`provinces.yml`."""

    provinces: tuple[Province, ...]


class OrganisationsFile(_Part):
    """`organisations.yml`."""

    organisations: tuple[Organisation, ...]


class TopicsFile(_Part):
    """`topics.yml`."""

    topics: tuple[Topic, ...]


class GlossaryFile(_Part):
    """`glossary.yml`."""

    terms: tuple[Term, ...]
    abbreviations: tuple[Abbreviation, ...] = ()


class ChartsFile(_Part):
    """`charts.yml`."""

    charts: tuple[Chart, ...]


class ReferenceData(_Part):
    """All reference data, looked up by slug or key.

    Attributes:
        unread: names of the files (`hotlines`, `provinces` …) that could not be read: nothing can be held against them.
    """

    hotlines: dict[str, Hotline] = {}
    help_bar: tuple[str, ...] = ()
    superseded: tuple[SupersededNumber, ...] = ()
    provinces: dict[str, Province] = {}
    organisations: dict[str, Organisation] = {}
    topics: dict[str, Topic] = {}
    terms: dict[str, Term] = {}
    abbreviations: dict[str, Abbreviation] = {}
    charts: dict[str, Chart] = {}
    search: SearchFile | None = None
    unread: frozenset[str] = frozenset()

    def province_of(self, slug: str) -> Province | None:
        """The present unit a present or former province slug stands for."""
        return self.provinces.get(slug) or self._former.get(slug)

    def former_of(self, slug: str) -> FormerProvince | None:
        """The former unit of this slug where it differs from the present one."""
        if slug in self.provinces:
            return None
        province = self._former.get(slug)
        return next((unit for unit in province.former if unit.slug == slug), None) if province else None

    @property
    def former_slugs(self) -> tuple[str, ...]:
        """Slugs of former units that no present one bears."""
        return tuple(slug for slug in self._former if slug not in self.provinces)

    @cached_property
    def _former(self) -> dict[str, Province]:
        return {unit.slug: province for province in self.provinces.values() for unit in province.former}
