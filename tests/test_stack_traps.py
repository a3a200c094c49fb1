"""Facts about MkDocs, Material, static-i18n, YAML and Python-Markdown that bit before: each stays tamed.

Numbered as in the list of the design notes; what concerns feeds from outside is tested where they are read.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
import yaml

from antoan.content.body import render_body
from antoan.content.header import read_yaml
from antoan.content.loader import load_content
from antoan.content.names import Name, read_name
from antoan.model.fields import parse_flag
from antoan.writing.collation import vietnamese_key
from antoan.writing.slug import slugify
from tests.command import REPOSITORY, TODAY, antoan
from tests.site.built import BuiltSite

PAGE = "content/news/2025/hoi-thao.vi.md"
TRAPS = "news/2025/lop-hoc/"


def test_1_a_broken_header_stops_the_build(project: Path) -> None:
    """MkDocs would drop all metadata and print the header on the public page, `--strict` or not."""
    page = project / PAGE
    lines = page.read_text(encoding="utf-8").splitlines()
    lines[1] = "title: Kế hoạch: 2026"
    page.write_text("\n".join(lines), encoding="utf-8")
    done = antoan("build", "--today", TODAY.isoformat(), folder=project)
    assert done.returncode == 1
    assert f"{PAGE}:2: " in done.stderr
    assert 'title: "Kế hoạch: 2026"' in done.stderr  # how to write it
    assert not (project / "site").exists()


@pytest.mark.parametrize("text", ["0123456", "12:30", "no", "1_000", "0x1F", "2025-08-01", "1e3", "~", ".5", "off"])
def test_1_values_stay_text(text: str) -> None:
    """YAML 1.1 makes 42798 of 0123456, 750 of 12:30, and false of no."""
    tree = read_yaml(f"value: {text}\n", "x.md")
    assert (tree.values, tree.problems) == ({"value": text}, [])


def test_1_no_is_a_word_and_no_flag() -> None:
    """Only `true` and `false` are flags; anything else is refused instead of guessed."""
    assert [parse_flag(word) for word in ("true", "false")] == [True, False]
    for word in ("no", "yes", "on", "True", "1"):
        with pytest.raises(ValueError, match="not true or false"):
            parse_flag(word)


def test_1_a_key_given_twice_is_refused(project: Path) -> None:
    """YAML would silently keep the last."""
    page = project / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("status: published\n", "status: published\nstatus: draft\n"), encoding="utf-8")
    done = antoan("check", "--today", TODAY.isoformat(), "--format", "json", folder=project)
    found = [(problem["code"], problem["line"], problem["field"]) for problem in json.loads(done.stdout)]
    assert done.returncode == 1
    assert ("key-duplicate", 7, "status") in found


def test_2_plugins_that_break_with_two_languages_are_not_used() -> None:
    """Lists and feeds are ours; Material's blog, rss and print-site lose or mix pages with static-i18n."""

    class Loader(yaml.SafeLoader):
        """Settings with MkDocs' own tag."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))
    settings = yaml.load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506
    assert [next(iter(plugin)) for plugin in settings["plugins"]] == ["i18n", "antoan"]
    assert "markdown_extensions" not in settings


def test_3_a_missing_translation_is_missing(small_site: BuiltSite) -> None:
    """static-i18n's fallback would put Vietnamese text at the English address, declared as English, self-canonical."""
    assert "news/2025/chi-tieng-viet/" in small_site.pages
    assert "en/news/2025/chi-tieng-viet/" not in small_site.pages
    for path, page in small_site.pages.items():
        if page.one("html").get("lang") == "en":
            assert "Nội dung chỉ có tiếng Việt" not in page.text, path


def test_3_no_page_claims_a_counterpart_it_has_not(small_site: BuiltSite) -> None:
    """Every hreflang is absolute and leads to a page that is there, in the language it names."""
    for path, page in small_site.pages.items():
        for link in page.one("head").all("link"):
            if link.get("hreflang"):
                assert link.get("href").startswith(small_site.url), path
                target = small_site.pages[link.get("href").removeprefix(small_site.url)]
                assert target.one("html").get("lang") == link.get("hreflang").replace("x-default", "vi"), path


def test_4_slugs_keep_the_letter_d_with_stroke() -> None:
    """đ has no decomposition, so the usual slug functions drop it: `uong-day-nong-111`."""
    body = render_body("## Đường dây nóng 111\n\n## Đường dây nóng 111\n\n## Nhiệm vụ\n")
    assert [heading.anchor for heading in body.headings] == ["duong-day-nong-111", "duong-day-nong-111-2", "nhiem-vu-2"]
    assert slugify("Điều 1. Các đối tượng") == "dieu-1-cac-doi-tuong"


def test_4_headings_of_built_pages_do_too(small_site: BuiltSite) -> None:
    """MkDocs' own table-of-contents extension has no say."""
    assert small_site.pages[TRAPS].one("h2", id="duong-day-nong-111").text == "Đường dây nóng 111"


@pytest.mark.parametrize(
    "shown",
    [
        '--8<-- "mkdocs.yml"',
        ';--8<-- "mkdocs.yml"',
        "{{ 7*7 }}",
        "{% raw %}gì đó{% endraw %}",
        "<img src=x onerror=alert(3)>",
        "<script>alert(4)</script>",
    ],
)
def test_5_a_body_is_text_and_never_code(shown: str, small_site: BuiltSite) -> None:
    """Snippets, templates and HTML are shown as they were written."""
    assert shown in small_site.pages[TRAPS].one("div", class_="body").text


@pytest.mark.parametrize(
    "shown", ["<b>an toàn</b> & {{ 7*7 }}", "<script>alert(1)</script>, {{ 7*7 }}", "</script><script>alert(2)"]
)
def test_5_metadata_is_text_and_never_code(shown: str, small_site: BuiltSite) -> None:
    """In the page, in its head, in its structured data and in the lists that show it."""
    page = small_site.pages[TRAPS]
    assert shown in page.one("main").text
    for path, other in small_site.pages.items():
        for script in other.all("script", type="application/ld+json"):
            assert json.loads(script.raw), path
        assert [script.raw for script in other.all("script") if "alert(" in script.raw and not script.get("type")] == []
        assert other.one("body").all("script", "b") == [], path


@pytest.mark.parametrize(
    "html", ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<div\nonclick=x>y</div>", "<!-- x -->"]
)
def test_5_raw_html_is_escaped_even_where_no_check_ran(html: str) -> None:
    """A second door behind the check: the converter itself knows no HTML."""
    shown = render_body(f"Trước\n\n{html}\n\nsau {html}\n").html
    for opening in ("<img", "<script", "<div", "<!--"):
        assert opening not in shown


def test_5_raw_html_is_refused_at_the_door(project: Path) -> None:
    """The writer is told, with the line."""
    page = project / PAGE
    page.write_text(page.read_text(encoding="utf-8") + "\n<img src=x onerror=alert(1)>\n", encoding="utf-8")
    done = antoan("check", "--today", TODAY.isoformat(), folder=project)
    lines = page.read_text(encoding="utf-8").count("\n")
    assert done.returncode == 1
    assert f"{PAGE}:{lines}: lỗi [body-html]" in done.stdout


def test_5_a_body_without_words_has_nothing_of_the_one_before() -> None:
    """Python-Markdown runs nothing on an empty text: what the last body had must not be taken for its own."""
    render_body("## Tiêu đề\n\n[liên kết](/help/)\n")
    body = render_body("\n \n")
    assert (body.html, body.headings, body.links, body.pictures) == ("", (), (), ())


def test_7_no_font_and_no_script_of_other_hosts(small_site: BuiltSite) -> None:
    """Material asks for Google Fonts and unpkg, and keeps `__palette` in the browser's storage."""
    for file in small_site.files:
        data = (small_site.folder / file).read_bytes()
        for name in (b"googleapis", b"gstatic", b"unpkg", b"__palette", b"__md_", b"localStorage"):
            assert name not in data, file


def test_8_notes_beside_the_templates_are_not_published(small_site: BuiltSite) -> None:
    """MkDocs publishes every `.yaml` and `.mjs` it finds below `overrides/`."""
    notes = [file for file in (small_site.project / "overrides").iterdir() if file.suffix not in (".html", "")]
    assert {file.suffix for file in notes} == {".yaml", ".yml", ".mjs", ".js", ".md", ".txt"}
    assert [note.name for note in notes if (small_site.folder / note.name).exists()] == []
    published = [file for file in small_site.files if file.endswith((".yaml", ".yml", ".mjs", ".js", ".md"))]
    assert [file for file in published if not file.startswith("assets/antoan.")] == ["sw.js"]


def test_8_vietnamese_letters_sort_in_their_places() -> None:
    """`sorted` alone puts Ă, Â and Đ behind Z."""
    names = ["Vĩnh Long", "Đồng Nai", "Gia Lai", "Đà Nẵng", "Da", "Bắc Ninh", "Ân", "Ăn", "An Giang"]
    right = ["An Giang", "Ăn", "Ân", "Bắc Ninh", "Da", "Đà Nẵng", "Đồng Nai", "Gia Lai", "Vĩnh Long"]
    assert sorted(names) != right
    assert sorted(names, key=vietnamese_key) == right


def test_8_decomposed_letters_are_composed(project: Path) -> None:
    """A Mac may write names and texts in decomposed letters; pages, anchors and digests are the same as ever."""
    expected = {page.path: page for page in load_content(project / "content", project / "docs").pages}
    for file in [*project.glob("content/**/*.md"), *project.glob("docs/*.md")]:
        file.write_text(unicodedata.normalize("NFD", file.read_text(encoding="utf-8")), encoding="utf-8")
    found = {page.path: page for page in load_content(project / "content", project / "docs").pages}
    assert not unicodedata.is_normalized("NFC", (project / PAGE).read_text(encoding="utf-8"))
    assert expected == found
    name = read_name(unicodedata.normalize("NFD", "news/2025/hội-thảo.vi.md"), "x")
    assert not isinstance(name, Name)
    assert name.values["suggestion"] == "hoi-thao.vi.md"


def test_9_no_banner_hides_what_the_build_says(project: Path) -> None:
    """Material's page-long notice about MkDocs 2 stays out of the console."""
    done = antoan("build", "--today", TODAY.isoformat(), folder=project)
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 2
    assert len(done.stdout.splitlines()) == 1


def test_10_pages_made_in_memory_are_not_lost(small_site: BuiltSite) -> None:
    """static-i18n remakes every file as one on disk; our lists, feeds and pictures come through in both languages."""
    for path in ("places/", "en/places/", "topics/phong-ngua/", "en/topics/phong-ngua/", "editors/", "en/editors/"):
        assert path in small_site.pages
    assert {"media/news/2025/lop-hoc.png", "feed.xml", "en/feed.xml", "sitemap.xml"} <= set(small_site.files)
    assert "en/media/news/2025/lop-hoc.png" not in small_site.files
