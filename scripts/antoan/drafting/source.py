"""Where a report comes from: a file, standard input, or a page on the web; and what kind of text it is."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from antoan.drafting.page_head import looks_like_html, report_of_page
from antoan.drafting.report import PageHead, Report, report_of_text
from antoan.errors import AntoanError
from antoan.feeds.encoding import decode_document
from antoan.feeds.guard import AllowedHost, Guard
from antoan.feeds.retrieve import Limits, Retriever

MOST = 8 * 1024 * 1024  # bytes; a page with all its scripts is smaller
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# What begins with these is no text: PDF, ZIP (Word, Excel), old Word, pictures, RTF.
_OTHER_FORMATS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")


# Signs no text has, but programs and archives have many of.
_NO_TEXT = frozenset({*map(chr, range(9)), *map(chr, range(14, 32)), "\ufffd"})
_LOOKED_AT = 4000  # characters
_TOLERATED = 0.01  # of them


class NoReport(AntoanError):
    """There is nothing to read."""

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values
        super().__init__(f"{key} {values}")


@dataclass(frozen=True, slots=True)
class RawReport:
    """A report before anything was read in it.

    Attributes:
        name: as the person gave it.
        address: of its page; empty for a file.
        content_type: as a server wrote it.
    """

    name: str
    data: bytes
    address: str = ""
    content_type: str = ""

    @property
    def text(self) -> str:
        """As text, whatever it is encoded in."""
        charset = _META_CHARSET.search(self.data[:4096])
        declared = f"{self.content_type}; charset={charset[1].decode()}" if charset else self.content_type
        return decode_document(self.data, declared)

    @property
    def ending(self) -> str:
        """Of the file it is kept in."""
        return "html" if looks_like_html(self.text) else "txt"

    def report(self, address: str = "") -> Report:
        """Its lines.

        Args:
            address: of the page, where it was saved as a file.

        Raises:
            NoReport: it has no text.
        """
        text = self.text
        where = address or self.address
        report = report_of_page(text, where) if looks_like_html(text) else report_of_text(text, PageHead(url=where))
        if not report.lines:
            raise NoReport("draft.no.empty", report=self.name)
        return report


def is_address(text: str) -> bool:
    """Whether what was given is the address of a page."""
    return bool(_ADDRESS.fullmatch(text.strip()))


def read_report_file(path: Path) -> RawReport:
    """A report in a file.

    Raises:
        NoReport: it cannot be read, is too large, or is no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise NoReport("draft.no.unreadable", report=path, reason=error) from error
    return checked(path.as_posix(), data)


def checked(name: str, data: bytes, address: str = "", content_type: str = "") -> RawReport:
    """A report as bytes.

    Args:
        name: of the file, or its address, for messages.

    Raises:
        NoReport: it is empty, too large, or no text.
    """
    if len(data) > MOST:
        raise NoReport("draft.no.too-large", report=name, most=MOST // 1024 // 1024)
    if data.startswith(_OTHER_FORMATS):
        raise NoReport("draft.no.format", report=name)
    if not data.strip():
        raise NoReport("draft.no.empty", report=name)
    raw = RawReport(name, data, address, content_type)
    start = raw.text[:_LOOKED_AT]
    if sum(ch in _NO_TEXT for ch in start) > len(start) * _TOLERATED:
        raise NoReport("draft.no.format", report=name)
    return raw


def fetch_report(address: str, allowed: Sequence[AllowedHost], who: str, clock: Callable[[], datetime]) -> RawReport:
    """A report on the web, by the rules feeds are fetched by: only public addresses, within limits of time and size.

    Args:
        who: where outlets can read who asks.

    Raises:
        NoReport: it could not be had.
    """

    async def fetch() -> RawReport:
        async with Retriever(Limits(max_bytes=MOST), Guard(tuple(allowed)), address=who, clock=clock) as retriever:
            answer = await retriever.get(address)
        if answer.status != "ok":
            raise NoReport("draft.no.page", report=address, code=answer.error_code)
        return checked(address, answer.body, answer.final_url, answer.content_type)

    return asyncio.run(fetch())
