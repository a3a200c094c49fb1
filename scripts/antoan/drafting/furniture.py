"""What stands around an article: menus, buttons, captions, lists of other reports, the foot of the page."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from antoan.writing.slug import fold

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_EDGES = " .:…!?()[]{}<>|/-–—_\"'“”‘’0123456789"
_CAPTION_NUMBER = re.compile(r"[-–—]\s?(?:ảnh|photo)\s?\d{1,2}\s?[.:]?$", re.IGNORECASE)
_PICTURE_OF = re.compile(r"(?:^|[\s(–—-])(?:ảnh|photo|image|nguồn)\s?:", re.IGNORECASE)
_TAG = re.compile(r"(?:^|\s)#\w")
_CLOCK_ONLY = re.compile(r"[\d: ]+")


def ends_article(text: str) -> bool:
    """Whether a line is the heading of what follows articles: other reports, comments, tags, the foot of the page."""
    folded = fold(text).strip()
    if len(_TAG.findall(text)) > 1:
        return True
    return folded.strip(_EDGES) in _lists()["ends"] or folded.startswith(_starts()["ends_starting"])


def opens_box(text: str) -> bool:
    """Whether a line is the heading of a box with other reports, which may stand in the middle of an article."""
    return fold(text).strip().strip(_EDGES) in _lists()["boxes"] or opens_inner_box(text)


def opens_inner_box(text: str) -> bool:
    """Whether it is one that mostly stands in the middle: what comes after its headlines is the article again."""
    return fold(text).strip().strip(_EDGES) in _lists()["inner_boxes"]


def is_label(text: str) -> bool:
    """Whether a line is a button, a label or a hint to another report, and no part of a text."""
    folded = fold(text).strip()
    bare = folded.strip(_EDGES)
    if not bare and _CLOCK_ONLY.fullmatch(folded):
        return True
    parts = [part.strip(_EDGES) for part in re.split(r"\[|\]|\||•|·", folded)]
    labels = _lists()["dropped"]
    said = [part for part in parts if part]
    is_row = len(said) > 1 and all(part in labels or part.startswith("icon ") for part in said)
    return bare in labels or is_row or folded.startswith(_starts()["dropped_starting"])


def is_caption(text: str) -> bool:
    """Whether a line stands below a picture, as far as its own words say."""
    if _CAPTION_NUMBER.search(text) or _PICTURE_OF.search(text):
        return True
    folded = fold(text)
    return any(f" {word}" in f" {folded}" for word in _starts()["captions"])


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    words = yaml.load(files(__package__).joinpath("furniture.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    return {name: frozenset(lines) for name, lines in words.items()}


@lru_cache(maxsize=1)
def _starts() -> dict[str, tuple[str, ...]]:
    return {name: tuple(lines) for name, lines in _lists().items()}
