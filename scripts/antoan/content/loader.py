"""All content from disk: every file that is right as a page, every fault of those that are not."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import imagesize

from antoan.content.body import body_problems, render_body
from antoan.content.cache import ParseCache, content_digest
from antoan.content.data_files import read_data
from antoan.content.door import admit
from antoan.content.feeds_file import read_feeds
from antoan.content.header import Split, Tree, read_yaml, split_header
from antoan.content.inbox_files import FOLDER as INBOX
from antoan.content.inbox_files import read_inbox
from antoan.content.kept_reports import FOLDER as REPORTS
from antoan.content.names import Name, is_hidden, read_docs_name, read_name
from antoan.content.parsing import Parsed, parse_all
from antoan.content.salvage import Salvaged, assumed_split, nothing_read, salvage
from antoan.content.syntax_faults import mended
from antoan.content.text_file import decode, unreadable
from antoan.content.unfinished import as_unfinished
from antoan.errors import MissingFolder
from antoan.model.metadata import KINDS, Kind, Metadata, Press
from antoan.model.page import ASSETS, Body, Heading, Page
from antoan.model.reference_data import ReferenceData
from antoan.problems import Problem, Severity
from antoan.writing.slug import slugify

_SKIPPED = frozenset({"data", INBOX, REPORTS})
_PAGE_FOLDERS = frozenset(kind.value for kind in KINDS if kind is not Kind.PAGE)
# Windows and macOS make these by themselves.
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
_OTHER_PICTURES = frozenset({".heic", ".heif", ".svg", ".bmp", ".tif", ".tiff", ".psd"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """A page with faults.

    Attributes:
        page: with harmless values in place of `unread`.
        unread: the top-level fields that are missing or wrong.
        written: what stands in the file for each top-level field, right or wrong.
    """

    page: Page
    unread: frozenset[str]
    written: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What `content/` and `docs/` hold.

    Attributes:
        pages: those without a fault in the file itself, by file name.
        damaged: those with one, as far as they can surely be read: for the checks only.
        guessed: those with one, as far as anything can be made of them: for previews only.
        keys_with_faults: addresses whose file was refused: links to them are not reported a second time.
        problems: the faults.
        pictures: files beside pages, relative to `content/` or, below `assets/`, to `docs/`; `/`-separated, with width
            and height in pixels; 0, 0 where the file is no picture.
        root: the content folder.
        shown: the content folder as messages show it.
    """

    pages: tuple[Page, ...]
    damaged: tuple[DamagedPage, ...] = ()
    guessed: tuple[DamagedPage, ...] = ()
    keys_with_faults: frozenset[str]
    data: ReferenceData
    problems: tuple[Problem, ...]
    pictures: Mapping[str, tuple[int, int]]
    root: Path
    shown: str


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    shown: str
    name: Name | Problem


def load_content(root: Path, docs: Path, cache: ParseCache | None = None) -> Content:
    """Read the content folder and the hand-written pages.

    Raises:
        MissingFolder: when `root` is not a folder.
    """
    if not root.is_dir():
        raise MissingFolder(root)
    shown = root.as_posix()
    data, problems = read_data(root / "data", f"{shown}/data")
    problems += read_feeds(root / "feeds.yml", f"{shown}/feeds.yml")[1]
    # Nothing of the inbox is published, so nothing in it may stop a build.
    faults = read_inbox(root / INBOX, f"{shown}/{INBOX}")[1]
    problems += (replace(fault, severity=Severity.WARNING) for fault in faults)
    pages: list[Page] = []
    damaged: list[DamagedPage] = []
    guessed: list[DamagedPage] = []
    refused: set[str] = set()
    paths = [(path, path.relative_to(root).as_posix()) for path in sorted(root.rglob("*"))]
    files = [*_content_files(paths, shown), *_docs_files(docs)]
    for file, result in zip(files, _read_all(files, cache), strict=True):
        if isinstance(result, Page):
            pages.append(result)
            continue
        problems += result.problems
        if isinstance(file.name, Name):
            refused.add(file.name.key)
        damaged += [result.damaged] if result.damaged else []
        guessed += [result.guessed] if result.guessed else []
    pictures: dict[str, tuple[int, int]] = {}
    for path, relative in paths:
        if path.suffix.lower() in _PICTURES:
            pictures[relative] = _size(path)
        elif path.is_file() and _looks_like_a_page(relative):
            is_picture = path.suffix.lower() in _OTHER_PICTURES
            suggestion = slugify(path.name.split(".")[0]) + (".jpg" if is_picture else ".vi.md")
            values = {"found": path.name, "suggestion": suggestion}
            code = "picture-kind" if is_picture else "file-kind"
            problems.append(Problem(code=code, file=f"{shown}/{relative}", values=values))
    for path in sorted((docs / ASSETS).rglob("*")):
        if path.suffix.lower() in _PICTURES:
            pictures[path.relative_to(docs).as_posix()] = _size(path)
    return Content(
        pages=tuple(pages),
        damaged=tuple(damaged),
        guessed=tuple(guessed),
        keys_with_faults=frozenset(refused),
        data=data,
        problems=tuple(problems),
        pictures=pictures,
        root=root,
        shown=shown,
    )


def _size(picture: Path) -> tuple[int, int]:
    try:
        width, height = imagesize.get(str(picture))
    except (OSError, ValueError, SyntaxError, struct.error):  # what it raises for a file that only has the name of one
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)


def _looks_like_a_page(relative: str) -> bool:
    """Whether an editor may have meant the file as a page: `bai.vi.md.txt`, `bai.docx`, `bai.vi.MD`."""
    folder, _, rest = relative.partition("/")
    name = rest.rpartition("/")[2]
    if folder not in _PAGE_FOLDERS or name.lower() in _SYSTEM_FILES:
        return False
    return not name.endswith((".md", "~")) and not is_hidden(name)


def _content_files(paths: Iterable[tuple[Path, str]], shown: str) -> Iterator[_File]:
    for path, relative in paths:
        if not relative.endswith(".md") or is_hidden(path.name):
            continue
        if relative.split("/")[0] not in _SKIPPED:
            file = f"{shown}/{relative}"
            yield _File(path, file, read_name(relative, file))


def _docs_files(docs: Path) -> Iterator[_File]:
    for path in sorted(docs.glob("*.md")):
        file = path.as_posix()
        yield _File(path, file, read_docs_name(path.name, file))


@dataclass(frozen=True, slots=True)
class _Cut:
    """A file whose header was found, with the digest of its bytes."""

    split: Split
    digest: str


@dataclass(frozen=True, slots=True)
class _Refused:
    """A file with faults, and what could be read of it all the same.

    Attributes:
        damaged: for the checks, which must say nothing about it that is not so.
        guessed: for previews, which may show what was probably meant.
    """

    problems: list[Problem]
    damaged: DamagedPage | None = None
    guessed: DamagedPage | None = None


def _read_all(files: list[_File], cache: ParseCache | None) -> list[Page | _Refused]:
    """Pages or problems, in the order of `files`."""
    cuts = [_cut(file) for file in files]
    digests = {cut.digest: cut.split for cut in cuts if isinstance(cut, _Cut)}
    known = cache.load(digests) if cache else {}
    missing = [digest for digest in digests if digest not in known]
    parsed = parse_all([(digests[digest].header, digests[digest].body) for digest in missing])
    fresh = {digest: values for digest, values in zip(missing, parsed, strict=True) if values is not None}
    if cache and missing:
        cache.save(fresh, {*known, *fresh})
    known |= fresh
    return [
        cut if isinstance(cut, _Refused) else _read(file, cut.split, known.get(cut.digest))
        for file, cut in zip(files, cuts, strict=True)
    ]


def _cut(file: _File) -> _Cut | _Refused:
    try:
        data = file.path.read_bytes()
    except OSError as error:
        return _lost(file, unreadable(error, file.shown))
    text = decode(data, file.shown)
    if isinstance(text, Problem):
        return _lost(file, text)
    split = split_header(text, file.shown)
    return _lost(file, split, text) if isinstance(split, Problem) else _Cut(split, content_digest(data))


def _lost(file: _File, fault: Problem, text: str = "") -> _Refused:
    """A file whose header was not found, with what most likely is its header and its body."""
    if isinstance(file.name, Problem):
        return _Refused([fault])
    split = assumed_split(text, fault) if text else Split("", "", 1)
    return _Refused([fault], guessed=_guessed(file, file.name, split, render_body(split.body)))


def _guessed(file: _File, name: Name, split: Split, body: Body) -> DamagedPage:
    """The page, with texts in the header mended where a fault says how."""
    tree = read_yaml(split.header, file.shown)
    if tree.values is None:
        tree = read_yaml(mended(split.header, tree.problems), file.shown)
    _, faults = admit(KINDS[name.kind], tree, file.shown, 1)
    saved = salvage(name.kind, tree.values, faults) or nothing_read(name.kind)
    return _damaged(file, name, split, saved, body)


def _read(file: _File, split: Split, known: Parsed | None) -> Page | _Refused:
    """The page, or everything that is wrong with its file.

    Args:
        known: the parse, where the file has no fault that keeps it from being parsed.
    """
    if known and isinstance(file.name, Name):
        metadata, _ = admit(KINDS[file.name.kind], Tree(known["values"]), file.shown, 1)
        if metadata is not None:
            return _page(file, file.name, split, metadata, _body_from(known))
    # Once more, with the lines: they are worth their cost only where something is wrong.
    body = render_body(split.body)
    problems = body_problems(split.body, body, file.shown, split.body_line)
    if isinstance(file.name, Problem):
        return _Refused([file.name, *problems])
    tree = read_yaml(split.header, file.shown)
    _, faults = admit(KINDS[file.name.kind], tree, file.shown, 1)
    faults = as_unfinished(tree.values, faults)
    saved = salvage(file.name.kind, tree.values, faults)
    damaged = _damaged(file, file.name, split, saved, body) if saved else None
    return _Refused([*problems, *faults], damaged, _guessed(file, file.name, split, body))


def _damaged(file: _File, name: Name, split: Split, saved: Salvaged, body: Body) -> DamagedPage:
    return DamagedPage(_page(file, name, split, saved.metadata, body), saved.unread, saved.written)


def _page(file: _File, name: Name, split: Split, metadata: Metadata | Press, body: Body) -> Page:
    return Page(
        kind=name.kind,
        language=name.language,
        key=name.key,
        file=file.shown,
        metadata=metadata,
        body=body,
        header=split.header,
        markdown=split.body,
        body_line=split.body_line,
        digest=_digest(metadata, split.body),
    )


def text_digest(title: str, summary: str, body: str) -> str:
    """12 hex digits over what a translator works from."""
    return hashlib.sha256("\n".join([title, summary, body.strip()]).encode()).hexdigest()[:12]


def _digest(metadata: Metadata | Press, body: str) -> str:
    if isinstance(metadata, Press):
        return text_digest(metadata.headline, metadata.line or "", body)
    return text_digest(metadata.title, metadata.summary, body)


def _body_from(values: Parsed) -> Body:
    headings = tuple(Heading(*heading) for heading in values["headings"])
    return Body(values["html"], headings, tuple(values["links"]), tuple(values["pictures"]))
