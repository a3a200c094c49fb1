"""Marking a translation as made from the original as it is today."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from antoan.catalogue.entry import Entry
from antoan.catalogue.translation_state import State, translation_state
from antoan.content.atomic_file import write_atomically
from antoan.content.header import read_yaml, split_header
from antoan.content.text_file import decode, unreadable
from antoan.content.translation_edit import FIELD, with_translation
from antoan.model.page import Page
from antoan.problems import Problem

_BOM = "\ufeff"


class Refusal(StrEnum):
    """Why a translation cannot be marked."""

    PRESS = "press"  # a link to somebody else's report has no translation
    ALONE = "alone"  # there is one language only
    BOTH = "both"  # each file says it was made from the other
    PENDING = "pending"  # nobody has said yet which text it was made from
    CHANGED = "changed"  # the file is no longer what was read, or cannot be changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the block of a translation is to say.

    Attributes:
        is_new: whether there was no block before.
        is_needed: whether that is another thing than it says now.
    """

    original: Page
    translation: Page
    of: str
    state: str
    is_new: bool
    is_needed: bool


def planned_mark(entry: Entry, *, minor: bool = False, reviewed: bool = False) -> Mark | Refusal:
    """What to write so that the translation is one of the present original.

    A translation of another text becomes a draft again, unless somebody has read it (`reviewed`) or the change does
    not matter to it (`minor`).
    """
    found = translation_state(entry)
    if found is None:
        return Refusal.PRESS
    if found.translation is None:
        return Refusal.ALONE
    block = found.block
    if block is None:
        if found.is_doubly_marked:
            return Refusal.BOTH
        if minor:
            return Refusal.PENDING
        state = "reviewed" if reviewed else "draft"
    elif minor:
        if found.state is State.PENDING:
            return Refusal.PENDING
        state = block.state
    else:
        state = "reviewed" if reviewed else "draft" if found.state is State.OUTDATED else block.state
    of = found.original.digest
    return Mark(
        original=found.original,
        translation=found.translation,
        of=of,
        state=state,
        is_new=block is None,
        is_needed=block is None or (block.of, block.state) != (of, state),
    )


def write_mark(mark: Mark) -> Refusal | Problem | None:
    """Change the file of the translation; says why not, where it is left as it is.

    Raises:
        OSError: it could not be written.
    """
    path = Path(mark.translation.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        return unreadable(error, mark.translation.file)
    read = decode(data, mark.translation.file)
    if isinstance(read, Problem):
        return read
    raw = data.decode("utf-8")
    bom, text = (_BOM, raw[1:]) if raw.startswith(_BOM) else ("", raw)
    try:
        changed = with_translation(text, mark.of, mark.state)
    except ValueError:
        return Refusal.CHANGED
    if not _says(changed, mark):
        return Refusal.CHANGED
    if changed != text:
        write_atomically(path, bom + changed)
    return None


def _says(text: str, mark: Mark) -> bool:
    """Whether the strict reader finds in `text` what was to be written."""
    plain = decode(text.encode(), "")
    split = plain if isinstance(plain, Problem) else split_header(plain, "")
    if isinstance(split, Problem):
        return False
    tree = read_yaml(split.header, "")
    values = tree.values.get(FIELD) if isinstance(tree.values, dict) and not tree.problems else None
    return isinstance(values, dict) and (values.get("of"), values.get("state")) == (mark.of, mark.state)
