"""Removes what came from an address, for good.

Exit codes: 0 done, 1 a page with other sources too is left for an editor to decide, or a file could not be changed,
2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from antoan.cli.arguments import add_content_folder, add_now
from antoan.cli.parser import Parser
from antoan.errors import MissingFolder

if TYPE_CHECKING:
    from antoan.inbox.page_files import PageFile
    from antoan.inbox.takedown import Takedown
    from antoan.strings.texts import Texts


def add_arguments(parser: Parser) -> None:
    """Options of `antoan takedown`."""
    parser.add_argument("urls", nargs="+", metavar="URL", help=parser.text("cli.option.urls"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.text("cli.option.reason"))
    add_content_folder(parser)
    add_now(parser)


def run(options: argparse.Namespace) -> int:
    """Take down every address."""
    from antoan.content.atomic_file import sweep
    from antoan.inbox.desk import Writer
    from antoan.inbox.takedown import carry_out
    from antoan.strings.system_reasons import reason_of
    from antoan.strings.texts import interface_texts

    if not options.content.is_dir():
        raise MissingFolder(options.content)
    texts = interface_texts(options.lang)
    if wrong := [url for url in options.urls if not _is_address(url)]:
        print(texts("takedown.not-an-address", found=", ".join(wrong)), file=sys.stderr)
        return 2
    sweep(options.content)
    left_over = changed = False
    for url in options.urls:
        takedown, file = _planned(url, options)
        try:
            stubborn = carry_out(takedown, file, Writer())
        except OSError as error:
            print(texts("takedown.failed", file=error.filename or "", reason=reason_of(error, texts)), file=sys.stderr)
            return 1
        _report(url, takedown, stubborn, options.content, texts)
        left_over |= bool(takedown.shared or stubborn)
        changed |= not takedown.is_empty
    if changed:
        print(texts("takedown.rebuild"))
    return 1 if left_over else 0


def _is_address(url: str) -> bool:
    from antoan.writing.links import link_key

    return url.strip().lower().startswith(("http://", "https://")) and bool(link_key(url))


def _planned(url: str, options: argparse.Namespace) -> tuple[Takedown, Path]:
    """What has to happen, and the file of decisions; read again for each address, since the last changed the disk."""
    from antoan.content.inbox_files import FOLDER, read_inbox
    from antoan.inbox.decisions import decisions_file
    from antoan.inbox.page_files import SOURCED, read_page_files
    from antoan.inbox.takedown import plan_takedown
    from antoan.model.calendar import day_in_vietnam
    from antoan.model.metadata import Kind

    content: Path = options.content
    stored, _ = read_inbox(content / FOLDER, FOLDER)
    pages = read_page_files(content, (Kind.PRESS, *SOURCED))
    today = day_in_vietnam(options.now or datetime.now(UTC))
    return plan_takedown(url, options.reason, stored, pages, today), decisions_file(content)


def _report(url: str, takedown: Takedown, stubborn: Sequence[PageFile], content: Path, texts: Texts) -> None:
    print(texts("takedown.none" if takedown.is_empty else "takedown.remembered", url=url))
    for path in takedown.items:
        print(texts("takedown.item", file=path.as_posix()))
    for path, _ in takedown.trimmed:
        print(texts("takedown.trimmed", file=path.as_posix()))
    for path in takedown.press:
        print(texts("takedown.press", file=path.as_posix()))
    for page in takedown.drafted:
        print(texts(_fate(page, stubborn), file=page.path.as_posix()))
    for page, line in takedown.shared:
        print(texts("takedown.shared", file=page.path.as_posix(), line=line))
    pages = [*takedown.press, *(page.path for page in takedown.drafted), *(page.path for page, _ in takedown.shared)]
    for path in dict.fromkeys(report for page in pages for report in _kept_reports(page, content)):
        print(texts("takedown.kept", file=path.as_posix()))


def _fate(page: PageFile, stubborn: Sequence[PageFile]) -> str:
    """The key of what became of a page that rests on the address alone."""
    if page in stubborn:
        return "takedown.stubborn"
    return "takedown.drafted.before" if page.values.get("status") == "draft" else "takedown.drafted"


def _kept_reports(page: Path, content: Path) -> list[Path]:
    """What a page was drafted from: kept under its name, and under a year also where the page has none."""
    from glob import escape

    from antoan.content.kept_reports import FOLDER

    kind, *year = page.parent.relative_to(content).parts
    folders = (content / FOLDER / kind).glob(year[0] if year else "*")
    slug = escape(page.name.split(".")[0])
    return sorted(path for folder in folders for path in folder.glob(f"{slug}.*"))
