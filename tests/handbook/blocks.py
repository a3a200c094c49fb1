"""The fenced blocks of a page: commands with what they print, lines of files, commands nobody runs here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from antoan.model.language import Language
from tests.command import REPOSITORY
from tests.handbook.normal import masked

PROMPT = "> "
# A line that stands for any number of lines: what a command prints beside what matters here.
LEFT_OUT = "…"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what kind it says it is, and its lines."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as the handbook shows it, on one line, with the lines it prints."""

    command: str
    output: tuple[str, ...]


def handbook(language: Language) -> str:
    """The text of the handbook."""
    return (REPOSITORY / "docs" / f"handbook.{language.value}.md").read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[Block]:
    """Every fenced block."""
    for kind, inside in _FENCE.findall(text):
        yield Block(kind, tuple(inside.splitlines()))


def shown_commands(text: str) -> list[Shown]:
    """The commands of the `console` blocks, one to a block; what is set far in goes on from the line above."""
    return [_shown(block) for block in blocks(text) if block.kind == "console"]


def _shown(block: Block) -> Shown:
    count = _command_length(block.lines)
    command = " ".join(line.removeprefix(PROMPT).strip() for line in block.lines[:count])
    return Shown(command, block.lines[count:])


def _command_length(lines: tuple[str, ...]) -> int:
    assert lines[0].startswith(PROMPT), lines[0]
    count = 1
    # Six blanks: no command prints a first line so far in.
    while count < len(lines) and lines[count].startswith(" " * 6):
        count += 1
    return count


def agrees(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether a command printed what is shown of it."""
    if LEFT_OUT not in shown:
        return shown == printed
    cut = shown.index(LEFT_OUT)
    head, tail = shown[:cut], shown[cut + 1 :]
    return len(printed) >= len(shown) - 1 and printed[:cut] == head and printed[len(printed) - len(tail) :] == tail


def with_outputs(text: str, outputs: Callable[[int], tuple[str, ...]]) -> str:
    """The page with what its commands print, by the number of their block; what was left out is left out again.

    An output that is still right, but for what may differ, stays as it is.
    """
    number = -1

    def renewed(match: re.Match[str]) -> str:
        nonlocal number
        if match[1] != "console":
            return match[0]
        number += 1
        lines = tuple(match[2].splitlines())
        count = _command_length(lines)
        printed = outputs(number)
        if agrees(masked(lines[count:]), masked(printed)):
            return match[0]
        printed = _cut(printed, lines[count:])
        return "\n".join(["```console", *lines[:count], *printed, "```"])

    return _FENCE.sub(renewed, text)


def _cut(printed: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    if LEFT_OUT not in shown:
        return printed
    cut = shown.index(LEFT_OUT)
    tail = len(shown) - cut - 1
    return (*printed[:cut], LEFT_OUT, *printed[len(printed) - tail :])
