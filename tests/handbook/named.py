"""What a page names: commands with their options, and files."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from functools import cache

from antoan.cli import COMMANDS
from tests.cli.commands import parser_of

# A command in running text, a block or a table: up to where code, the line or a remark ends.
_CALL = re.compile(r"\bantoan ((?:--)?[a-z][\w-]*[^`#|\n]*)")
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"[a-z][a-z-]*")
_OPTION = re.compile(r"--[a-z][a-z-]*")
# Taken out of the arguments before any command sees them.
_EVERYWHERE = frozenset({"--help", "--lang"})
# A path of the project, in code.
_PATH = re.compile(r"(?<![\w/.\\-])(?:content|docs|overrides|scripts|site|tests)/[\w./-]*|(?<![\w/.\\-])mkdocs\.yml")
_CODE = re.compile(r"^```\w*\n.*?^```$|^ {4}[^\n]+$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def command_faults(text: str) -> list[str]:
    """Every command and option in the code of a page that is not there, with the words around it."""
    return [f"{call}: {fault}" for call in _calls(text) for fault in _faults(call)]


def calls_of(text: str) -> list[str]:
    """Every call of the command in the code of a page."""
    return list(_calls(text))


def paths_of(text: str) -> list[str]:
    """Every file and folder of the project that is named in the code of a page; `…` and names in capitals stand for
    others.
    """
    code = "\n".join(_CODE.findall(text))
    found = {match[0] for match in _PATH.finditer(code) if code[match.end() : match.end() + 1] not in ("…", "*")}
    return sorted(found)


def _calls(text: str) -> Iterator[str]:
    for code in _CODE.findall(text):
        # What goes on in the next line of a block is part of the same command.
        for match in _CALL.finditer(re.sub(r"\n {6,}", " ", code)):
            yield match[1].strip()


def _faults(call: str) -> Iterator[str]:
    words = _WORD.findall(call)
    parser: argparse.ArgumentParser | None = None
    if words and _NAME.fullmatch(words[0]):
        if words[0] not in COMMANDS:
            yield words[0]
            return
        parser = _parser(words[0])
        actions = _actions(parser)
        if actions and len(words) > 1 and _NAME.fullmatch(words[1]):
            if words[1] not in actions:
                yield words[1]
                return
            parser = actions[words[1]]
    known = _EVERYWHERE | (set(parser._option_string_actions) if parser else set())
    if parser and _actions(_parser(words[0])):
        known |= set(_parser(words[0])._option_string_actions)
    for word in words:
        if (option := _OPTION.match(word)) and option[0] not in known:
            yield option[0]


@cache
def _parser(name: str) -> argparse.ArgumentParser:
    return parser_of(name)


def _actions(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:  # argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}
