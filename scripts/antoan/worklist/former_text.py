"""The text a translation was made from, wherever it can still be found."""

from __future__ import annotations

from pathlib import Path

from antoan.catalogue.translation_state import State, TranslationState
from antoan.content.file_history import versions_of
from antoan.content.originals import OriginalStore, OriginalText
from antoan.worklist.text_changes import TextChanges, text_changes


def former_text(digest: str, file: Path, store: OriginalStore) -> OriginalText | None:
    """The text with this digest, from the store or from the history of its file."""
    if kept := store.find(digest):
        return kept
    versions = (OriginalText.of_file(data) for data in versions_of(file))
    return next((text for text in versions if text and text.digest == digest), None)


def changes_since(found: TranslationState, former: OriginalText | None) -> TextChanges | None:
    """What changed in the original of an outdated translation; nothing where the text it was made from is lost."""
    if found.state is not State.OUTDATED or former is None:
        return None
    return text_changes(former, OriginalText.of_page(found.original))
