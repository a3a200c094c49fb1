"""Texts that are too long, cut between words."""

from __future__ import annotations

_WORD_END = " ,.;:–—-(\u201c\"'"


def shortened(text: str, limit: int) -> str:
    """`text`, or as many whole words of it as leave room for "…" within `limit` characters."""
    if len(text) <= limit:
        return text
    room = max(limit - 1, 0)
    words = text[: room + 1].rpartition(" ")[0].rstrip(_WORD_END)
    if len(words) < room // 2:  # one endless word
        words = text[:room].rstrip(_WORD_END)
    return (words + "…")[:limit]
