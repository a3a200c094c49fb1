"""The reference page for editors: every metadata field of every kind, generated from the types themselves."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any

from pydantic import BaseModel, WithJsonSchema

from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import KINDS, Kind
from antoan.pages import structured_data
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.pages.staff import handbook_path
from antoan.strings.texts import interface_texts

KEY = "editors/"
_NAMES: dict[type, str] = {PartialDate: "when", date: "day", Decimal: "number", int: "count", bool: "flag"}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field as editors see it: dotted name, what may stand there, whether it must, and a note."""

    name: str
    form: str
    is_required: bool
    note: str


def field_guide_pages(site: Site) -> Iterator[SitePage]:
    """The page in both languages."""
    return in_each_language(KEY, "field-guide.html", partial(_compose, site))


def _compose(site: Site, language: Language) -> View:
    text = site.text(language)
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text("editors.title")))
    return View(
        title=text("editors.title"),
        head_title=text("editors.title"),
        description=text("editors.about"),
        crumbs=crumbs,
        values={
            "kinds": [(text(f"section.{kind.value}"), kind.value, field_lines(kind, language)) for kind in KINDS],
            "handbook": handbook_path(site, language),
        },
        structured_data=(structured_data.breadcrumbs(crumbs, language.prefix + KEY, site),),
    )


def field_lines(kind: Kind, language: Language) -> list[FieldLine]:
    """The fields of `kind`, those of a group right after it."""
    return list(_lines(KINDS[kind], "", language))


def _lines(model: type[BaseModel], prefix: str, language: Language) -> Iterator[FieldLine]:
    text = interface_texts(language)
    for name, info in model.model_fields.items():
        inner, is_list, marks = _inner_type(info.annotation)
        form = _form(inner, [*info.metadata, *marks], language)
        extra = info.json_schema_extra
        note = str(extra.get(language.value, "")) if isinstance(extra, dict) else ""
        yield FieldLine(prefix + name, text("form.list", form=form) if is_list else form, info.is_required(), note)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _lines(inner, f"{prefix}{name}{'[]' if is_list else ''}.", language)


def _inner_type(annotation: Any) -> tuple[Any, bool, list[Any]]:
    """What is inside `X | None`, `Annotated[X, …]` and `tuple[X, ...]`: X, whether in a tuple, and how it is marked."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, *own = typing.get_args(annotation)
        found, is_list, marks = _inner_type(inner)
        return found, is_list, [*own, *marks]
    if origin is tuple:
        inner, _, marks = _inner_type(typing.get_args(annotation)[0])
        return inner, True, marks
    if origin in (types.UnionType, typing.Union):
        return _inner_type(next(part for part in typing.get_args(annotation) if part is not type(None)))
    return annotation, False, []


def _form(inner: Any, marks: Sequence[Any], language: Language) -> str:
    text = interface_texts(language)
    if typing.get_origin(inner) is typing.Literal:
        return ", ".join(typing.get_args(inner))
    if isinstance(inner, type):
        if issubclass(inner, StrEnum):
            return ", ".join(member.value for member in inner)
        if issubclass(inner, BaseModel):
            return text("form.group")
        if inner in _NAMES:
            return text(f"form.{_NAMES[inner]}")
    schema: dict[str, Any] = {}
    for mark in marks:
        if isinstance(mark, WithJsonSchema):
            schema |= mark.json_schema or {}
    if schema.get("format") == "uri":
        return text("form.url")
    return text("form.slug") if "pattern" in schema else text("form.text")
