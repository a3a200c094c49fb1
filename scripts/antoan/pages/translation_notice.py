"""What a page tells readers when the text it was translated from has changed since."""

from __future__ import annotations

from dataclasses import dataclass

from antoan.catalogue.entry import Entry
from antoan.catalogue.translation_state import State, translation_state
from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Metadata
from antoan.model.page import Page
from antoan.writing.dates import format_when


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationNotice:
    """A translation is older than its original.

    Attributes:
        lang: language of the original.
        path: of the original, below the root.
        day: when it was changed, as the reader's language writes it; empty where that is not known.
        moment: the same for machines.
    """

    lang: Language
    path: str
    day: str = ""
    moment: str = ""


def translation_notice(page: Page, entry: Entry) -> TranslationNotice | None:
    """The notice of `page`; nothing where it is an original, or says what its original says today."""
    found = translation_state(entry)
    if found is None or found.state is not State.OUTDATED or page is not found.translation:
        return None
    changed = _day_of_change(found.original, page)
    return TranslationNotice(
        lang=found.original.language,
        path=found.original.path,
        day=format_when(changed, page.language) if changed else "",
        moment=str(changed or ""),
    )


def _day_of_change(original: Page, translation: Page) -> PartialDate | None:
    """When the original was changed after the translation was made.

    A day on which the translation was changed too, or later, may be that of an earlier change: then none is claimed.
    """
    day, other = (
        page.metadata.updated if isinstance(page.metadata, Metadata) else None for page in (original, translation)
    )
    return PartialDate.from_date(day) if day and not (other and other >= day) else None
