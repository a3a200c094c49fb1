"""New pages: what is known stands in them exactly, the rest is guidance that becomes right when it is used."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antoan.checks.inspection import inspect
from antoan.content.door import admit
from antoan.content.header import Split, read_yaml, split_header
from antoan.content.new_page import slug_field, text_field
from antoan.content.text_file import decode
from antoan.editing.page_writer import group, page_text, text_list
from antoan.model.language import Language
from antoan.model.metadata import KINDS, Kind
from antoan.strings.texts import interface_texts
from tests.command import TODAY, make_copy

KINDS_WRITTEN = [kind for kind in Kind if kind is not Kind.PAGE]
TRANSLATION = ["translation: {of: pending, state: draft}"]
# What finishes a page of each kind, beside its examples.
FINISHED = {
    "title": [text_field("title", "Tập huấn phòng ngừa ở Quảng Trị")],
    "summary": [text_field("summary", "Hội Phụ nữ tỉnh tập huấn cho cán bộ các xã.")],
    "date": ["date: 2025-12-23"],
    "updated": ["updated: 2025-12-24"],
    "number": [text_field("number", "12/KH-UBND")],
    "issuer": ["issuer: ubnd-quang-nam"],
    "issued": ["issued: 2025-12-23"],
    "key_message": [text_field("key_message", "Gọi 111 để hỏi.")],
    "outlet": [text_field("outlet", "Báo Quảng Trị")],
    "headline": [text_field("headline", "Tập huấn")],
    "url": [text_field("url", "https://example.org/a")],
    "published": ["published: 2025-12-23"],
}
_EXAMPLE = re.compile(r"^# (?=[a-z_]+:|  )", re.MULTILINE)


def header_of(text: str) -> str:
    """The header of a page, once it has been through what reads files."""
    read = decode(text.encode(), "")
    assert isinstance(read, str)
    split = split_header(read, "")
    assert isinstance(split, Split)
    return split.header


@pytest.mark.parametrize("editor", Language)
@pytest.mark.parametrize("kind", KINDS_WRITTEN)
def test_nothing_known_leaves_gaps_only(kind: Kind, editor: Language) -> None:
    """A page of which nothing is known can be read, and lacks exactly the fields its kind cannot do without."""
    header = header_of(page_text(kind, Language.VI, {}, interface_texts(editor)))
    tree = read_yaml(header, "")
    assert tree.values == {"status": "draft"}
    _, faults = admit(KINDS[kind], tree, "", 1)
    required = {name for name, info in KINDS[kind].model_fields.items() if info.is_required()}
    assert {(fault.code, fault.field) for fault in faults} == {
        ("field-missing", name) for name in required - {"status"}
    }
    assert all(fault.line > 1 for fault in faults)


@pytest.mark.parametrize("editor", Language)
@pytest.mark.parametrize("kind", KINDS_WRITTEN)
def test_every_example_is_right(kind: Kind, editor: Language, tmp_path: Path) -> None:
    """With every `# ` before an example gone, the page passes every check as it stands in the real content."""
    fields = {name: lines for name, lines in FINISHED.items() if name in KINDS[kind].model_fields}
    text = _EXAMPLE.sub("", page_text(kind, Language.VI, fields, interface_texts(editor)))
    folder = make_copy(tmp_path / "copy")
    name = "2025/vi-du" if kind in (Kind.NEWS, Kind.PLAN, Kind.PRESS) else "vi-du"
    page = folder / "content" / kind.value / f"{name}.vi.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    for picture in ("hoi-thao.jpg", "workshop.jpg"):
        (page.parent / picture).write_bytes(_JPEG)
    inspection = inspect(folder / "content", folder / "docs", TODAY)
    assert [problem for problem in inspection.problems if "vi-du" in problem.file and problem.is_error] == []
    tree = read_yaml(header_of(text), "")
    assert set(tree.values) >= set(KINDS[kind].model_fields) - {"translation", "review", "updated"}


@pytest.mark.parametrize("kind", KINDS_WRITTEN)
def test_order_and_comments(kind: Kind) -> None:
    """What is needed comes first, then what is given, each field under one comment in the editor's language."""
    fields = {"provinces": slug_field("provinces", ["quang-tri"]), "topics": slug_field("topics", ["phong-ngua"])}
    text = page_text(kind, Language.VI, fields, interface_texts(Language.EN))
    lines = header_of(text).split("\n\n")[0].splitlines()
    names = [line.split(":")[0] for line in lines if re.match("[a-z]", line)]
    required = [name for name, info in KINDS[kind].model_fields.items() if info.is_required()]
    assert [name for name in names if name in required] == required
    assert names[-2:] == ["topics", "provinces"]
    for number, line in enumerate(lines):
        if re.match("[a-z]", line):
            assert lines[number - 1] == f"# {interface_texts(Language.EN)('new.comment.' + line.split(':')[0])}"


@pytest.mark.parametrize("kind", [kind for kind in KINDS_WRITTEN if kind is not Kind.PRESS])
def test_a_translation_offers_nothing_of_its_own(kind: Kind) -> None:
    """Its facts come from the original: no example of a further field, and the headings of its language."""
    text = page_text(kind, Language.EN, {"translation": TRANSLATION}, interface_texts(Language.VI))
    assert not re.search(r"^# [a-z_]+:", text, re.MULTILINE)
    assert read_yaml(header_of(text), "").values["translation"] == {"of": "pending", "state": "draft"}
    assert f"## {interface_texts(Language.EN)(f'new.headings.{kind.value}').splitlines()[0]}\n" in text


def test_body_and_status_are_taken_as_given() -> None:
    """A body replaces the headings; a status replaces the draft's."""
    fields = {"status": ["status: review"]}
    text = page_text(Kind.NEWS, Language.VI, fields, interface_texts(Language.VI), body="\nMột đoạn.\n\n")
    assert text.endswith("---\n\nMột đoạn.\n")
    assert read_yaml(header_of(text), "").values == {"status": "review"}


_PRINTED = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(title=_PRINTED, items=st.lists(_PRINTED, min_size=1, max_size=3))
def test_any_text_comes_back_exactly(title: str, items: list[str]) -> None:
    """Whatever a title or a line of a list holds, the strict reader gives it back."""
    fields = {
        "title": [text_field("title", title)],
        "steps": text_list("steps", items),
        "sources": group("sources", [text_field("publisher", title), text_field("title", title)], is_item=True),
        "review": group("review", [text_field("by", title)]),
    }
    tree = read_yaml(header_of(page_text(Kind.GUIDE, Language.VI, fields, interface_texts(Language.VI))), "")
    composed = unicodedata.normalize("NFC", title)
    assert tree.problems == []
    assert tree.values["title"] == composed
    assert tree.values["steps"] == [unicodedata.normalize("NFC", item) for item in items]
    assert tree.values["sources"] == [{"publisher": composed, "title": composed}]
    assert tree.values["review"] == {"by": composed}


def test_nothing_makes_no_field() -> None:
    """An empty list and an empty group have no lines, and count as not given."""
    assert text_list("steps", []) == group("event", []) == []
    text = page_text(Kind.GUIDE, Language.VI, {"steps": []}, interface_texts(Language.VI))
    assert "# steps:" in text


def test_comments_are_no_fields() -> None:
    """No line of guidance could be taken for an example, and all are one line."""
    for language in Language:
        texts = interface_texts(language)
        for name in {*(name for kind in KINDS_WRITTEN for name in KINDS[kind].model_fields), "more"}:
            comment = texts(f"new.comment.{name}")
            assert not _EXAMPLE.match(f"# {comment}")
            assert "\n" not in comment


# 8 by 8 grey pixels: the header of a JPEG with its size.
_JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080008000801011100ffd9")
