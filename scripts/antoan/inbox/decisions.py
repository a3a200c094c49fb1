"""`content/inbox/decisions.jsonl`: what was decided, a line each in the order of time, so that git merges it easily."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from antoan.content.atomic_file import write_atomically
from antoan.content.door import admit
from antoan.content.header import Tree
from antoan.content.inbox_files import FOLDER
from antoan.model.inbox import Decision, Verdict
from antoan.problems import Problem, Severity, shortened

FILE = "decisions.jsonl"


def decisions_file(content: Path) -> Path:
    """Where decisions stand below the content folder."""
    return content / FOLDER / FILE


def read_decisions(file: Path, shown: str) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Every decision that can be read, and every line that cannot; without the file, neither.

    A decision that stands there twice, as after a merge, is given once.

    Raises:
        OSError: the file is there and cannot be read.
    """
    decisions: dict[Decision, None] = {}
    problems: list[Problem] = []
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        if decision := _decision(line):
            decisions[decision] = None
        else:
            values = {"found": shortened(line.strip())}
            severity = Severity.WARNING
            problems.append(Problem(code="decision-line", file=shown, line=number, severity=severity, values=values))
    return tuple(decisions), tuple(problems)


def removed_links(decisions: Iterable[Decision]) -> dict[str, date]:
    """Addresses that were taken down, as `link_key`, with the day."""
    return {
        key.removeprefix("url:"): decision.on
        for decision in decisions
        if decision.verdict is Verdict.REMOVED
        for key in decision.keys
        if key.startswith("url:")
    }


def add_decisions(file: Path, decisions: Iterable[Decision]) -> None:
    """Append those that say something new; every line that is there stays as it is, also one that cannot be read.

    Raises:
        OSError: the file cannot be read or written.
    """
    lines = [line for line in _lines(file) if line.strip()]
    new: list[Decision] = []
    for decision in decisions:
        # Only lines with its id can say as much; reading all of ten thousand takes a tenth of a second a decision.
        known = (other for line in lines if decision.id in line and (other := _decision(line)))
        if not any(_says_as_much(other, decision) for other in (*known, *new)):
            new.append(decision)
    if new:
        write_atomically(file, "".join(f"{line}\n" for line in [*lines, *map(decision_line, new)]))


def remove_decision(file: Path, decision: Decision) -> None:
    """Take back a decision.

    Raises:
        OSError: the file cannot be read or written.
    """
    lines = [line for line in _lines(file) if line.strip()]
    kept = [line for line in lines if decision.id not in line or _decision(line) != decision]
    if kept != lines:
        write_atomically(file, "".join(f"{line}\n" for line in kept))


def decision_line(decision: Decision) -> str:
    """A decision as a line of JSON."""
    values = {
        "id": decision.id,
        "verdict": decision.verdict.value,
        "on": decision.on.isoformat(),
        "title": decision.title,
        "keys": decision.keys,
        "published": decision.published and decision.published.isoformat(),
        "reason": decision.reason,
    }
    return json.dumps({name: value for name, value in values.items() if value or name == "title"}, ensure_ascii=False)


def _says_as_much(one: Decision, other: Decision) -> bool:
    """Whether with `one` on record `other` adds nothing: a command that is run again after a kill adds no line."""
    return (one.id, one.verdict) == (other.id, other.verdict) and set(other.keys) <= set(one.keys)


def _lines(file: Path) -> list[str]:
    """Lines without their ends; only LF and CRLF end one, since titles may hold other separators."""
    try:
        text = file.read_bytes().decode("utf-8-sig", "surrogateescape")
    except FileNotFoundError:
        return []
    return [line.removesuffix("\r") for line in text.split("\n")]


def _decision(line: str) -> Decision | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return admit(Decision, Tree(values), "", 0)[0] if isinstance(values, dict) else None
