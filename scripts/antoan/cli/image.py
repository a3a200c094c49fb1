"""Photos for pages: made ready, described in both languages and entered; and what a photo file tells about people.

Exit codes: 0 done, or the page had the picture already; 1 the photo cannot be taken, or was not added; 2 wrong use, or
something was not said and nobody is there to be asked.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from antoan.cli.arguments import add_content_folder, add_json, count_type
from antoan.cli.parser import Parser
from antoan.model.language import Language
from antoan.strings.texts import Texts, interface_texts

if TYPE_CHECKING:
    from antoan.editing.photo import Photo

PEOPLE = ("none", "public", "consent")
# Kinds of metadata that have no name of their own.
_REMARKS = frozenset({"comment", "text"})
SMALLEST_SIDE, LARGEST_SIDE = 200, 1600


def add_arguments(parser: Parser) -> None:
    """Subcommands of `antoan image`."""
    text = parser.text
    actions = parser.add_actions("image", ("add", "check"))
    add, check = actions["add"], actions["check"]
    add.add_argument("file", type=Path, metavar="FILE", help=text("image.file"))
    add.add_argument("--page", required=True, metavar="PAGE", help=text("image.page"))
    for language in Language:
        add.add_argument(f"--alt-{language}", metavar="TEXT", help=text(f"image.alt-{language}"))
    for language in Language:
        add.add_argument(f"--caption-{language}", metavar="TEXT", help=text(f"image.caption-{language}"))
    add.add_argument("--credit", metavar="TEXT", help=text("image.credit"))
    add.add_argument("--licence", metavar="TEXT", help=text("image.licence"))
    add.add_argument("--licence-en", metavar="TEXT", help=text("image.licence-en"))
    add.add_argument("--people", choices=PEOPLE, help=text("image.people"))
    add.add_argument("--blur-faces", action="store_true", help=text("image.blur-faces"))
    add.add_argument("--inline", action="store_true", help=text("image.inline"))
    add.add_argument("--replace", action="store_true", help=text("image.replace"))
    add.add_argument("--name", metavar="NAME", help=text("image.name"))
    most, longest = text("image.max-side"), count_type(text)
    add.add_argument("--max-side", type=longest, default=LARGEST_SIDE, metavar=str(LARGEST_SIDE), help=most)
    add_json(add)
    add_content_folder(add)
    check.add_argument("file", type=Path, metavar="FILE", help=text("image.file"))
    add_json(check)


def run(options: argparse.Namespace) -> int:
    """Add a photo, or look at one."""
    if options.action == "check":
        return _check(options)
    from antoan.cli.image_add import add

    return add(options)


def photo_at(path: Path, texts: Texts) -> Photo | int:
    """The photo, or the exit code after saying why there is none."""
    from antoan.editing.photo import MOST_BYTES, PhotoRefused, open_photo
    from antoan.strings.system_reasons import reason_of

    if path.is_dir():
        print(texts("image.is-folder", file=path), file=sys.stderr)
        return 2
    if not path.is_file():
        print(texts("image.no-file", file=path), file=sys.stderr)
        return 2
    try:
        # Not more is read than is looked at: somebody may have dropped a film.
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return open_photo(data)
    except OSError as error:
        print(texts("image.unreadable", file=path, reason=reason_of(error, texts)), file=sys.stderr)
        return 2
    except PhotoRefused as refused:
        print(texts(f"image.refused.{refused.reason}", file=path.name, **refused.values), file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from antoan.editing.faces import find_faces
    from antoan.editing.photo import fitted

    texts = interface_texts(options.lang)
    photo = photo_at(options.file, texts)
    if isinstance(photo, int):
        return photo
    faces = find_faces(fitted(photo.image))
    if options.json:
        value = {
            "kind": photo.kind,
            "width": photo.image.width,
            "height": photo.image.height,
            "faces": None if faces is None else len(faces),
            **asdict(photo.traces),
        }
        print(json.dumps(value, ensure_ascii=False, indent=1))
        return 0
    print(
        texts("image.is", file=options.file.name, kind=photo.kind, width=photo.image.width, height=photo.image.height)
    )
    if photo.traces:
        print(texts("image.tells"))
        for line in trace_lines(photo, texts):
            print(f"  {line}")
        print(texts("image.tells.not-kept"))
    else:
        print(texts("image.tells.nothing"))
    print(faces_line(None if faces is None else len(faces), texts))
    return 0


def trace_lines(photo: Photo, texts: Texts) -> list[str]:
    """What the file tells, a line each."""
    traces = photo.traces
    told = [
        texts(f"image.tells.{name}", found=found)
        for name in ("place", "taken", "camera", "serial", "people")
        if (found := getattr(traces, name))
    ]
    if traces.has_thumbnail:
        told.append(texts("image.tells.thumbnail"))
    if not _REMARKS.isdisjoint(traces.kinds):
        told.append(texts("image.tells.remarks"))
    if kinds := [kind for kind in traces.kinds if kind not in _REMARKS]:
        told.append(texts("image.tells.kinds", found=", ".join(kinds)))
    return told


def faces_line(faces: int | None, texts: Texts) -> str:
    """How many faces the machine sees; that it may miss some."""
    if faces is None:
        return texts("image.faces.unknown")
    return texts("image.faces", count=faces) if faces else texts("image.faces.none")
