"""Reading YAML with every scalar as text, and writing the front matter of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

# What YAML reads as plain text in block and in flow style alike; anything else is quoted.
_PLAIN = re.compile(r"[^\W_][\w /().\u2013%-]*")


def read_yaml(path: Path) -> Any:
    """The value in a YAML file; every scalar is a string (`no` and `01` stay what they are)."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def front_matter(fields: Mapping[str, object]) -> str:
    """A header for a Markdown file: the fields between two lines `---`, and an empty line."""
    return "---\n" + "".join(f"{line}\n" for line in _mapping_lines(fields)) + "---\n\n"


def _mapping_lines(fields: Mapping[str, object]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping_lines(value))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _list_lines(key, value)
        else:
            yield f"{key}: {_scalar(value)}"


def _list_lines(key: str, values: Sequence[object]) -> Iterator[str]:
    if not any(isinstance(value, Mapping) for value in values):
        yield f"{key}: [{', '.join(map(_scalar, values))}]"
        return
    yield f"{key}:"
    for value in values:
        if isinstance(value, Mapping):
            for number, line in enumerate(_mapping_lines(value)):
                yield f"  {'-' if number == 0 else ' '} {line}"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    # A JSON string is a valid double-quoted YAML scalar.
    return text if _PLAIN.fullmatch(text) and text == text.strip() else json.dumps(text, ensure_ascii=False)
