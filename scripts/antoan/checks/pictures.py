"""Every picture a page names lies beside it.

Why: a missing picture is an empty frame on the public page.

Looked at: `picture.file` and pictures in the body of everything below `content/`.

Passes: `![Lớp tập huấn](lop-tap-huan.jpg "Ảnh: Báo Quảng Trị")` with `lop-tap-huan.jpg` in the same folder
Fails: the same without the file.

Rule: content format, "pictures lie beside the page".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from antoan.checks.context import Context, in_body, in_header, metadata_of
from antoan.model.metadata import Kind
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
        metadata = metadata_of(page)
        # Pages of docs/ stand outside the content folder: no picture is carried over from there.
        folder = page.key.rpartition("/")[0]
        beside = set() if page.kind is Kind.PAGE else folders.get(folder, set())
        if metadata and metadata.picture and metadata.picture.file in beside:
            found = metadata.picture.file
            if not context.content.pictures[f"{folder}/{found}"][0]:
                yield in_header(page, ("picture", "file"), CODE_UNREADABLE, SEVERITY, found=found)
        elif metadata and metadata.picture:
            found = metadata.picture.file
            values = {"found": found, "suggestion": nearest(found, sorted(beside))}
            yield in_header(page, ("picture", "file"), CODE, SEVERITY, **values)
        for found in page.body.pictures:
            if found in beside and not context.content.pictures[f"{folder}/{found}"][0]:
                yield in_body(page, page.markdown.find(f"({found}"), CODE_UNREADABLE, SEVERITY, found=found)
            if found not in beside and "/" not in found:  # an address elsewhere is a fault of the body itself
                values = {"found": found, "suggestion": nearest(found, sorted(beside))}
                yield in_body(page, page.markdown.find(f"({found}"), CODE, SEVERITY, **values)
