"""Texts that translations were made from, kept by their digest, so that it can be shown what has changed since.

A translation names the original it was made from by a digest alone. The text behind it is kept while it is the
present one; the history of the file, where there is one, gives the others (`file_history.py`). Losing this costs the
comparison and nothing else.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from antoan.content.header import read_yaml, split_header
from antoan.content.loader import text_digest
from antoan.content.text_file import decode
from antoan.model.metadata import Press
from antoan.model.page import Page
from antoan.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalText:
    """What a translator works from.

    Attributes:
        updated: the day the page bore as that of its last change; empty where it bore none.
    """

    title: str
    summary: str
    body: str
    updated: str = ""

    @property
    def digest(self) -> str:
        """What a translation names it by."""
        return text_digest(self.title, self.summary, self.body)

    @classmethod
    def of_page(cls, page: Page) -> OriginalText:
        """The text of a page as it is now."""
        assert not isinstance(page.metadata, Press)
        updated = page.metadata.updated.isoformat() if page.metadata.updated else ""
        return cls(title=page.title, summary=page.metadata.summary, body=page.markdown, updated=updated)

    @classmethod
    def of_file(cls, data: bytes) -> OriginalText | None:
        """The text of a file as it was once; nothing where it cannot be read."""
        text = decode(data, "")
        split = text if isinstance(text, Problem) else split_header(text, "")
        if isinstance(split, Problem):
            return None
        values = read_yaml(split.header, "").values
        if not isinstance(values, dict):
            return None
        title, summary, updated = (
            value.strip() if isinstance(value := values.get(name), str) else ""
            for name in ("title", "summary", "updated")
        )
        return cls(title=title, summary=summary, body=split.body, updated=updated)


class OriginalStore:
    """Texts in one SQLite file below `folder`; one that cannot be read or written holds nothing."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "originals.sqlite3"

    def find(self, digest: str) -> OriginalText | None:
        """The text with this digest, if it was kept."""
        if not self._file.exists():
            return None
        try:
            with closing(sqlite3.connect(self._file)) as database:
                row = database.execute("SELECT text FROM originals WHERE digest = ?", (digest,)).fetchone()
            text = OriginalText(**json.loads(zlib.decompress(row[0]))) if row else None
        except (sqlite3.Error, zlib.error, ValueError, TypeError):
            return None
        return text if text and text.digest == digest else None

    def keep(self, pages: Iterable[Page]) -> None:
        """Add the texts of `pages` that are not there yet, in one transaction."""
        wanted = {page.digest: page for page in pages}
        if not wanted:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute("CREATE TABLE IF NOT EXISTS originals (digest TEXT PRIMARY KEY, text BLOB NOT NULL)")
                for (known,) in database.execute("SELECT digest FROM originals"):
                    wanted.pop(known, None)
                rows = ((digest, _packed(OriginalText.of_page(page))) for digest, page in wanted.items())
                database.executemany("INSERT OR REPLACE INTO originals VALUES (?, ?)", rows)
        except sqlite3.DatabaseError as error:
            # A busy or read-only file is another run's, or for good; one that is no database is of no use to anybody.
            if not isinstance(error, sqlite3.OperationalError):
                with suppress(OSError):
                    self._file.unlink()
        except OSError:
            return


def _packed(text: OriginalText) -> bytes:
    return zlib.compress(json.dumps(asdict(text), ensure_ascii=False).encode(), 1)
