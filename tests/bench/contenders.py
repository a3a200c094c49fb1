"""The generators that are compared, and how each of them is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.archive import Archive, write_for_antoan, write_for_hugo, write_for_stock
from tests.bench.measure import Job

_REPOSITORY: Final = Path(__file__).resolve().parents[2]
_SITE_URL: Final = "https://example.org/"


@dataclass(frozen=True, kw_only=True)
class Contender:
    """A generator under test.

    `write` puts the archive into a folder that does not exist yet. `job` gives the command for an empty
    workspace whose folder `source` holds that archive; the site goes to `site`, caches go to `cache`.
    With `again`, the same job is run a second time over what the first left behind, as a row of that name.
    `builds` says for the report what the generator makes.
    """

    key: str
    label: str
    builds: str
    distributions: tuple[str, ...]
    write: Callable[[Archive, Path], None]
    job: Callable[[Path], Job]
    again: str | None = None


def _antoan(workspace: Path) -> Job:
    site = workspace / "site"
    content = str(workspace / "source")
    options = ("--content", content, "--site-dir", str(site), "--site-url", _SITE_URL)
    return Job(
        command=(sys.executable, "-m", "antoan", "build", *options),
        cwd=_REPOSITORY,
        environment=_environment(ANTOAN_CACHE_DIR=str(workspace / "cache")),
        site=site,
    )


def _stock(workspace: Path) -> Job:
    site = workspace / "site"
    source = workspace / "source"
    options = ("-q", "-f", str(source / "mkdocs.yml"), "-d", str(site))
    return Job(
        command=(sys.executable, "-m", "mkdocs", "build", *options),
        cwd=source,
        environment=_environment(),
        site=site,
    )


def _hugo(workspace: Path) -> Job:
    site = workspace / "site"
    source = workspace / "source"
    options = ("--quiet", "--source", str(source), "--destination", str(site))
    return Job(
        command=(sys.executable, "-m", "hugo", *options, "--cacheDir", str(workspace / "cache")),
        cwd=source,
        environment=_environment(),
        site=site,
    )


def _environment(**more: str) -> dict[str, str]:
    # The banner of Material and colours would only make the end of the output hard to read.
    quiet = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    inherited = dict(os.environ)
    # Without its compiled files Python would compile again in every run.
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**inherited, **quiet, **more}


CONTENDERS: Final = (
    Contender(
        key="antoan",
        label="antoan",
        builds="articles, checked; paged lists by section, year, place, organisation, topic and project; feeds",
        distributions=("antoan", "mkdocs", "mkdocs-material", "mkdocs-static-i18n"),
        write=write_for_antoan,
        job=_antoan,
        again="antoan, nothing changed",
    ),
    Contender(
        key="stock",
        label="stock Material + static-i18n + search",
        builds="articles, search index; no lists, no feeds",
        distributions=("mkdocs", "mkdocs-material", "mkdocs-static-i18n"),
        write=write_for_stock,
        job=_stock,
    ),
    Contender(
        key="hugo",
        label="Hugo, plain templates",
        builds="articles, paged lists, feeds; no search index",
        distributions=("hugo",),
        write=write_for_hugo,
        job=_hugo,
    ),
)
