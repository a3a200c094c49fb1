"""Pictures bear a description, a caption, a credit and their size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route

from antoan.pages.pictures import webp_beside
from tests.command import TODAY, antoan, build_site, make_project
from tests.editing.photos import camera_photo, telltale_jpeg
from tests.site.built import BuiltSite
from tests.site.document import Element
from tests.site.host import Host, hosted

PATH = "news/2025/lop-hoc/"
FILE = "media/news/2025/lop-hoc.png"
LIGHT_PAGE = "news/2025/hoi-thao"
URL = "https://antoan.example/"


def source_of(image: Element, small_site: BuiltSite) -> str:
    """Path below the root that an image shows."""
    return small_site.resolve(PATH, image.get("src")).removeprefix(small_site.url)


def test_the_picture_of_a_page_is_whole(small_site: BuiltSite) -> None:
    """Its description for those who do not see it, its caption, author and licence, and its size in pixels."""
    figure = small_site.pages[PATH].one("figure", class_="picture")
    image = figure.one("img")
    assert image.get("alt") == "Một lớp học nhìn từ phía sau"
    assert (image.get("width"), image.get("height")) == ("48", "32")
    assert source_of(image, small_site) == FILE
    caption = figure.one("figcaption")
    assert caption.text.startswith("Buổi học đầu tiên ở Đồng Hới")
    assert "Nguyễn Thị Ảnh" in caption.one("small").text
    assert "CC BY 4.0" in caption.one("small").text


def test_a_picture_in_the_text_is_a_figure(small_site: BuiltSite) -> None:
    """With its title as the caption; it is loaded only when it comes near."""
    figure = small_site.pages[PATH].one("div", class_="body").one("figure")
    image = figure.one("img")
    assert image.attributes == {
        "alt": "Bảng ghi lịch học",
        "src": "../../../media/news/2025/lop-hoc.png",
        "width": "48",
        "height": "32",
        "loading": "lazy",
    }
    assert figure.one("figcaption").text == "Ảnh: Nguyễn Thị Ảnh"


def test_the_file_is_copied_as_it_is(small_site: BuiltSite) -> None:
    """Byte for byte, below `media/`."""
    written = (small_site.project / "content/news/2025/lop-hoc.png").read_bytes()
    assert written == (small_site.folder / FILE).read_bytes()


@pytest.fixture(scope="module")
def light_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site whose workshop page got a photo below its title and one into its text, by command."""
    project = make_project(tmp_path_factory.mktemp("light"))
    for name, size, more in (("mot", (1000, 700), ()), ("hai", (700, 900), ("--inline",))):
        photo = project / f"{name}.jpg"
        photo.write_bytes(telltale_jpeg(camera_photo(*size)))
        done = antoan(
            *("image", "add", photo, "--page", LIGHT_PAGE, "--people", "none"),
            *("--alt-vi", "Một hội trường nhìn từ phía sau", "--alt-en", "A hall seen from behind"),
            *("--caption-vi", "Hội trường", "--caption-en", "The hall", "--credit", "An", "--licence", "CC0", *more),
            folder=project,
        )
        assert done.returncode == 0, done.stderr
    build_site(project, project / "site", URL, TODAY)
    return BuiltSite(project / "site", URL, project)


@pytest.mark.parametrize("start", ["", "en/"])
def test_a_webp_beside_a_picture_is_offered_first(start: str, light_site: BuiltSite) -> None:
    """Below the title and in the text, in both languages; the sizes keep the page from moving."""
    path = f"{start}news/2025/hoi-thao/"
    pictures = light_site.pages[path].all("picture")
    assert len(pictures) == 2
    for number, (picture, size) in enumerate(zip(pictures, [("1000", "700"), ("700", "900")], strict=True), start=1):
        source, image = picture.one("source"), picture.one("img")
        assert source.get("type") == "image/webp"
        file = f"media/news/2025/hoi-thao-{number}"
        assert light_site.resolve(path, source.get("srcset")) == f"{URL}{file}.webp"
        assert light_site.resolve(path, image.get("src")) == f"{URL}{file}.jpg"
        assert (image.get("width"), image.get("height")) == size
        assert (image.get("loading"), image.get("decoding")) == ("lazy", "async")
        for suffix in (".webp", ".jpg"):
            assert (light_site.folder / f"{file}{suffix}").is_file()


def of_tomorrow(route: Route) -> None:
    """Hand on a page as if its pictures were of a kind that no browser knows yet."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("image/webp", "image/of-tomorrow"))


@pytest.mark.parametrize("takes_webp", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_browser_loads_one_of_the_two(takes_webp: bool, width: int, light_site: BuiltSite, browser: Browser) -> None:
    """The WebP, or the other file where it does not take that; each in its shape, within the page."""
    with hosted(Host(light_site.folder)) as address:
        context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
        page = context.new_page()
        loaded: list[str] = []
        page.on("response", lambda answer: loaded.append(answer.url.rpartition("/")[2]))
        if not takes_webp:
            page.route(f"**/{LIGHT_PAGE}/", of_tomorrow)
        page.goto(f"{LIGHT_PAGE}/")
        for image in page.locator("figure img").all():
            image.scroll_into_view_if_needed()
            page.wait_for_function("image => image.complete && image.naturalWidth", arg=image.element_handle())
            box = image.bounding_box()
            assert box is not None
            shape = image.evaluate("image => image.naturalWidth / image.naturalHeight")
            assert abs(box["width"] / box["height"] - shape) < 0.02
            assert box["width"] > 0.8 * min(width, 600) - 32
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()
    suffix, other = (".webp", ".jpg") if takes_webp else (".jpg", ".webp")
    assert {f"hoi-thao-{number}{suffix}" for number in (1, 2)} <= set(loaded)
    assert not [name for name in loaded if name.endswith(other)]


@pytest.mark.parametrize(
    ("sizes", "webp"),
    [
        ({"a/b.jpg": (4, 3), "a/b.webp": (4, 3)}, "a/b.webp"),
        ({"a/b.jpg": (4, 3), "a/b.webp": (8, 6)}, ""),
        ({"a/b.jpg": (4, 3), "a/b.webp": (0, 0)}, ""),
        ({"a/b.jpg": (0, 0), "a/b.webp": (0, 0)}, ""),
        ({"a/b.jpg": (4, 3), "a/c.webp": (4, 3), "b.webp": (4, 3)}, ""),
        ({"a/b.jpg": (4, 3)}, ""),
    ],
)
def test_only_a_whole_webp_of_the_same_size_is_taken(sizes: dict[str, tuple[int, int]], webp: str) -> None:
    """A browser does not go back to the other file where the WebP fails it."""
    assert webp_beside("a/b.jpg", sizes) == webp


def test_a_picture_that_is_a_webp_is_not_offered_twice() -> None:
    """It is what the page names."""
    assert webp_beside("a/b.webp", {"a/b.webp": (4, 3)}) == ""
