"""A fault in the content, as a value: where it is, what kind, and the words that fill its message."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How loud a problem is: an error keeps the site from being built, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault at one place.

    Attributes:
        code: stable name of the fault, a key of `strings/problems.*.yml`.
        file: path of the file, `/`-separated, as the reader of the message would type it.
        line: 1-based line in the file.
        field: dotted path of the metadata field, such as `figures[2].value`; empty outside the metadata.
        values: what fills the placeholders of the message; where `errno` is among them, it is what was `found`.
    """

    code: str
    file: str
    line: int = 1
    field: str = ""
    severity: Severity = Severity.ERROR
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def top_field(self) -> str:
        """The field of the header it lies in: `figures` for `figures[2].value`."""
        return self.field.partition(".")[0].partition("[")[0]

    @property
    def is_error(self) -> bool:
        """Whether this problem alone must stop a build."""
        return self.severity is Severity.ERROR


def shortened(text: str) -> str:
    """`text`, or its start where it is too long for a message."""
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, then line, then field and code; each one once."""
    seen: dict[tuple[str, int, str, str, tuple[tuple[str, str], ...]], Problem] = {}
    for problem in problems:
        key = (problem.file, problem.line, problem.field, problem.code, tuple(sorted(problem.values.items())))
        seen.setdefault(key, problem)
    return [seen[key] for key in sorted(seen)]
