"""The labelled items: what a feed said, and the right answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.command import CASES

LABELLED = sorted((CASES / "judge").glob("items-*.jsonl"))
HELD_OUT = CASES / "judge" / "held-out.jsonl"
HELD_OUT_HARDER = CASES / "judge" / "held-out-2.jsonl"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item with its labels; see `tests/cases/judge/README.md` for what they mean."""

    id: str
    title: str
    summary: str
    language: str
    published: str | None
    relevant: bool
    topics: tuple[str, ...]
    provinces: tuple[str, ...]
    organisations: tuple[str, ...]
    dates: tuple[str, ...]


def read_items(file: Path) -> Iterator[Item]:
    """The items of a file, a line each."""
    for line in file.read_text(encoding="utf-8").splitlines():
        values: dict[str, Any] = json.loads(line)
        lists = {name: tuple(values[name]) for name in ("topics", "provinces", "organisations", "dates")}
        yield Item(
            id=values["id"],
            title=values["title"],
            summary=values["summary"] or "",
            language=values["language"],
            published=values["published"],
            relevant=values["relevant"],
            **lists,
        )
