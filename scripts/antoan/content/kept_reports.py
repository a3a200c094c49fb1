"""Reports as they came, kept beside the content and never published: the editor looks things up in them.

They are other people's texts and may name people who must not be named, so the folder stays out of the repository too.
An original is found again by a check code over its bytes, which its name carries. Beside it stands what was read in
it that the page made from it must not repeat: the private people it names, and its sentences.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from antoan.content.atomic_file import write_atomically
from antoan.model.metadata import Kind

FOLDER = "reports"
_READ = "read.json"


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


@dataclass(frozen=True, slots=True)
class TheirWords:
    """What a report says that its page must not say again.

    Attributes:
        private: names of private people.
        paragraphs: of the article.
    """

    private: tuple[str, ...]
    paragraphs: tuple[str, ...]


def code_of(data: bytes) -> str:
    """12 hex digits over the bytes of a report."""
    return hashlib.sha256(data).hexdigest()[:12]


def find_kept(content: Path, data: bytes) -> Kept | None:
    """The original with exactly these bytes, if it was kept before."""
    for path in sorted((content / FOLDER).glob(f"*/*/*.{code_of(data)}.*")):
        year, kind = path.parent.name, path.parent.parent.name
        if kind in {each.value for each in Kind} and not path.name.endswith(_READ):
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


def keep_words(kept: Kept, private: Sequence[str], paragraphs: Sequence[str]) -> None:
    """Write what was read in an original beside it, if it does not stand there.

    Raises:
        OSError: it could not be written.
    """
    path = kept.path.with_suffix(f".{_READ}")
    if not path.exists():
        words = {"private": list(private), "paragraphs": list(paragraphs)}
        write_atomically(path, json.dumps(words, ensure_ascii=False, indent=1))


def kept_words(content: Path) -> Iterator[tuple[Kind, str, TheirWords]]:
    """Kind and slug of every page made from a kept report, and what was read there; what cannot be read is left out."""
    for path in sorted((content / FOLDER).glob(f"*/*/*.{_READ}")):
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            words = TheirWords(tuple(map(str, found["private"])), tuple(map(str, found["paragraphs"])))
            yield Kind(path.parent.parent.name), path.name.split(".")[0], words
        except (OSError, ValueError, KeyError, TypeError):
            continue
