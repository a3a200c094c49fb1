"""How far each translation has come: missing, waiting for its digest, outdated, not yet read again, or finished."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from antoan.catalogue.entry import Entry
from antoan.model.language import Language
from antoan.model.metadata import Metadata, Press, Translation
from antoan.model.page import Page

PENDING_DIGEST = "pending"


class State(StrEnum):
    """A page's state of translation, the one that most needs somebody first."""

    UNMARKED = "unmarked"  # two languages, and neither or both say they are the translation
    OUTDATED = "outdated"
    MISSING = "missing"
    PENDING = "pending"
    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationState:
    """The state of one entry.

    Attributes:
        original: the page the other is made from.
        translation: the other; `None` where it is missing.
        block: what it says of itself; `None` where it is missing or unmarked.
        is_doubly_marked: whether each says it was made from the other.
    """

    state: State
    original: Page
    translation: Page | None = None
    block: Translation | None = None
    is_doubly_marked: bool = False


def translation_state(entry: Entry) -> TranslationState | None:
    """The state of an entry; nothing for press links, which are not translated."""
    if isinstance(entry.original.metadata, Press):
        return None
    if len(entry.versions) != len(Language):
        return TranslationState(state=State.MISSING, original=entry.original)
    marked = [page for page in entry.versions.values() if block_of(page)]
    if len(marked) != 1:
        vietnamese, english = entry.versions[Language.VI], entry.versions[Language.EN]
        return TranslationState(
            state=State.UNMARKED, original=vietnamese, translation=english, is_doubly_marked=bool(marked)
        )
    translation = marked[0]
    original = entry.versions[translation.language.other]
    block = block_of(translation)
    assert block is not None
    return TranslationState(state=_state(block, original), original=original, translation=translation, block=block)


def _state(block: Translation, original: Page) -> State:
    if block.of == PENDING_DIGEST:
        return State.PENDING
    return State(block.state) if block.of == original.digest else State.OUTDATED


def block_of(page: Page) -> Translation | None:
    """What a page says it is the translation of, if anything."""
    return page.metadata.translation if isinstance(page.metadata, Metadata) else None
