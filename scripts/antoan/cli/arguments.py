"""Arguments that several commands take; importing them costs nothing."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path

from antoan.model.calendar import VIETNAM

_MOMENT = "2026-01-31T08:00:00+07:00"


def add_content_folder(parser: argparse.ArgumentParser, default: object = Path("content")) -> None:
    """Where the content is."""
    help_text = "thư mục nội dung / content folder (content)"
    parser.add_argument("--content", type=Path, default=default, metavar="DIR", help=help_text)


def add_now(parser: argparse.ArgumentParser, default: object = None) -> None:
    """The moment the command takes for now; the clock's, where it is `None`."""
    help_text = "coi bây giờ là lúc này / take this moment for now"
    parser.add_argument("--now", type=parse_now, default=default, metavar=_MOMENT, help=help_text)


def parse_seconds(text: str) -> float:
    """Seconds, more than none.

    Raises:
        ArgumentTypeError: they are not.
    """
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 3600:
        raise _wrong(text, "cần số giây, ví dụ 30", "expected seconds, such as 30")
    return seconds


def parse_day(text: str) -> date:
    """A day.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”: cần một ngày, ví dụ / expected a day, such as 2026-01-31"
        ) from None


def parse_count(text: str) -> int:
    """A whole number from 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isdecimal() or int(text) < 1:
        raise _wrong(text, "cần một số từ 1 trở lên", "expected a number from 1 up")
    return int(text)


def _wrong(text: str, vi: str, en: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"“{text}”: {vi} / {en}")


def parse_now(text: str) -> datetime:
    """An aware moment; one without a zone is Vietnamese time.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”: cần ngày giờ, ví dụ / expected a moment, such as {_MOMENT}"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
