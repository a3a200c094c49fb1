"""Pages and their surroundings, made from a few lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from antoan.catalogue.catalogue import Catalogue
from antoan.checks.context import Context
from antoan.content.body import render_body
from antoan.content.data_files import read_data
from antoan.content.door import admit
from antoan.content.header import read_yaml
from antoan.content.loader import Content, text_digest
from antoan.model.language import Language
from antoan.model.metadata import KINDS, Kind
from antoan.model.page import Page

CASES = Path(__file__).parents[1] / "cases"
TODAY = date(2026, 11, 21)
DATA, _ = read_data(CASES / "base" / "content" / "data", "content/data")
_COMMON = {
    "title": "Tập huấn di cư an toàn",
    "summary": "Hội Phụ nữ mở lớp tập huấn về di cư an toàn.",
    "status": "published",
}
_NEEDED = {
    Kind.NEWS: {"date": "2025-12-23"},
    Kind.PLAN: {
        "date": "2025-03-17",
        "number": "1522/KH-UBND",
        "issuer": "vwu",
        "issued": "2025-03-17",
        "period": "{}",
    },
    Kind.PROJECT: {"date": "2025-03-17", "period": "{}"},
    Kind.GUIDE: {"key_message": "Hỏi kỹ", "review": "{by: An Toàn, on: 2026-11-21, due: 2027-05-21}"},
    Kind.PAGE: {},
}
_KEYS = {Kind.NEWS: "news/2025/bai", Kind.PLAN: "plans/2025/bai", Kind.PAGE: "bai"}


def make_page(
    header: str = "", body: str = "", *, kind: Kind = Kind.NEWS, key: str = "", language: Language = Language.VI
) -> Page:
    """A page with the fields of `header` (YAML) beside those its kind must have."""
    given = read_yaml(header, "").values or {}
    needed = {name: value for name, value in (_COMMON | _NEEDED[kind]).items() if name not in given}
    text = "".join(f"{name}: {value}\n" for name, value in needed.items()) + header
    metadata, problems = admit(KINDS[kind], read_yaml(text, "bai.md"), "bai.md", 1)
    assert metadata is not None, problems
    key = key or _KEYS.get(kind, f"{kind.value}/bai")
    return Page(
        kind=kind,
        language=language,
        key=key,
        file=f"content/{key}.{language}.md",
        metadata=metadata,
        body=render_body(body),
        header=text,
        markdown=body,
        body_line=text.count("\n") + 3,
        digest=text_digest(getattr(metadata, "title", ""), getattr(metadata, "summary", ""), body),
    )


def context_of(pages: Iterable[Page], today: date = TODAY) -> Context:
    """Pages among the reference data of the base case."""
    content = Content(
        pages=tuple(pages),
        keys_with_faults=frozenset({"news/2025/hong"}),
        data=DATA,
        problems=(),
        pictures={},
        root=Path("content"),
        shown="content",
    )
    catalogue = Catalogue.from_pages(content.pages, DATA, drafts=True)
    return Context(content=content, catalogue=catalogue, today=today)
