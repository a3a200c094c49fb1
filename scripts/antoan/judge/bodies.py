"""The organisations a text names, by any of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from antoan.judge.patterns import Found, Patterns
from antoan.judge.words import Words
from antoan.model.reference_data import Organisation

_REMARK = re.compile(r"\s*\([^)]*\)")
OTHER = "other"
_SIGN = re.compile(r"[^\w\s']+")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """How organisations are called beside their names.

    Attributes:
        ignored: names that also mean other things, and are not looked for.
        further: phrases by slug; under `other`, those of bodies that are none of ours although their names hold one.
        foreign: phrases that make a body one of another country, or a paper the source of a report, by slug.
    """

    ignored: frozenset[str]
    further: Mapping[str, tuple[str, ...]]
    foreign: Mapping[str, tuple[str, ...]]


class Bodies:
    """Finds organisations by name."""

    def __init__(self, organisations: Iterable[Organisation], words: BodyWords) -> None:
        names = {body.slug: set(_names(body, words.ignored)) for body in organisations}
        self._names = Patterns(((slug, map(_phrase, texts)) for slug, texts in names.items()), short_words=True)
        further = ((slug, phrases) for slug, phrases in words.further.items() if slug in names or slug == OTHER)
        self._further = Patterns(further, short_words=False)
        self._foreign = Patterns(words.foreign.items(), short_words=False)
        self._acronyms = {text for texts in names.values() for text in texts if text.isupper()}

    def find(self, title: Words, summary: Words) -> tuple[str, ...]:
        """Slugs in the order of the text, each once."""
        return tuple(dict.fromkeys(slug for words in (title, summary) for slug in self._in(words)))

    def _in(self, words: Words) -> Iterator[str]:
        named = [hit for hit in self._names.find(words) if self._is_name(words, hit)]
        hits = [*named, *self._further.find(words)]
        foreign = list(self._foreign.find(words))
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            inside_another = any(
                other.name != hit.name
                and other.start <= hit.start
                and hit.end <= other.end
                and (other.end - other.start) > (hit.end - hit.start)
                for other in hits
            )
            abroad = any(
                other.name == hit.name and other.start <= hit.start and hit.end <= other.end for other in foreign
            )
            if not inside_another and not abroad and hit.name != OTHER:
                yield hit.name

    def _is_name(self, words: Words, hit: Found) -> bool:
        """Whether it is written as a name: `IOM` in capitals, `tổ chức Bánh mì cho Thế giới` with some."""
        written = words.original(hit.start, hit.end)
        if written.upper() in self._acronyms and " " not in written:
            return written.isupper()
        return not words.has_capitals or any(ch.isupper() or ch.isdigit() for ch in written)


def _names(body: Organisation, ignored: frozenset[str]) -> Iterator[str]:
    for text in (body.name.vi, body.name.en, *body.aliases):
        bare = _REMARK.sub("", text).strip()
        if bare not in ignored:
            yield bare
            for old, new in (("Viet Nam", "Vietnam"), ("Vietnam", "Viet Nam")):
                if old in bare:
                    yield bare.replace(old, new)


def _phrase(text: str) -> str:
    """A name as a phrase: its signs may be missing."""
    return _SIGN.sub(" - ", text.replace("’", "'"))
