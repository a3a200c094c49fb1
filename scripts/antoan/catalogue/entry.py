"""A thing the site tells about, in one language or both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Kind, News, PlainPage, Plan, Press, Project
from antoan.model.page import Page
from antoan.writing.collation import SortKey, vietnamese_key

_UNDATED = PartialDate(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One or two pages that say the same, with what they link to.

    Attributes:
        key: address without language, such as `news/2025/some-slug`.
        versions: the pages by language; never empty.
        provinces: slugs of present units (former ones are resolved), in the author's order.
        organisations: every organisation named anywhere in the metadata, each once.
        project: slug of the project it belongs to.
        date: what it is dated by; year 1 where it has no date.
        day: the ordinal of the earliest day `date` can mean, to measure distances in time.
    """

    key: str
    kind: Kind
    versions: Mapping[Language, Page]
    provinces: tuple[str, ...]
    organisations: tuple[str, ...]
    topics: tuple[str, ...]
    project: str | None
    date: PartialDate
    day: int

    def in_(self, language: Language) -> Page:
        """The page in `language`, or in the other one where it is missing."""
        return self.versions.get(language) or self.versions[language.other]

    @property
    def original(self) -> Page:
        """The page the other one was translated from."""
        return original_of(self.versions)

    @property
    def slug(self) -> str:
        """Last part of the key."""
        return self.key.rpartition("/")[2]

    @property
    def year(self) -> int:
        """Year of `date`."""
        return self.date.year

    @property
    def is_dated(self) -> bool:
        """Whether it has a date; without one it is listed last, and under no year."""
        return self.date != _UNDATED

    @property
    def newest_first(self) -> tuple[PartialDate, SortKey]:
        """Sort key, oldest first; use with `reverse=True`."""
        return self.date, vietnamese_key(self.original.title)


def original_of(versions: Mapping[Language, Page]) -> Page:
    """The page without a `translation` block, Vietnamese first."""
    for page in versions.values():
        if not isinstance(page.metadata, Press) and page.metadata.translation is None:
            return page
    return next(iter(versions.values()))


def date_of(versions: Mapping[Language, Page]) -> PartialDate:
    """What the original is dated by, or last changed on; year 1 where it says neither."""
    original = original_of(versions)
    return original.date or original.modified or _UNDATED


def organisations_of(page: Page) -> tuple[str, ...]:
    """Every organisation the metadata names, in whatever role, each once."""
    metadata = page.metadata
    if isinstance(metadata, Press):
        return ()
    named: list[str] = list(metadata.organisations)
    if isinstance(metadata, Plan):
        named += [metadata.issuer] if metadata.issuer else []  # a gap in a preview
    elif isinstance(metadata, Project):
        named += [*metadata.funder, *metadata.implementer, *metadata.partners]
    return tuple(dict.fromkeys(named))


def project_of(page: Page) -> str | None:
    """The project a page belongs to: a project belongs to itself."""
    if isinstance(page.metadata, News):
        return page.metadata.project
    return page.slug if page.kind is Kind.PROJECT else None


def is_listed(entry: Entry) -> bool:
    """Whether listings show it: hand-written pages are reached from the menus only."""
    return not isinstance(entry.original.metadata, PlainPage)
