"""The header of a content file: finding it, reading its YAML subset as plain text, and telling a field's line.

The subset is maps, lists and text. Every scalar stays text (YAML 1.1's numbers, dates, times and booleans are
surprises: `0123456` is 42798 to it), and anchors, aliases, tags and merge keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from antoan.content.quotation import as_meant, quoted
from antoan.content.syntax_faults import field_without_space, syntax_faults, with_space
from antoan.problems import Problem, shortened

FENCE = "---"
Path = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})
_KEY_LINE = re.compile(r"^\s*(- )?\s*[\w-]+:(\s|$)")


@dataclass(frozen=True, slots=True)
class Split:
    """A file cut in two.

    Attributes:
        header: the YAML between the fences.
        body: what follows.
        body_line: line at which the body starts, from 1.
    """

    header: str
    body: str
    body_line: int


@dataclass(slots=True)
class Tree:
    """A header as plain values, with the line of every value.

    Attributes:
        values: dicts, lists and texts; an empty value (`updated:`) is left out.
        lines: 1-based lines in the YAML text, keyed by path.
        remarks: what stands behind an empty value (`updated: # soon`), with its `#`, keyed by path.
        problems: what keeps it from being read, without file or offset.
    """

    values: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    remarks: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def split_header(text: str, file: str) -> Split | Problem:
    """Cut `text` (LF line ends, no BOM) into header and body."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Problem(code="header-missing", file=file, line=1, values={"found": shortened(lines[0].strip())})
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Split("\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2)
    return Problem(code="header-unclosed", file=file, line=_end_of_header(lines))


def _end_of_header(lines: list[str]) -> int:
    """Where the closing fence was most likely forgotten: the first line that cannot be metadata."""
    for number, line in enumerate(lines[1:], start=2):
        if line.startswith("#") or (
            line.strip() and not line[0].isspace() and line[0] != "-" and not _KEY_LINE.match(line)
        ):
            return number
    return len(lines)


def read_yaml(text: str, file: str) -> Tree:
    """Read the YAML subset; problems carry lines of `text`, counted from 1."""
    tree = Tree()
    if "\t" in text:
        for number, line in enumerate(text.split("\n"), start=1):
            if "\t" in line[: len(line) - len(line.lstrip())]:
                tree.problems.append(Problem(code="yaml-tab", file=file, line=number))
        if tree.problems:
            return tree
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        tree.problems += syntax_faults(text, file, error)
        return tree
    except yaml.YAMLError as error:  # a control character, mostly
        tree.problems.append(Problem(code="yaml-syntax", file=file, values={"found": str(error).split("\n")[0]}))
        return tree
    if ("&" in text or "*" in text) and (references := list(_references(text, file))):
        tree.problems += references
        return tree  # following aliases could go round in circles, or fill the memory
    if " #" in text:
        tree.problems += _cut_by_comment(node, text, file)
    if node is not None:
        tree.values = _Reader(tree, text.split("\n"), file).value(node, ())
    return tree


def _references(text: str, file: str) -> Iterator[Problem]:
    """Anchors and aliases: the composed nodes no longer show them all."""
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            yield Problem(code="yaml-feature", file=file, line=token.start_mark.line + 1)


def _cut_by_comment(node: yaml.Node | None, text: str, file: str) -> Iterator[Problem]:
    """Unquoted texts with a `#` behind them: YAML drops the rest of the line without a word."""
    lines = text.split("\n")
    nodes = [node] if node is not None else []
    while nodes:
        current = nodes.pop()
        if isinstance(current, yaml.MappingNode):
            nodes += (part for pair in current.value for part in pair)
        elif isinstance(current, yaml.SequenceNode):
            nodes += current.value
        elif isinstance(current, yaml.ScalarNode) and not current.style and current.value:
            if remark := _rest_of_line(lines, current.end_mark):
                values = {"found": shortened(remark), "suggestion": quoted(as_meant(f"{current.value} {remark}"))}
                yield Problem(code="yaml-comment", file=file, line=current.end_mark.line + 1, values=values)


def _rest_of_line(lines: Sequence[str], mark: yaml.Mark) -> str:
    """The remark that follows a value, with its `#`; empty where there is none."""
    rest = lines[mark.line][mark.column :] if mark.line < len(lines) else ""
    return rest.strip() if rest.startswith(" ") and rest.lstrip().startswith("#") else ""


class _Reader:
    def __init__(self, tree: Tree, text: Sequence[str], file: str) -> None:
        self._tree = tree
        self._text = text
        self._file = file

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self._tree.lines.setdefault(path, line)
        if node.tag not in _PLAIN_TAGS:
            self._report("yaml-feature", line, path)
            return None
        if isinstance(node, yaml.ScalarNode):
            if node.value or node.style:
                return str(node.value)
            if remark := _rest_of_line(self._text, node.end_mark):
                self._tree.remarks[path] = remark
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._report("yaml-feature", line, path)
                continue
            key = str(key_node.value)
            here = (*path, key)
            if name := field_without_space(key):
                self._report_without_space(key_node, (*path, name))
                continue
            if here in self._tree.lines:
                self._report("key-duplicate", line, here, first=str(self._tree.lines[here]))
                continue
            self._tree.lines[here] = line
            value = self.value(value_node, here)
            if value is not None:
                result[key] = value
        return result

    def _report_without_space(self, key_node: yaml.Node, path: Path) -> None:
        number = key_node.start_mark.line
        # YAML counts more signs as ends of lines than we do.
        line = self._text[number] if number < len(self._text) else str(key_node.value)
        # Inside brackets the line is not the field's alone, and there is no suggestion.
        self._report("yaml-space", number + 1, path, found=shortened(line.strip()), suggestion=with_space(line))

    def _report(self, code: str, line: int, path: Path, **values: str) -> None:
        self._tree.problems.append(Problem(code=code, file=self._file, line=line, field=dotted(path), values=values))


def dotted(path: Path) -> str:
    """`("figures", 2, "value")` as `figures[3].value`: people count from 1."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part + 1}]")
        else:
            parts.append(f".{part}" if parts else part)
    return "".join(parts)


def line_of(header: str, path: Path) -> int:
    """Line of the file at which the field at `path` stands, or of the nearest field around it.

    `header` is the YAML between the fences; the opening fence is line 1 of the file. Read again on purpose: lines are
    needed only where there is a problem.
    """
    lines = read_yaml(header, "").lines
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1) + 1
