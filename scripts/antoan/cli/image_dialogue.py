"""What `antoan image add` needs to be told: taken from its options, else asked for, one plain question each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterable, Mapping

from antoan.editing.page_text import PageText
from antoan.editing.pictures import About, Words, alt_faults, is_licence_name, picture_of
from antoan.model.language import Language
from antoan.strings.texts import Texts

# Terms of use in English; those of `licence` serve both languages where this is empty.
_OTHER_LICENCE = "licence-en"
_ANSWERS = {"1": "none", "2": "public", "3": "consent", "4": "blur"}


class Stopped(Exception):
    """Somebody closed the input, or does not want to go on."""


class Interrupted(Stopped):
    """Somebody pressed Ctrl-C."""


class Missing(Exception):
    """Things nobody said, and nobody is there to be asked.

    Attributes:
        lines: what is missing, a line each.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("; ".join(self.lines))


def told_about(
    options: argparse.Namespace, pages: Mapping[Language, PageText], known: Mapping[Language, bool], texts: Texts
) -> About:
    """Everything that is to be said about the picture.

    Args:
        known: languages whose page shows this picture already: what it says there need not be said again.

    Raises:
        Missing: something is not said or will not do, and there is no terminal.
        Stopped: the questions were not answered.
    """
    said = {name: _said(name, options, pages, known) for name in _names(pages)}
    if not sys.stdin.isatty():
        if faults := [*_faults(said, pages, options, texts)]:
            raise Missing(faults)
    else:
        _ask(said, pages, options, texts)
    words = {language: Words(said[f"alt-{language}"], said[f"caption-{language}"]) for language in pages}
    licences = {language: said.get(f"licence-{language}") or said["licence"] for language in pages}
    return About(words=words, credit=said["credit"], licences=licences)


def people_in(texts: Texts, *, may_blur: bool) -> str:
    """Who the people are: `none`, `public`, `consent`, or `blur`.

    Raises:
        Missing: there is no terminal.
        Stopped: none of these.
    """
    if not sys.stdin.isatty():
        raise Missing([texts("image.missing.people")])
    _say(texts("image.ask.people") + (texts("image.ask.people.blur") if may_blur else ""))
    while typed := _answer(texts("image.ask.number")):
        answer = _ANSWERS.get(typed, "")
        if answer and (may_blur or answer != "blur"):
            return answer
    raise Stopped


def _names(pages: Iterable[Language]) -> list[str]:
    languages = list(pages)
    return [
        *(f"alt-{language}" for language in languages),
        *(f"caption-{language}" for language in languages),
        "credit",
        "licence",
        *([_OTHER_LICENCE] if Language.EN in languages else []),
    ]


def _said(
    name: str, options: argparse.Namespace, pages: Mapping[Language, PageText], known: Mapping[Language, bool]
) -> str:
    """What an option says, else what a page that shows the picture says."""
    given = getattr(options, name.replace("-", "_"))
    if given is not None:
        return " ".join(str(given).split())
    if name == _OTHER_LICENCE and options.licence is not None:
        return ""  # what a page said before belongs to another licence
    field, _, wanted = name.partition("-")
    shown = (picture_of(page) for language, page in pages.items() if known[language] and wanted in ("", language))
    return next((text for about in shown if (text := about.get(field))), "")


def _faults(
    said: Mapping[str, str], pages: Iterable[Language], options: argparse.Namespace, texts: Texts
) -> Iterable[str]:
    alts = {language: said[f"alt-{language}"] for language in pages}
    for language, fault in alt_faults(alts, options.file.name).items():
        yield f"--alt-{language}: {texts(f'image.alt.{fault}')}"
    for name, text in said.items():
        if not text and not name.startswith("alt-") and name != _OTHER_LICENCE:
            field = name.partition("-")[0]
            yield f"--{name}: {texts(f'image.missing.{field}')}"


def _ask(said: dict[str, str], pages: Collection[Language], options: argparse.Namespace, texts: Texts) -> None:
    """Ask for what is missing; descriptions that will not do are asked for again."""
    alts: dict[Language, str] = {}
    for language in pages:
        name = f"alt-{language}"
        while fault := alt_faults({**alts, language: said[name]}, options.file.name).get(language):
            if fault != "missing":
                _say(texts(f"image.alt.{fault}"))
            said[name] = _answer_to(name, texts)
        alts[language] = said[name]
    for name in said:
        if name == _OTHER_LICENCE and (len(pages) == 1 or is_licence_name(said["licence"])):
            continue
        said[name] = said[name] or _answer_to(name, texts)


def _answer_to(name: str, texts: Texts) -> str:
    """What somebody answers, once they do."""
    _say(texts(f"image.ask.{name}"))
    while not (answer := _answer("> ")):
        _say(texts("image.ask.needed"))
    return answer


def _say(line: str) -> None:
    print(f"\n{line}", file=sys.stderr)


def _answer(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        print(file=sys.stderr)  # what is said next begins on a line of its own
        raise Interrupted from None
    if not line:
        raise Stopped
    return " ".join(line.split())
