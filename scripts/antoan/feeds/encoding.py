"""Bytes of a feed to text, whatever its outlet says about them."""

from __future__ import annotations

import codecs
import re

from antoan.feeds.marks import composed

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"""\bcharset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
# Encodings feeds come in; others that Python knows (utf-7, punycode, zip) only serve to hide things.
_KNOWN = re.compile(
    r"(?:iso8859-\d+|cp125\d|cp874|cp932|cp949|cp950|koi8-[rut]|gb2312|gbk|gb18030|big5\w*|shift_jis\w*|euc_\w+|mac-\w+|tis-620)"
)
# Every byte that means something in both means the same, and nobody means the control characters of the first:
# https://encoding.spec.whatwg.org/#names-and-labels.
_MEANT = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_LAST_RESORT = "cp1258"  # Vietnamese Windows before Unicode
# XML 1.0, 2.2: characters no document may have; and C1, which are slips of conversion.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")


def decode_document(body: bytes, content_type: str) -> str:
    """The document as text: NFC, without characters that XML forbids; bytes that mean nothing become U+FFFD.

    In this order: byte order mark; UTF-16 that shows by its NULs; UTF-8, if it is (or very nearly is) valid, against
    every declaration; what the document declares; what the server declares; windows-1258.
    """
    return composed(_ILLEGAL.sub("", _decoded(body, content_type)))


def _decoded(body: bytes, content_type: str) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if name := _utf16_by_nuls(body):
        return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        text = body.decode("utf-8", "replace")
        if error.reason == "unexpected end of data" or _is_nearly_utf8(text):  # cut off inside a letter, or damaged
            return text
    for name in _declarations(body, content_type):
        return body.decode(name, "replace")
    return body.decode(_LAST_RESORT, "replace")


def _utf16_by_nuls(body: bytes) -> str:
    """UTF-16 without a mark: every other byte of the markup at its start is NUL."""
    start = body[:64]
    if len(start) >= 4 and b"<" in start[:8]:
        even, odd = start[0::2].count(0), start[1::2].count(0)
        if odd * 4 > len(start) and not even:
            return "utf-16-le"
        if even * 4 > len(start) and not odd:
            return "utf-16-be"
    return ""


def _is_nearly_utf8(text: str) -> bool:
    """Whether letters beyond ASCII are right so often that the wrong ones must be damage, not another encoding."""
    wrong = text.count("\ufffd")
    right = sum(1 for ch in text if ch > "\x7f") - wrong
    return right > 8 * wrong


def _declarations(body: bytes, content_type: str) -> list[str]:
    """Python's names for the encodings that are declared, and may be meant."""
    names: list[str] = []
    if match := _DECLARED.match(body[:1_000]):
        names.append(match[1].decode("ascii", "replace"))
    if charset := _CHARSET.search(content_type[:1_000]):
        names.append(charset[1])
    return [known for name in names if (known := _known(name))]


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(found, found) if _KNOWN.fullmatch(found) else ""
