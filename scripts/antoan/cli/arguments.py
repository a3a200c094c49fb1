"""Arguments that several commands take; importing them costs nothing."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from antoan.model.calendar import VIETNAM
from antoan.model.language import Language


def add_content_folder(parser: argparse.ArgumentParser, default: object = Path("content")) -> None:
    """Where the content is."""
    help_text = "thư mục nội dung / content folder (content)"
    parser.add_argument("--content", type=Path, default=default, metavar="DIR", help=help_text)


def add_language(parser: argparse.ArgumentParser, default: object = Language.VI) -> None:
    """The language of what is printed."""
    parser.add_argument(
        "--lang", type=Language, choices=list(Language), default=default, help="ngôn ngữ / language (vi)"
    )


def add_now(parser: argparse.ArgumentParser, default: object = None) -> None:
    """The moment the command takes for now; the clock's, where it is `None`."""
    help_text = "coi bây giờ là lúc này / take this moment for now"
    parser.add_argument("--now", type=parse_now, default=default, metavar="2026-01-31T08:00:00+07:00", help=help_text)


def parse_now(text: str) -> datetime:
    """An aware moment; one without a zone is Vietnamese time.

    Raises:
        ValueError: it is none.
    """
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
