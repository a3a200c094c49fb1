"""All commands and subcommands, as their parsers know them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module

from antoan.cli import COMMANDS
from antoan.cli.parser import Parser
from antoan.model.language import DEFAULT_LANGUAGE
from antoan.strings.texts import interface_texts


def every_command() -> list[tuple[str, ...]]:
    """`("inbox",)`, `("inbox", "keep")` and so on."""
    return [words for name in COMMANDS for words in _with_actions((name,), parser_of(name))]


def parser_of(name: str) -> Parser:
    """The parser of a command."""
    parser = Parser(interface_texts(DEFAULT_LANGUAGE), prog=f"antoan {name}")
    import_module(f"antoan.cli.{name}").add_arguments(parser)
    return parser


def _with_actions(words: tuple[str, ...], parser: argparse.ArgumentParser) -> Iterator[tuple[str, ...]]:
    yield words
    for action in parser._actions:  # argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                yield from _with_actions((*words, name), sub)
