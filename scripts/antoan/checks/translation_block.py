"""Of two language versions exactly one is the translation, and it says of what.

Why: without it nobody can tell which text to correct first, nor whether the other has kept up.

The translated file carries `translation: {of: …, state: …}`, the original does not. `translation-missing`: neither
does (reported on the English file). `translation-original`: both do. `translation-alone`: the file it was made from
is not there. `translation-pending`: `of: pending` is still waiting for the digest, which the message gives; drafts may
wait, since they are not finished. `antoan translation mark-current` writes the block, and fills it in.

Passes: `x.vi.md` without the block, `x.en.md` with it; a single file without it
Fails: both without it.

Rule: CONTRIBUTING.md, "translation".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from antoan.catalogue.translation_state import PENDING_DIGEST, block_of
from antoan.checks.context import Context, in_header, metadata_of
from antoan.model.language import Language
from antoan.model.metadata import Status
from antoan.model.page import Page
from antoan.problems import Problem, Severity

CODES = ("translation-ahead", "translation-alone", "translation-missing", "translation-original", "translation-pending")
SEVERITY = Severity.ERROR


@dataclass(frozen=True, slots=True)
class TranslatedPair:
    """An original and its translation."""

    original: Page
    translation: Page
    of: str


def check(context: Context) -> Iterator[Problem]:
    """Pairs in which original and translation cannot be told apart, and blocks not yet filled in."""
    for entry in context.catalogue.entries.values():
        marked = [page for page in entry.versions.values() if block_of(page)]
        if len(entry.versions) == 1:
            if marked and entry.key not in context.content.keys_with_faults:
                yield in_header(marked[0], ("translation",), "translation-alone", SEVERITY)
        elif len(marked) == len(entry.versions):
            english, vietnamese = entry.versions[Language.EN], entry.versions[Language.VI]
            yield in_header(vietnamese, ("translation",), "translation-original", SEVERITY, other=english.file)
        elif not marked and metadata_of(english := entry.versions[Language.EN]):
            original = entry.versions[Language.VI]
            values = {"suggestion": original.digest, "original": original.file, "name": page_name(original)}
            yield in_header(english, ("translation",), "translation-missing", SEVERITY, **values)
    for pair in translated_pairs(context):
        if pair.translation.is_published and not pair.original.is_published:
            values = {"original": pair.original.file}
            yield in_header(pair.translation, ("status",), "translation-ahead", SEVERITY, **values)
        if pair.of == PENDING_DIGEST and pair.translation.metadata.status is not Status.DRAFT:
            values = {
                "suggestion": pair.original.digest,
                "original": pair.original.file,
                "name": page_name(pair.original),
            }
            yield in_header(pair.translation, ("translation", "of"), "translation-pending", SEVERITY, **values)


def translated_pairs(context: Context) -> Iterator[TranslatedPair]:
    """Pairs in which exactly one file says it is the translation."""
    for entry in context.catalogue.entries.values():
        if len(entry.versions) != len(Language):
            continue
        for translation in entry.versions.values():
            original = entry.versions[translation.language.other]
            block = block_of(translation)
            if block and not block_of(original):
                yield TranslatedPair(original, translation, block.of)


def page_name(page: Page) -> str:
    """How a command may be told of a page: its key, which for the home page is empty, so its file's name."""
    return page.key or "index"
