"""The one slug function: file names, heading anchors and listing addresses all use it."""

from __future__ import annotations

import re
import unicodedata

# đ has no Unicode decomposition: the usual slug functions drop it ("uong-day-nong").
_DIRECT = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
_GAP = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """`text` in lower case without Vietnamese marks: `Đường dây nóng` gives `duong day nong`."""
    decomposed = unicodedata.normalize("NFD", text.translate(_DIRECT))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch)).lower()


def fold_in_place(text: str) -> str:
    """`text` folded letter by letter, so that offsets stay what they are; NFC is expected."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join((fold(letter) or letter)[0] for letter in text)


def slugify(text: str, separator: str = "-") -> str:
    """`text` as an ASCII slug: `Điều 1. Đối tượng` gives `dieu-1-doi-tuong`."""
    return _GAP.sub(separator, fold(text)).strip(separator)


def shortened_slug(text: str, limit: int) -> str:
    """The slug of `text` with at most `limit` characters, cut between words where there is more than one."""
    slug = slugify(text)
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]
