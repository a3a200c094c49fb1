"""Reading and checking all content in one step: what every command starts with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from antoan.catalogue.catalogue import Catalogue
from antoan.catalogue.translation_state import State, translation_state
from antoan.checks.run import run_checks
from antoan.content.cache import ParseCache
from antoan.content.loader import Content, load_content
from antoan.content.originals import OriginalStore
from antoan.inbox.decisions import decisions_file, read_decisions, removed_links
from antoan.problems import Problem, in_reading_order


@dataclass(frozen=True, slots=True)
class Inspection:
    """Content and everything that is wrong with it.

    Attributes:
        problems: in reading order, errors and warnings.
    """

    content: Content
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems keep the site from being built."""
        return sum(problem.is_error for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.problems) - self.errors

    def catalogue(self, *, drafts: bool = False) -> Catalogue:
        """The linked pages; without drafts unless asked for."""
        return Catalogue.from_pages(self.content.pages, self.content.data, drafts=drafts)


def inspect(content: Path, docs: Path, today: date, cache: ParseCache | None = None) -> Inspection:
    """Load and check.

    Raises:
        MissingFolder: when `content` is not a folder.
    """
    loaded = load_content(content, docs, cache)
    readable = (*loaded.pages, *(damaged.page for damaged in loaded.damaged))
    everything = Catalogue.from_pages(readable, loaded.data, drafts=True)
    file = decisions_file(content)
    decisions, undecided = read_decisions(file, file.as_posix())
    found = run_checks(loaded, everything, today, removed_links(decisions))
    problems = in_reading_order([*loaded.problems, *undecided, *found])
    return Inspection(loaded, tuple(problems))


def keep_originals(store: OriginalStore, inspection: Inspection) -> None:
    """Remember the texts that translations were made from, while they are still there to be read."""
    states = (translation_state(entry) for entry in inspection.catalogue(drafts=True).entries.values())
    store.keep(found.original for found in states if found and found.state in (State.DRAFT, State.REVIEWED))
