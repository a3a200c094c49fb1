"""`content/data/*.yml`: read strictly, cross-checked, and put into one lookup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from antoan.content.door import admit
from antoan.content.header import Path as FieldPath
from antoan.content.header import Tree, dotted, read_yaml
from antoan.content.number_directory import NumberDirectory
from antoan.content.text_file import decode
from antoan.model.reference_data import (
    ChartsFile,
    GlossaryFile,
    Hotline,
    HotlinesFile,
    OrganisationsFile,
    ProvincesFile,
    ReferenceData,
    SearchFile,
    Tile,
    TopicsFile,
)
from antoan.problems import Problem
from antoan.writing.nearest import nearest
from antoan.writing.phone import find_numbers, is_dialled_as

M = TypeVar("M", bound=BaseModel)

_NUMBERS_THEMSELVES = frozenset({"number", "dial", "national", "extension", "superseded", "sources", "website"})


@dataclass(slots=True)
class _Reader:
    folder: Path
    shown: str
    problems: list[Problem] = field(default_factory=list)
    trees: dict[str, Tree] = field(default_factory=dict)

    def read(self, name: str, model: type[M], *, needed: bool = True) -> M | None:
        file = f"{self.shown}/{name}"
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            if not needed and isinstance(error, FileNotFoundError):
                return None
            self.problems.append(Problem(code="data-missing", file=file))
            return None
        text = decode(data, file)
        if isinstance(text, Problem):
            self.problems.append(text)
            return None
        tree = self.trees[name] = read_yaml(text, file)
        result, problems = admit(model, tree, file, 0)
        self.problems += problems
        return result

    def report(self, code: str, name: str, path: FieldPath, **values: str) -> None:
        line = self.trees[name].lines.get(path, 1)
        problem = Problem(code=code, file=f"{self.shown}/{name}", line=line, field=dotted(path), values=values)
        self.problems.append(problem)

    def unique(self, name: str, top: str, items: Sequence[Any], attribute: str) -> Iterator[tuple[int, str, Any]]:
        """Items with their key, each key once."""
        seen: dict[str, int] = {}
        for index, item in enumerate(items):
            key = getattr(item, attribute)
            if key in seen:
                first = self.trees[name].lines.get((top, seen[key], attribute), 1)
                self.report("data-duplicate", name, (top, index, attribute), found=key, first=str(first))
                continue
            seen[key] = index
            yield index, key, item


def read_data(folder: Path, shown: str) -> tuple[ReferenceData, list[Problem]]:
    """Read the data files of `folder`; what could be read is returned beside the problems.

    A site may do without a glossary and without charts.

    Args:
        shown: the folder's path as messages show it.
    """
    reader = _Reader(folder, shown)
    hotlines = reader.read("hotlines.yml", HotlinesFile)
    provinces = reader.read("provinces.yml", ProvincesFile)
    organisations = reader.read("organisations.yml", OrganisationsFile)
    topics = reader.read("topics.yml", TopicsFile)
    glossary = reader.read("glossary.yml", GlossaryFile, needed=False)
    charts = reader.read("charts.yml", ChartsFile, needed=False)
    search = reader.read("search.yml", SearchFile, needed=False)
    files = {"hotlines": hotlines, "provinces": provinces, "organisations": organisations, "topics": topics}

    further = {"glossary": glossary, "charts": charts}

    def by(attribute: str, name: str, file_name: str = "") -> dict[str, Any]:
        file = (files | further)[file_name or name]
        items = getattr(file, name) if file else ()
        return {key: item for _, key, item in reader.unique(f"{file_name or name}.yml", name, items, attribute)}

    data = ReferenceData(
        hotlines=by("key", "hotlines"),
        help_bar=hotlines.help_bar if hotlines else (),
        superseded=hotlines.superseded if hotlines else (),
        provinces=by("slug", "provinces"),
        organisations=by("slug", "organisations"),
        topics=by("slug", "topics"),
        terms=by("slug", "terms", "glossary"),
        abbreviations=by("short", "abbreviations", "glossary"),
        charts=by("slug", "charts"),
        search=search,
        unread=frozenset(name for name, file in files.items() if file is None),
    )
    if hotlines:
        _check_hotlines(reader, hotlines, data)
    if organisations:
        _check_organisations(reader, organisations, data)
    if glossary:
        _check_glossary(reader, glossary, data)
    if provinces:
        _check_tiles(reader, provinces)
    if hotlines:
        directory = NumberDirectory.from_data(data)
        for name, file in (files | further).items():
            if file:
                _check_numbers(reader, f"{name}.yml", file, (), directory)
    return data, reader.problems


def _check_hotlines(reader: _Reader, hotlines: HotlinesFile, data: ReferenceData) -> None:
    if not hotlines.help_bar:
        reader.report("help-bar", "hotlines.yml", ("help_bar",), found="[]")
    for index, key in enumerate(hotlines.help_bar):
        hotline = data.hotlines.get(key)
        if hotline is None or hotline.publish != "yes" or not hotline.is_public:
            reader.report("help-bar", "hotlines.yml", ("help_bar", index), found=key)
    for index, hotline in enumerate(hotlines.hotlines):
        if not is_dialled_as(hotline.number, hotline.dial):
            path = ("hotlines", index, "dial")
            reader.report("hotline-dial", "hotlines.yml", path, found=hotline.dial, suggestion=hotline.number)
        if hotline.publish != "no" and hotline.confidence == "low":
            reader.report("hotline-low", "hotlines.yml", ("hotlines", index, "publish"), found=hotline.key)
    for index, old in enumerate(hotlines.superseded):
        if old.replaced_by not in data.hotlines:
            path = ("superseded", index, "replaced_by")
            values = {"found": old.replaced_by, "suggestion": nearest(old.replaced_by, data.hotlines)}
            reader.report("reference-hotline", "hotlines.yml", path, **values)


def _check_numbers(reader: _Reader, name: str, value: object, path: FieldPath, directory: NumberDirectory) -> None:
    """Every telephone number in a text readers will see is a published one."""
    if isinstance(value, str):
        for number in find_numbers(value):
            if fault := directory.fault_of(number.text):
                reader.report(fault[0], name, path, found=number.text, suggestion=fault[1])
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _check_numbers(reader, name, item, (*path, index), directory)
    elif isinstance(value, BaseModel):
        if isinstance(value, Hotline) and not value.is_public:
            return
        for key, item in value.__dict__.items():
            if key not in _NUMBERS_THEMSELVES:
                _check_numbers(reader, name, item, (*path, key), directory)


def _check_glossary(reader: _Reader, glossary: GlossaryFile, data: ReferenceData) -> None:
    """Terms lead to terms."""
    named = [
        *((("terms", index, "see", place), slug) for index, term in enumerate(glossary.terms)
          for place, slug in enumerate(term.see)),
        *((("abbreviations", index, "term"), short.term) for index, short in enumerate(glossary.abbreviations)
          if short.term),
    ]
    for path, slug in named:
        if slug not in data.terms:
            values = {"found": slug, "suggestion": nearest(slug, data.terms)}
            reader.report("reference-term", "glossary.yml", path, **values)


def _check_tiles(reader: _Reader, provinces: ProvincesFile) -> None:
    """No two provinces stand on one tile of the map."""
    taken: dict[Tile, str] = {}
    for index, province in enumerate(provinces.provinces):
        if province.tile is None:
            continue
        if province.tile in taken:
            values = {"found": province.slug, "other": taken[province.tile]}
            reader.report("tile-taken", "provinces.yml", ("provinces", index, "tile"), **values)
        taken.setdefault(province.tile, province.slug)


def _check_organisations(reader: _Reader, organisations: OrganisationsFile, data: ReferenceData) -> None:
    for index, organisation in enumerate(organisations.organisations):
        for attribute in ("parent", "successor"):
            slug = getattr(organisation, attribute)
            if slug and slug not in data.organisations:
                path = ("organisations", index, attribute)
                values = {"found": slug, "suggestion": nearest(slug, data.organisations)}
                reader.report("reference-organisation", "organisations.yml", path, **values)
        if organisation.province and data.provinces and not data.province_of(organisation.province):
            path = ("organisations", index, "province")
            values = {"found": organisation.province, "suggestion": nearest(organisation.province, data.provinces)}
            reader.report("reference-province", "organisations.yml", path, **values)
