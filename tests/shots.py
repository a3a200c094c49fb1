"""Pictures of the finished site, to be looked at: `python -m tests.shots`, which `make shots` calls.

Of each page the whole, and what a reader sees of it first, with the bar of numbers where it then is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import launched
from tests.command import REPOSITORY
from tests.site.built import BuiltSite
from tests.site.page_types import address_of
from tests.site.server import served

SITE, SHOTS = REPOSITORY / "site", REPOSITORY / "shots"
PAGES = ("home", "guide", "news article", "plan", "list of news", "help")
SCREENS = {360: 640, 1280: 800}
SCHEMES = ("light", "dark")
NO_SITE = "Chưa có trang nào được dựng; hãy chạy `make site` / No site has been built; run `make site`"
# In a picture of a whole page, a bar that stays on the screen would lie across the middle of it.
AT_ITS_PLACE = """() => {
  document.querySelector(".reach").style.position = "static";
  document.body.style.paddingBottom = 0;
}"""


def shots_of(built: BuiltSite, browser: Browser, folder: Path) -> Iterator[Path]:
    """Take every picture, and name its file."""
    with served(built.folder) as home:
        for scheme, (width, height) in product(SCHEMES, SCREENS.items()):
            context = browser.new_context(
                base_url=home,
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            page = context.new_page()
            for name, language in product(PAGES, ("vi", "en")):
                page.goto(address_of(name, language, built))
                stem = f"{name.replace(' ', '-')}.{language}.{width}.{scheme}"
                first, whole = folder / f"{stem}.first.png", folder / f"{stem}.whole.png"
                page.screenshot(path=first)
                yield first
                page.evaluate(AT_ITS_PLACE)
                page.screenshot(path=whole, full_page=True)
                yield whole
            context.close()


def main() -> int:
    """Take all pictures and print their paths; 1 where there is no site."""
    if not (SITE / "index.html").is_file():
        print(NO_SITE, file=sys.stderr)
        return 1
    SHOTS.mkdir(exist_ok=True)
    with launched() as browser:
        for file in shots_of(BuiltSite(SITE, "", REPOSITORY), browser, SHOTS):
            print(file.relative_to(REPOSITORY))
    return 0


if __name__ == "__main__":
    sys.exit(main())
