"""What many tests share: the real site and a small one, built once, served, and a browser."""

from __future__ import annotations

import signal
import struct
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import launched
from tests.command import CASES, TODAY, build_site, make_copy, make_project, newest_day
from tests.site.built import BuiltSite
from tests.site.server import served

ROOT_URL = "https://antoan.example/"
FOLDER_URL = "https://example.org/antoan/"


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c() -> None:
    """Started in the background, a shell's children ignore Ctrl-C, and so would every command that is tried here."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content in a folder of its own, so that no run disturbs another."""
    return make_copy(tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def build_day(real_project: Path) -> date:
    """A day no page of the real content bears."""
    return newest_day(real_project) + timedelta(days=1)


@pytest.fixture(scope="session")
def site(real_project: Path, build_day: date) -> BuiltSite:
    """The real site, at the root of its host."""
    folder = real_project / "site"
    build_site(real_project, folder, ROOT_URL, build_day)
    return BuiltSite(folder, ROOT_URL, real_project)


@pytest.fixture(scope="session")
def site_in_folder(real_project: Path, build_day: date) -> BuiltSite:
    """The real site, in a folder of its host."""
    folder = real_project / "site-in-folder"
    build_site(real_project, folder, FOLDER_URL, build_day)
    return BuiltSite(folder, FOLDER_URL, real_project)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with pages in one language only, a picture, a draft, and bodies that try to be more than text."""
    project = make_project(tmp_path_factory.mktemp("small"), CASES / "small")
    for name in ("lop-hoc", "can-phong"):
        (project / f"content/news/2025/{name}.png").write_bytes(png(48, 32))
    for name in ("notes.yaml", "more.yml", "extra.mjs", "extra.js", "notes.md", "notes.txt"):
        (project / "overrides" / name).write_text("notes: not for readers\n", encoding="utf-8")
    folder = project / "site"
    build_site(project, folder, ROOT_URL, TODAY)
    return BuiltSite(folder, ROOT_URL, project)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Good content with the real templates and settings, for a test to break."""
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def home(site: BuiltSite) -> Iterator[str]:
    """Address of the real site on this machine."""
    with served(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def home_in_folder(site_in_folder: BuiltSite) -> Iterator[str]:
    """Address on this machine of the site that stands in a folder."""
    with served(site_in_folder.folder, urlsplit(FOLDER_URL).path) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium with a fresh profile. What is waited for may take long on a busy machine."""
    expect.set_options(timeout=30_000)
    with launched() as chromium:
        yield chromium


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
