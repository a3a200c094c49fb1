"""Bytes of a text file to text: UTF-8, with what Windows editors add smoothed away."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from antoan.problems import Problem

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_text_file(path: Path, file: str) -> str | Problem:
    """The file as `decode` gives it; a problem also where it cannot be read.

    Args:
        file: how messages name it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return unreadable(error, file)
    return decode(data, file)


def unreadable(error: OSError, file: str) -> Problem:
    """A file that the system does not give us; the message tells its `errno` in the reader's language."""
    values = {"errno": str(error.errno or 0), "found": error.strerror or str(error)}
    return Problem(code="file-unreadable", file=file, values=values)


def decode(data: bytes, file: str) -> str | Problem:
    """Text with LF line ends, composed letters (NFC) and no byte order mark; a problem where it is not UTF-8."""
    if data.startswith(_UTF_16_MARKS):
        return Problem(code="encoding", file=file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(code="encoding", file=file, line=data[: error.start].count(b"\n") + 1)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return Problem(code="encoding", file=file, line=text[: text.index("\0")].count("\n") + 1)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
