"""Reads a report of an outlet and begins a page about it: facts into the header, the words left to a person.

Exit codes: 0 done, or the draft was there already; 1 the report could not be had or read, or a file not written;
2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from antoan.cli.arguments import add_content_folder, add_json, add_now
from antoan.cli.parser import Parser
from antoan.errors import MissingFolder

if TYPE_CHECKING:
    from antoan.drafting.desk import Drafted
    from antoan.drafting.findings import Finder
    from antoan.drafting.source import RawReport
    from antoan.model.reference_data import ReferenceData
    from antoan.strings.texts import Texts

KINDS = {"news": "news", "plan": "plans", "project": "projects"}


def add_arguments(parser: Parser) -> None:
    """Options of `antoan draft`."""
    text = parser.text
    parser.add_argument("report", metavar="FILE|URL|-", help=text("draft.help.report"))
    parser.add_argument("--url", default="", metavar="URL", help=text("draft.help.url"))
    parser.add_argument("--kind", choices=tuple(KINDS), default=None, help=text("draft.help.kind"))
    parser.add_argument("--slug", default="", metavar="SLUG", help=text("draft.help.slug"))
    parser.add_argument("--dry-run", action="store_true", help=text("draft.help.dry-run"))
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="HOST[:PORT]", help=text("draft.help.allow-host")
    )
    parser.add_argument("--open", action="store_true", help=text("new.help.open"))
    add_content_folder(parser)
    add_json(parser)
    add_now(parser)


def run(options: argparse.Namespace) -> int:
    """Read, find, write, and say what was found."""
    from antoan.drafting.source import NoReport
    from antoan.strings.messages import explanation
    from antoan.strings.system_reasons import reason_of
    from antoan.strings.texts import interface_texts
    from antoan.writing.slug import slugify

    content: Path = options.content
    if not content.is_dir():
        raise MissingFolder(content)
    texts = interface_texts(options.lang)
    if options.slug != slugify(options.slug):
        print(texts("draft.slug", found=options.slug, proposal=slugify(options.slug)), file=sys.stderr)
        return 2
    try:
        return _drafted(options, _raw(options, texts), texts)
    except NoReport as fault:
        values = dict(fault.values)
        if code := values.pop("code", ""):  # why a page could not be fetched is told as of feeds
            values["reason"] = texts(f"feeds.error.{code}")
        print(f"antoan draft: {explanation(NoReport(fault.key, **values), texts)}", file=sys.stderr)
        return 1
    except OSError as error:
        print(texts("new.failed", file=error.filename or "", reason=reason_of(error, texts)), file=sys.stderr)
        return 1


def _raw(options: argparse.Namespace, texts: Texts) -> RawReport:
    from antoan.cli.feeds import PROJECT_ADDRESS
    from antoan.drafting.source import checked, fetch_report, is_address, read_report_file
    from antoan.feeds.guard import AllowedHost

    if options.report == "-":
        if sys.stdin.isatty():
            print(texts("draft.paste"), file=sys.stderr)
        return checked("-", sys.stdin.buffer.read())
    if not is_address(options.report):
        return read_report_file(Path(options.report))
    allowed = [AllowedHost.parse(host) for host in options.allow_host]
    now = options.now
    return fetch_report(options.report.strip(), allowed, PROJECT_ADDRESS, lambda: now or datetime.now(UTC))


def _drafted(options: argparse.Namespace, raw: RawReport, texts: Texts) -> int:
    from antoan.cli.draft_view import print_found
    from antoan.content.atomic_file import sweep
    from antoan.drafting.desk import Drafted, draft, standing_page
    from antoan.drafting.found_fields import found_fields
    from antoan.model.calendar import day_in_vietnam
    from antoan.model.metadata import Kind

    content: Path = options.content
    now = options.now or datetime.now(UTC)
    findings = _finder(content).find(raw.report(options.url), now)
    fields = found_fields(findings)
    done = Drafted(None, ())
    if not options.dry_run:
        sweep(content)
        if standing := standing_page(content, findings.url):
            done = Drafted(None, standing)
        else:
            kind = Kind(KINDS[options.kind]) if options.kind else None
            done = draft(content, raw, findings, day_in_vietnam(now), texts, kind=kind, slug=options.slug)
    if options.json:
        fields |= {
            "original": done.original.as_posix() if done.original else None,
            "files": [path.as_posix() for path in done.files],
            "written": [path.as_posix() for path in done.written],
        }
        print(json.dumps(fields, ensure_ascii=False, indent=1))
    else:
        print_found(fields, _data(content), options.lang)
        _report(done, texts)
    return _opened(done, texts) if options.open and done.files else 0


def _data(content: Path) -> ReferenceData:
    from antoan.content.data_files import read_data
    from antoan.content.reference_folder import reference_folder

    return read_data(reference_folder(content) / "data", "")[0]


def _finder(content: Path) -> Finder:
    from antoan.content.feeds_file import read_feeds
    from antoan.content.reference_folder import reference_folder
    from antoan.drafting.findings import Finder
    from antoan.inbox.page_files import read_page_files
    from antoan.model.metadata import Kind

    projects: dict[str, list[str]] = {}
    lists = reference_folder(content)
    for page in read_page_files(lists, [Kind.PROJECT]):
        slug = page.path.name.split(".")[0]
        names = [str(page.values[name]) for name in ("short", "title") if page.values.get(name)]
        projects.setdefault(slug, []).extend(names)
    return Finder.from_data(_data(content), read_feeds(lists / "feeds.yml", "")[0], projects)


def _report(done: Drafted, texts: Texts) -> None:
    if not done.files:
        print(texts("draft.dry-run"))
        return
    for path in done.files:
        print(texts("new.written" if path in done.written else "new.standing", file=path.as_posix()))
    if done.original:
        print(texts("draft.kept", file=done.original.as_posix()))
    print(texts("draft.next" if done.written else "new.unchanged"))


def _opened(done: Drafted, texts: Texts) -> int:
    from antoan.cli.new_editor import open_in_editor

    if open_in_editor(done.files[0]):
        return 0
    print(texts("new.unopened", file=done.files[0].as_posix()), file=sys.stderr)
    return 1
