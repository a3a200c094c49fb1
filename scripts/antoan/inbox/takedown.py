"""Taking down what came from an address, and remembering it, so that no fetch brings it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from antoan.content.inbox_files import StoredItem, inbox_text
from antoan.inbox.desk import Writer
from antoan.inbox.page_files import PageFile
from antoan.model.inbox import Decision, InboxItem, InboxSource, Verdict, id_of
from antoan.model.metadata import Kind
from antoan.writing.links import link_key

_STATUS = re.compile(r"^(status:[ \t]*)([\"']?)(?:published|review)\2(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """What has to happen because of one address.

    Attributes:
        decision: what is remembered.
        items: files of items that go.
        trimmed: files of items that only lose a source, with the item that is left.
        press: press links that go.
        drafted: pages that rest on this address alone.
        shared: pages with other sources too, and the line of this one: for the editor to decide.
    """

    decision: Decision
    items: tuple[Path, ...]
    trimmed: tuple[tuple[Path, InboxItem], ...]
    press: tuple[Path, ...]
    drafted: tuple[PageFile, ...]
    shared: tuple[tuple[PageFile, int], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing came from the address."""
        return not (self.items or self.trimmed or self.press or self.drafted or self.shared)


def plan_takedown(
    url: str, reason: str, stored: Iterable[StoredItem], pages: Iterable[PageFile], today: date
) -> Takedown:
    """Everything that came from `url`, under whatever form of the address.

    Args:
        url: one that has a `link_key`.
    """
    key = link_key(url)
    keys = {f"url:{key}": None}
    items: list[Path] = []
    trimmed: list[tuple[Path, InboxItem]] = []
    for each in stored:
        gone = [source for source in each.item.sources if link_key(source.url) == key or f"url:{key}" in source.keys]
        if not gone:
            continue
        keys |= dict.fromkeys(name for source in gone for name in source.keys)
        if left := tuple(source for source in each.item.sources if source not in gone):
            trimmed.append((each.path, _without(each.item, gone, left)))
        else:
            items.append(each.path)
    found = [page for page in pages if page.line_of(key)]
    sourced = [page for page in found if page.kind is not Kind.PRESS]
    return Takedown(
        decision=Decision(
            id=id_of(f"url:{key}"), verdict=Verdict.REMOVED, on=today, title=url, keys=tuple(keys), reason=reason
        ),
        items=tuple(items),
        trimmed=tuple(trimmed),
        press=tuple(page.path for page in found if page.kind is Kind.PRESS),
        drafted=tuple(page for page in sourced if _rests_on(page, key)),
        shared=tuple((page, page.line_of(key)) for page in sourced if not _rests_on(page, key)),
    )


def carry_out(takedown: Takedown, file: Path, writer: Writer) -> list[PageFile]:
    """Remember first, then remove; run again after a kill, it does what is left.

    Args:
        file: where decisions are remembered.

    Returns:
        Pages that should have become drafts and whose `status` line has another form than usual.

    Raises:
        OSError: a file could not be written or removed.
    """
    writer.remember(file, takedown.decision)
    for path in (*takedown.items, *takedown.press):
        writer.remove(path)
    for path, item in takedown.trimmed:
        writer.write(path, inbox_text(item))
    stubborn: list[PageFile] = []
    for page in takedown.drafted:
        if page.values.get("status") == "draft":
            continue
        if text := as_draft(page.path.read_bytes().decode("utf-8", "surrogateescape"), page.status_line):
            writer.write(page.path, text)
        else:
            stubborn.append(page)
    return stubborn


def as_draft(text: str, line: int) -> str:
    """`text` with `status: draft` on line `line`, and every other byte as it was; empty where it cannot be done."""
    lines = re.split(r"(?<=\n)", text)
    if not 0 < line <= len(lines) or not _STATUS.match(lines[line - 1]):
        return ""
    lines[line - 1] = _STATUS.sub(r"\1draft", lines[line - 1])
    return "".join(lines)


def _rests_on(page: PageFile, key: str) -> bool:
    sources: Sequence[object] = page.values.get("sources", ())
    return len(page.addresses) == len(sources) and all(address.key == key for address in page.addresses)


def _without(item: InboxItem, gone: Sequence[InboxSource], left: tuple[InboxSource, ...]) -> InboxItem:
    """The item without these sources, and without their words."""
    if item.title in {source.title for source in gone}:
        return item.model_copy(update={"sources": left, "title": left[0].title, "summary": ""})
    return item.model_copy(update={"sources": left})
