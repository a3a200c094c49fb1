"""The command `python -m tests.bench`: builds made-up archives and compares the generators.

Exit codes: 0 all runs succeeded, 1 at least one failed, 2 wrong use.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.archive import Archive
from tests.bench.contenders import CONTENDERS, Contender
from tests.bench.report import faults, flatness, section, table
from tests.bench.runs import run_all


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; the table goes to stdout, progress and faults to stderr."""
    options = _parser().parse_args(arguments)
    archives = [Archive(count=count, content=options.content) for count in options.articles]
    rows = list(run_all(archives, options.only, options.limit))
    print(table(rows))
    print()
    print(flatness(rows))
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(section(rows, options.only, options.date), encoding="utf-8", newline="\n")
    failed = faults(rows)
    if failed:
        print(f"\n{failed}", file=sys.stderr)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    keys = ",".join(contender.key for contender in CONTENDERS)
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Compare build times.")
    parser.add_argument(
        "--articles",
        type=_count,
        nargs="+",
        default=[200],
        metavar="N",
        help="bilingual articles (default 200)",
    )
    parser.add_argument("--only", type=_contenders, default=CONTENDERS, help=f"some of {keys} (default all)")
    parser.add_argument("--out", type=Path, help="also write the result to this Markdown file")
    parser.add_argument(
        "--date",
        type=datetime.date.fromisoformat,
        default=datetime.date.today(),
        help="day of the measurement",
    )
    parser.add_argument(
        "--content",
        type=_content,
        default="content",
        help="folder with data/ and projects/ (default content)",
    )
    parser.add_argument("--limit", type=float, default=3600, help="seconds after which a build is stopped")
    return parser


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"expected a number of articles, found {text}")
    return count


def _contenders(text: str) -> tuple[Contender, ...]:
    wanted = text.split(",")
    unknown = set(wanted) - {contender.key for contender in CONTENDERS}
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return tuple(contender for contender in CONTENDERS if contender.key in wanted)


def _content(text: str) -> Path:
    folder = Path(text).resolve()
    missing = [name for name in ("data", "projects") if not (folder / name).is_dir()]
    if missing:
        raise argparse.ArgumentTypeError(f"{folder} has no folder {' and no folder '.join(missing)}")
    return folder


if __name__ == "__main__":
    sys.exit(main())
