"""Nothing of the preview reaches the public: no page, no style, no mark, no draft."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from antoan.pages.staff import HANDBOOK
from tests.command import CASES, TODAY, antoan
from tests.site.built import BuiltSite

# Classes and words that only previews have.
_SIGNS = re.compile(rb"preview[-_/.]|problem-n|class=\"problems|mark-\d|\xe2\x9f\xa6")
_SOURCES = ("preview-bar", "problem-notes", "preview-flag")


def test_the_public_site_has_nothing_of_the_preview(site: BuiltSite, small_site: BuiltSite) -> None:
    """In no file of the real site, nor of one that has drafts, byte for byte; and no file is named after it."""
    for built in (site, small_site):
        assert [file for file in built.files if "preview" in file] == []
        for file in built.files:
            if file.endswith(f"{HANDBOOK}/index.html"):  # which tells of the preview
                continue
            found = _SIGNS.search((built.folder / file).read_bytes())
            assert found is None, f"{file}: {found[0]!r}"
        hidden = {path for path, page in built.pages.items() if page.all("meta", name="robots")}
        assert hidden <= set(built.stand_ins)


def test_the_signs_are_those_of_the_preview() -> None:
    """The look above would see the templates and styles of the preview."""
    template = "".join(f'class="{name}"' for name in _SOURCES).encode()
    assert len(_SIGNS.findall(template)) >= 2


def test_a_link_to_a_draft_stops_the_build(project: Path) -> None:
    """A published page that leads to a draft would tell of it: it is an error, and no site is written."""
    shutil.copytree(CASES / "broken" / "59-link-to-draft", project, dirs_exist_ok=True)
    done = antoan("build", "--site-dir", "site", "--today", TODAY.isoformat(), folder=project)
    assert done.returncode == 1
    assert "link-unpublished" in done.stderr
    assert not (project / "site").exists()
