"""The slugs of places, bodies, topics and projects, by any of the names people have for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from antoan.inbox.page_files import read_page_files
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.model.reference_data import FormerProvince, Organisation, Province, ReferenceData, Topic
from antoan.writing.nearest import nearest
from antoan.writing.slug import slugify

_REMARK = re.compile(r"\s*\([^)]*\)")
_SEPARATOR = re.compile(r"\s*[,;]\s*")
# Said before the name of a place, and no part of it.
_BEFORE_PLACES = re.compile(r"^(?:tinh|thanh-pho|tp)-(?=.)")
# A guess that is too bold makes people state a wrong fact.
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name nobody here has heard of, and the known one that is most like it, if any is."""

    typed: str
    nearest: str


class KnownNames:
    """Names of each sort: `provinces`, `organisations`, `topics`, `projects`.

    Args:
        names: by sort, slugs with every name of theirs, the one to show first; of two with one name the first counts.
    """

    def __init__(self, names: Mapping[str, Iterable[tuple[str, Iterable[str]]]]) -> None:
        self._slugs: dict[str, dict[str, str]] = {}
        self._shown: dict[tuple[str, str], str] = {}
        for sort, entries in names.items():
            slugs = self._slugs[sort] = {}
            for slug, written in entries:
                texts = list(written)
                self._shown.setdefault((sort, slug), texts[0])
                for text in (slug, *texts):
                    slugs.setdefault(_key(sort, text), slug)

    @classmethod
    def of(cls, data: ReferenceData, content: Path, language: Language) -> Self:
        """What the data files and the pages of a content folder know; shown in `language`."""
        # Units of today first: of a name that is old and new, the new one is meant.
        provinces = [
            *((unit.slug, _place_names(unit, language)) for unit in data.provinces.values()),
            *((unit.slug, _place_names(unit, language)) for each in data.provinces.values() for unit in each.former),
        ]
        names: dict[str, Iterable[tuple[str, Iterable[str]]]] = {
            "provinces": provinces,
            "organisations": [(body.slug, _body_names(body, language)) for body in data.organisations.values()],
            "topics": [(topic.slug, _topic_names(topic, language)) for topic in data.topics.values()],
            "projects": list(_projects(content)),
        }
        return cls(names)

    def find(self, sort: str, typed: str) -> str | Unknown:
        """The slug of a name or slug, typed with marks or without."""
        slugs = self._slugs[sort]
        if slug := slugs.get(_key(sort, typed)):
            return slug
        close = nearest(_key(sort, typed), slugs, _ALIKE)
        return Unknown(typed, self.shown(sort, slugs[close]) if close else "")

    def find_all(self, sort: str, typed: str) -> list[str | Unknown]:
        """The slugs of names with commas between them; a name may hold a comma itself."""
        parts = [part for part in _SEPARATOR.split(typed) if part]
        found: list[str | Unknown] = []
        while parts:
            length = next((n for n in range(len(parts), 1, -1) if self._knows(sort, " ".join(parts[:n]))), 1)
            found.append(self.find(sort, " ".join(parts[:length])))
            parts = parts[length:]
        return found

    def shown(self, sort: str, slug: str) -> str:
        """The name of a slug as its reader knows it."""
        return self._shown.get((sort, slug), slug)

    def all_shown(self, sort: str) -> list[str]:
        """The name of every slug, in the order they were given."""
        return [name for (each, _), name in self._shown.items() if each == sort]

    def named_in(self, sort: str, text: str) -> str:
        """The slug of the longest name that stands in `text` as it is; empty where none does."""
        line = f"-{slugify(text)}-"
        here = [name for name in self._slugs[sort] if f"-{name}-" in line]
        return self._slugs[sort][max(here, key=len)] if here else ""

    def _knows(self, sort: str, typed: str) -> bool:
        return _key(sort, typed) in self._slugs[sort]


def _key(sort: str, text: str) -> str:
    key = slugify(_REMARK.sub("", text)) or slugify(text)
    return _BEFORE_PLACES.sub("", key) if sort == "provinces" else key


def _place_names(unit: Province | FormerProvince, language: Language) -> Iterator[str]:
    yield from (unit.name.in_(language), unit.name.in_(language.other), *unit.aliases)


def _body_names(body: Organisation, language: Language) -> Iterator[str]:
    yield from (body.name.in_(language), body.name.in_(language.other), *body.aliases)


def _topic_names(topic: Topic, language: Language) -> Iterator[str]:
    yield from (topic.name.in_(language), topic.name.in_(language.other))


def _projects(content: Path) -> Iterator[tuple[str, list[str]]]:
    for page in read_page_files(content, [Kind.PROJECT]):
        slug = page.path.name.split(".")[0]
        names = [str(value) for field in ("short", "title") if (value := page.values.get(field))]
        yield slug, names or [slug]
