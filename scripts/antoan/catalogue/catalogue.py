"""The catalogue: every entry, and every way to find it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from antoan.catalogue.entry import Entry, date_of, is_listed, organisations_of, project_of
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.model.page import Page
from antoan.model.reference_data import ReferenceData

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Catalogue:
    """Entries by key, with groups of them; groups are newest first.

    Attributes:
        entries: by key, in order of the key.
        data: hotlines, provinces, organisations, topics.
    """

    entries: Mapping[str, Entry]
    data: ReferenceData

    @classmethod
    def from_pages(cls, pages: Iterable[Page], data: ReferenceData, *, drafts: bool = False) -> Catalogue:
        """Link pages; only published ones unless `drafts`."""
        grouped: dict[str, dict[Language, Page]] = defaultdict(dict)
        for page in pages:
            if drafts or page.is_published:
                grouped[page.key][page.language] = page
        return cls({key: _entry(key, grouped[key], data) for key in sorted(grouped)}, data)

    @cached_property
    def newest(self) -> tuple[Entry, ...]:
        """Every listed entry, newest first."""
        listed = (entry for entry in self.entries.values() if is_listed(entry))
        return tuple(sorted(listed, key=lambda entry: entry.newest_first, reverse=True))

    def page(self, key: str, language: Language) -> Page | None:
        """The page at `key` in exactly this language."""
        entry = self.entries.get(key)
        return entry.versions.get(language) if entry else None

    @cached_property
    def by_kind(self) -> Mapping[Kind, tuple[Entry, ...]]:
        """Listed entries of each kind."""
        return _group(self.newest, lambda entry: (entry.kind,))

    @cached_property
    def by_year(self) -> Mapping[tuple[Kind, int], tuple[Entry, ...]]:
        """Listed entries of each kind and year."""
        return _group(self.newest, lambda entry: ((entry.kind, entry.year),))

    @cached_property
    def by_province(self) -> Mapping[str, tuple[Entry, ...]]:
        """Listed entries of each present province."""
        return _group(self.newest, lambda entry: entry.provinces)

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[Entry, ...]]:
        """Listed entries that name each organisation."""
        return _group(self.newest, lambda entry: entry.organisations)

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Entry, ...]]:
        """Listed entries of each topic."""
        return _group(self.newest, lambda entry: entry.topics)

    @cached_property
    def by_project(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries of each project, the project itself among them."""
        return _group(self.newest, lambda entry: (entry.project,) if entry.project else ())

    def related(self, entry: Entry, count: int = 4) -> tuple[Entry, ...]:
        """The entries nearest to `entry`: same project first, then place, then topic, nearest in time within each.

        Costs a few steps per group, however large the group: only neighbours in time are looked at.
        """
        chosen: dict[str, Entry] = {}
        for groups, slugs in (
            (self.by_project, (entry.project,) if entry.project else ()),
            (self.by_province, entry.provinces),
            (self.by_topic, entry.topics),
        ):
            near = {
                other.key: other
                for slug in slugs
                for other in _neighbours(groups.get(slug, ()), entry, count)
                if other.key != entry.key and other.key not in chosen and other.kind is not Kind.PRESS
            }
            for other in sorted(near.values(), key=lambda other: (abs(other.day - entry.day), other.key)):
                if len(chosen) < count:
                    chosen[other.key] = other
        return tuple(chosen.values())


def _neighbours(group: Sequence[Entry], entry: Entry, count: int) -> Iterator[Entry]:
    """The entries of `group` (newest first) around the place of `entry`."""
    place = bisect_left(group, -entry.day, key=lambda other: -other.day)
    # Entries of one day may stand on either side of the place found.
    yield from group[max(0, place - count) : place + count + 1]


def _group(entries: Iterable[Entry], keys: Callable[[Entry], Iterable[K]]) -> dict[K, tuple[Entry, ...]]:
    """Entries under each of their keys, order kept."""
    groups: dict[K, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            groups[key].append(entry)
    return {key: tuple(members) for key, members in groups.items()}


def _entry(key: str, versions: dict[Language, Page], data: ReferenceData) -> Entry:
    ordered = {language: versions[language] for language in Language if language in versions}
    pages = list(ordered.values())
    provinces = (slug for page in pages for slug in page.metadata.provinces)
    date = date_of(ordered)
    present = (data.province_of(slug) for slug in provinces)
    return Entry(
        key=key,
        kind=pages[0].kind,
        versions=ordered,
        provinces=tuple(dict.fromkeys(province.slug for province in present if province)),
        organisations=tuple(dict.fromkeys(slug for page in pages for slug in organisations_of(page))),
        topics=tuple(dict.fromkeys(slug for page in pages for slug in page.metadata.topics)),
        project=next((project for page in pages if (project := project_of(page))), None),
        date=date,
        day=date.first_day.toordinal(),
    )
