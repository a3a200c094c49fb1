"""Feeds made for tests: RSS documents from items, and the content folder that names them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement

from tests.command import CASES
from tests.judge.items import Item

PUBLISHED = "Wed, 25 Nov 2026 08:00:00 +0700"
NOW = "2026-11-25T12:00:00+07:00"


def write_rss(file: Path, items: Sequence[Item]) -> None:
    """An RSS 2.0 document with these items."""
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    for name, text in (("title", "Báo thử"), ("link", "https://example.org/"), ("description", "")):
        SubElement(channel, name).text = text
    for item in items:
        entry = SubElement(channel, "item")
        for name, text in (
            ("title", item.title),
            ("link", f"https://bao.example.org/{item.id}.html?utm_source=rss"),
            ("guid", item.id),
            ("description", item.summary),
            ("pubDate", PUBLISHED),
        ):
            SubElement(entry, name).text = text
    ElementTree(rss).write(file, encoding="utf-8", xml_declaration=True)


def make_content(folder: Path, addresses: Sequence[str]) -> Path:
    """A content folder with the reference data of the cases, and a feed for each address."""
    content = folder / "content"
    shutil.copytree(CASES / "base/content/data", content / "data")
    lines = ["feeds:"]
    for number, address in enumerate(addresses):
        lines += [f"  - id: nguon-{number}", f"    outlet: Báo {number}", f"    url: {address}", "    language: vi"]
    (content / "feeds.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return content
