"""Moments on the command line."""

from __future__ import annotations

from datetime import datetime


def parse_now(text: str) -> datetime:
    """An aware moment.

    Raises:
        ValueError: it is none, or has no zone.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
