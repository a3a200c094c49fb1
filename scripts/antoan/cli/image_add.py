"""`antoan image add`: from a photo to the files and lines of a page."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from antoan.catalogue.page_names import Unknown, find_key
from antoan.checks.personal_data import personal_data_in
from antoan.cli.image import LARGEST_SIDE, SMALLEST_SIDE, faces_line, photo_at, trace_lines
from antoan.cli.image_dialogue import Interrupted, Missing, Stopped, people_in, told_about
from antoan.content.atomic_file import sweep, write_bytes_atomically
from antoan.content.data_files import read_data
from antoan.editing.faces import Face, blurred, find_faces
from antoan.editing.page_text import PageText, PageUnreadable, read_page_text
from antoan.editing.photo import Encoded, Photo, encoded, fitted
from antoan.editing.picture_pages import keys_of, versions_of
from antoan.editing.pictures import (
    About,
    OtherPicture,
    Place,
    file_name,
    in_step,
    picture_of,
    place_for,
    shows,
    with_header_picture,
    with_inline_picture,
)
from antoan.errors import MissingFolder
from antoan.model.language import Language
from antoan.strings.system_reasons import reason_of
from antoan.strings.texts import Texts, interface_texts

Pages = Mapping[Language, PageText]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was done.

    Attributes:
        written: files that are new or changed, in the order they were written.
        faces: how many the machine saw; nothing where it cannot look.
        hidden: how many of them were made unrecognisable.
    """

    key: str
    picture: Encoded
    place: Place
    written: tuple[Path, ...]
    faces: int | None
    hidden: int


def add(options: argparse.Namespace) -> int:
    """Add a photo to a page."""
    texts = interface_texts(options.lang)
    if not options.content.is_dir():
        raise MissingFolder(options.content)
    if not SMALLEST_SIDE <= options.max_side <= LARGEST_SIDE:
        return _refuse(texts("image.wrong-side", least=SMALLEST_SIDE, most=LARGEST_SIDE), 2)
    if options.name is not None and not file_name(options.name):
        return _refuse(texts("image.wrong-name", found=options.name), 2)
    key = find_key(options.page, keys_of(options.content))
    if isinstance(key, Unknown):
        nearest = ", ".join(key.nearest)
        name = "image.page-unknown" if nearest else "image.page-unknown.blind"
        return _refuse(texts(name, found=options.page, nearest=nearest), 2)
    try:
        pages = {language: read_page_text(path) for language, path in versions_of(options.content, key).items()}
    except PageUnreadable as fault:
        return _refuse(texts(fault.key, **fault.values), 1)
    photo = photo_at(options.file, texts)
    if isinstance(photo, int):
        return photo
    try:
        return _add(key, pages, photo, options, texts)
    except Missing as missing:
        return _refuse("\n".join([texts("image.missing"), *(f"  {line}" for line in missing.lines)]), 2)
    except Stopped as stopped:
        return _refuse(texts("image.stopped"), 130 if isinstance(stopped, Interrupted) else 1)
    except (OtherPicture, PageUnreadable) as fault:
        return _refuse(texts(fault.key, **fault.values), 1)
    except OSError as error:
        return _refuse(texts("image.failed", file=error.filename or "", reason=reason_of(error, texts)), 1)


def _refuse(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


def _add(key: str, pages: Pages, photo: Photo, options: argparse.Namespace, texts: Texts) -> int:
    image = fitted(photo.image, options.max_side)
    picture = encoded(image, is_drawing=photo.is_drawing)
    place = _place(key, pages, picture, options)
    faces, hidden = find_faces(image), 0
    missing: list[str] = []
    # Who put the picture on a page has answered for the people in it.
    if not any(shows(page, place.file, inline=options.inline) for page in pages.values()):
        try:
            if _wants_blur(faces, options, texts):
                assert faces
                picture, hidden = encoded(blurred(image, faces), is_drawing=False), len(faces)
                place = _place(key, pages, picture, options)
        except Missing as people:
            missing += people.lines
    known = {language: shows(page, place.file, inline=options.inline) for language, page in pages.items()}
    if not place.missing and all(known.values()) and not _says_anything(options):
        changed: Pages = pages
    else:
        _refuse_other(pages, place.file, options)
        try:
            about = told_about(options, pages, known, texts)
        except Missing as words:
            raise Missing([*missing, *words.lines]) from None
        if missing:
            raise Missing(missing)
        changed = _changed(pages, place.file, about, options)
        _warn_of_people(about, options, texts)
    written = _write(place, pages, changed, options)
    count = None if faces is None else len(faces)
    _report(
        _Done(key=key, picture=picture, place=place, written=written, faces=count, hidden=hidden),
        photo,
        pages,
        options,
        texts,
    )
    return 0


def _place(key: str, pages: Pages, picture: Encoded, options: argparse.Namespace) -> Place:
    """Where the picture goes: under the name that was wished for, else that of the page with a number."""
    folder = next(iter(pages.values())).path.parent
    name = file_name(options.name) if options.name else key.rpartition("/")[2]
    return place_for(folder, name, picture, numbered=not options.name)


def _wants_blur(faces: tuple[Face, ...] | None, options: argparse.Namespace, texts: Texts) -> bool:
    """Whether faces are to be hidden.

    Raises:
        Missing, Stopped: nobody answers for the people in the picture.
    """
    if options.blur_faces and faces:
        return True
    if options.people or (faces is not None and not faces and not options.blur_faces):
        return False
    print(faces_line(None if faces is None else len(faces), texts), file=sys.stderr)
    if options.blur_faces:
        print(texts("image.nothing-to-blur"), file=sys.stderr)
    return people_in(texts, may_blur=bool(faces)) == "blur"


def _refuse_other(pages: Pages, file: str, options: argparse.Namespace) -> None:
    """Before any question is asked in vain.

    Raises:
        OtherPicture: a page shows another picture, which is to stay.
    """
    for page in () if options.inline or options.replace else pages.values():
        if (other := picture_of(page).get("file", file)) != file:
            raise OtherPicture(other, page.path)


def _says_anything(options: argparse.Namespace) -> bool:
    names = [f"{field}_{language}" for field in ("alt", "caption") for language in Language]
    return any(getattr(options, name) is not None for name in (*names, "credit", "licence", "licence_en"))


def _changed(pages: Pages, file: str, about: About, options: argparse.Namespace) -> Pages:
    """The pages with the picture; what was translated from one of them stays in step with it."""
    if not options.inline:
        return {
            language: with_header_picture(page, language, file, about, replace=options.replace)
            for language, page in pages.items()
        }
    changed = {language: with_inline_picture(page, language, file, about) for language, page in pages.items()}
    return {
        language: in_step(page, changed[language.other], file) if language.other in changed else page
        for language, page in changed.items()
    }


def _warn_of_people(about: About, options: argparse.Namespace, texts: Texts) -> None:
    data, _ = read_data(options.content / "data", "")
    for words in about.words.values():
        for found in personal_data_in(f"{words.alt}\n\n{words.caption}", data):
            print(texts("image.person", found=found), file=sys.stderr)


def _write(place: Place, pages: Pages, changed: Pages, options: argparse.Namespace) -> tuple[Path, ...]:
    """First what pages name, then the pages that name it."""
    sweep(options.content)
    for path, data in place.missing:
        write_bytes_atomically(path, data)
    edited = [page for language, page in changed.items() if page is not pages[language]]
    for page in edited:
        page.write()
    return (*(path for path, _ in place.missing), *(page.path for page in edited))


def _report(done: _Done, photo: Photo, pages: Pages, options: argparse.Namespace, texts: Texts) -> None:
    width, height = done.picture.size
    folder = next(iter(pages.values())).path.parent
    fallback = folder / done.place.file
    files = {fallback.with_suffix(".webp"): done.picture.webp, fallback: done.picture.fallback}
    if options.json:
        value = {
            "page": done.key,
            "changed": bool(done.written),
            "files": [
                {"path": path.as_posix(), "bytes": len(data), "width": width, "height": height}
                for path, data in files.items()
            ],
            "written": [path.as_posix() for path in done.written],
            "faces": done.faces,
            "hidden": done.hidden,
            "removed": list(photo.traces.kinds),
        }
        print(json.dumps(value, ensure_ascii=False, indent=1))
        return
    if not done.written:
        print(texts("image.there-already", page=done.key, file=done.place.file))
        return
    print(texts("image.added", page=done.key))
    for path in done.written:
        data = files.get(path)
        size = texts("image.size", width=width, height=height, size=round(len(data) / 1000)) if data else ""
        print(f"  {path.as_posix()}{size}")
    if photo.traces:
        print(texts("image.removed"))
        for line in trace_lines(photo, texts):
            print(f"  {line}")
    if photo.pictures > 1:
        print(texts("image.first-only", count=photo.pictures))
    old = {picture_of(page).get("file", "") for page in pages.values()} - {"", done.place.file}
    if not options.inline and old:
        print(texts("image.replaced", found=", ".join(sorted(old))))
    if done.hidden:
        print(texts("image.hidden", count=done.hidden, file=fallback.as_posix()))
    else:
        print(faces_line(done.faces, texts))
    print(texts("image.next"))
