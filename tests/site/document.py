"""A built HTML page as a tree, made with the standard library's parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_UNREAD = frozenset({"script", "style", "template"})


@dataclass(eq=False)
class Element:
    """An element, with its children in order: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    def walk(self) -> Iterator[Element]:
        """This element and everything in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """Elements inside with one of `tags` (any where none is given) and these attributes (`class_`: one of them)."""
        return [
            element
            for element in self.walk()
            if element is not self and (not tags or element.tag in tags) and element._has(attributes)
        ]

    def one(self, *tags: str, **attributes: str) -> Element:
        """The only such element inside."""
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} × {tags} {attributes}"
        return found[0]

    def _has(self, wanted: dict[str, str]) -> bool:
        for name, value in wanted.items():
            if name == "class_":
                if value not in self.attributes.get("class", "").split():
                    return False
            elif self.attributes.get(name) != value:
                return False
        return True

    def get(self, name: str) -> str:
        """An attribute; the empty text where it is not there."""
        return self.attributes.get(name, "")

    @property
    def raw(self) -> str:
        """Every text inside, scripts too."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)

    @property
    def text(self) -> str:
        """What readers see, with single spaces."""
        return " ".join(self._words().split())

    def _words(self) -> str:
        if self.tag in _UNREAD:
            return ""
        return "".join(child if isinstance(child, str) else child._words() for child in self.children)

    @property
    def language(self) -> str:
        """The language it is declared to be in."""
        element: Element | None = self
        while element is not None:
            if "lang" in element.attributes:
                return element.attributes["lang"]
            element = element.parent
        return ""


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document")
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> names an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self._open)
        self._open.children.append(element)
        if tag not in VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.tag == tag, f"</{tag}> closes <{self._open.tag}>"
        assert self._open.parent is not None
        self._open = self._open.parent

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


def parse(html: str) -> Element:
    """The tree of `html`; fails where a tag is not closed, or closed twice."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.root is builder._open, f"<{builder._open.tag}> is never closed"
    return builder.root
