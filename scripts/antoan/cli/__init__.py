"""The command `antoan`.

Exit codes of every subcommand: 0 all is well, 1 problems were found or the work could not be done, 2 wrong use,
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from antoan.cli.language import BOTH, OPTION, Spoken, spoken
from antoan.cli.parser import Parser
from antoan.errors import AntoanError
from antoan.model.language import Language
from antoan.strings.messages import explanation
from antoan.strings.texts import Texts, interface_texts

COMMANDS = (
    "new",
    "draft",
    "image",
    "translation",
    "status",
    "check",
    "serve",
    "build",
    "search",
    "feeds",
    "inbox",
    "takedown",
    "schema",
)
# Commands whose results can be had in both languages at once.
BILINGUAL = frozenset({"build", "check"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Vietnamese Windows console may not be UTF-8, and a message must never crash on a letter.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    said = spoken(sys.argv[1:] if arguments is None else arguments, os.environ)
    text = interface_texts(said.languages[0])
    chosen = _chosen(said, text)
    command = import_module(f"antoan.cli.{chosen}")
    parser = Parser(text, prog=f"antoan {chosen}", description=text(f"cli.help.{chosen}"))
    command.add_arguments(parser)
    choices = [*(language.value for language in Language), *([BOTH] if chosen in BILINGUAL else [])]
    # Taken out of the arguments before; it is here to be explained.
    parser.add_argument(OPTION, metavar="|".join(choices), default=argparse.SUPPRESS, help=text("cli.lang"))
    if said.wrong is not None or (len(said.languages) > 1 and chosen not in BILINGUAL):
        found = BOTH if said.wrong is None else said.wrong
        parser.error(f"argument {OPTION}: invalid choice: '{found}' (choose from {', '.join(choices)})")
    options = parser.parse_args(said.rest[1:])
    options.lang, options.languages = said.languages[0], said.languages
    return _run(command, chosen, options)


def _chosen(said: Spoken, text: Texts) -> str:
    """The subcommand that was asked for; ends the program where there is none."""
    parser = Parser(text, prog="antoan", description=text("cli.about"), epilog=text("cli.codes"))
    subparsers = parser.add_subparsers(
        title=text("cli.commands"), dest="command", required=True, metavar=text("cli.command")
    )
    for name in COMMANDS:
        subparsers.add_parser(name, help=text(f"cli.about.{name}"))
    parser.add_argument(OPTION, metavar="vi|en", default=argparse.SUPPRESS, help=text("cli.lang"))
    first = said.rest[:1]
    if not first:
        parser.print_help(sys.stderr)
        parser.exit(2)
    return first[0] if first[0] in COMMANDS else str(parser.parse_args(first).command)


def _run(command: object, chosen: str, options: argparse.Namespace) -> int:
    """Run the command; the one place where an expected failure becomes a sentence."""
    try:
        code: int = command.run(options)  # type: ignore[attr-defined]  # a module of this folder
        sys.stdout.flush()
    except AntoanError as error:
        for language in options.languages:
            print(f"antoan {chosen}: {explanation(error, interface_texts(language))}", file=sys.stderr)
        return 2 if error.is_wrong_use else 1
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does; the interpreter must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(f"antoan {chosen}: {interface_texts(options.lang)('cli.stopped')}", file=sys.stderr)
        return 130
    return code
