"""The list of work as an Atom feed (RFC 4287): an entry for each piece of work, gone when it is done."""

from __future__ import annotations

import re
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from antoan.model.language import Language
from antoan.strings.texts import interface_texts
from antoan.worklist.as_html import FEED_NAME, anchor_of
from antoan.worklist.edition import Edition

PAGE_NAME = "index.html"
_ATOM = "http://www.w3.org/2005/Atom"
# https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_atom(edition: Edition, language: Language) -> str:
    """The whole feed; its links lead to the page that lies beside it."""
    texts = interface_texts(language)
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language.value})

    def add(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        element.text = _NO_XML.sub("", words) or None
        return element

    add(root, "id", _urn("feed"))
    add(root, "title", texts("status.page.title"))
    add(root, "updated", edition.changed)
    add(root, "link", rel="self", type="application/atom+xml", href=FEED_NAME)
    add(root, "link", rel="alternate", type="text/html", href=PAGE_NAME)
    add(add(root, "author"), "name", texts("site.name"))
    for item in edition.work:
        kind = texts(f"status.kind.{item.kind.value}")
        entry = add(root, "entry")
        add(entry, "id", _urn(item.id))
        add(entry, "title", texts("status.entry", kind=kind, title=item.title))
        add(entry, "updated", edition.updated[item.id])
        add(entry, "link", rel="alternate", type="text/html", href=f"{PAGE_NAME}#{anchor_of(item)}")
        add(entry, "category", term=item.kind.value, label=kind)
        said = [remark.said(language) for remark in item.remarks]
        add(entry, "summary", "\n".join([*said, item.file] if item.file else said))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _urn(name: str) -> str:
    """A name that is the same wherever and whenever the list is made."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'antoan:work:{name}')}"
