"""Finds pages as the site's own search does: the same ranking code, run by the Node that set-up brings.

Exit codes: 0 done (even when nothing was found), 1 the content or the tools have faults, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from antoan.cli.arguments import add_json, count_type
from antoan.cli.options import add_content, inspect_content, today_of
from antoan.cli.parser import Parser
from antoan.errors import MissingFolder, UnreadableLine
from antoan.model.language import Language
from antoan.strings.texts import interface_texts

LIMIT = 10
RECALL_AT = (1, 3, 5)
_GOLDEN_LINE = '{"q": "…", "lang": "vi", "expect": ["guides/…"]}'


@dataclass(frozen=True)
class GoldenQuery:
    """A query and the keys of the pages that answer it, any of which may stand first."""

    q: str
    lang: Language
    expect: tuple[str, ...]


def add_arguments(parser: Parser) -> None:
    """Options of `antoan search`."""
    add_content(parser)
    text = parser.text
    parser.add_argument("query", nargs="*", metavar="QUERY", help=text("cli.option.query"))
    most = text("cli.option.results", count=LIMIT)
    parser.add_argument("--limit", type=count_type(text), default=LIMIT, metavar="N", help=most)
    add_json(parser)
    parser.add_argument("--eval", type=Path, metavar="FILE", help=text("cli.option.eval", line=_GOLDEN_LINE))


def run(options: argparse.Namespace) -> int:
    """Search, or score."""
    texts = interface_texts(options.lang)
    if bool(options.query) == bool(options.eval):
        print(f"antoan search: {texts('search.either')}", file=sys.stderr)
        return 2
    golden = read_golden(options.eval) if options.eval else []
    asked = [(each.q, each.lang) for each in golden] or [(" ".join(options.query), options.lang)]
    limit = max(RECALL_AT[-1], options.limit)
    found = _find(options, [{"q": q, "lang": lang.value, "limit": limit} for q, lang in asked])
    if golden:
        print(_score(golden, found, as_json=options.json))
    elif options.json:
        print(json.dumps(found[0][: options.limit], ensure_ascii=False, indent=1))
    else:
        for result in found[0][: options.limit]:
            print(f"{result['score']:>12.1f}  {result['key']:<60}  {result['title']}")
        if not found[0]:
            print(texts("search.nothing"), file=sys.stderr)
    return 0


def read_golden(file: Path) -> list[GoldenQuery]:
    """The queries of a JSONL file.

    Raises:
        MissingFolder: there is no such file.
        UnreadableLine: a line cannot be read.
    """
    if not file.is_file():
        raise MissingFolder(file)
    queries: list[GoldenQuery] = []
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            queries.append(GoldenQuery(value["q"], Language(value["lang"]), tuple(value["expect"])))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableLine(file, number, _GOLDEN_LINE, repr(error)) from None
    return queries


def _find(options: argparse.Namespace, queries: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    from antoan.mkdocs_plugin.scripts import run_search
    from antoan.pages.search_pages import search_data
    from antoan.pages.site import Site

    inspection = inspect_content(options)
    # Addresses and pictures do not matter to what is found.
    site = Site(inspection.catalogue(drafts=False), "/", today_of(options), {})
    wanted = {Language(query["lang"]) for query in queries}
    return run_search({lang.value: search_data(site, lang).plain() for lang in sorted(wanted)}, queries)


def _score(golden: list[GoldenQuery], found: list[list[dict[str, Any]]], *, as_json: bool) -> str:
    """Recall, mean reciprocal rank, and the queries: as JSON all of them, else those whose first result is another."""
    ranks = [
        next((rank for rank, result in enumerate(results, start=1) if result["key"] in query.expect), 0)
        for query, results in zip(golden, found, strict=True)
    ]
    count = max(1, len(ranks))
    figures: dict[str, float] = {
        "queries": len(ranks),
        **{f"recall@{at}": round(sum(0 < rank <= at for rank in ranks) / count, 4) for at in RECALL_AT},
        "mrr": round(sum(1 / rank for rank in ranks if rank) / count, 4),
    }
    lines = [
        {
            "q": query.q,
            "lang": query.lang.value,
            "expect": query.expect,
            "rank": rank,
            "first": results[0]["key"] if results else "",
            "path": results[0]["path"] if results else "",
        }
        for query, results, rank in zip(golden, found, ranks, strict=True)
    ]
    if as_json:
        return json.dumps({**figures, "results": lines}, ensure_ascii=False, indent=1)
    missed = [
        f"  {line['rank'] or '-'}  {line['lang']}  {line['q']}  →  {line['first']}  (≠ {', '.join(query.expect)})"
        for line, query in zip(lines, golden, strict=True)
        if line["rank"] != 1
    ]
    return "\n".join([*(f"{name}: {number}" for name, number in figures.items()), *missed])
