"""The list of work for programs, and for the next list to compare itself with."""

from __future__ import annotations

import json
from typing import Any

from antoan.model.language import Language
from antoan.worklist.edition import Edition
from antoan.worklist.text_changes import Piece, TextChanges
from antoan.worklist.work import Work


def as_json(edition: Edition, language: Language) -> str:
    """The whole list; sentences are in `language`."""
    document = {
        "now": edition.now.isoformat(timespec="seconds"),
        "changed": edition.changed,
        "language": language.value,
        "counts": {kind.value: count for kind, count in edition.counts.items()},
        "links": dict(edition.links),
        "work": [_object(item, edition.updated[item.id], language) for item in edition.work],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _object(item: Work, updated: str, language: Language) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "key": item.key,
        "file": item.file or None,
        "line": item.line if item.file else None,
        "title": item.title,
        "title_language": item.language.value if item.language else None,
        "since": item.since.isoformat() if item.since else None,
        "detail": [remark.said(language) for remark in item.remarks],
        "changes": changes_object(item.changes) if item.changes else None,
        "updated": updated,
        "fingerprint": item.fingerprint,
    }


def changes_object(changes: TextChanges) -> dict[str, Any]:
    """What changed in a text: by field, passages before and after, in pieces that say whether they changed."""
    return {
        "words_added": changes.added,
        "words_removed": changes.removed,
        "fields": [
            {
                "field": field.field,
                "changes": [
                    {"heading": change.heading, "before": _pieces(change.before), "after": _pieces(change.after)}
                    for change in field.changes
                ],
            }
            for field in changes.fields
        ],
    }


def _pieces(pieces: tuple[Piece, ...]) -> list[dict[str, Any]]:
    return [{"text": piece.text, "changed": piece.changed} for piece in pieces]
