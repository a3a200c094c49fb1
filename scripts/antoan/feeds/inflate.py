"""Bodies as they travel to bodies as they were meant, never more than a given number of bytes."""

from __future__ import annotations

import zlib

_GZIP, _ZLIB, _RAW = 31, 15, -15
_GZIP_MAGIC = b"\x1f\x8b"
# A gzip file may consist of several; a body of thousands of tiny ones would only cost time.
_MOST_MEMBERS = 16


class TooLarge(Exception):
    """More bytes than the limit, before or after decompression."""


class BrokenEncoding(Exception):
    """A Content-Encoding nobody asked for, or a body that does not hold to its own."""


class Inflater:
    """Takes a body piece by piece and keeps its decompressed form.

    Args:
        encoding: the Content-Encoding header; servers write it in many ways.
        limit: bytes, both as they come in and after decompression.

    Raises:
        BrokenEncoding: the encoding is unknown, or there are several (RFC 9110 allows it; nobody needs it).
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._out = bytearray()
        self._kind = _kind(encoding)
        self._held = b""
        self._members = 0
        self._decoder: zlib._Decompress | None = None
        self.wire = 0

    def add(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            TooLarge: a limit is passed; nothing beyond it is kept.
            BrokenEncoding: it cannot be decompressed.
        """
        self.wire += len(piece)
        if self.wire > self._limit:
            raise TooLarge
        if not self._kind:
            self._out += piece
            return
        try:
            self._inflate(self._held + piece)
        except zlib.error as error:
            raise BrokenEncoding(str(error)) from error

    def _inflate(self, data: bytes) -> None:
        self._held = b""
        while data:
            if self._decoder is None or self._decoder.eof:
                if len(data) < 2:  # not enough to tell what begins here
                    self._held = data
                    return
                if not self._begin(data):
                    return  # what stands behind the end (padding, mostly) is nobody's
            assert self._decoder is not None
            self._out += self._decoder.decompress(data, self._limit - len(self._out) + 1)
            if len(self._out) > self._limit:
                raise TooLarge
            data = self._decoder.unused_data

    def _begin(self, data: bytes) -> bool:
        """Make ready for compressed data, the first or another gzip member; False where there is none."""
        if self._decoder is not None and not (self._kind == "gzip" and data.startswith(_GZIP_MAGIC)):
            return False
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise BrokenEncoding("too many gzip members")
        self._decoder = zlib.decompressobj(_window(self._kind, data))
        return True

    def finish(self) -> bytes:
        """The whole body.

        Raises:
            BrokenEncoding: the compressed data ends too early.
        """
        if self._kind and self.wire and (self._decoder is None or not self._decoder.eof):
            raise BrokenEncoding("the compressed data ends too early")
        return bytes(self._out)


def _kind(encoding: str) -> str:
    names = [name.strip().lower() for name in encoding.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if not names:
        return ""
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise BrokenEncoding(f"Content-Encoding: {encoding[:60]}")
    return names[0].removeprefix("x-")


def _window(kind: str, start: bytes) -> int:
    """zlib's name for the wrapping; "deflate" means zlib to RFC 9110, and no wrapping at all to some servers."""
    if kind == "gzip":
        return _GZIP
    return _ZLIB if start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0 else _RAW
