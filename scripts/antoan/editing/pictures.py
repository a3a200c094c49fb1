"""A picture for a page in both languages: its name, its words, and the pages as they will be.

Written in this order: the picture's files, the Vietnamese page, the English page. A run that is killed leaves at most
files no page names, or one language without the picture; the next run completes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from antoan.content.header_edit import with_field
from antoan.content.loader import text_digest
from antoan.content.yaml_text import double_quoted
from antoan.editing.page_text import PageText
from antoan.editing.photo import Encoded
from antoan.errors import AntoanError
from antoan.model.language import Language
from antoan.strings.texts import interface_texts
from antoan.writing.slug import fold, slugify

FIELD = "picture"
SHORTEST_ALT = 10
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
# Words that say that there is a picture, and not what is in it.
_EMPTY_WORDS = frozenset(
    {"anh", "hinh", "buc", "tam", "minh", "hoa", "chup", "dai", "dien", "tieu", "de", "so", "file"}
    | {"the", "a", "an", "of", "image", "picture", "photo", "photograph", "pic", "img"}
)
_MARKS = str.maketrans({"[": "(", "]": ")", "<": "‹", ">": "›", "\\": "/", "`": "'"})
_NAME_PART = re.compile(r"[A-Z][A-Z0-9./-]*|v?[0-9][0-9.]*|https?://\S+")
_IN_QUOTES = re.compile(r'"([^"]*)"')


class OtherPicture(AntoanError):
    """The page shows another picture, or the same one with other words.

    Attributes:
        file: what it shows.
        path: the page.
    """

    def __init__(self, file: str, path: Path) -> None:
        self.file = file
        self.path = path
        self.key = "image.other-picture"
        self.values = {"page": path.as_posix(), "found": file}
        super().__init__(f"{path}: {file}")


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture is in one language: a description for those who cannot see it, and a caption."""

    alt: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Everything that is said about a picture, in the languages of its page.

    Attributes:
        licences: on what terms it may be used.
    """

    words: Mapping[Language, Words]
    credit: str
    licences: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of a picture go.

    Attributes:
        file: name of the fallback, which pages give.
        missing: those files that are not there yet.
    """

    file: str
    missing: tuple[tuple[Path, bytes], ...]


def place_for(folder: Path, name: str, picture: Encoded, *, numbered: bool) -> Place:
    """The first name in `folder` that is free, or at which this very picture stands.

    A name is taken by a file of any picture's ending: a WebP belongs to whatever bears the same name.

    Args:
        numbered: whether the first name has a number too, as those made from the name of the page.
    """
    number = 1
    while True:
        stem = name if number == 1 and not numbered else f"{name}-{number}"
        wanted = {f"{stem}.webp": picture.webp, f"{stem}{picture.suffix}": picture.fallback}
        there = [entry.name for entry in _same_stem(folder, stem)]
        if all(entry in wanted and (folder / entry).read_bytes() == wanted[entry] for entry in there):
            missing = tuple((folder / entry, data) for entry, data in wanted.items() if entry not in there)
            return Place(f"{stem}{picture.suffix}", missing)
        number += 1


def _same_stem(folder: Path, stem: str) -> Iterator[Path]:
    return (entry for entry in folder.iterdir() if entry.stem.lower() == stem and entry.suffix.lower() in _SUFFIXES)


def file_name(text: str) -> str:
    """`text` as the name of a picture, without an ending."""
    bare = text.strip()
    for suffix in _SUFFIXES:
        bare = bare[: -len(suffix)] if bare.lower().endswith(suffix) else bare
    return slugify(bare)


def alt_faults(alts: Mapping[Language, str], photo: str) -> dict[Language, str]:
    """What is wrong with descriptions, by language: `missing`, `short`, `empty-words`, `file-name` or `same`.

    Args:
        photo: name of the file the picture comes from.
    """
    faults: dict[Language, str] = {}
    for language, alt in alts.items():
        words = slugify(alt)
        if not alt.strip():
            faults[language] = "missing"
        elif words in (file_name(photo), slugify(photo)) or file_name(alt) in (file_name(photo), slugify(photo)):
            faults[language] = "file-name"
        elif all(word in _EMPTY_WORDS or word.isdigit() for word in words.split("-")):
            faults[language] = "empty-words"
        elif len(alt.strip()) < SHORTEST_ALT:
            faults[language] = "short"
    if len(alts) > 1 and not faults and len({fold(alt).strip() for alt in alts.values()}) == 1:
        faults[Language.EN] = "same"
    return faults


def is_licence_name(text: str) -> bool:
    """Whether terms of use are a name or address, such as `CC BY 4.0`, which reads the same in every language."""
    return bool(text.strip()) and all(map(_NAME_PART.fullmatch, text.split()))


def picture_of(page: PageText) -> Mapping[str, str]:
    """The fields of the picture a page shows below its title; none where it shows none."""
    value = page.values.get(FIELD)
    return {name: each for name, each in value.items() if isinstance(each, str)} if isinstance(value, dict) else {}


def shows(page: PageText, file: str, *, inline: bool) -> bool:
    """Whether the page shows the picture already, in its text or below its title."""
    return f"]({file} " in page.body if inline else picture_of(page).get("file") == file


def with_header_picture(page: PageText, language: Language, file: str, about: About, *, replace: bool) -> PageText:
    """`page` with the picture below its title.

    Raises:
        OtherPicture: it has one, and must not lose it.
        PageUnreadable: its header is written in a way that cannot be changed.
    """
    wanted = {
        "file": file,
        "alt": about.words[language].alt,
        "caption": about.words[language].caption,
        "credit": about.credit,
        "licence": about.licences[language],
    }
    present = picture_of(page)
    if present == wanted:
        return page
    if present and not replace:
        raise OtherPicture(present.get("file", ""), page.path)
    lines = [f"{FIELD}:", f"  file: {file}"]
    lines += [f"  {name}: {double_quoted(text)}" for name, text in wanted.items() if name != "file"]
    return page.with_text(with_field(page.text, FIELD, lines))


def with_inline_picture(page: PageText, language: Language, file: str, about: About) -> PageText:
    """`page` with the picture at the end of its text, where it is not there yet."""
    if shows(page, file, inline=True):
        return page
    return page.with_text(f"{page.text.rstrip()}\n\n{markdown_of(file, language, about)}\n")


def markdown_of(file: str, language: Language, about: About) -> str:
    """The picture as a line of a text, its caption with author and licence."""
    words = about.words[language]
    text = interface_texts(language)
    credit = text("picture.credit", credit=_plain(about.credit), licence=_plain(about.licences[language]))
    caption = _plain(words.caption)
    end = "" if caption.endswith((".", "!", "?", "…")) else "."
    return f'![{words.alt.translate(_MARKS)}]({file} "{caption}{end} {credit}")'


def _plain(text: str) -> str:
    """`text` without the signs that mean something to Markdown between quotation marks."""
    return _IN_QUOTES.sub(r"“\1”", text).replace('"', "”").translate(_MARKS)


def in_step(page: PageText, original: PageText, file: str) -> PageText:
    """A translation that was up to date before `original` got the picture is so afterwards."""
    block = page.values.get("translation")
    of = block.get("of") if isinstance(block, dict) else None
    picture = re.compile(rf"!\[[^\]\n]*\]\({re.escape(file)} .*\)")
    before = "\n\n".join(part for part in original.body.strip().split("\n\n") if not picture.fullmatch(part))
    old, new = (_digest(original, body) for body in (before, original.body))
    if of != old or old == new:
        return page
    head = len(page.text) - len(page.body)
    return page.with_text(page.text[:head].replace(old, new) + page.body)


def _digest(page: PageText, body: str) -> str:
    title, summary = (str(page.values.get(name, "")).strip() for name in ("title", "summary"))
    return text_digest(title, summary, body)
