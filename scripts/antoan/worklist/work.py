"""A piece of work for the editors, as a value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum

from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.problems import Problem
from antoan.strings.messages import message_of
from antoan.strings.texts import interface_texts
from antoan.worklist.text_changes import TextChanges
from antoan.writing.dates import format_when


class WorkKind(StrEnum):
    """What is to be done, the most urgent first."""

    PROBLEM = "problem"
    REVIEW_OVERDUE = "review-overdue"
    TRANSLATION_OUTDATED = "translation-outdated"
    SOURCE_DEAD = "source-dead"
    APPROVAL = "approval"
    REVIEW_DUE = "review-due"
    TRANSLATION_MISSING = "translation-missing"
    TRANSLATION_PENDING = "translation-pending"
    TRANSLATION_UNREVIEWED = "translation-unreviewed"
    DRAFT = "draft"
    INBOX = "inbox"
    FEED = "feed"
    WARNING = "warning"
    SOURCE_MOVED = "source-moved"


# What must not wait until somebody happens to look.
PRESSING = frozenset({WorkKind.PROBLEM, WorkKind.REVIEW_OVERDUE, WorkKind.TRANSLATION_OUTDATED, WorkKind.SOURCE_DEAD})
_ORDER = {kind: place for place, kind in enumerate(WorkKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence about a piece of work, in whatever language it is read.

    Attributes:
        text: key of the interface text; empty where `problem` says it.
        values: what fills its placeholders; days are written as the language writes them.
    """

    text: str = ""
    values: Mapping[str, str | int | date] = field(default_factory=dict)
    problem: Problem | None = None

    def said(self, language: Language) -> str:
        """The sentence."""
        if self.problem:
            return message_of(self.problem, language)
        return interface_texts(language)(
            self.text, **{name: _written(value, language) for name, value in self.values.items()}
        )


def _written(value: str | int | date, language: Language) -> str:
    return format_when(PartialDate.from_date(value), language) if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A piece of work.

    Attributes:
        key: of the page, or what stands for it where it is no page; with `kind` it tells this piece from all others.
        file: where to begin; empty where no one file is meant.
        line: in it, from 1.
        title: of the page, or of what it is about.
        language: of the title; `None` where it is a name.
        since: the day it is counted from: when it was due, or when the text changed.
        remarks: what is to be said about it.
        changes: of the original, where a translation is outdated and the former text is known.
    """

    kind: WorkKind
    key: str
    file: str
    title: str
    language: Language | None = None
    line: int = 1
    since: date | None = None
    remarks: tuple[Remark, ...] = ()
    changes: TextChanges | None = None

    @property
    def id(self) -> str:
        """Stable name of this piece of work."""
        return f"{self.kind.value}:{self.key}"

    @property
    def fingerprint(self) -> str:
        """Another one means that there is news about the same piece of work; line numbers are none."""
        said = [
            [remark.text, {name: str(value) for name, value in remark.values.items()}]
            if remark.problem is None
            else [remark.problem.code, remark.problem.field, dict(remark.problem.values)]
            for remark in self.remarks
        ]
        changes = asdict(self.changes) if self.changes else None
        facts = [self.id, self.file, self.title, str(self.since or ""), said, changes]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def in_order(work: Iterable[Work]) -> tuple[Work, ...]:
    """The most urgent first: by kind, then the longest waiting, then by name."""
    return tuple(sorted(work, key=lambda item: (_ORDER[item.kind], item.since or date.max, item.key)))
