"""Drafts that still lack their summary or their date: they stay out of the site, and stop nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from antoan.model.metadata import Status
from antoan.problems import Problem, Severity

CODES = {"summary": "summary-unwritten", "date": "date-unwritten"}


def as_unfinished(values: Any, faults: Iterable[Problem]) -> list[Problem]:
    """`faults` of a header, with a warning in place of the error where a draft lacks date or summary, or has a short one.

    Args:
        values: the header as plain values.
    """
    is_draft = isinstance(values, dict) and values.get("status") == Status.DRAFT
    return [_softened(fault) if is_draft and _is_unwritten(fault) else fault for fault in faults]


def _is_unwritten(fault: Problem) -> bool:
    is_short = fault.code == "summary-length" and int(fault.values["length"]) < int(fault.values["limit"])
    return is_short or (fault.code == "field-missing" and fault.field in CODES)


def _softened(fault: Problem) -> Problem:
    values = {"length": fault.values.get("length", "0")}
    return replace(fault, code=CODES[fault.field], severity=Severity.WARNING, values=values)
