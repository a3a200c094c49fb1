"""Options that several subcommands share."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from antoan.checks.inspection import Inspection, inspect, keep_originals
from antoan.cli.arguments import add_config_file, add_content_folder, add_today
from antoan.cli.parser import Parser
from antoan.content.cache import ParseCache
from antoan.content.cache_folder import cache_folder
from antoan.content.originals import OriginalStore
from antoan.model.calendar import today_in_vietnam


def add_content(parser: Parser) -> None:
    """Where the content is, and what day it is."""
    add_content_folder(parser)
    add_config_file(parser)
    add_today(parser)


def today_of(options: argparse.Namespace) -> date:
    """The day given, or the clock's in Viet Nam."""
    day: date | None = options.today
    return day or today_in_vietnam()


def inspect_content(options: argparse.Namespace) -> Inspection:
    """Load and check the content the options name, with the parse cache.

    Raises:
        MissingFolder: there is no such folder.
    """
    cache = ParseCache(cache_folder())
    docs: Path = options.config_file.parent / "docs"
    inspection = inspect(options.content, docs, today_of(options), cache)
    keep_originals(OriginalStore(cache_folder()), inspection)
    return inspection
