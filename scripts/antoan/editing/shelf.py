"""The place of a new page among the pages there are: free, begun, or taken by another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from antoan.catalogue.translation_state import PENDING_DIGEST
from antoan.content.names import Name, read_name
from antoan.editing.answers import Answers, WrongAnswer, clean, day_of, one
from antoan.inbox.page_files import PageFile, read_page_file, read_page_files
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.writing.links import link_key
from antoan.writing.slug import slugify

# Names that Windows keeps for devices, whatever stands behind the first full stop.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
_BY_YEAR = {Kind.NEWS: ("date",), Kind.PLAN: ("date", "issued"), Kind.PRESS: ("published",)}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of one kind in a content folder.

    Attributes:
        today: gives the year of a page that has no date yet.
    """

    content: Path
    kind: Kind
    today: date

    def path(self, slug: str, language: Language, answers: Answers) -> Path:
        """Where the file of a page goes."""
        return self._folder(answers) / f"{slug}.{language.value}.md"

    def standing(self, slug: str, answers: Answers) -> dict[Language, Path]:
        """The files that have this address already, or would have once their name is right."""
        found: dict[Language, Path] = {}
        for path in sorted(self._folder(answers).glob("*.md")):
            stem, _, suffix = path.name.removesuffix(".md").rpartition(".")
            if slugify(stem) == slug and suffix in {language.value for language in Language}:
                found.setdefault(Language(suffix), path)
        return found

    def check_slug(self, slug: str, answers: Answers) -> None:
        """Refuse a slug that is another page's.

        Raises:
            WrongAnswer: it is taken, or reserved; `proposal` is one that is free.
        """
        if not self._is_open(slug, answers):
            raise WrongAnswer("taken", found=slug, proposal=self.free_slug(slug, answers))

    def free_slug(self, slug: str, answers: Answers) -> str:
        """`slug`, with `-2`, `-3` … where another page has it in either language."""
        number, candidate = 1, slug
        while not self._is_open(candidate, answers):
            number += 1
            candidate = f"{slug}-{number}"
        return candidate

    def begun(self, answers: Answers) -> dict[Language, Path]:
        """The files of exactly this page that are there already."""
        if self.kind is Kind.PRESS and (known := self._same_report(answers)):
            return {Language(known.name.removesuffix(".md").rpartition(".")[2]): known}
        return self.standing(one(answers, "slug"), answers)

    def _folder(self, answers: Answers) -> Path:
        folder = self.content / self.kind.value
        if self.kind not in _BY_YEAR:
            return folder
        dated = (when for name in _BY_YEAR[self.kind] if (when := day_of(answers, name)))
        return folder / str(next((when.year for when in dated), self.today.year))

    def _is_open(self, slug: str, answers: Answers) -> bool:
        """Whether nothing stands there but what was begun of this very page."""
        path = self.path(slug, Language.VI, answers).relative_to(self.content).as_posix()
        if slug in _DEVICES or not isinstance(read_name(path, ""), Name):
            return False
        standing = self.standing(slug, answers)
        return not standing or self._is_same(standing, answers)

    def _is_same(self, standing: dict[Language, Path], answers: Answers) -> bool:
        pages = {language: read_page_file(path, self.kind) for language, path in standing.items()}
        if self.kind is Kind.PRESS:
            language = Language(one(answers, "language"))
            page = pages.get(language)
            return page is not None and len(pages) == 1 and _text(page, "headline") == one(answers, "headline")
        if original := pages.get(Language.VI):
            return _text(original, "title") == one(answers, "title")
        translation = pages.get(Language.EN)
        return translation is not None and _is_half(translation, one(answers, "title-en"))

    def _same_report(self, answers: Answers) -> Path | None:
        """The press link to the same address."""
        key = link_key(one(answers, "url"))
        if not key:
            return None
        return next((page.path for page in self._press() if page.names_any({key})), None)

    def _press(self) -> Iterator[PageFile]:
        return read_page_files(self.content, [Kind.PRESS])


def _is_half(page: PageFile, title: str) -> bool:
    """Whether a translation waits for its original, and bears this title or none yet."""
    block = page.values.get("translation")
    waits = isinstance(block, dict) and block.get("of") == PENDING_DIGEST
    return waits and _text(page, "title") in ("", title)


def _text(page: PageFile, name: str) -> str:
    return clean(str(page.values.get(name, "")))
