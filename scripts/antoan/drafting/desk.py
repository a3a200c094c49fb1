"""From a report to the files of a draft; a run that is stopped leaves whole files, and the next one goes on there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from antoan.content.atomic_file import write_atomically
from antoan.content.kept_reports import Kept, find_kept, keep, keep_words
from antoan.content.new_page import NewPage, free_name
from antoan.content.text_file import read_text_file
from antoan.drafting.draft_page import day_of, draft_text, kind_of, slug_of
from antoan.drafting.findings import Findings
from antoan.drafting.source import RawReport
from antoan.editing.counterpart import counterpart
from antoan.inbox.page_files import SOURCED, read_page_files
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.strings.texts import Texts
from antoan.writing.links import link_key

_CERTAIN = 3  # words; a shorter name may be that of a place
_BY_YEAR = frozenset({Kind.NEWS, Kind.PLAN})


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a report has become.

    Attributes:
        original: where it is kept; `None` where a page about it stood before.
        files: the draft, Vietnamese first.
        written: those of them that are new.
    """

    original: Path | None
    files: tuple[Path, ...]
    written: tuple[Path, ...] = ()


def standing_page(content: Path, address: str) -> tuple[Path, ...]:
    """The files of a page that names this report as its source already, Vietnamese first; none where there is none."""
    key = link_key(address) if address else ""
    pages = read_page_files(content, SOURCED) if key else ()
    found = next((page.path for page in pages if page.names_any({key})), None)
    if found is None:
        return ()
    stem = found.name.rsplit(".", 2)[0]
    both = (found.with_name(f"{stem}.{language.value}.md") for language in Language)
    return tuple(path for path in both if path.exists())


def draft(
    content: Path,
    raw: RawReport,
    findings: Findings,
    today: date,
    texts: Texts,
    *,
    kind: Kind | None = None,
    slug: str = "",
    write: Callable[[Path, str], None] = write_atomically,
) -> Drafted:
    """Keep the original and write the draft; what is there already stays as it is.

    Args:
        kind: what to make of it; found out, where it is `None`.
        texts: in the editor's language.

    Raises:
        OSError: a file could not be written; those written before stay.
    """
    kept = find_kept(content, raw.data) or _kept(content, raw, findings, today, kind, slug)
    told = [person.name for person in findings.people if person.is_told and len(person.name.split()) >= _CERTAIN]
    keep_words(kept, told, [paragraph.text for paragraph in findings.article.paragraphs])
    folder = content / kept.kind.value
    if kept.kind in _BY_YEAR:
        folder /= kept.year
    paths = {language: folder / f"{kept.slug}.{language.value}.md" for language in Language}
    missing = [language for language in Language if not paths[language].exists()]
    if Language.VI in missing:
        shown = kept.path.relative_to(content.parent).as_posix() if content.parent != content else kept.path.as_posix()
        text = draft_text(findings, kept.kind, shown, today, texts)
        write(paths[Language.VI], text)
    if Language.EN in missing:
        original = read_text_file(paths[Language.VI], "")
        if isinstance(original, str):
            write(paths[Language.EN], counterpart(kept.kind, Language.EN, original, "", texts))
    return Drafted(kept.path, tuple(paths.values()), tuple(paths[language] for language in missing))


def _kept(content: Path, raw: RawReport, findings: Findings, today: date, kind: Kind | None, slug: str) -> Kept:
    chosen = kind or kind_of(findings)
    day = day_of(findings, today)
    year = str(day.year if day else today.year)
    folder = f"{chosen.value}/{year}" if chosen in _BY_YEAR else chosen.value
    page = NewPage(PurePosixPath(folder, slug or slug_of(findings)), Language.VI, "")
    name = free_name(page, lambda path: (content / path).exists())
    return keep(content, raw.data, chosen, year, name.name.removesuffix(f".{Language.VI.value}.md"), raw.ending)
