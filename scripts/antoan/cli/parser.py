"""The argument parser of every command: its help and its own messages are in the reader's language."""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, NoReturn

from antoan.strings.texts import Texts

# What argparse says, by the key of our words for it; the last fits the messages of our own types.
_SAYINGS = {
    "cli.wrong.required": r"the following arguments are required: (?P<names>.+)",
    "cli.wrong.unknown": r"unrecognized arguments: (?P<names>.+)",
    "cli.wrong.choice": r"argument (?P<name>.+?): invalid choice: '?(?P<found>.*?)'?,? "
    r"\(.*?choose from (?P<choices>.+)\)",
    "cli.wrong.value": r"argument (?P<name>.+?): expected .* arguments?",
    "cli.wrong.surplus": r"argument (?P<name>.+?): ignored explicit argument '?(?P<found>.*?)'?",
    "cli.wrong.ambiguous": r"(?:argument )?.*ambiguous option: (?P<found>.+?) could match (?P<choices>.+)",
    "cli.wrong.together": r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
    "cli.wrong.either": r"one of the arguments (?P<names>.+) is required",
    "cli.wrong.type": r"argument (?P<name>.+?): invalid .*?value: '?(?P<found>.*?)'?",
    "cli.wrong.reason": r"argument (?P<name>.+?): (?P<reason>.+)",
}
# From 0 to 1; below it, "throw" would be taken for "show".
_ALIKE = 0.7
_QUOTES = re.compile(r"'([^']*)'")


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks `text`.

    Attributes:
        text: the texts of the reader's language, for the help of options.
    """

    def __init__(self, text: Texts, **options: Any) -> None:
        self.text = text
        formatter = partial(_Formatter, usage=text("cli.usage"))
        super().__init__(formatter_class=formatter, add_help=False, **options)
        self._positionals.title = text("cli.positionals")
        self._optionals.title = text("cli.options")
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=text("cli.help"))

    def add_subparsers(self, **options: Any) -> Any:
        """As the original; subcommands speak the same language."""
        return super().add_subparsers(parser_class=partial(Parser, self.text), **options)  # type: ignore[call-overload]

    def add_actions(self, command: str, names: Sequence[str], *, required: bool = True) -> dict[str, Parser]:
        """Subcommands of `command`, by name, with `cli.about.COMMAND.NAME` and `cli.help.COMMAND.NAME` for their help.

        Args:
            required: whether one has to be named; `options.action` is `None` where none was.
        """
        actions = self.add_subparsers(
            title=self.text("cli.actions"), dest="action", required=required, metavar=self.text("cli.action")
        )
        return {
            name: actions.add_parser(
                name, help=self.text(f"cli.about.{command}.{name}"), description=self.text(f"cli.help.{command}.{name}")
            )
            for name in names
        }

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and stop with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {self._translated(message)}\n")

    def _translated(self, message: str) -> str:
        for key, pattern in _SAYINGS.items():
            if match := re.fullmatch(pattern, message, re.DOTALL):
                values = {name: _QUOTES.sub(r"\1", part) for name, part in match.groupdict().items()}
                return self._suggestion(**values) or self.text(key, **values)
        return message

    def _suggestion(self, *, name: str = "", found: str = "", choices: str = "", **_: str) -> str:
        """What to say where a choice was probably misspelt; nothing elsewhere."""
        near = get_close_matches(found, choices.split(", "), n=1, cutoff=_ALIKE) if found else []
        values = {"name": name, "found": found, "choices": choices}
        return self.text("cli.wrong.choice.near", nearest=near[0], **values) if near and name else ""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, *, usage: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=32, **options)
        self._word = usage

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Lines that are too long are broken, and none is joined to another."""
        return "\n".join(textwrap.fill(line, width, initial_indent=indent) for line in text.split("\n"))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._word if prefix is None else prefix)
