"""Every picture a page names lies beside it.

Why: a missing picture is an empty frame on the public page.

Looked at: `picture.file` and pictures in the body, and the WebP of the same name, which most browsers load in its
place. Those of a page of `docs/` lie in a folder of its own: `docs/assets/about/` for `docs/about.vi.md`.

Passes: `![Lớp tập huấn](lop-tap-huan.jpg "Ảnh: Báo Quảng Trị")` with `lop-tap-huan.jpg` in the same folder
Fails: the same without the file.

Rule: content format, "pictures lie beside the page".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from antoan.checks.context import Context, in_body, in_header, metadata_of
from antoan.model.page import Page
from antoan.problems import Problem, Severity
from antoan.writing.nearest import nearest

CODE = "picture-missing"
CODE_UNREADABLE = "picture-unreadable"
CODES = (CODE, CODE_UNREADABLE)
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Pictures that are named and not there."""
    folders: dict[str, set[str]] = defaultdict(set)
    for picture in context.content.pictures:
        folder, _, name = picture.rpartition("/")
        folders[folder].add(name)
    for page in context.pages:
        beside = folders.get(page.beside("").rstrip("/"), set())
        metadata = metadata_of(page)
        if metadata and metadata.picture and (fault := _fault(page, metadata.picture.file, beside, context)):
            yield in_header(page, ("picture", "file"), fault[0], SEVERITY, **fault[1])
        for found in page.body.pictures:
            # An address elsewhere is a fault of the body itself.
            if "/" not in found and (fault := _fault(page, found, beside, context)):
                yield in_body(page, page.markdown.find(f"({found}"), fault[0], SEVERITY, **fault[1])


def _fault(page: Page, found: str, beside: set[str], context: Context) -> tuple[str, dict[str, str]] | None:
    """Code and values of what is wrong with a picture, if anything."""
    if found not in beside:
        return CODE, {"found": found, "suggestion": nearest(found, sorted(beside))}
    for name in (found, f"{found.rpartition('.')[0]}.webp"):
        width, _ = context.content.pictures.get(page.beside(name), (1, 1))
        if not width:
            return CODE_UNREADABLE, {"found": name}
    return None
