"""Arguments that several commands take, and how they are read; importing them costs nothing."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from antoan.cli.parser import Parser
from antoan.model.calendar import VIETNAM
from antoan.strings.texts import Texts

DAY = "2026-01-31"
# Vietnamese time, where nothing else is said.
MOMENT = "2026-01-31T08:00"
# As people in Viet Nam write it: the day first.
_SPOKEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def add_content_folder(parser: Parser, default: object = Path("content")) -> None:
    """Where the content is."""
    help_text = parser.text("cli.option.content")
    parser.add_argument("--content", type=Path, default=default, metavar="DIR", help=help_text)


def add_config_file(parser: Parser) -> None:
    """Where the settings of the site are."""
    help_text = parser.text("cli.option.config-file")
    parser.add_argument("--config-file", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help=help_text)


def add_now(parser: Parser, default: object = None) -> None:
    """The moment the command takes for now; the clock's, where it is `None`."""
    help_text = parser.text("cli.option.now")
    parser.add_argument("--now", type=moment_type(parser.text), default=default, metavar=MOMENT, help=help_text)


def add_today(parser: Parser) -> None:
    """The day the command takes for today; the clock's, where it is `None`."""
    help_text = parser.text("cli.option.today")
    parser.add_argument("--today", type=day_type(parser.text), default=None, metavar=DAY, help=help_text)


def add_json(parser: Parser, *, default: object = False) -> None:
    """Whether the answer is for a program."""
    parser.add_argument("--json", action="store_true", default=default, help=parser.text("cli.option.json"))


def seconds_type(text: Texts) -> Callable[[str], float]:
    """Reads seconds, more than none and less than an hour."""

    def seconds(typed: str) -> float:
        try:
            found = float(typed)
        except ValueError:
            found = 0.0
        if not 0 < found < 3600:
            raise argparse.ArgumentTypeError(text("cli.need.seconds", found=typed))
        return found

    return seconds


def count_type(text: Texts) -> Callable[[str], int]:
    """Reads a whole number from 1."""

    def count(typed: str) -> int:
        if not (typed.isascii() and typed.isdecimal() and int(typed)):
            raise argparse.ArgumentTypeError(text("cli.need.count", found=typed))
        return int(typed)

    return count


def day_type(text: Texts) -> Callable[[str], date]:
    """Reads a day: `2026-01-31`, or as people in Viet Nam write it, `31/1/2026`."""

    def day(typed: str) -> date:
        spoken = _SPOKEN_DAY.fullmatch(typed.strip())
        try:
            return date(int(spoken[3]), int(spoken[2]), int(spoken[1])) if spoken else date.fromisoformat(typed.strip())
        except ValueError:
            raise argparse.ArgumentTypeError(text("cli.need.day", found=typed, day=DAY)) from None

    return day


def moment_type(text: Texts) -> Callable[[str], datetime]:
    """Reads an aware moment; one without a zone is Vietnamese time."""

    def moment(typed: str) -> datetime:
        try:
            found = datetime.fromisoformat(typed)
        except ValueError:
            raise argparse.ArgumentTypeError(text("cli.need.moment", found=typed, moment=MOMENT)) from None
        return found if found.tzinfo else found.replace(tzinfo=VIETNAM)

    return moment
