"""What can still be read of a page with faults, so that all its faults are told at once.

A page whose date is wrong may also name an unknown province or carry a dead telephone number. It is checked with
harmless values in place of the fields that could not be read; what a check then says about those fields is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from antoan.model.metadata import KINDS, Kind, Metadata, Press
from antoan.problems import Problem

_DAY = "2000-01-01"
# One for every field some kind cannot do without.
_HARMLESS: Mapping[str, Any] = {
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


def salvage(kind: Kind, values: Any, faults: Iterable[Problem]) -> tuple[Metadata | Press, frozenset[str]] | None:
    """Metadata as far as it can be read, and the fields that could not be.

    Args:
        values: the header as plain values; `None` where not even that was possible.
    """
    fields = KINDS[kind].model_fields
    unread = {fault.top_field for fault in faults}
    if not isinstance(values, dict) or "" in unread:
        values, unread = {}, set(fields)
    kept = {name: value for name, value in values.items() if name in fields and name not in unread}
    missing = {name: _HARMLESS[name] for name, info in fields.items() if info.is_required() and name not in kept}
    try:
        return KINDS[kind].model_validate(kept | missing), frozenset(unread)
    except ValidationError:  # a fault that moved: better to say too little than something wrong
        return None
