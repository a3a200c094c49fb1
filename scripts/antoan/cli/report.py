"""Problems for people, for programs, and for the pages of a CI service."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from antoan.content.unfinished import CODES, FURTHER
from antoan.model.language import Language
from antoan.problems import Problem
from antoan.strings.messages import message_of
from antoan.strings.texts import interface_texts

Format = Literal["human", "json", "github"]
_GAPS = frozenset({*CODES.values(), FURTHER})


def report(problems: Sequence[Problem], form: Format, languages: Sequence[Language]) -> str:
    """All problems as one text; empty where there is none to show to people."""
    if form == "json":
        return json.dumps([_as_object(problem, languages) for problem in problems], ensure_ascii=False, indent=1)
    if form == "github":
        return "\n".join(_annotation(problem, languages) for problem in problems)
    gaps: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.code in _GAPS:
            gaps[problem.file].append(problem)
    told = (problem for problem in problems if problem.code not in _GAPS or problem is gaps[problem.file][0])
    return "\n".join(
        _gaps(gaps[problem.file], languages)
        if problem.code in _GAPS and len(gaps[problem.file]) > 1
        else _lines(problem, languages)
        for problem in told
    )


def _gaps(gaps: Sequence[Problem], languages: Sequence[Language]) -> str:
    """All gaps of one draft together: a fresh one has many."""
    first = gaps[0]
    severity = " / ".join(interface_texts(language)(f"problem.{first.severity}") for language in languages)
    fields = ", ".join(f"{gap.field}:{gap.line}" for gap in gaps)
    told = (interface_texts(language)("problem.unwritten", fields=fields) for language in languages)
    return "\n".join([f"{first.file}:{first.line}: {severity} [{first.code}]", *(f"    {each}" for each in told)])


def _lines(problem: Problem, languages: Sequence[Language]) -> str:
    severity = " / ".join(interface_texts(language)(f"problem.{problem.severity}") for language in languages)
    head = f"{problem.file}:{problem.line}: {severity} [{problem.code}]"
    return "\n".join([head, *(f"    {message_of(problem, language)}" for language in languages)])


def _as_object(problem: Problem, languages: Sequence[Language]) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "field": problem.field,
        "message": " / ".join(message_of(problem, language) for language in languages),
        "message_vi": message_of(problem, Language.VI),
        "message_en": message_of(problem, Language.EN),
    }


def _annotation(problem: Problem, languages: Sequence[Language]) -> str:
    """A workflow command as GitHub, Gitea and Forgejo read it; their escapes for `%`, line ends, `:` and `,`."""
    message = "\n".join(message_of(problem, language) for language in languages)
    text = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.severity} file={file},line={problem.line},title={problem.code}::{text}"
