"""A page as its author wrote it: metadata, rendered body, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Dated, Kind, Metadata, Press, Status

# The folder of docs/ that holds pictures of its pages, and whatever else is published as it is.
ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its level (2 to 6), its anchor and its text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body as HTML, with what the checks need to know about it.

    Attributes:
        html: fragment without the page's `<h1>`; addresses inside the site are still root-relative (`/help/`).
        headings: in order.
        links: every link target as written.
        pictures: file names of pictures, which lie beside the page.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of content.

    Attributes:
        key: kind folder, year and slug, such as `news/2025/some-slug`; both languages of a page share it. Pages of
            `docs/` have their bare name, the home page the empty text.
        file: path for messages, `/`-separated.
        header: the metadata as written, to find a field's line when a problem is reported.
        markdown: the body as written, NFC, LF.
        body_line: line of the file at which the body starts, from 1.
        digest: 12 hex digits over title, summary and body: what a translation says it was made from.
    """

    kind: Kind
    language: Language
    key: str
    file: str
    metadata: Metadata | Press
    body: Body
    header: str
    markdown: str
    body_line: int
    digest: str

    @property
    def path(self) -> str:
        """URL path below the site's root, without a leading slash: `en/news/2025/some-slug/`."""
        return self.language.prefix + (f"{self.key}/" if self.key else "")

    def beside(self, name: str) -> str:
        """Path of a file beside this one, relative to the content folder.

        A page of `docs/` has its files in a folder of its own, `docs/assets/<key>/`: `assets/<key>/<name>`.
        """
        folder = f"{ASSETS}/{self.key or 'index'}" if self.kind is Kind.PAGE else self.key.rpartition("/")[0]
        return f"{folder}/{name}"

    @property
    def slug(self) -> str:
        """Last part of the key."""
        return self.key.rpartition("/")[2]

    @property
    def title(self) -> str:
        """The title, or the headline of a press link."""
        return self.metadata.headline if isinstance(self.metadata, Press) else self.metadata.title

    @property
    def date(self) -> PartialDate | None:
        """What the page is dated by, if anything."""
        if isinstance(self.metadata, Press):
            return self.metadata.published
        return self.metadata.date if isinstance(self.metadata, Dated) else None

    @property
    def modified(self) -> PartialDate | None:
        """When its text last changed, as far as it says."""
        if isinstance(self.metadata, Metadata) and self.metadata.updated:
            return PartialDate.from_date(self.metadata.updated)
        return self.date

    @property
    def is_published(self) -> bool:
        """Whether the public may see it."""
        return self.metadata.status is Status.PUBLISHED
