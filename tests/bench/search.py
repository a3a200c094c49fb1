"""The command `python -m tests.bench.search`: what search costs on a large archive, and how soon a phone answers.

Builds the archive of the benchmark with the real content beside it, counts what a phone loads, and types into the field
on a phone four times slower than this machine on a slow mobile network (150 ms, 1.6 Mbit/s). Medians, to stdout.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
import time
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from antoan.checks.inspection import inspect
from antoan.model.language import Language
from antoan.pages.search_files import search_files
from antoan.pages.site import Site
from tests.bench.archive import Archive
from tests.bench.contenders import CONTENDERS
from tests.bench.measure import measure
from tests.browser import launched

PHONE = {"width": 360, "height": 640}
CPU_SLOWER = 4
LATENCY_MS, BITS_PER_SECOND = 150, 1_600_000
RUNS = 5
QUERIES = ("duong day nong", "việc nhẹ lương cao", "quang nam 1522", "tập huấn", "hop dong lao dong")
# Types a query letter by letter; gives the milliseconds of each letter.
TYPING = """(query) => {
  const field = document.querySelector("[data-search] input");
  const times = [];
  for (let length = 1; length <= query.length; length++) {
    field.value = query.slice(0, length);
    const start = performance.now();
    field.dispatchEvent(new Event("input"));
    times.push(performance.now() - start);
  }
  return times;
}"""
FIRST_ANSWER = """async (query) => {
  const box = document.querySelector("[data-search]");
  const field = box.querySelector("input");
  const start = performance.now();
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event("input"));
  while (!box.querySelector("[data-search-results] a")) await new Promise((done) => setTimeout(done, 5));
  return performance.now() - start;
}"""


class _Packed(SimpleHTTPRequestHandler):
    """Serves a folder as hosts do: texts packed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


def main() -> int:
    """Build, count, type."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description=__doc__)
    parser.add_argument("--articles", type=int, default=5000, help="bilingual articles (default 5000)")
    parser.add_argument("--content", type=Path, default=Path("content").resolve())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        contender = next(each for each in CONTENDERS if each.key == "antoan")
        contender.write(Archive(count=options.articles, content=options.content), workspace / "source")
        job = contender.job(workspace)
        built = measure(job, 3600)
        if built.exit_code != 0:
            print(built.tail, file=sys.stderr)
            return 1
        print(f"articles: {options.articles}, pages: {built.html_pages}, build: {built.seconds:.1f} s")
        print(f"index: {_index_seconds(workspace / 'source'):.2f} s of it")
        for name, size in _sizes(job.site).items():
            print(f"{name}: {size / 1024:.0f} KB compressed")
        for name, milliseconds in _on_a_phone(job.site).items():
            print(f"{name}: {milliseconds:.0f} ms")
    return 0


def _index_seconds(source: Path) -> float:
    """What making the files of both languages takes."""
    inspection = inspect(source, Path("docs"), date.today())
    site = Site(inspection.catalogue(drafts=False), "https://example.org/", date.today(), {})
    start = time.perf_counter()
    for language in Language:
        search_files(site, language, "")
    return time.perf_counter() - start


def _sizes(site: Path) -> dict[str, int]:
    """Bytes a phone loads for Vietnamese, packed."""
    page = (site / "index.html").read_text(encoding="utf-8")

    def of(name: str) -> list[int]:
        listed = page.split(f'data-{name}="', 1)[1].split('"', 1)[0].split()
        return [len(gzip.compress((site / path).read_bytes(), 6)) for path in listed]

    program, core, parts = of("program"), of("core"), of("parts")
    return {
        "first answer (program and pages read in full)": sum(program) + sum(core),
        "with the newest articles": sum(program) + sum(core) + parts[0],
        f"each older part at most ({len(parts)} in all)": max(parts),
    }


def _on_a_phone(site: Path) -> dict[str, float]:
    firsts: list[float] = []
    letters: list[float] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with launched() as browser:
            for run in range(RUNS):
                context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
                page = context.new_page()
                page.goto(f"http://127.0.0.1:{server.server_port}/guides/nhan-biet-dau-hieu/")
                session: Any = context.new_cdp_session(page)
                session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})
                speed = BITS_PER_SECOND / 8
                network = {
                    "offline": False,
                    "latency": LATENCY_MS,
                    "downloadThroughput": speed,
                    "uploadThroughput": speed,
                }
                session.send("Network.emulateNetworkConditions", network)
                firsts.append(page.evaluate(FIRST_ANSWER, QUERIES[run % len(QUERIES)]))
                page.wait_for_load_state("networkidle")
                for query in QUERIES:
                    letters += page.evaluate(TYPING, query)
                context.close()
        server.shutdown()
    return {
        "first answer after the field is touched": statistics.median(firsts),
        "each further letter, median": statistics.median(letters),
        "each further letter, slowest of a hundred": sorted(letters)[int(len(letters) * 0.99)],
    }


if __name__ == "__main__":
    sys.exit(main())
