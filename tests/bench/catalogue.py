"""The topics, provinces, organisations and projects that the made-up news refer to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.pair import Pair, pair_from
from tests.bench.yaml_text import read_yaml


@dataclass(frozen=True, kw_only=True)
class Term:
    """Something a news item can be filed under; `slug` is its key in the front matter."""

    slug: str
    name: Pair


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything that can be referred to; no tuple is empty except `projects`."""

    topics: tuple[Term, ...]
    provinces: tuple[Term, ...]
    organisations: tuple[Term, ...]
    projects: tuple[Term, ...]


def read_catalogue(content: Path) -> Catalogue:
    """The catalogue of a content folder (the one that holds `data/` and `projects/`).

    Organisations that have ended are left out: the news are about the years before and after.
    """
    return Catalogue(
        topics=_terms(content / "data" / "topics.yml"),
        provinces=_terms(content / "data" / "provinces.yml"),
        organisations=_terms(content / "data" / "organisations.yml"),
        projects=tuple(_project(path) for path in sorted((content / "projects").glob("*.vi.md"))),
    )


def _terms(path: Path) -> tuple[Term, ...]:
    entries: list[dict[str, Any]] = read_yaml(path)[path.stem]
    return tuple(Term(slug=entry["slug"], name=pair_from(entry["name"])) for entry in entries if "ended" not in entry)


def _project(path: Path) -> Term:
    slug = path.name.removesuffix(".vi.md")
    name = slug.upper()
    return Term(slug=slug, name=Pair(vi=name, en=name))
