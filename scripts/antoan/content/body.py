"""Markdown bodies to HTML, with what the checks need: headings, links, and where forbidden things stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from antoan.model.page import Body, Heading
from antoan.problems import Problem
from antoan.writing.slug import slugify

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_CODE = re.compile(r"`[^`]*`")
_HTML = re.compile(r"<(?:/?[A-Za-z][\w-]*(?:\s[^<>]*)?/?|!--.*?--)>|<!--")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*([^\s)]*)(\s+\"[^\"]+\")?\s*\)")
_PICTURE_FILE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:jpe?g|png|webp|gif|avif)")
# Python-Markdown writes addresses such as <name@example.org> in characters it puts in place at the very end.
_MAIL = "\x02amp\x03#109;\x02amp\x03#97;\x02amp\x03#105;\x02amp\x03#108;\x02amp\x03#116;\x02amp\x03#111;"

# Raw HTML, and reference links, which no editor of ours writes: each pattern is tried on every piece of text.
_UNUSED_PATTERNS = ("html", "reference", "short_reference", "image_reference", "short_image_ref")
# Ids the templates use themselves.
_TEMPLATE_ANCHORS = frozenset(
    {"main", "facts-title", "sources-title", "related-title", "project-news-title", "easy-read-title"}
    | {"nhiem-vu", "tasks", "van-ban-lien-quan", "related-documents"}
)


class _Collector(Treeprocessor):
    """Collects headings, links and pictures, marks outward links, gives pictures captions, lets wide tables scroll."""

    links: list[str]
    headings: list[Heading]
    pictures: list[str]

    def run(self, root: Element) -> None:
        self.links = []
        self.headings = []
        self.pictures = []
        taken = set(_TEMPLATE_ANCHORS)
        for element in root.iter():
            if element.tag == "a":
                target = element.get("href", "")
                self.links.append(target)
                if target.startswith(("http://", "https://")):
                    element.set("rel", "external noreferrer")
            elif len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit():
                text = "".join(element.itertext())
                anchor = _free_anchor(slugify(text) or "muc", taken)
                element.set("id", anchor)
                self.headings.append(Heading(int(element.tag[1]), anchor, text))
            elif element.tag == "img":
                self.pictures.append(element.get("src", ""))
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    wrapper = Element("div", {"class": "table-scroll"})
                    wrapper.tail, child.tail = child.tail, None
                    parent[index] = wrapper
                    wrapper.append(child)
                elif child.tag == "p" and len(child) == 1 and child[0].tag == "img" and not (child.text or "").strip():
                    parent[index] = _figure(child)


def _free_anchor(slug: str, taken: set[str]) -> str:
    """`slug`, or `slug-2`, `slug-3` … where it is taken; takes it."""
    anchor, number = slug, 1
    while anchor in taken:
        number += 1
        anchor = f"{slug}-{number}"
    taken.add(anchor)
    return anchor


def _figure(paragraph: Element) -> Element:
    """A picture alone in its paragraph, with its Markdown title as the caption."""
    image = paragraph[0]
    figure = Element("figure")
    figure.tail, image.tail = paragraph.tail, None
    figure.append(image)
    caption = SubElement(figure, "figcaption")
    caption.text = image.attrib.pop("title", "")
    return figure


class _Plain(Extension):
    """Turns raw HTML off: what looks like a tag is shown as text (bodies come from outside the door)."""

    def __init__(self) -> None:
        super().__init__()
        self.collectors: list[_Collector] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.preprocessors.deregister("html_block")
        for unused in _UNUSED_PATTERNS:
            md.inlinePatterns.deregister(unused)
        collector = _Collector(md)
        self.collectors.append(collector)
        # After "inline" (20), which turns text into links and pictures.
        md.treeprocessors.register(collector, "antoan-collector", 1)


@lru_cache(maxsize=1)
def _converter() -> tuple[markdown.Markdown, _Collector]:
    """One converter for the whole run: making one costs more than converting a page."""
    plain = _Plain()
    converter = markdown.Markdown(extensions=["tables", "sane_lists", "fenced_code", plain], output_format="html")
    return converter, plain.collectors[0]


def render_body(text: str) -> Body:
    """Convert Markdown without raw HTML; every heading gets an anchor from the one slug function."""
    if not text.strip():
        return Body("")  # Python-Markdown would skip the collector, which still holds what the last body had
    converter, collector = _converter()
    converter.reset()
    html = converter.convert(text)
    return Body(html, tuple(collector.headings), tuple(collector.links), tuple(collector.pictures))


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a body outside fenced code, numbered from 0, with inline code blanked."""
    fenced = False
    for number, line in enumerate(text.split("\n")):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced:
            yield number, _CODE.sub(lambda match: " " * len(match[0]), line)


def body_problems(text: str, body: Body, file: str, first_line: int) -> list[Problem]:
    """What a body may not contain: raw HTML, top-level headings, pictures from elsewhere or without a description,
    links that run programs.

    Links, pictures and headings are taken from `body`, the rendered `text`: Markdown has more ways to write them than a
    search of the text would find.
    """
    problems: list[Problem] = []

    def report(code: str, number: int, **values: str) -> None:
        problems.append(Problem(code=code, file=file, line=first_line + number, values=values))

    lines = text.split("\n")
    if any(heading.level == 1 for heading in body.headings):
        for number, line in _top_headings(lines):
            report("body-h1", number, found=line, suggestion=f"## {line.lstrip('#').strip()}")
    for target in dict.fromkeys(body.links):
        if code := _link_fault(target):
            for number in _lines_with(target, lines):
                report(code, number, found=target)
    described: set[str] = set()
    for number, line in prose_lines(text):
        if "<" in line and (match := _HTML.search(_AUTOLINK.sub("", line))):
            report("body-html", number, found=match[0][:60])
        for image in _IMAGE.finditer(line) if "![" in line else ():
            described.add(image[2])
            if not image[1].strip():
                report("picture-alt", number, found=image[0])
            if not _PICTURE_FILE.fullmatch(image[2]):
                report("picture-file", number, found=image[2])
            if not image[3]:
                report("picture-credit", number, found=image[0])
    for picture in dict.fromkeys(body.pictures):
        if picture not in described:  # written in a way that leaves no room for a description and a credit
            for number in _lines_with(picture, lines):
                report("picture-file", number, found=picture)
    return problems


def _link_fault(target: str) -> str:
    """Code of what is wrong with the form of a link, if anything."""
    if target.startswith(("/", "#", *_SCHEMES)) or target.startswith(_MAIL):
        return ""
    return "link-scheme" if ":" in target.split("/")[0] else "link-relative"


def _top_headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Headings of the first level in both writings: behind one `#`, or underlined with `=`."""
    for number, line in enumerate(lines):
        if re.match(r"#(?!#)\s*\S", line):
            yield number, line.strip()
        elif number and re.fullmatch(r"=+\s*", line) and lines[number - 1].strip():
            yield number - 1, lines[number - 1].strip()


def _lines_with(target: str, lines: list[str]) -> list[int]:
    """Numbers of the lines a target is written in; the first line where it is written in some other way."""
    written = [f"]({target}", f"](<{target}", f"]( {target}"] if target else ["]()", "](<>)"]
    for ways in (written, [target] if target else []):
        if found := [number for number, line in enumerate(lines) if any(way in line for way in ways)]:
            return found
    return [0]
