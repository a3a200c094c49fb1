"""What asking for a feed gave, as values: the body, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Literal

# Longer waits than a week are slips of whoever set them.
LONGEST_WAIT = 7 * 24 * 3600
_LONGEST_HEADER = 1_000


class ErrorCode(StrEnum):
    """Why a feed could not be had; the codes are stable."""

    DNS = "dns"  # the name has no address
    REFUSED_ADDRESS = "refused-address"  # it leads into a private network
    SCHEME = "scheme"  # not an http or https address
    CREDENTIALS = "credentials"  # a user or password in the address
    REDIRECT_LOOP = "redirect-loop"
    REDIRECT_LIMIT = "redirect-limit"
    REDIRECT_DOWNGRADE = "redirect-downgrade"  # from https to http
    REDIRECT_MISSING = "redirect-missing"  # a redirect to nowhere
    CONNECT = "connect"  # nobody answers at the address
    TLS = "tls"  # no secure connection, or a wrong certificate
    TIMEOUT_CONNECT = "timeout-connect"  # no connection in time
    TIMEOUT = "timeout"  # no answer, or not the whole of it, in time
    TOO_LARGE = "too-large"
    ENCODING = "encoding"  # unknown or broken Content-Encoding
    PROTOCOL = "protocol"  # not HTTP, or too much of it
    CLOSED = "closed"  # the connection broke off
    HTTP = "http"  # any other status than those below
    RATE_LIMITED = "rate-limited"  # 429
    UNAVAILABLE = "unavailable"  # 503
    GONE = "gone"  # 410
    EMPTY = "empty"  # success, and nothing in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long we wait, how much we take, how gently we ask.

    Attributes:
        connect: seconds for name, connection and TLS.
        read: seconds of silence.
        total: seconds for everything, redirects included; waiting for one's turn does not count.
        max_bytes: on the wire, and after decompression.
        per_host: requests at a time to one host.
        concurrent: requests at a time in all.
        jitter: longest random pause in seconds before a host is asked again.
    """

    connect: float = 10.0
    read: float = 15.0
    total: float = 30.0
    max_bytes: int = 3 * 1024 * 1024
    max_redirects: int = 5
    per_host: int = 4
    concurrent: int = 8
    jitter: float = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What the server gave last time to ask "has it changed?" with; sent back as it came."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """Request headers; what could not be sent as a header is left out."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value and header_text(value) == value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """One request with its redirects.

    Attributes:
        status: `ok`, `not-modified`, `gone` (410) or `error`; all but the first have no body.
        http_status: of the last answer; 0 where there was none.
        content_type: as the server wrote it.
        validators: for next time; with `not-modified` those that were sent, where the server repeats none.
        final_url: the address that gave the last answer.
        moved_to: where it has moved for good, if every redirect on the way was a 301 or 308 and the feed is there.
        retry_after: seconds the server wants to be left alone, at most 7 days; `None` if it does not say.
        bytes: of the body, on the wire.
        seconds: from the first byte sent to the last received, without waiting for one's turn.
        error_code: see `ErrorCode`; empty without an error.
        error_detail: technical English on one line.
    """

    status: Literal["ok", "not-modified", "gone", "error"]
    final_url: str
    http_status: int = 0
    body: bytes = b""
    content_type: str = ""
    validators: Validators = field(default_factory=Validators)
    moved_to: str = ""
    retry_after: int | None = None
    bytes: int = 0
    seconds: float = 0.0
    error_code: ErrorCode | Literal[""] = ""
    error_detail: str = ""


def header_text(value: str) -> str:
    """A header that can be kept and sent again: visible ASCII, not too long; else empty."""
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_HEADER else ""


def wait_of(retry_after: str, answered: datetime) -> int | None:
    """Seconds a Retry-After header (RFC 9110, 10.2.3) asks for, 0 to 7 days; `None` where it cannot be read.

    Args:
        answered: aware, when the answer was given: the date form is relative to it.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_WAIT)
    moment = moment_of(text)
    return None if moment is None else int(min(max((moment - answered).total_seconds(), 0), LONGEST_WAIT))


def moment_of(http_date: str) -> datetime | None:
    """An HTTP date, aware; `None` where it is none."""
    try:
        moment = parsedate_to_datetime(http_date[:60])
    except (ValueError, OverflowError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
