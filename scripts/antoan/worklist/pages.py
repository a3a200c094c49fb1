"""Work on pages: what is wrong, due for review, unfinished, or behind its original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from antoan.catalogue.catalogue import Catalogue
from antoan.catalogue.entry import Entry
from antoan.catalogue.translation_state import State, TranslationState, translation_state
from antoan.checks.inspection import Inspection
from antoan.content.loader import DamagedPage
from antoan.content.originals import OriginalText
from antoan.model.metadata import Kind, Metadata, Status
from antoan.model.page import Page
from antoan.problems import Problem
from antoan.worklist.former_text import changes_since
from antoan.worklist.work import Remark, Work, WorkKind

# These have a kind of their own.
_TOLD_ELSEWHERE = frozenset({"review-overdue", "translation-outdated"})
_UNFINISHED = {Status.DRAFT: WorkKind.DRAFT, Status.REVIEW: WorkKind.APPROVAL}
_MOST_MESSAGES = 3


@dataclass(frozen=True)
class Survey:
    """What is looked at.

    Attributes:
        former: texts outdated translations were made from, by digest, as far as they were found.
        within: how many days ahead a review is announced.
    """

    inspection: Inspection
    today: date
    within: int
    former: Mapping[str, OriginalText]

    @property
    def unread(self) -> Mapping[str, frozenset[str]]:
        """By file, the fields that could not be read."""
        return {damaged.page.file: damaged.unread for damaged in self.inspection.content.damaged}

    def pages(self) -> tuple[Page, ...]:
        """Every page, as far as it can be read."""
        content = self.inspection.content
        return (*content.pages, *map(_named, content.damaged))


def _named(damaged: DamagedPage) -> Page:
    """A damaged page, with its file's name for a title where it has none that can be read."""
    page, field = damaged.page, "headline" if damaged.page.kind is Kind.PRESS else "title"
    if field not in damaged.unread:
        return page
    name = page.file.rpartition("/")[2]
    return replace(page, metadata=page.metadata.model_copy(update={field: name}))


def work_on_pages(survey: Survey) -> Iterator[Work]:
    """Everything that is to be done on pages."""
    pages = survey.pages()
    catalogue = Catalogue.from_pages(pages, survey.inspection.content.data, drafts=True)
    by_file = {page.file: page for page in pages}
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in survey.inspection.problems:
        problems[problem.file].append(problem)
    yield from _problems(problems, by_file)
    for entry in catalogue.entries.values():
        found = translation_state(entry)
        yield from _reviews(entry, survey)
        for page in entry.versions.values():
            if not (found and page is found.translation and found.original.is_published):
                yield from _unfinished(page, problems.get(page.file, []), survey)
        if found:
            yield from _translations(entry, found, survey)


def outdated(pages: Catalogue) -> Iterator[TranslationState]:
    """The translations whose original has changed since."""
    for entry in pages.entries.values():
        found = translation_state(entry)
        if found and found.state is State.OUTDATED:
            yield found


def _problems(problems: Mapping[str, list[Problem]], by_file: Mapping[str, Page]) -> Iterator[Work]:
    for file, found in problems.items():
        page = by_file.get(file)
        errors = [problem for problem in found if problem.is_error]
        told = errors or [problem for problem in found if problem.code not in _TOLD_ELSEWHERE]
        if not told or (not errors and page and page.metadata.status in _UNFINISHED):
            continue  # what a draft still lacks stands with the draft
        counted = Remark(text=f"status.{'errors' if errors else 'warnings'}", values={"count": len(told)})
        yield Work(
            kind=WorkKind.PROBLEM if errors else WorkKind.WARNING,
            key=file,
            file=file,
            line=told[0].line,
            title=page.title if page else file.rpartition("/")[2],
            language=page.language if page else None,
            remarks=(counted, *(Remark(problem=problem) for problem in told[:_MOST_MESSAGES])),
        )


def _reviews(entry: Entry, survey: Survey) -> Iterator[Work]:
    """Both languages state the same facts: where they fall due on one day, they are one piece of work."""
    seen: dict[date, Page] = {}
    both: set[date] = set()
    for page in (entry.original, *(page for page in entry.versions.values() if page is not entry.original)):
        if due := _review_due(page, survey):
            both |= {due} & set(seen)
            seen.setdefault(due, page)
    for due, page in seen.items():
        assert isinstance(page.metadata, Metadata) and page.metadata.review
        kind = WorkKind.REVIEW_OVERDUE if due < survey.today else WorkKind.REVIEW_DUE
        values: dict[str, str | int | date] = {"due": due, "by": page.metadata.review.by}
        remarks = [Remark(text=f"status.{kind.value}", values=values)]
        if due in both:
            remarks.append(Remark(text="status.both-languages"))
        yield _on_page(page, kind, since=due, remarks=tuple(remarks))


def _review_due(page: Page, survey: Survey) -> date | None:
    """When the facts of a published page must be checked, if that is soon or past."""
    if not isinstance(page.metadata, Metadata) or not page.metadata.review or not page.is_published:
        return None
    due = page.metadata.review.due
    is_read = "review" not in survey.unread.get(page.file, ())
    return due if is_read and due <= survey.today + timedelta(days=survey.within) else None


def _unfinished(page: Page, problems: list[Problem], survey: Survey) -> Iterator[Work]:
    kind = _UNFINISHED.get(page.metadata.status)
    if kind is None or "status" in survey.unread.get(page.file, ()):
        return
    fields = list(dict.fromkeys(problem.top_field for problem in problems if problem.top_field))
    others = sum(not problem.top_field for problem in problems)
    remarks = []
    if fields:
        remarks.append(Remark(text="status.lacks", values={"fields": ", ".join(fields)}))
    if others:
        remarks.append(Remark(text="status.lacks.text", values={"count": others}))
    since = None if {"date", "updated"} & survey.unread.get(page.file, frozenset()) else _changed(page)
    if since:
        remarks.append(Remark(text="status.dated", values={"day": since}))
    yield _on_page(page, kind, since=since, remarks=tuple(remarks))


def _translations(entry: Entry, found: TranslationState, survey: Survey) -> Iterator[Work]:
    if not found.original.is_published or entry.key in survey.inspection.content.keys_with_faults:
        return
    original, translation = found.original, found.translation
    if translation is None:
        wanted = original.language.other.value
        remark = Remark(text=f"status.translation-missing.{wanted}", values={})
        yield _on_page(original, WorkKind.TRANSLATION_MISSING, since=_changed(original), remarks=(remark,))
        return
    is_draft = not translation.is_published
    drafts = (Remark(text=f"status.translation-{translation.metadata.status.value}"),) if is_draft else ()
    if found.state is State.OUTDATED:
        yield _outdated(found, drafts, survey)
    elif found.state is State.PENDING:
        yield _on_page(
            translation,
            WorkKind.TRANSLATION_PENDING,
            since=_changed(original),
            remarks=(Remark(text="status.translation-pending"), *drafts),
        )
    elif found.state is State.DRAFT or (found.state is State.REVIEWED and is_draft):
        yield _on_page(
            translation,
            WorkKind.TRANSLATION_UNREVIEWED,
            since=_changed(original),
            remarks=drafts,
        )


def _outdated(found: TranslationState, drafts: tuple[Remark, ...], survey: Survey) -> Work:
    assert found.translation and found.block
    former = survey.former.get(found.block.of)
    changes = changes_since(found, former)
    if changes:
        counts = {"added": changes.added, "removed": changes.removed}
        remarks = [Remark(text="status.translation-outdated", values=counts)]
    else:
        remarks = [Remark(text="status.translation-outdated.lost")]
    day = getattr(found.original.metadata, "updated", None)
    if former and former.updated == (day.isoformat() if day else ""):
        remarks.append(Remark(text="status.updated-untouched"))
        day = None  # that of an earlier change
    return _on_page(
        found.translation,
        WorkKind.TRANSLATION_OUTDATED,
        since=day,
        remarks=(*remarks, *drafts),
        changes=changes,
    )


def _on_page(page: Page, kind: WorkKind, **more: object) -> Work:
    key = f"{page.key or 'index'}.{page.language.value}"
    return Work(kind=kind, key=key, file=page.file, title=page.title, language=page.language, **more)  # type: ignore[arg-type]


def _changed(page: Page) -> date | None:
    return page.modified.first_day if page.modified else None
