"""The feeds: fetch, see which fail, try the judgement.

Exit codes: 0 done (also when some feeds failed: the table says which), 1 feeds.yml or a line to classify has faults, or
not one feed could be fetched, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from antoan.cli.arguments import add_content_folder, add_json, add_now, seconds_type
from antoan.cli.parser import Parser
from antoan.content.cache_folder import cache_folder
from antoan.errors import MissingFolder
from antoan.model.language import Language

if TYPE_CHECKING:
    from antoan.feeds.pipeline import FeedResult
    from antoan.model.feed import Feed
    from antoan.problems import Problem

TIMEOUT = 30
PROJECT_ADDRESS = "https://antoan.example.org/"
_SITE_URL = re.compile(r"^site_url: *['\"]?(https?://[^\s'\"]+)", re.MULTILINE)
# An item to classify may be of any day.
_ANY_TIME = datetime(9000, 1, 1, tzinfo=UTC)
ACTIONS = ("fetch", "status", "classify")
_ITEM_LINE = '{"id": "…", "title": "…", "summary": "…", "language": "vi", "published": "2026-01-31T08:00:00+07:00"}'


def add_arguments(parser: Parser) -> None:
    """Options of `antoan feeds`; --content may stand before or after the subcommand."""
    add_content_folder(parser)
    for name, sub in parser.add_actions("feeds", ACTIONS).items():
        add_content_folder(sub, argparse.SUPPRESS)
        if name != "classify":
            _add_list(sub)
        if name == "fetch":
            _add_fetch(sub)
        if name == "status":
            sub.add_argument("--html", type=Path, metavar="FILE", help=parser.text("cli.option.html"))


def _add_list(parser: Parser) -> None:
    parser.add_argument("--feeds", type=Path, default=None, metavar="FILE", help=parser.text("cli.option.feeds"))
    add_now(parser)
    add_json(parser)


def _add_fetch(parser: Parser) -> None:
    text = parser.text
    parser.add_argument("only", nargs="*", metavar="ID", help=text("cli.option.only"))
    parser.add_argument("--force", action="store_true", help=text("cli.option.force"))
    hosts = text("cli.option.allow-host")
    parser.add_argument("--allow-host", action="append", default=[], metavar="HOST[:PORT]", help=hosts)
    parser.add_argument("--address", metavar="URL", help=text("cli.option.feeds-address"))
    most = text("cli.option.timeout", seconds=TIMEOUT)
    parser.add_argument("--timeout", type=seconds_type(text), default=float(TIMEOUT), metavar="SECONDS", help=most)


def run(options: argparse.Namespace) -> int:
    """Fetch, tell, or judge."""
    if not options.content.is_dir():
        raise MissingFolder(options.content)
    return {"fetch": _fetch, "status": _status, "classify": _classify}[options.action](options)


def _feeds(options: argparse.Namespace) -> tuple[tuple[Feed, ...], tuple[Problem, ...], Path]:
    """The feeds that can be read, the faults of the others, and their file.

    Raises:
        MissingFolder: there is no such file.
    """
    from antoan.content.feeds_file import read_feeds

    file: Path = options.feeds or options.content / "feeds.yml"
    if not file.is_file():
        raise MissingFolder(file)
    return *read_feeds(file, file.as_posix()), file


def site_address(config: Path) -> str:
    """The site's own address out of mkdocs.yml; the project's where there is none."""
    try:
        match = _SITE_URL.search(config.read_text(encoding="utf-8"))
    except OSError:
        match = None
    return match[1] if match else PROJECT_ADDRESS


def _fetch(options: argparse.Namespace) -> int:
    from antoan.cli.feeds_view import as_object, print_progress, print_summary
    from antoan.cli.report import report
    from antoan.content.atomic_file import sweep
    from antoan.content.inbox_files import FOLDER
    from antoan.feeds.guard import AllowedHost, Guard
    from antoan.feeds.pipeline import Terms, carry_out, fetch
    from antoan.feeds.retrieve import Limits
    from antoan.feeds.state import load_states, save_states, state_file
    from antoan.strings.system_reasons import reason_of
    from antoan.strings.texts import interface_texts

    texts = interface_texts(options.lang)
    guard = Guard(tuple(map(AllowedHost.parse, options.allow_host)))
    feeds, problems, file = _feeds(options)
    if problems:
        print(report(problems, "human", [options.lang]), file=sys.stderr)
    if unknown := [name for name in options.only if name not in {feed.id for feed in feeds}]:
        print(f"antoan feeds: {texts('feeds.unknown', ids=', '.join(unknown))}", file=sys.stderr)
        return 2
    chosen = [feed for feed in feeds if not options.only or feed.id in options.only]
    now = options.now or datetime.now(UTC)
    sweep(options.content / FOLDER)
    stored = state_file(cache_folder(), options.content)
    states = load_states(stored)
    terms = Terms(
        content=options.content,
        now=now,
        limits=Limits(total=options.timeout),
        guard=guard,
        address=options.address or site_address(Path("mkdocs.yml")),
        force=options.force,
    )
    is_live = sys.stderr.isatty() and not options.json
    if not options.json:
        print(texts("feeds.fetching", count=len(chosen)), file=sys.stderr, flush=True)
    result = fetch(
        chosen,
        states,
        terms,
        (lambda done: print_progress(done, options.lang)) if is_live else (lambda _: None),
    )
    try:
        carry_out(result.plan, options.content)
        notes = _switch_off(file, result.results, now, options.lang)
        save_states(stored, states | dict(result.states))
    except OSError as error:
        told = texts("feeds.unwritten", file=error.filename, reason=reason_of(error, texts))
        print(f"antoan feeds: {told}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(as_object(result, options.lang), ensure_ascii=False))  # a line a run, for logs
    else:
        print_summary(result, options.lang, notes)
    tried = [each for each in result.results if each.status not in ("off", "waiting")]
    return 1 if problems or (tried and all(each.status in ("error", "gone") for each in tried)) else 0


def _switch_off(file: Path, results: Sequence[FeedResult], now: datetime, language: Language) -> Mapping[str, str]:
    """Switch feeds off whose server says they are gone for good; what is to be said about each."""
    from antoan.content.feeds_file import switch_off
    from antoan.model.calendar import PartialDate, day_in_vietnam
    from antoan.strings.texts import interface_texts
    from antoan.writing.dates import format_when

    texts = interface_texts(language)
    day = PartialDate.from_date(day_in_vietnam(now))
    both = " / ".join(interface_texts(each)("feeds.gone.note", day=format_when(day, each)) for each in Language)
    return {
        result.feed.id: texts("feeds.gone.off" if switch_off(file, result.feed.id, both) else "feeds.gone.by-hand")
        for result in results
        if result.status == "gone"
    }


def _status(options: argparse.Namespace) -> int:
    from antoan.cli.feeds_view import health_objects, health_page, print_health
    from antoan.cli.report import report
    from antoan.content.atomic_file import write_atomically
    from antoan.feeds.health import health_of
    from antoan.feeds.state import load_states, state_file
    from antoan.strings.texts import interface_texts

    texts = interface_texts(options.lang)
    feeds, problems, _ = _feeds(options)
    if problems:
        print(report(problems, "human", [options.lang]), file=sys.stderr)
    now = options.now or datetime.now(UTC)
    states = load_states(state_file(cache_folder(), options.content))
    health = [health_of(feed, states.get(feed.id), now) for feed in feeds]
    if options.html:
        write_atomically(options.html, health_page(health, options.lang, now))
        print(texts("feeds.status.written", file=options.html), file=sys.stderr)
    if options.json:
        print(json.dumps(health_objects(health), ensure_ascii=False, indent=1))
    elif not options.html:
        print_health(health, options.lang, now)
    return 1 if problems else 0


def _classify(options: argparse.Namespace) -> int:
    from antoan.content.data_files import read_data
    from antoan.judge.judgement import Judge
    from antoan.strings.texts import interface_texts

    texts = interface_texts(options.lang)
    data = options.content / "data"
    judge = Judge.from_data(read_data(data, data.as_posix())[0])
    faults = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            print(json.dumps(_judged(judge, json.loads(line.decode("utf-8-sig"))), ensure_ascii=False))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            faults += 1
            told = texts("feeds.classify.line", line=number, expected=_ITEM_LINE, reason=repr(error))
            print(f"antoan feeds classify: {told}", file=sys.stderr)
    return 1 if faults else 0


def _judged(judge: Any, values: dict[str, Any]) -> dict[str, Any]:
    """One line of output for one of input.

    Raises:
        ValueError, KeyError, TypeError: it is not as described.
    """
    from antoan.feeds.items import SUMMARY_LIMIT, TITLE_LIMIT
    from antoan.feeds.plain_text import plain_text
    from antoan.feeds.published import parse_published
    from antoan.model.calendar import day_in_vietnam

    language = Language(values["language"]) if values.get("language") in list(Language) else None
    text = values.get("published")
    moment = parse_published(str(text), _ANY_TIME) if text else None
    found = judge.judge(
        plain_text(str(values["title"] or ""), TITLE_LIMIT),
        plain_text(str(values.get("summary") or ""), SUMMARY_LIMIT),
        language,
        moment and day_in_vietnam(moment),
    )
    return {
        "id": values["id"],
        "relevant": found.relevant,
        "score": round(found.score, 4),
        "reasons": found.reasons,
        "topics": found.topics,
        "provinces": found.provinces,
        "organisations": found.organisations,
        "dates": [str(when) for when in found.dates],
    }
