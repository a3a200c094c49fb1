"""The list of checks, and running them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from antoan.catalogue.catalogue import Catalogue
from antoan.checks import (
    addresses,
    charts,
    date_future,
    date_order,
    figure_sources,
    headline_copied,
    links,
    personal_data,
    phones,
    pictures,
    press_body,
    private_named,
    references,
    review_overdue,
    search_words,
    section_empty,
    sources,
    taken_down,
    translation_block,
    translation_facts,
    translation_outdated,
    unwritten,
    updated,
    words_copied,
    year_folder,
)
from antoan.checks.context import Context
from antoan.content.kept_reports import kept_words
from antoan.content.loader import Content
from antoan.problems import Problem, Severity, in_reading_order


class Check(Protocol):
    """A module of this folder that holds one rule."""

    @property
    def CODES(self) -> tuple[str, ...]:  # noqa: N802  (a constant of the module)
        """Every code its problems may have."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802
        """How loud they all are."""

    def check(self, context: Context) -> Iterator[Problem]:
        """The problems found."""


CHECKS: tuple[Check, ...] = (
    addresses,
    charts,
    date_future,
    date_order,
    figure_sources,
    headline_copied,
    links,
    personal_data,
    phones,
    pictures,
    press_body,
    private_named,
    references,
    review_overdue,
    search_words,
    section_empty,
    sources,
    taken_down,
    translation_block,
    translation_facts,
    translation_outdated,
    unwritten,
    updated,
    words_copied,
    year_folder,
)


# What cannot be said while a data file cannot be read: it would be said of every page.
_LEANS_ON: dict[str, tuple[str, ...]] = {
    "phone-unknown": ("hotlines",),
    "phone-unpublished": ("hotlines",),
    "phone-superseded": ("hotlines",),
    "reference-hotline": ("hotlines",),
    "reference-province": ("provinces",),
    "reference-organisation": ("organisations",),
    "reference-topic": ("topics",),
    "link-missing-page": ("provinces", "organisations", "topics"),
    "personal-data": ("hotlines", "provinces"),
}

# A page may be dated ahead because of an event: while that cannot be read, nothing can be said of the dates.
_LEANS_ON_EVENT = frozenset({"date-future", "date-order"})


def run_checks(
    content: Content, catalogue: Catalogue, today: date, removed: Mapping[str, date] | None = None
) -> list[Problem]:
    """Every problem of the pages taken together, in reading order; faults inside one file are `content.problems`.

    Pages with such faults are checked too; what comes only of a value that stands in for one of them is dropped.

    Args:
        catalogue: built from all pages, drafts among them.
        removed: addresses that were taken down, as `link_key`, with the day.
    """
    their_words = {(kind, slug): words for kind, slug, words in kept_words(content.root)}
    context = Context(content=content, catalogue=catalogue, today=today, removed=removed or {}, their_words=their_words)
    found = (problem for check in CHECKS for problem in check.check(context))
    unread = {damaged.page.file: damaged.unread for damaged in content.damaged}
    counterparts = {_without_language(file): fields for file, fields in unread.items()}

    def is_about_a_stopgap(problem: Problem) -> bool:
        if any(name in content.data.unread for name in _LEANS_ON.get(problem.code, ())):
            return True
        if problem.file in unread:
            fields = unread[problem.file]
            return problem.top_field in fields or ("event" in fields and problem.code in _LEANS_ON_EVENT)
        # A translation is held against the fields of its counterpart, or its status alone.
        others = counterparts.get(_without_language(problem.file))
        if others is None or not problem.code.startswith("translation-"):
            return False
        return problem.code != "translation-ahead" or "status" in others

    return in_reading_order(problem for problem in found if not is_about_a_stopgap(problem))


def _without_language(file: str) -> str:
    """`news/2025/a.vi.md` and `news/2025/a.en.md` both give `news/2025/a`."""
    return file.removesuffix(".md").rpartition(".")[0]
