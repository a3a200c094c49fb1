"""What can still be read of a page with faults, so that all its faults are told at once.

A page whose date is wrong may also name an unknown province or carry a dead telephone number. It is checked with
harmless values in place of the fields that could not be read; what a check then says about those fields is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from antoan.content.header import Split
from antoan.model.metadata import KINDS, Kind, Metadata, Press
from antoan.problems import Problem

_DAY = "2000-01-01"
# One for every field some kind cannot do without.
HARMLESS: Mapping[str, Any] = {
    "title": "Chưa đọc được",
    "summary": "Chưa đọc được phần tóm tắt của bài này",
    "status": "published",
    "date": _DAY,
    "number": "0/KH",
    "issuer": "chua-ro",
    "issued": _DAY,
    "period": {},
    "key_message": "Chưa đọc được",
    "review": {"by": "Chưa đọc được", "on": _DAY, "due": _DAY},
    "outlet": "Chưa đọc được",
    "headline": "Chưa đọc được",
    "url": "https://example.org/",
    "published": _DAY,
}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read of a header.

    Attributes:
        metadata: with harmless values in place of `unread`.
        unread: the top-level fields that are missing or wrong.
        written: what stands in the file for each top-level field, right or wrong; empty where nothing can be read.
    """

    metadata: Metadata | Press
    unread: frozenset[str]
    written: Mapping[str, Any]


def salvage(kind: Kind, values: Any, faults: Iterable[Problem]) -> Salvaged | None:
    """Metadata as far as it can be read; nothing where a fault may lie in a field that seemed right.

    Args:
        values: the header as plain values; `None` where not even that was possible.
    """
    fields = KINDS[kind].model_fields
    written = values if isinstance(values, dict) else {}
    unread = {fault.top_field for fault in faults}
    if not isinstance(values, dict) or "" in unread:
        values, unread = {}, set(fields)
    kept = {name: value for name, value in values.items() if name in fields and name not in unread}
    missing = {name: HARMLESS[name] for name, info in fields.items() if info.is_required() and name not in kept}
    try:
        return Salvaged(KINDS[kind].model_validate(kept | missing), frozenset(unread), written)
    except ValidationError:  # a fault that moved: better to say too little than something wrong
        return None


def nothing_read(kind: Kind) -> Salvaged:
    """Metadata of a page whose header says nothing that could be trusted."""
    fields = KINDS[kind].model_fields
    values = {name: HARMLESS[name] for name, info in fields.items() if info.is_required()}
    return Salvaged(KINDS[kind].model_validate(values), frozenset(fields), {})


def assumed_split(text: str, fault: Problem) -> Split:
    """Where header and body most likely part, in a file in which the fences do not say so."""
    if fault.code == "header-missing":
        return Split("", text, 1)
    lines = text.split("\n")
    return Split("\n".join(lines[1 : fault.line - 1]) + "\n", "\n".join(lines[fault.line - 1 :]), fault.line)
