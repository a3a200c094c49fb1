"""The Markdown body of one made-up article."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from tests.bench.pair import Pair
from tests.bench.phrases import Phrases, Theme
from tests.bench.setting import Setting


class BodyWriter:
    """Writes one body in both languages at once, block by block, from the same throws of the dice."""

    def __init__(self, dice: random.Random, phrases: Phrases, setting: Setting) -> None:
        self._dice = dice
        self._phrases = phrases
        self._setting = setting

    def write(self) -> Pair:
        """An opening and three to five sections of about 450 Vietnamese words together."""
        count = self._dice.choice((3, 4, 4, 5))
        themes = self._dice.sample(self._phrases.themes, k=count)
        extras = {0: self._list, 1: self._table if self._dice.random() < 0.2 else self._list}
        blocks = [self._paragraph(self._drawn("openings", 2))]
        for number, theme in enumerate(themes):
            blocks += self._section(theme, sentences=15 // count)
            if number in extras and self._dice.random() < 0.6:
                blocks += extras[number]()
        blocks.append(self._paragraph(self._links()))
        return _joined(blocks, "\n\n", end="\n")

    def _section(self, theme: Theme, sentences: int) -> list[Pair]:
        heading = self._dice.choice(theme.headings)
        drawn = self._dice.sample(theme.sentences, k=min(sentences, len(theme.sentences)))
        half = (len(drawn) + 1) // 2
        paragraphs = [self._paragraph(part) for part in (drawn[:half], drawn[half:]) if part]
        return [Pair(vi=f"## {heading.vi}", en=f"## {heading.en}"), *paragraphs]

    def _list(self) -> list[Pair]:
        lead = self._paragraph(self._drawn("list_leads", 1))
        items = [self._fill(item) for item in self._drawn("list_items", self._dice.randint(3, 5))]
        return [lead, _joined([Pair(vi=f"- {item.vi}", en=f"- {item.en}") for item in items], "\n")]

    def _table(self) -> list[Pair]:
        head = self._drawn("tables", 1)[0]
        rule = "| --- | ---: | --- |"
        rows = [self._fill(row) for row in self._drawn("table_rows", 4)]
        return [_joined([head, Pair(vi=rule, en=rule), *rows], "\n")]

    def _links(self) -> list[Pair]:
        links = self._drawn("links", 2)
        return [*self._drawn("project_links", 1), *links] if self._setting.project else links

    def _paragraph(self, sentences: Iterable[Pair]) -> Pair:
        return _joined([self._fill(sentence) for sentence in sentences], " ")

    def _fill(self, phrase: Pair) -> Pair:
        return self._setting.fill(phrase, self._dice)

    def _drawn(self, name: str, count: int) -> list[Pair]:
        return self._dice.sample(self._phrases.texts[name], k=count)


def _joined(parts: Sequence[Pair], separator: str, end: str = "") -> Pair:
    return Pair(
        vi=separator.join(part.vi for part in parts) + end,
        en=separator.join(part.en for part in parts) + end,
    )
