"""Of two language versions exactly one is the translation, and it says of what.

Why: without it nobody can tell which text to correct first, nor whether the other has kept up.

The translated file carries `translation: {of: …, state: …}`, the original does not. `translation-missing`: neither
does (reported on the English file). `translation-original`: both do. `translation-alone`: the file it was made from
is not there. `translation-pending`: `of: pending` is still waiting for the digest, which the message gives; a draft
may wait.

Passes: `x.vi.md` without the block, `x.en.md` with it; a single file without it
Fails: both without it.

Rule: CONTRIBUTING.md, "translation".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from antoan.checks.context import Context, in_header, metadata_of
from antoan.model.language import Language
from antoan.model.metadata import Status, Translation
from antoan.model.page import Page
from antoan.problems import Problem, Severity

CODES = ("translation-ahead", "translation-alone", "translation-missing", "translation-original", "translation-pending")
SEVERITY = Severity.ERROR
PENDING = "pending"


@dataclass(frozen=True, slots=True)
class TranslatedPair:
    """An original and its translation."""

    original: Page
    translation: Page
    of: str


def check(context: Context) -> Iterator[Problem]:
    """Pairs in which original and translation cannot be told apart, and blocks not yet filled in."""
    for entry in context.catalogue.entries.values():
        marked = [page for page in entry.versions.values() if _block_of(page)]
        if len(entry.versions) == 1:
            if marked and entry.key not in context.content.keys_with_faults:
                yield in_header(marked[0], ("translation",), "translation-alone", SEVERITY)
        elif len(marked) == len(entry.versions):
            english, vietnamese = entry.versions[Language.EN], entry.versions[Language.VI]
            yield in_header(vietnamese, ("translation",), "translation-original", SEVERITY, other=english.file)
        elif not marked and metadata_of(english := entry.versions[Language.EN]):
            original = entry.versions[Language.VI]
            values = {"suggestion": original.digest, "original": original.file}
            yield in_header(english, ("translation",), "translation-missing", SEVERITY, **values)
    for pair in translated_pairs(context):
        if pair.translation.is_published and not pair.original.is_published:
            values = {"original": pair.original.file}
            yield in_header(pair.translation, ("status",), "translation-ahead", SEVERITY, **values)
        if pair.of == PENDING and pair.translation.metadata.status is not Status.DRAFT:
            values = {"suggestion": pair.original.digest, "original": pair.original.file}
            yield in_header(pair.translation, ("translation", "of"), "translation-pending", SEVERITY, **values)


def translated_pairs(context: Context) -> Iterator[TranslatedPair]:
    """Pairs in which exactly one file says it is the translation."""
    for entry in context.catalogue.entries.values():
        if len(entry.versions) != len(Language):
            continue
        for translation in entry.versions.values():
            original = entry.versions[translation.language.other]
            block = _block_of(translation)
            if block and not _block_of(original):
                yield TranslatedPair(original, translation, block.of)


def _block_of(page: Page) -> Translation | None:
    metadata = metadata_of(page)
    return metadata.translation if metadata else None
