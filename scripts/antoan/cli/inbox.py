"""The inbox: see, keep, reject, promote what was fetched.

Without a subcommand, a list. Ids may be abbreviated.

Exit codes: 0 done, 1 an id is unknown or unclear, or an item may not be kept yet, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from antoan.cli.arguments import DAY, add_content_folder, add_json, add_now, count_type, day_type
from antoan.cli.parser import Parser
from antoan.errors import MissingFolder
from antoan.model.language import Language

if TYPE_CHECKING:
    from antoan.inbox.desk import Desk, Outcome
    from antoan.model.inbox import Decision, InboxItem
    from antoan.strings.texts import Texts

LIMIT = 25
ACTIONS = ("list", "show", "keep", "promote", "reject", "review")


def add_arguments(parser: Parser) -> None:
    """Options of `antoan inbox`; they may stand before or after the subcommand."""
    _add_common(parser, {"content": Path("content"), "now": None})
    _add_list(parser, {"limit": LIMIT, "all": False})
    add_json(parser)
    parser.set_defaults(all_sources=False, date=None)
    text = parser.text
    for name, sub in parser.add_actions("inbox", ACTIONS, required=False).items():
        _add_common(sub, {})
        if name in ("list", "show"):
            add_json(sub, default=argparse.SUPPRESS)
        if name == "list":
            _add_list(sub, {})
        elif name != "review":
            sub.add_argument("ids", nargs="+", metavar="ID", help=text("cli.option.ids"))
        if name == "keep":
            when = text("cli.option.date")
            sub.add_argument("--date", type=day_type(text), default=argparse.SUPPRESS, metavar=DAY, help=when)
        if name in ("keep", "review"):
            every = text("cli.option.all-sources")
            sub.add_argument("--all-sources", action="store_true", default=argparse.SUPPRESS, help=every)


def _add_common(parser: Parser, defaults: dict[str, Any]) -> None:
    add_content_folder(parser, defaults.get("content", argparse.SUPPRESS))
    add_now(parser, defaults.get("now", argparse.SUPPRESS))


def _add_list(parser: Parser, defaults: dict[str, Any]) -> None:
    def default(name: str) -> Any:
        return defaults.get(name, argparse.SUPPRESS)

    text = parser.text
    most = text("cli.option.items", count=LIMIT)
    parser.add_argument("--limit", type=count_type(text), default=default("limit"), metavar="N", help=most)
    parser.add_argument("--all", action="store_true", default=default("all"), help=text("cli.option.all"))


def run(options: argparse.Namespace) -> int:
    """List, show or decide."""
    from antoan.content.atomic_file import sweep
    from antoan.inbox.desk import Desk
    from antoan.strings.texts import interface_texts

    if not options.content.is_dir():
        raise MissingFolder(options.content)
    texts = interface_texts(options.lang)
    desk = Desk(options.content, options.now or datetime.now(UTC))
    if desk.problems:
        print(texts("inbox.faulty", count=len(desk.problems)), file=sys.stderr)
    action = options.action or "list"
    if action == "list":
        return _list(desk, options, texts)
    if action != "show":
        sweep(options.content)
    if action == "review":
        from antoan.cli.inbox_review import review

        return review(desk, options, texts)
    found, unclear = _chosen(desk, options.ids, texts)
    for line in unclear:
        print(line, file=sys.stderr)
    done = _show(desk, found, options, texts) if action == "show" else _decide(desk, action, found, options, texts)
    return 1 if unclear or not done else 0


def _list(desk: Desk, options: argparse.Namespace, texts: Texts) -> int:
    from antoan.cli.inbox_view import as_object, print_table, say

    waiting = desk.waiting
    shown = waiting if options.all else waiting[: max(0, options.limit)]
    if options.json:
        objects = [as_object(item, desk.stored[item.id].path, desk.now) for item in shown]
        print(json.dumps(objects, ensure_ascii=False, indent=1))
        return 0
    if shown:
        print_table(shown, waiting, desk, _reference_data(options.content), options.lang)
    say(texts("inbox.total", total=len(waiting), shown=len(shown)) if waiting else texts("inbox.empty"))
    print_outlets(desk, texts)
    return 0


def print_outlets(desk: Desk, texts: Texts) -> None:
    """The line about the number of outlets."""
    from antoan.cli.inbox_view import say
    from antoan.inbox.policy import OUTLETS_NEEDED

    count = desk.outlets
    say(texts("inbox.outlets", recent=count.recent, ever=count.ever, needed=OUTLETS_NEEDED))


def _chosen(desk: Desk, typed: Iterable[str], texts: Texts) -> tuple[list[str], list[str]]:
    """The ids that are meant, each once, and a line for every one that is not clear."""
    from antoan.inbox.chosen import Unclear, chosen

    found: dict[str, None] = {}
    lines: list[str] = []
    known = desk.stored.keys() | desk.decisions.keys()
    for each in typed:
        # What waits goes first: a beginning that also fits a decision of long ago is still clear.
        result = chosen(each, desk.stored.keys())
        if isinstance(result, Unclear) and not result.is_ambiguous:
            result = chosen(each, known)
        if isinstance(result, str):
            found[result] = None
        elif result.is_ambiguous:
            lines.append(texts("inbox.ambiguous", id=each, candidates=", ".join(result.candidates)))
        elif result.candidates:
            lines.append(texts("inbox.unknown.nearest", id=each, nearest=result.candidates[0]))
        else:
            lines.append(texts("inbox.unknown", id=each))
    return list(found), lines


def _show(desk: Desk, ids: Iterable[str], options: argparse.Namespace, texts: Texts) -> bool:
    from antoan.cli.inbox_view import as_object, details

    shown = list(ids)
    stored = [desk.stored[each] for each in shown if each in desk.stored]
    if options.json:
        print(json.dumps([as_object(each.item, each.path, desk.now) for each in stored], ensure_ascii=False, indent=1))
        return True
    data = _reference_data(options.content)
    parts = [details(each.item, each.path, desk.now, data, options.lang) for each in stored]
    gone = (desk.decisions[each] for each in shown if each not in desk.stored)
    print("\n\n".join([*parts, *(_decided_line(decision, texts, options.lang) for decision in gone)]))
    return True


def _reference_data(content: Path) -> Any:
    from antoan.content.data_files import read_data

    return read_data(content / "data", "")[0]


def _decide(desk: Desk, action: str, ids: Iterable[str], options: argparse.Namespace, texts: Texts) -> bool:
    """Carry out a decision on every item; says whether all could be."""
    from antoan.inbox.desk import Result

    results: list[Result] = []
    failed = False
    for each in ids:
        if each not in desk.stored:
            print(_decided_line(desk.decisions[each], texts, options.lang))
            continue
        try:
            outcome = decide(desk, action, each, all_sources=options.all_sources, day=options.date)
        except OSError as error:
            print(failed_line(each, error, texts), file=sys.stderr)
            failed = True
            continue
        results.append(outcome.result)
        refused = outcome.result.is_refusal
        failed = failed or refused
        print(outcome_line(outcome, texts, options.lang), file=sys.stderr if refused else sys.stdout)
    if Result.KEPT in results:
        print_outlets(desk, texts)
    return not failed


def decide(desk: Desk, action: str, item_id: str, *, all_sources: bool, day: date | None = None) -> Outcome:
    """Keep, promote or reject one item."""
    if action == "keep":
        return desk.keep(item_id, all_sources=all_sources, day=day)
    return desk.promote(item_id) if action == "promote" else desk.reject(item_id)


def outcome_line(outcome: Outcome, texts: Texts, language: Language) -> str:
    """What was done, in a sentence."""
    from antoan.cli.inbox_view import format_moment
    from antoan.inbox.desk import Result

    item: InboxItem = outcome.item
    name = outcome.result.value
    if outcome.until:
        # A minute that has begun is not over yet.
        return texts("inbox.waits", id=item.id, time=format_moment(outcome.until + timedelta(seconds=59), language))
    if outcome.result is Result.UNDATED:
        return texts("inbox.undated", id=item.id, url=item.sources[0].url)
    if outcome.number:
        return texts("inbox.number", id=item.id, number=outcome.number)
    if outcome.result is Result.DECIDED and outcome.decision:
        return _decided_line(outcome.decision, texts, language)
    lines = []
    if outcome.written or outcome.result is Result.REJECTED:
        lines.append(texts(f"inbox.{name}", id=item.id, files=_names(outcome.written)))
    if outcome.standing:
        lines.append(texts(f"inbox.{name}.before", id=item.id, files=_names(outcome.standing)))
    return "\n".join(lines)


def failed_line(item_id: str, error: OSError, texts: Texts) -> str:
    """What kept a decision from being written down."""
    from antoan.strings.system_reasons import reason_of

    return texts("inbox.failed", id=item_id, file=error.filename or "", reason=reason_of(error, texts))


def _decided_line(decision: Decision, texts: Texts, language: Language) -> str:
    from antoan.model.calendar import PartialDate
    from antoan.writing.dates import format_when

    verdict = texts(f"inbox.verdict.{decision.verdict.value}")
    day = format_when(PartialDate.from_date(decision.on), language)
    return texts("inbox.decided", id=decision.id, day=day, verdict=verdict)


def _names(paths: Iterable[Path]) -> str:
    return ", ".join(path.as_posix() for path in paths)
