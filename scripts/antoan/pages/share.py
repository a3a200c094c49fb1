"""Addresses at which other services let a reader pass a page on: plain links, nothing of theirs is loaded."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Share:
    """A page to pass on: its absolute address and title, and where Zalo and Facebook take them."""

    address: str
    title: str
    zalo: str
    facebook: str


def share_of(address: str, title: str) -> Share:
    """How to pass on the page at `address`."""
    # What Zalo's own button opens: the address as JSON in base 64.
    packed = base64.b64encode(json.dumps({"url": address}, separators=(",", ":")).encode()).decode()
    return Share(
        address=address,
        title=title,
        zalo=f"https://button-share.zalo.me/share_external?d={quote(packed, safe='')}",
        facebook=f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe='')}",
    )
