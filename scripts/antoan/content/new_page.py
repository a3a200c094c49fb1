"""A page to be written: its name, and the lines of its header."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from antoan.content.yaml_text import double_quoted
from antoan.model.language import Language
from antoan.writing.slug import shortened_slug

NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page to be written.

    Attributes:
        path: relative to the content folder, without language and ending; its last part may get a number.
        text: the whole file.
    """

    path: PurePosixPath
    language: Language
    text: str

    def name(self, number: int) -> PurePosixPath:
        """The file's path, with `-2`, `-3` … where the plain name is taken."""
        stem = self.path.name if number == 1 else f"{self.path.name}-{number}"
        return self.path.with_name(f"{stem}.{self.language.value}.md")


def free_name(page: NewPage, is_taken: Callable[[PurePosixPath], bool]) -> PurePosixPath:
    """The first name that is free in every language: two pages of one name would pass for translations."""
    number = 1
    while any(is_taken(NewPage(page.path, language, "").name(number)) for language in Language):
        number += 1
    return page.name(number)


def page_path(folder: str, year: int, *words: str) -> PurePosixPath:
    """`news/2026/slug-of-the-words`."""
    return PurePosixPath(folder, str(year), shortened_slug(" ".join(words), NAME_LENGTH) or "tin")


def text_field(name: str, text: str) -> str:
    """A field with any text."""
    return f"{name}: {double_quoted(text)}"


def slug_field(name: str, slugs: Iterable[str]) -> list[str]:
    """A field with a list of slugs; no line where there are none."""
    listed = ", ".join(slugs)
    return [f"{name}: [{listed}]"] if listed else []
