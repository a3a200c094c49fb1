"""Where the program and the templates use interface texts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.command import REPOSITORY

PACKAGE = REPOSITORY / "scripts" / "antoan"
_KEY_BEGINS = re.compile(r"[a-z]+\.")
_KEY_PART = re.compile(r"[a-z.-]+")
_CHOICE = re.compile(r'\bt\("([^"]+)" if [^"]+ else "([^"]+)"')
_IN_TEMPLATE = re.compile(r'\bt\("([^"]+)"( ~)?')


@dataclass(frozen=True, slots=True)
class Use:
    """A text that is asked for by its whole key.

    Attributes:
        names: of the values handed over; `None` where they cannot be told from the code.
    """

    key: str
    place: str
    names: frozenset[str] | None = None


@dataclass(slots=True)
class Uses:
    """All of them.

    Attributes:
        patterns: of keys that are put together while the program runs; a part in braces has no dot.
        words: every text of the program's code: a key may be kept in a table.
        handed: patterns of texts that look like keys, put together in one place and asked for in another.
    """

    whole: list[Use] = field(default_factory=list)
    patterns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    handed: set[str] = field(default_factory=set)

    def reaches(self, key: str) -> bool:
        """Whether anything can ask for `key`."""
        return (
            key in self.words
            or any(re.fullmatch(pattern, key) for pattern in self.patterns | self.handed)
            or any(
                key.endswith(f".{word}") for word in self.words if "." in word and re.fullmatch(r"[a-z]+\.[a-z]+", word)
            )
        )


@cache
def all_uses() -> Uses:
    """Those of the package and of the templates."""
    uses = Uses()
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                uses.words.add(node.value)
            elif isinstance(node, ast.Call) and node.args and _gives_text(node.func):
                _note(node, f"{file.relative_to(PACKAGE).as_posix()}:{node.lineno}", uses)
            elif isinstance(node, ast.JoinedStr) and _is_key(node):  # handed on, and asked for elsewhere
                uses.handed.add(_pattern(node))
    for file in sorted((REPOSITORY / "overrides").rglob("*.html")):
        template = file.read_text(encoding="utf-8")
        uses.words |= {key for choice in _CHOICE.findall(template) for key in choice}
        for key, goes_on in _IN_TEMPLATE.findall(template):
            if goes_on:
                uses.patterns.add(re.escape(key) + "[^.]+")
            else:
                uses.words.add(key)
                uses.whole.append(Use(key, file.name))
    return uses


def _gives_text(function: ast.expr) -> bool:
    """Whether it is `text(…)`, `texts(…)`, `parser.text(…)`, `site.text(language)(…)` or `interface_texts(…)(…)`."""
    if isinstance(function, ast.Call):
        return ast.unparse(function.func).rpartition(".")[2] in ("interface_texts", "text")
    return ast.unparse(function).rpartition(".")[2] in ("text", "texts")


def _note(call: ast.Call, place: str, uses: Uses) -> None:
    names = None if any(word.arg is None for word in call.keywords) else frozenset(str(k.arg) for k in call.keywords)
    for key in _branches(call.args[0]):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            uses.whole.append(Use(key.value, place, names))
        elif isinstance(key, ast.JoinedStr):
            uses.patterns.add(_pattern(key))


def _pattern(key: ast.JoinedStr) -> str:
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^.]+" for part in key.values)


def _is_key(text: ast.JoinedStr) -> bool:
    """Whether a text that is put together begins like a key, and holds nothing a key has not."""
    fixed = [str(part.value) for part in text.values if isinstance(part, ast.Constant)]
    return bool(fixed) and bool(_KEY_BEGINS.match(fixed[0])) and all(_KEY_PART.fullmatch(part) for part in fixed)


def _branches(key: ast.expr) -> Iterator[ast.expr]:
    if isinstance(key, ast.IfExp):
        yield from (key.body, key.orelse)
    else:
        yield key


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """Every text in the code of `file` that is no docstring, with its line."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    notes = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.lineno, node.value
