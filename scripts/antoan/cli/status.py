"""What is to be done, the most urgent first.

Exit codes: 0 also when there is work, 1 with `--strict` when something must not wait, or the list could not be
written, 2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from antoan.cli.arguments import add_now
from antoan.cli.parser import Parser

if TYPE_CHECKING:
    from antoan.strings.texts import Texts
    from antoan.worklist.edition import Edition
    from antoan.worklist.pages import Survey
    from antoan.worklist.staff_folder import StaffFolder
    from antoan.worklist.work import Work

FORMATS = ("table", "json", "md", "html")


def add_arguments(parser: Parser) -> None:
    """Options of `antoan status`."""
    from antoan.cli.options import add_content

    text = parser.text
    parser.add_argument("--format", choices=FORMATS, default="table", help=text("status.option.format"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=text("status.option.out"))
    parser.add_argument("--within", type=_days, default=30, metavar="30", help=text("status.option.within"))
    parser.add_argument("--diff", action="store_true", help=text("status.option.diff"))
    parser.add_argument("--all", action="store_true", help=text("status.option.all"))
    parser.add_argument("--links", action="store_true", help=text("status.option.links"))
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="HOST[:PORT]", help=text("status.option.allow-host")
    )
    parser.add_argument("--strict", action="store_true", help=text("status.option.strict"))
    add_content(parser)
    add_now(parser)


def run(options: argparse.Namespace) -> int:
    """Look through everything and say what is to be done."""
    from antoan.feeds.guard import AllowedHost, Guard
    from antoan.model.calendar import day_in_vietnam
    from antoan.strings.system_reasons import reason_of
    from antoan.strings.texts import interface_texts
    from antoan.worklist.staff_folder import StaffFolder

    texts = interface_texts(options.lang)
    options.now = options.now or datetime.now(UTC)
    options.today = options.today or day_in_vietnam(options.now)
    options.guard = Guard(tuple(map(AllowedHost.parse, options.allow_host)))
    folder = None
    if options.out:
        folder = StaffFolder(options.out)
        if not folder.is_safe(options.content, options.config_file):
            print(texts("status.out.unsafe", folder=options.out), file=sys.stderr)
            return 2
    edition = _edition(options, folder, texts)
    if folder:
        try:
            folder.write(edition, options.lang)
        except OSError as error:
            print(texts("status.out.failed", folder=options.out, reason=reason_of(error, texts)), file=sys.stderr)
            return 1
        print(texts("status.out.written", folder=options.out), file=sys.stderr)
    if not folder or options.format != "table":
        _print(edition, options)
    return 1 if options.strict and edition.is_pressing else 0


def _edition(options: argparse.Namespace, folder: StaffFolder | None, texts: Texts) -> Edition:
    from antoan.cli.options import inspect_content
    from antoan.content.cache_folder import cache_folder
    from antoan.content.feeds_file import read_feeds
    from antoan.content.inbox_files import FOLDER, read_inbox
    from antoan.content.originals import OriginalStore
    from antoan.feeds.health import health_of
    from antoan.feeds.state import load_states, state_file
    from antoan.worklist.edition import next_edition
    from antoan.worklist.former_text import former_text
    from antoan.worklist.others import work_in_inbox, work_on_feeds
    from antoan.worklist.pages import Survey, outdated, work_on_pages
    from antoan.worklist.work import in_order

    inspection = inspect_content(options)
    store, cache = OriginalStore(cache_folder()), cache_folder()
    former = {}
    for found in outdated(inspection.catalogue(drafts=True)):
        assert found.block
        if text := former_text(found.block.of, Path(found.original.file), store):
            former[found.block.of] = text
    survey = Survey(inspection, options.today, options.within, former)
    work = list(work_on_pages(survey))
    inbox = f"{options.content.as_posix()}/{FOLDER}"
    items = [stored.item for stored in read_inbox(options.content / FOLDER, inbox)[0]]
    work += work_in_inbox(items, inbox, texts("status.inbox.title"), options.now)
    feeds = options.content / "feeds.yml"
    if states := load_states(state_file(cache, options.content)):
        health = [health_of(feed, states.get(feed.id), options.now) for feed in read_feeds(feeds, "")[0]]
        work += work_on_feeds(health, feeds.as_posix())
    counts: dict[str, int] = {}
    if options.links:
        counts = _links(survey, work, options, texts)
    before = folder.before() if folder else None
    return next_edition(in_order(work), options.now, before, counts)


def _links(survey: Survey, work: list[Work], options: argparse.Namespace, texts: Texts) -> dict[str, int]:
    """Ask what was not asked today; adds what there is to do to `work` and returns how many addresses fare how."""
    from collections import Counter

    from antoan.cli.feeds import site_address
    from antoan.content.cache_folder import cache_folder
    from antoan.worklist.link_check import LinkMemory
    from antoan.worklist.links import uses_of_links, work_on_links

    uses = uses_of_links(survey.inspection.content.pages)
    memory = LinkMemory.load(cache_folder(), options.content)
    memory.forget_all_but(uses)
    if due := memory.due(list(uses), options.now):
        print(texts("status.link.asking", count=len(due)), file=sys.stderr, flush=True)
        memory.ask(due, options.now, options.guard, site_address(options.config_file))
        if memory.is_offline:
            print(texts("status.link.offline"), file=sys.stderr)
    work += work_on_links(uses, memory.records)
    return dict(Counter(record.state.value for record in memory.records.values()))


def _print(edition: Edition, options: argparse.Namespace) -> None:
    if options.format == "table":
        from antoan.cli.status_view import print_status

        print_status(edition, options.lang, everything=options.all, diff=options.diff)
    elif options.format == "json":
        from antoan.worklist.as_json import as_json

        print(as_json(edition, options.lang))
    elif options.format == "md":
        from antoan.worklist.as_markdown import as_markdown

        print(as_markdown(edition, options.lang, diff=options.diff))
    else:
        from antoan.worklist.as_html import as_html

        print(as_html(edition, options.lang), end="")


def _days(text: str) -> int:
    """A number of days, none included.

    Raises:
        ValueError: it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ValueError(text)
    return int(text)
