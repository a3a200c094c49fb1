"""The costly half of reading a file, header and body to plain values, spread over the machine's cores."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from antoan.content.body import body_problems, render_body
from antoan.content.header import read_yaml

# Below this, starting other processes costs more than it saves.
_WORTH_SPREADING = 400
_CHUNK = 50

Parsed = dict[str, Any]


def parse_all(texts: Sequence[tuple[str, str]]) -> list[Parsed | None]:
    """Parse pairs of header and body, in order; see `parse`."""
    workers = os.cpu_count() or 1
    if workers == 1 or len(texts) < _WORTH_SPREADING:
        return [parse(text) for text in texts]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(parse, texts, chunksize=_CHUNK))


def parse(text: tuple[str, str]) -> Parsed | None:
    """A header and a body as values that JSON can hold; `None` where either has a fault of its own."""
    header, body = text
    tree = read_yaml(header, "")
    if tree.problems:
        return None
    rendered = render_body(body)
    if body_problems(body, rendered, "", 0):
        return None
    return {
        "values": tree.values,
        "html": rendered.html,
        "headings": [[heading.level, heading.anchor, heading.text] for heading in rendered.headings],
        "links": list(rendered.links),
        "pictures": list(rendered.pictures),
    }
