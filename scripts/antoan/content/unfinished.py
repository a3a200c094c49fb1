"""Drafts in which something is still to be written: they stay out of the site, and stop nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from antoan.model.metadata import Status
from antoan.problems import Problem, Severity

# What a field's gap is called; `FURTHER` for every other field.
CODES = {"summary": "summary-unwritten", "date": "date-unwritten"}
FURTHER = "field-unwritten"


def as_unfinished(values: Any, faults: Iterable[Problem]) -> list[Problem]:
    """`faults` of a header, with a warning in place of the error where a draft has a gap or too short a summary.

    Args:
        values: the header as plain values.
    """
    is_draft = isinstance(values, dict) and values.get("status") == Status.DRAFT
    return [_softened(fault) if is_draft and _is_unwritten(fault) else fault for fault in faults]


def _is_unwritten(fault: Problem) -> bool:
    if fault.code == "summary-length":
        return int(fault.values["length"]) < int(fault.values["limit"])
    # Nothing at all, or nothing between quotation marks.
    return fault.code == "field-missing" or not fault.values.get("found", fault.code).strip()


def _softened(fault: Problem) -> Problem:
    values = {"length": fault.values.get("length", "0")}
    return replace(fault, code=CODES.get(fault.field, FURTHER), severity=Severity.WARNING, values=values)
