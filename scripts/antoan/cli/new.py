"""Begins a page: asks what it is about, proposes the rest, and writes its files in both languages.

Exit codes: 0 done, or the page was there already; 1 the name is taken, a file could not be written or opened, or the
questions were broken off; 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from antoan.cli.arguments import add_content_folder, add_json, add_today
from antoan.cli.parser import Parser
from antoan.errors import MissingFolder

if TYPE_CHECKING:
    from antoan.editing.answers import Answers, WrongAnswer
    from antoan.editing.new_pages import Begun
    from antoan.editing.questions import Asker, Interview
    from antoan.editing.shelf import Shelf
    from antoan.model.metadata import Kind
    from antoan.strings.texts import Texts

# What people call the kinds, and the folders they lie in.
KINDS = {"news": "news", "plan": "plans", "guide": "guides", "project": "projects", "press": "press"}


def add_arguments(parser: Parser) -> None:
    """Options of `antoan new`; there is one for every question."""
    from antoan.editing.questions import QUESTIONS

    text = parser.text
    parser.add_argument(
        "kind",
        choices=tuple(dict.fromkeys([*KINDS, *KINDS.values()])),
        metavar="|".join(KINDS),
        help=text("new.help.kind"),
    )
    for name in dict.fromkeys(question.name for question in QUESTIONS):
        folders = {kind.value for question in QUESTIONS if question.name == name for kind in question.kinds}
        fitting = ", ".join(kind for kind, folder in KINDS.items() if folder in folders)
        parser.add_argument(f"--{name}", dest=name, metavar="…", help=f"{text(f'new.ask.{name}')} ({fitting})")
    asking = parser.add_mutually_exclusive_group()
    asking.add_argument("--yes", action="store_true", help=text("new.help.yes"))
    asking.add_argument("--ask", action="store_true", help=text("new.help.ask"))
    parser.add_argument("--open", action="store_true", help=text("new.help.open"))
    add_json(parser)
    add_today(parser)
    add_content_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Ask, write, and say what was written."""
    from antoan.editing.new_pages import begin_page
    from antoan.model.metadata import Kind
    from antoan.strings.system_reasons import reason_of
    from antoan.strings.texts import interface_texts

    content: Path = options.content
    if not content.is_dir():
        raise MissingFolder(content)
    texts = interface_texts(options.lang)
    kind = Kind(KINDS.get(options.kind, options.kind))
    typed = _typed(options)
    if surplus := _surplus(kind, typed):
        print(texts("new.surplus", options=surplus, kind=options.kind), file=sys.stderr)
        return 2
    interview, shelf = _prepared(kind, options)
    try:
        answers = _answers(interview, typed, options, texts)
        if isinstance(answers, int):
            return answers
        begun = begin_page(shelf, answers, texts)
    except OSError as error:
        print(texts("new.failed", file=error.filename or "", reason=reason_of(error, texts)), file=sys.stderr)
        return 1
    _report(kind, answers, begun, options, texts)
    return 0 if not options.open or _opened(begun.files[0], texts) else 1


def _typed(options: argparse.Namespace) -> dict[str, str]:
    """The options that answer questions, by the name of the question."""
    from antoan.editing.questions import QUESTIONS

    given = vars(options)
    names = dict.fromkeys(question.name for question in QUESTIONS)
    return {name: given[name] for name in names if given[name] is not None}


def _surplus(kind: Kind, typed: dict[str, str]) -> str:
    """Options that make no sense for this kind."""
    from antoan.editing.questions import questions_of

    names = {question.name for question in questions_of(kind)}
    return ", ".join(f"--{name}" for name in typed if name not in names)


def _prepared(kind: Kind, options: argparse.Namespace) -> tuple[Interview, Shelf]:
    from antoan.content.atomic_file import sweep
    from antoan.content.data_files import read_data
    from antoan.content.number_directory import NumberDirectory
    from antoan.content.reference_folder import reference_folder
    from antoan.editing.known_names import KnownNames
    from antoan.editing.proposals import Proposals
    from antoan.editing.questions import Interview
    from antoan.editing.shelf import Shelf
    from antoan.model.calendar import today_in_vietnam

    content: Path = options.content
    today = options.today or today_in_vietnam()
    sweep(content)
    data = read_data(reference_folder(content) / "data", "")[0]
    names = KnownNames.of(data, content, options.lang)
    shelf = Shelf(content, kind, today)
    interview = Interview(
        kind=kind,
        names=names,
        numbers=NumberDirectory.from_data(data),
        today=today,
        propose=Proposals(data, names, content, today, shelf.free_slug).propose,
        check_slug=shelf.check_slug,
    )
    return interview, shelf


def _answers(interview: Interview, typed: dict[str, str], options: argparse.Namespace, texts: Texts) -> Answers | int:
    """Every answer, or the exit code after saying why there are not all of them."""
    from antoan.editing.answers import WrongAnswer

    try:
        return interview.hold(typed, _asker(options, interview, texts))
    except WrongAnswer as fault:
        print(_objection(fault, texts), file=sys.stderr)
        return 1 if fault.reason == "taken" else 2
    except (EOFError, KeyboardInterrupt) as stop:
        print(texts("new.stopped"), file=sys.stderr)
        return 1 if isinstance(stop, EOFError) else 130


def _asker(options: argparse.Namespace, interview: Interview, texts: Texts) -> Asker | None:
    """The person at the terminal; nobody where there is none, or where they do not want to be asked."""
    from antoan.cli.new_dialogue import TerminalAsker

    if options.yes or not (options.ask or sys.stdin.isatty()):
        return None
    return TerminalAsker(interview.names, texts, options.lang, sys.stdin, sys.stderr)


def _objection(fault: WrongAnswer, texts: Texts) -> str:
    """What is wrong with an option."""
    option = f"--{fault.values.get('question', '')}"
    if fault.reason == "needed":
        return texts("new.missing", option=option)
    reason = texts(f"new.wrong.{fault.reason}", **fault.values)
    return texts("new.wrong", option=option, reason=reason)


def _report(kind: Kind, answers: Answers, begun: Begun, options: argparse.Namespace, texts: Texts) -> None:
    if options.json:
        result = {
            "kind": kind.value,
            "files": [path.as_posix() for path in begun.files],
            "written": [path.as_posix() for path in begun.written],
            "fields": {name: list(values) for name, values in answers.items() if values},
        }
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    for path in begun.files:
        print(texts("new.written" if path in begun.written else "new.standing", file=path.as_posix()))
    if begun.written:
        print(texts("new.next" if len(begun.files) > 1 else "new.next.press"))
    else:
        print(texts("new.unchanged"))


def _opened(path: Path, texts: Texts) -> bool:
    from antoan.cli.new_editor import open_in_editor

    if open_in_editor(path):
        return True
    print(texts("new.unopened", file=path.as_posix()), file=sys.stderr)
    return False
