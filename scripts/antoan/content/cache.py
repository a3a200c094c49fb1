"""What was parsed before, on disk, so that an unchanged file is not parsed twice.

An entry is found by the digest of the file's bytes and of the parser itself, so it is never stale; it is JSON, never
code. A cache that cannot be read or written only costs time.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
import yaml

from antoan.content import body, header
from antoan.writing import slug


class ParseCache:
    """Parsed files in one SQLite file below `folder`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "parsed.sqlite3"

    def load(self, digests: Iterable[str]) -> dict[str, Any]:
        """Entries found among `digests`."""
        wanted = list(dict.fromkeys(digests))
        found: dict[str, Any] = {}
        if not self._file.exists():
            return found
        try:
            with closing(sqlite3.connect(self._file)) as database:
                for start in range(0, len(wanted), 500):
                    part = wanted[start : start + 500]
                    marks = ",".join("?" * len(part))
                    query = f"SELECT digest, value FROM parsed WHERE digest IN ({marks})"  # noqa: S608  (marks only)
                    found |= {digest: json.loads(value) for digest, value in database.execute(query, part)}
        except (sqlite3.Error, ValueError):
            return {}
        return found

    def save(self, new: dict[str, Any], used: set[str]) -> None:
        """Add `new` entries and forget those not in `used`, in one transaction."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute("CREATE TABLE IF NOT EXISTS parsed (digest TEXT PRIMARY KEY, value TEXT NOT NULL)")
                known = {row[0] for row in database.execute("SELECT digest FROM parsed")}
                database.executemany("DELETE FROM parsed WHERE digest = ?", ((old,) for old in known - used))
                rows = ((digest, json.dumps(value, ensure_ascii=False)) for digest, value in new.items())
                database.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                self._file.unlink()


def content_digest(data: bytes) -> str:
    """Digest of a file's bytes together with the code that parses them."""
    return hashlib.sha256(_parser_digest() + data).hexdigest()


@lru_cache(maxsize=1)
def _parser_digest() -> bytes:
    parts = [Path(module.__file__ or "").read_bytes() for module in (body, header, slug)]
    parts += [markdown.__version__.encode(), yaml.__version__.encode()]
    return hashlib.sha256(b"\0".join(parts)).digest()
