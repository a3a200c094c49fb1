"""Writing the files of a new page: never over another one, and able to go on where an earlier run was stopped."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from antoan.content.atomic_file import write_atomically
from antoan.content.text_file import read_text_file
from antoan.editing.answers import Answers, one
from antoan.editing.counterpart import counterpart
from antoan.editing.first_draft import first_draft
from antoan.editing.shelf import Shelf
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.problems import Problem
from antoan.strings.texts import Texts


@dataclass(frozen=True, slots=True)
class Begun:
    """A page that has been begun.

    Attributes:
        files: all of it, the original first.
        written: those that are new.
    """

    files: tuple[Path, ...]
    written: tuple[Path, ...]


def begin_page(
    shelf: Shelf, answers: Answers, texts: Texts, write: Callable[[Path, str], None] = write_atomically
) -> Begun:
    """Write what is not there yet of a page: the Vietnamese file, then the English one; of a press link its only file.

    The facts of the English file are those of the Vietnamese one, also where somebody has worked on that since.

    Raises:
        OSError: a file could not be read or written; what was written before stays, and a second run goes on from it.
    """
    standing = shelf.begun(answers)
    if shelf.kind is Kind.PRESS:
        language = Language(one(answers, "language"))
        if standing:
            return Begun(tuple(standing.values()), ())
        path = shelf.path(one(answers, "slug"), language, answers)
        _write_new(path, first_draft(shelf.kind, language, answers, shelf.today, texts), write)
        return Begun((path,), (path,))
    paths = {language: shelf.path(one(answers, "slug"), language, answers) for language in Language} | standing
    missing = [language for language in Language if language not in standing]
    if Language.VI in missing:
        original = first_draft(shelf.kind, Language.VI, answers, shelf.today, texts)
        _write_new(paths[Language.VI], original, write)
    else:
        original = _text_of(paths[Language.VI])
    if Language.EN in missing:
        english = counterpart(shelf.kind, Language.EN, original, one(answers, "title-en"), texts)
        _write_new(paths[Language.EN], english, write)
    return Begun(tuple(paths.values()), tuple(paths[language] for language in missing))


def _write_new(path: Path, text: str, write: Callable[[Path, str], None]) -> None:
    """Write a file unless somebody else has just done so."""
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    write(path, text)


def _text_of(path: Path) -> str:
    text = read_text_file(path, path.as_posix())
    if isinstance(text, Problem):
        raise OSError(0, text.code, str(path))
    return text
