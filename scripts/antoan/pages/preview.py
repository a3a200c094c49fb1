"""What a preview shows beside the site itself: the state and the problems of every page, and the list of them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from antoan.content.loader import Content
from antoan.model.language import Language
from antoan.model.metadata import Press, Status
from antoan.model.page import Page
from antoan.pages.body_marks import MARK, marked
from antoan.pages.gaps import fitted, gaps_of, harmless, with_gaps
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.problems import Problem
from antoan.strings.messages import message_of

KEY = "preview/"
# The state of a page whose file does not say it, and of one that is made of many files.
UNKNOWN, MADE = "unknown", "made"
_QUOTE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemNote:
    """A problem as the page says it.

    Attributes:
        number: from 1, in the order of the file.
        severity: `error` or `warning`.
        line: of the file, from 1.
        field: of the metadata; empty where it is about the body or the whole file.
        quote: the line of the body it is about; empty where there is none.
        is_marked: whether a mark in the body shows the place.
    """

    number: int
    severity: str
    line: int
    field: str
    message: str
    quote: str = ""
    is_marked: bool = False

    @property
    def top_field(self) -> str:
        """The field of the header it lies in."""
        return re.split(r"[.\[]", self.field, maxsplit=1)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePreview:
    """What a preview says of one page.

    Attributes:
        file: what to edit; empty for a page that is made of many files.
        state: a status, `unknown` or `made`.
        gaps: what is missing of each field that could not be read: `unwritten` or `unread`.
        list_path: URL path of the list of all work.
        totals: drafts, waiting, errors and warnings of the whole preview.
    """

    file: str
    state: str
    problems: tuple[ProblemNote, ...]
    gaps: Mapping[str, str]
    list_path: str
    totals: Mapping[str, int]

    @property
    def errors(self) -> int:
        """How many problems keep the site from being built."""
        return sum(note.severity == "error" for note in self.problems)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.problems) - self.errors

    def flags(self, fields: Iterable[str]) -> list[tuple[str, str, list[ProblemNote]]]:
        """Those of these fields that are not right, what is missing of each, if anything, and its problems."""
        found = [
            (field, self.gaps.get(field, ""), [note for note in self.problems if note.top_field == field])
            for field in fields
        ]
        return [(field, gap, notes) for field, gap, notes in found if gap or notes]

    def pieces(self, body: str) -> list[tuple[str, ProblemNote | None]]:
        """A marked body cut at its marks: HTML, and the problem to be shown behind it."""
        parts = MARK.split(body)
        notes = {str(note.number): note for note in self.problems}
        return [(html, notes.get(number)) for html, number in zip(parts[::2], [*parts[1::2], ""], strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """A page in the list of work; its path is empty where there is nothing to open."""

    title: str
    path: str
    lang: str
    kind: str
    file: str
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNotes:
    """A file with problems in the list of work; title and path are empty where it is no page."""

    file: str
    title: str
    path: str
    lang: str
    notes: tuple[ProblemNote, ...]


@dataclass(frozen=True, eq=False)
class Preview:
    """All pages of a preview, and the problems of all files.

    Attributes:
        pages: as they are shown, by file.
        gaps: what is missing of each field that could not be read, by file.
        problems: by file, in reading order.
        marks: numbers of the problems that are marked in the body, by file.
    """

    pages: Mapping[str, Page]
    gaps: Mapping[str, Mapping[str, str]]
    problems: Mapping[str, Sequence[Problem]]
    marks: Mapping[str, frozenset[int]]

    @classmethod
    def of_content(cls, content: Content, problems: Sequence[Problem]) -> Preview:
        """A preview of every page that is a file, also of those with faults."""
        by_file: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            by_file[problem.file].append(problem)
        pages: dict[str, Page] = {}
        marks: dict[str, frozenset[int]] = {}
        for page in (*content.pages, *map(with_gaps, content.guessed)):
            shown, marks[page.file] = _marked(fitted(page, content.data), by_file[page.file])
            pages[page.file] = shown
        return cls(pages, {each.page.file: gaps_of(each) for each in content.guessed}, by_file, marks)

    def state(self, file: str) -> str:
        """The state of the page of `file`."""
        if file not in self.pages:
            return MADE
        return UNKNOWN if "status" in self.gaps.get(file, {}) else self.pages[file].metadata.status.value

    def of(self, file: str, language: Language) -> PagePreview:
        """What the preview says of the page of `file` to a reader of `language`; the empty text is a page of many."""
        return PagePreview(
            file=file,
            state=self.state(file),
            problems=self.notes(file, language) if file else (),
            gaps=self.gaps.get(file, {}),
            list_path=f"{language.prefix}{KEY}",
            totals=self.totals,
        )

    def notes(self, file: str, language: Language) -> tuple[ProblemNote, ...]:
        """The problems of `file` in `language`."""
        page, marks = self.pages.get(file), self.marks.get(file, frozenset())
        return tuple(
            ProblemNote(
                number=number,
                severity=problem.severity.value,
                line=problem.line,
                field=problem.field,
                message=message_of(problem, language),
                quote=_quote(problem, page),
                is_marked=number in marks,
            )
            for number, problem in enumerate(self.problems.get(file, ()), start=1)
        )

    @property
    def totals(self) -> Mapping[str, int]:
        """How much there is to do: drafts, waiting, errors and warnings."""
        states = [self.state(file) for file in self.pages]
        problems = [problem for found in self.problems.values() for problem in found]
        errors = sum(problem.is_error for problem in problems)
        return {
            "drafts": sum(state in (Status.DRAFT, UNKNOWN) for state in states),
            "waiting": states.count(Status.REVIEW),
            "errors": errors,
            "warnings": len(problems) - errors,
        }


def _marked(page: Page, problems: Sequence[Problem]) -> tuple[Page, frozenset[int]]:
    """`page` with marks in its body where its problems are."""
    lines = [
        (number, problem.line - page.body_line)
        for number, problem in enumerate(problems, start=1)
        if not problem.field and problem.line >= page.body_line and page.markdown
    ]
    if not lines:
        return page, frozenset()
    html, placed = marked(page.markdown, lines)
    return replace(page, body=replace(page.body, html=harmless(html))), placed


def _quote(problem: Problem, page: Page | None) -> str:
    """The line of the body a problem is about."""
    if page is None or problem.field or problem.line < page.body_line:
        return ""
    lines = page.markdown.split("\n")
    index = problem.line - page.body_line
    line = lines[index].strip() if index < len(lines) else ""
    return line if len(line) <= _QUOTE else f"{line[:_QUOTE].rstrip()}…"


def preview_pages(site: Site, preview: Preview) -> Iterator[SitePage]:
    """The list of work, in both languages."""
    return in_each_language(KEY, "preview.html", partial(_compose, site, preview))


def _compose(site: Site, preview: Preview, language: Language) -> View:
    text = site.text(language)
    title = text("preview.list.title")
    lines = {file: _line(page, language, site, preview) for file, page in preview.pages.items()}

    def of_state(*states: str) -> list[WorkLine]:
        return [line for file, line in lines.items() if preview.state(file) in states]

    files = [
        FileNotes(
            file=file,
            title=lines[file].title if file in lines else "",
            path=lines[file].path if file in lines else "",
            lang=lines[file].lang if file in lines else language.value,
            notes=preview.notes(file, language),
        )
        for file, problems in sorted(preview.problems.items())
        if problems
    ]
    return View(
        title=title,
        head_title=title,
        description=text("preview.list.about"),
        crumbs=(Crumb(text("home.crumb"), language.prefix), Crumb(title)),
        values={
            "drafts": of_state(Status.DRAFT, UNKNOWN),
            "waiting": of_state(Status.REVIEW),
            "files": sorted(files, key=lambda each: all(note.severity != "error" for note in each.notes)),
        },
    )


def _line(page: Page, language: Language, site: Site, preview: Preview) -> WorkLine:
    problems = preview.problems.get(page.file, ())
    errors = sum(problem.is_error for problem in problems)
    shown = site.catalogue.page(page.key, page.language)
    path = page.path if shown and shown.file == page.file else ""
    if isinstance(page.metadata, Press):
        path = f"{language.prefix}press/"
    title, lang = _title(page, language, site, preview)
    return WorkLine(
        title=title,
        path=path,
        lang=lang.value,
        kind=site.text(language)(f"kind.{page.kind.value}"),
        file=page.file,
        errors=errors,
        warnings=len(problems) - errors,
    )


def _title(page: Page, language: Language, site: Site, preview: Preview) -> tuple[str, Language]:
    """The title and its language; where the page has none, that it has none, in the language of the list."""
    gap = preview.gaps.get(page.file, {}).get("headline" if isinstance(page.metadata, Press) else "title")
    if gap is None:
        return page.title, page.language
    return site.text(language)(f"preview.{gap}.title", file=page.slug or "index"), language
