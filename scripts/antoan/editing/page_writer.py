"""The text of a new page: what is known of it in its header, and guidance for the person who writes the rest.

    page_text(
        Kind.NEWS,
        Language.VI,
        {"title": [text_field("title", title)], "topics": slug_field("topics", topics)},
        interface_texts(editors_language),
    )

A field is given as its YAML lines (`text_field`, `slug_field`, `group`), in any order; one without lines counts as not
given. The header has first what a page of this kind cannot be published without, then what else is given, each under
one line of guidance, and at the end what might be added. A field that must be there and is not given is a gap
(`summary:`), with an example below it where it is a group; one that may be left out is an example that becomes right
when the `# ` before it goes. A translation, known by its field `translation`, has no such examples: its facts come from
its original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from antoan.content.header import FENCE
from antoan.content.yaml_text import double_quoted
from antoan.model.language import Language
from antoan.model.metadata import KINDS, Kind
from antoan.strings.texts import Texts, interface_texts

Fields = Mapping[str, Sequence[str]]

DRAFT = ("status: draft",)
# What the checks ask for although the types can do without it.
_ALSO_NEEDED = {
    Kind.NEWS: frozenset({"sources"}),
    Kind.PLAN: frozenset({"sources"}),
    Kind.GUIDE: frozenset({"sources", "updated"}),
    Kind.PROJECT: frozenset({"sources"}),
}
# Rarely wanted, or filled in by other commands.
_UNSAID = frozenset({"translation", "review", "updated"})
# Fields that are shown by an example: the others are one text or one day, and their comment is enough.
_WITH_EXAMPLE = frozenset(
    {"sources", "topics", "provinces", "organisations", "picture", "byline", "review", "updated", "event", "project"}
    | {"figures", "period", "targets", "tasks", "related", "audience", "steps", "hotlines", "easy_read", "short"}
    | {"funder", "implementer", "partners", "results", "line"}
)


def page_text(kind: Kind, language: Language, fields: Fields, texts: Texts, *, body: str = "") -> str:
    """A whole page, a draft unless `fields` has another status.

    Args:
        language: of the page; the guidance is in the language of `texts`.
        fields: the YAML lines of each field that is known.
        body: Markdown below the header; where it is empty, the headings pages of this kind have.
    """
    given = {name: tuple(lines) for name, lines in ({"status": DRAFT} | dict(fields)).items() if lines}
    header = [FENCE, *_header(kind, given, texts), FENCE, ""]
    below = body.strip("\n") or _headings(kind, language)
    return "\n".join(header) + (f"\n{below}\n" if below else "")


def _headings(kind: Kind, language: Language) -> str:
    if kind is Kind.PRESS:
        return ""
    names = interface_texts(language)(f"new.headings.{kind.value}").splitlines()
    return "\n\n".join(f"## {name}" for name in names)


def group(name: str, lines: Iterable[str], *, is_item: bool = False) -> list[str]:
    """A field made of fields, or a list with one such group in it; no line where there is nothing in it."""
    inner = [*lines]
    if not inner:
        return []
    if is_item:
        return [f"{name}:", f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
    return [f"{name}:", *(f"  {line}" for line in inner)]


def text_list(name: str, items: Iterable[str]) -> list[str]:
    """A field with a list of texts, one a line."""
    lines = [f"  - {double_quoted(item)}" for item in items]
    return [f"{name}:", *lines] if lines else []


def _header(kind: Kind, given: Fields, texts: Texts) -> Iterator[str]:
    declared = KINDS[kind].model_fields
    needed = [name for name, info in declared.items() if info.is_required()]
    needed += [name for name in declared if name in _ALSO_NEEDED.get(kind, ())]
    further = [name for name in declared if name not in needed]
    for name in needed:
        yield _comment(name, texts)
        yield from given.get(name) or _gap(name, texts)
    for name in further:
        if name in given:
            yield _comment(name, texts)
            yield from given[name]
    if "translation" not in given:
        yield ""
        yield _comment("more", texts)
        for name in further:
            if name not in given and name not in _UNSAID:
                yield _comment(name, texts)
                yield from _commented(_example(name, texts))


def _comment(name: str, texts: Texts) -> str:
    return f"# {texts(f'new.comment.{name}')}"


def _gap(name: str, texts: Texts) -> Iterator[str]:
    yield f"{name}:"
    if name in _WITH_EXAMPLE:
        yield from _commented(_example(name, texts)[1:])


def _example(name: str, texts: Texts) -> list[str]:
    return texts(f"new.example.{name}").splitlines()


def _commented(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)
