"""A page of the site, before it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from antoan.model.calendar import PartialDate
from antoan.model.language import Language


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page; the last one has no path."""

    title: str
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a template shows.

    Attributes:
        title: the `<h1>`.
        head_title: the `<title>` without the site's name.
        values: what only this template needs.
        structured_data: schema.org objects.
        feed: URL path without extension of the feeds that cover this page, such as `news/feed`.
    """

    title: str
    head_title: str
    description: str
    crumbs: tuple[Crumb, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    structured_data: tuple[Mapping[str, Any], ...] = ()
    feed: str = "feed"
    og_type: str = "website"


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """An address of the site and how to compose what stands there.

    Attributes:
        key: address without language; the same in both languages.
        template: file name below `overrides/`.
        alternates: URL paths by language, its own among them; a page that stands alone has only itself.
        modified: when its content last changed, for the sitemap; `None` where that cannot be said.
        has_place: whether it is a page of its own; one that is shown in the place of others has none, so its links
            start at the root and no list names it.
        stands_for: URL path of the page that search engines should know instead, where there is one.
        compose: makes the view; called once, when the page is rendered.
        file: the file of content it is made of, as messages show it; empty where it is made of many.
    """

    key: str
    template: str
    language: Language
    alternates: Mapping[Language, str]
    compose: Callable[[], View]
    modified: PartialDate | None = None
    has_place: bool = True
    stands_for: str = ""
    file: str = ""

    @property
    def path(self) -> str:
        """URL path below the root, without a leading slash."""
        return self.language.prefix + self.key


def in_each_language(
    key: str, template: str, compose: Callable[[Language], View], modified: PartialDate | None = None
) -> Iterator[SitePage]:
    """The pages at `key` in both languages."""
    for language in Language:
        yield SitePage(
            key=key,
            template=template,
            language=language,
            alternates=in_both(key),
            modified=modified,
            compose=partial(compose, language),
        )


def in_both(key: str) -> dict[Language, str]:
    """Alternates of a page that stands in both languages."""
    return {language: language.prefix + key for language in Language}
