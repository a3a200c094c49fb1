"""The pictures of the handbook: what an editor sees in the browser, small enough for a bad connection."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from antoan.model.language import Language
from tests.command import REPOSITORY
from tests.site.server import served

FOLDER = REPOSITORY / "docs" / "assets" / "handbook"
NAMES = ("nhap", "viec-con-lai", "da-dang")
PAGE = "news/2026/lao-cai-tap-huan/"
# Of one picture and of all, in bytes.
LIMIT, TOTAL = 60_000, 500_000
_DESKTOP = {"width": 900, "height": 720}
_PHONE = {"width": 360, "height": 780}


def file_of(name: str, language: Language) -> Path:
    """The file of a picture."""
    return FOLDER / f"{name}-{language.value}.webp"


@dataclass(frozen=True, slots=True)
class Photographer:
    """Takes the pictures while the handbook is played."""

    browser: Browser

    def look(self, address: str, language: Language) -> None:
        """At the preview: the draft, and the list of work."""
        with self._page(address + language.prefix, _DESKTOP, 1) as page:
            for name, path in (("nhap", PAGE), ("viec-con-lai", "preview/")):
                page.goto(path)
                _keep(page.screenshot(), file_of(name, language))

    def finished(self, site: Path, language: Language) -> None:
        """At the page as it was built, on a phone."""
        with served(site) as address, self._page(address + language.prefix, _PHONE, 1.5) as page:
            page.goto(PAGE)
            page.evaluate("window.scrollTo(0, document.querySelector('h1').getBoundingClientRect().top - 16)")
            page.locator("figure img").first.evaluate("image => image.decode()")
            _keep(page.screenshot(), file_of("da-dang", language))

    @contextmanager
    def _page(self, address: str, screen: dict[str, int], scale: float) -> Iterator[Page]:
        context = self.browser.new_context(
            base_url=address,
            viewport=screen,  # type: ignore[arg-type]
            device_scale_factor=scale,
            color_scheme="light",
            reduced_motion="reduce",
        )
        yield context.new_page()
        context.close()


def _keep(png: bytes, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").save(file, "WEBP", quality=70, method=6)
