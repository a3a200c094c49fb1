"""Asking addresses, and remembering what they answered in one file of the cache."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from antoan.content.atomic_file import write_atomically
from antoan.feeds.guard import Guard
from antoan.feeds.retrieve import PAGES, Retriever
from antoan.feeds.retrieved import Limits, Retrieved
from antoan.worklist.links import LinkRecord, LinkState, is_offline, judged

_VERSION = 1
# Nobody waits for these answers: one request at a time to a host, with pauses.
LIMITS = Limits(connect=10.0, read=15.0, total=25.0, per_host=1, concurrent=8, jitter=0.5)


@dataclass(slots=True)
class LinkMemory:
    """What became of addresses, by address.

    Attributes:
        is_offline: whether nobody could be reached the last time; what was heard then is not remembered.
    """

    file: Path
    records: dict[str, LinkRecord] = field(default_factory=dict)
    is_offline: bool = False

    @classmethod
    def load(cls, cache: Path, content: Path) -> LinkMemory:
        """The memory of a content folder; an empty one where there is none that can be read."""
        digest = hashlib.sha256(os.fsencode(content.resolve())).hexdigest()[:12]
        file = cache / f"links-{digest}.json"
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
            links = stored["links"].items() if stored["version"] == _VERSION else ()
            return cls(file, {url: _record(values) for url, values in links})
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls(file)

    def due(self, urls: Sequence[str], now: datetime) -> list[str]:
        """Those that were not asked within the last day."""
        return [url for url in urls if not (url in self.records and self.records[url].is_fresh(now))]

    def ask(self, urls: Sequence[str], now: datetime, guard: Guard, address: str, limits: Limits = LIMITS) -> None:
        """Ask addresses and take in what they answer; also when stopped half-way.

        Args:
            address: where outlets can read who we are.
        """
        answers: dict[str, Retrieved] = {}
        try:
            asyncio.run(_ask(urls, answers, guard, address, limits))
        finally:
            self.is_offline = is_offline(answers.values())
            if answers and not self.is_offline:
                new = {url: judged(self.records.get(url), answer, now) for url, answer in answers.items()}
                self.records |= new
                self._save()

    def forget_all_but(self, urls: Mapping[str, object]) -> None:
        """Drop addresses that no page uses any more; they go from the disk with the next answers."""
        self.records = {url: record for url, record in self.records.items() if url in urls}

    def _save(self) -> None:
        stored = {url: asdict(record) for url, record in sorted(self.records.items())}
        with suppress(OSError):  # then they are asked again
            write_atomically(
                self.file, json.dumps({"version": _VERSION, "links": stored}, ensure_ascii=False, indent=0)
            )


async def _ask(urls: Sequence[str], answers: dict[str, Retrieved], guard: Guard, address: str, limits: Limits) -> None:
    async with Retriever(limits, guard, address=address, purpose="link checker", accept=PAGES) as retriever:

        async def ask(url: str) -> None:
            answers[url] = await retriever.probe(url)

        await asyncio.gather(*map(ask, urls))


def _record(values: dict[str, str | int]) -> LinkRecord:
    datetime.fromisoformat(str(values["asked"]))
    return LinkRecord(**values | {"state": LinkState(values["state"])})  # type: ignore[arg-type]
