"""Saying in a page's header of which text it is the translation, and leaving every other character as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from antoan.content.header import FENCE

FIELD = "translation"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def with_translation(text: str, of: str, state: str) -> str:
    """`text` with this `translation` block.

    Where there is a block, only its two values change, however it is written: its comments and other fields stay.
    A new block goes to the end of the header.

    Args:
        text: a whole page without a byte order mark, with the line ends it has; its header can be read.

    Raises:
        ValueError: there is no header, or no place for the values in it.
    """
    start, end = _header_of(text)
    block = _block(text[start:end])
    if block is None:
        line_end = re.search(r"\r\n|\r|\n", text)
        assert line_end is not None  # there are two fences
        return f"{text[:end]}{FIELD}: {{of: {of}, state: {state}}}{line_end[0]}{text[end:]}"
    wanted = {"of": of, "state": state}
    if missing := [name for name in wanted if name not in block]:
        raise ValueError(f"no {', '.join(missing)} in {FIELD}")
    for name, node in sorted(block.items(), key=lambda pair: -pair[1].start_mark.index):
        if name in wanted and node.value != wanted[name]:
            text = text[: start + node.start_mark.index] + wanted[name] + text[start + node.end_mark.index :]
    return text


def _header_of(text: str) -> tuple[int, int]:
    """Where the YAML between the fences begins and ends.

    Raises:
        ValueError: there is none.
    """
    lines = _LINE.finditer(text)
    first = next(lines)
    if first[0].rstrip() == FENCE:
        for line in lines:
            if line[0].rstrip() == FENCE:
                return first.end(), line.start()
            if not line[0]:
                break
    raise ValueError("no header")


def _block(header: str) -> Mapping[str, Any] | None:
    """The values of the block as YAML nodes, by name; nothing where there is no block.

    Read by the pure Python reader: its marks count characters.
    """
    root = yaml.compose(header, Loader=yaml.BaseLoader)
    if root is None:
        return None
    for key, value in root.value:
        if key.value == FIELD:
            if not isinstance(value, yaml.MappingNode):
                raise ValueError(f"{FIELD} is not a group of fields")
            return {name.value: node for name, node in value.value if isinstance(node, yaml.ScalarNode)}
    return None
