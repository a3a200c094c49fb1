"""Pictures bear a description, a caption, a credit and their size."""

from __future__ import annotations

from tests.site.built import BuiltSite
from tests.site.document import Element

PATH = "news/2025/lop-hoc/"
FILE = "media/news/2025/lop-hoc.png"


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
