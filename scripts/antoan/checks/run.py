"""The list of checks, and running them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from antoan.catalogue.catalogue import Catalogue
from antoan.checks import (
    addresses,
    date_future,
    date_order,
    figure_sources,
    links,
    personal_data,
    phones,
    pictures,
    references,
    review_overdue,
    sources,
    translation_block,
    translation_facts,
    translation_outdated,
    updated,
    year_folder,
)
from antoan.checks.context import Context
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
    date_future,
    date_order,
    figure_sources,
    links,
    personal_data,
    phones,
    pictures,
    references,
    review_overdue,
    sources,
    translation_block,
    translation_facts,
    translation_outdated,
    updated,
    year_folder,
)


def run_checks(content: Content, catalogue: Catalogue, today: date) -> list[Problem]:
    """Every problem of the pages taken together, in reading order; faults inside one file are `content.problems`.

    Args:
        catalogue: built from all pages, drafts among them.
    """
    context = Context(content=content, catalogue=catalogue, today=today)
    return in_reading_order(problem for check in CHECKS for problem in check.check(context))
