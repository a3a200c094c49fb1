"""What the network library raises, told apart into codes."""

from __future__ import annotations

import ssl

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError, TransferEncodingError

from antoan.feeds.errors import RefusedAddress
from antoan.feeds.inflate import BrokenEncoding, TooLarge
from antoan.feeds.retrieved import ErrorCode

# Everything a server, or the way to it, can bring about.
EXPECTED: tuple[type[Exception], ...] = (
    aiohttp.ClientError,
    HttpProcessingError,
    BrokenEncoding,
    TooLarge,
    OSError,  # TimeoutError and ssl.SSLError are of this kind
    ValueError,  # names that cannot be written as a host name, headers that cannot be read
)

# In this order: many of these classes descend from others.
_CODES: tuple[tuple[type[Exception], ErrorCode], ...] = (
    (TooLarge, ErrorCode.TOO_LARGE),
    (BrokenEncoding, ErrorCode.ENCODING),
    (aiohttp.ConnectionTimeoutError, ErrorCode.TIMEOUT_CONNECT),
    (TimeoutError, ErrorCode.TIMEOUT),
    (aiohttp.ClientSSLError, ErrorCode.TLS),
    (ssl.SSLError, ErrorCode.TLS),
    (aiohttp.ClientConnectorDNSError, ErrorCode.DNS),
    (aiohttp.ClientConnectorError, ErrorCode.CONNECT),
    (aiohttp.ServerDisconnectedError, ErrorCode.CLOSED),
    (aiohttp.ClientOSError, ErrorCode.CLOSED),
    (aiohttp.ClientConnectionError, ErrorCode.CLOSED),
    (OSError, ErrorCode.CONNECT),
)


def fault_of(error: BaseException) -> tuple[ErrorCode, str]:
    """The code of an error, and a line for those who look closer."""
    detail = _one_line(error)
    if refused := _refused(error):
        return ErrorCode.REFUSED_ADDRESS, refused.address
    if isinstance(error, aiohttp.ClientPayloadError):
        return (ErrorCode.PROTOCOL if _is_malformed(error) else ErrorCode.CLOSED), detail
    for kind, code in _CODES:
        if isinstance(error, kind):
            return code, detail
    return ErrorCode.PROTOCOL, detail


def _refused(error: BaseException) -> RefusedAddress | None:
    cause = getattr(error, "os_error", None)
    return next((each for each in (error, cause) if isinstance(each, RefusedAddress)), None)


def _is_malformed(error: aiohttp.ClientPayloadError) -> bool:
    """Whether a body broke the rules of HTTP, such as a chunk without a length; else the connection broke off."""
    return isinstance(error.__cause__, TransferEncodingError) and "not enough data" not in str(error).lower()


def _one_line(error: BaseException) -> str:
    text = "".join(ch if ch.isprintable() else " " for ch in str(error)[:400])
    return f"{type(error).__name__}: {' '.join(text.split())}"[:200].rstrip(": ")
