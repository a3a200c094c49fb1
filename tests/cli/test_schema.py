"""`antoan schema`: what editors' programs use to complete and check metadata while it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from antoan.cli.schema import schema_of
from antoan.content.header import Split, split_header
from antoan.content.names import Name, read_docs_name, read_name
from antoan.content.text_file import decode
from antoan.model.metadata import KINDS, Kind
from tests.command import REPOSITORY, antoan

FILES = sorted(
    file
    for folder in ("content", "docs")
    for file in (REPOSITORY / folder).rglob("*.md")
    if not {"data", "inbox"} & set(file.relative_to(REPOSITORY).parts)
)


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2): numbers and `true` are typed, dates and `no` are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.removeprefix("tag:yaml.org,2002:") in ("int", "float", "null")
        or (tag.endswith("bool") and first in "tf")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def header_of(file: Path) -> str:
    """The YAML between the fences of `file`."""
    text = decode(file.read_bytes(), file.name)
    assert isinstance(text, str)
    split = split_header(text, file.name)
    assert isinstance(split, Split)
    return split.header


def name_of(file: Path) -> Name:
    """What the name of `file` says."""
    if file.parent.name == "docs":
        name = read_docs_name(file.name, file.name)
    else:
        name = read_name(file.relative_to(REPOSITORY / "content").as_posix(), file.name)
    assert isinstance(name, Name)
    return name


def faults(schema: dict[str, Any], header: str) -> list[str]:
    """What an editor would underline."""
    values = yaml.load(header, Loader=EditorLoader)  # noqa: S506  (a SafeLoader)
    found = Draft202012Validator(schema).iter_errors(values)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(REPOSITORY).as_posix())
def test_it_accepts_the_real_pages(file: Path) -> None:
    """Nothing in a correct page is underlined."""
    assert faults(schema_of([name_of(file).kind]), header_of(file)) == []


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_a_valid_schema(kind: Kind, tmp_path: Path) -> None:
    """JSON Schema 2020-12, with every field of the kind, a note in both languages, and no other field allowed."""
    done = antoan("schema", "--kind", kind.value, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    model = schema["$defs"][KINDS[kind].__name__]
    assert schema["$ref"] == f"#/$defs/{KINDS[kind].__name__}"
    assert model["additionalProperties"] is False
    assert set(model["properties"]) == set(KINDS[kind].model_fields)
    for field, described in model["properties"].items():
        assert described["description"] == f"{described['vi']} / {described['en']}", field


def test_the_whole_schema_knows_every_kind(tmp_path: Path) -> None:
    """Without `--kind`, metadata of any kind passes, and of none does not."""
    done = antoan("schema", folder=tmp_path)
    assert done.returncode == 0
    schema = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema)
    assert [way["$ref"].rpartition("/")[2] for way in schema["anyOf"]] == [model.__name__ for model in KINDS.values()]
    assert {faults(schema, header_of(file)) == [] for file in FILES} == {True}
    assert faults(schema, "title: x\n") != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: đã đăng"),
        ("summary:", "sumary:"),
        ("date: 2025-12-23", "date: 23/12/2025"),
        ("topics: [", "topics: [Phòng Ngừa, "),
        ("value: 317", "value: 1.000.317"),
    ],
)
def test_it_underlines_a_slip(old: str, new: str) -> None:
    """A wrong choice, a misspelt key, a date with the day first, a slug with marks, a grouped number."""
    header = header_of(Path(__file__).parents[1] / "cases" / "base" / "content" / "news" / "2025" / "hoi-thao.vi.md")
    assert faults(schema_of([Kind.NEWS]), header) == []
    assert old in header
    assert faults(schema_of([Kind.NEWS]), header.replace(old, new)) != []


def test_an_unknown_kind_is_wrong_use(tmp_path: Path) -> None:
    """Exit code 2, with the kinds there are."""
    done = antoan("schema", "--kind", "blog", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "news" in done.stderr
