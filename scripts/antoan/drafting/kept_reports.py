"""Reports as they came, kept beside the content and never published: the editor looks things up in them.

They are other people's texts and may name people who must not be named, so the folder stays out of the repository too.
An original is found again by a check code over its bytes, which its name carries.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from antoan.content.atomic_file import write_atomically
from antoan.model.metadata import Kind

FOLDER = "reports"


@dataclass(frozen=True, slots=True)
class Kept:
    """An original that has been kept.

    Attributes:
        path: its file.
        kind: of the draft made from it.
        slug: of the draft made from it.
        year: of the draft's folder.
    """

    path: Path
    kind: Kind
    year: str
    slug: str


def code_of(data: bytes) -> str:
    """12 hex digits over the bytes of a report."""
    return hashlib.sha256(data).hexdigest()[:12]


def find_kept(content: Path, data: bytes) -> Kept | None:
    """The original with exactly these bytes, if it was kept before."""
    for path in sorted((content / FOLDER).glob(f"*/*/*.{code_of(data)}.*")):
        year, kind = path.parent.name, path.parent.parent.name
        if kind in {each.value for each in Kind}:
            return Kept(path, Kind(kind), year, path.name.split(".")[0])
    return None


def keep(content: Path, data: bytes, kind: Kind, year: str, slug: str, ending: str) -> Kept:
    """Write the original to `reports/KIND/YEAR/SLUG.CODE.ENDING`.

    Raises:
        OSError: it could not be written.
    """
    path = content / FOLDER / kind.value / year / f"{slug}.{code_of(data)}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        write_atomically(path, data.decode("utf-8", "surrogateescape"))
    return Kept(path, kind, year, slug)
