"""Every slug in a header names something that is there.

Why: a mistyped slug drops a page out of the list of its province or project without a word.

Provinces may be named by their present or former slug. Projects are files of `content/projects/`; topics,
organisations, provinces and hotlines stand in `content/data/`. A guide may only name hotlines that are published.

Passes: `provinces: [quang-tri]`, `provinces: [quang-binh]` (now part of Quảng Trị)
Fails: `provinces: [quang-trị]`, `organisations: [hagar]` where the slug is `hagar-vietnam`

Rule: content format, "common fields".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from antoan.checks.context import Context, in_header
from antoan.content.header import Path
from antoan.model.metadata import Guide, Kind, Metadata, News, Plan, Press, Project
from antoan.problems import Problem, Severity
from antoan.writing.nearest import nearest

CODES = (
    "reference-hotline",
    "reference-organisation",
    "reference-project",
    "reference-province",
    "reference-topic",
)
SEVERITY = Severity.ERROR
# Names of a kind look alike (hoi-lhpn-nghe-an, hoi-lhpn-thanh-hoa): only a slip of a letter or two is sure enough to be
# suggested, for whoever follows a wrong suggestion states a wrong fact.
_ALIKE = 0.88


def check(context: Context) -> Iterator[Problem]:
    """Slugs that name nothing."""
    known = _known(context)
    suggestions: dict[tuple[str, str], str] = {}
    for page in context.pages:
        for what, path, slug in _references(page.metadata):
            if slug in known[what]:
                continue
            if (what, slug) not in suggestions:
                suggestions[what, slug] = nearest(slug, sorted(known[what]), _ALIKE)
            yield in_header(page, path, f"reference-{what}", SEVERITY, found=slug, suggestion=suggestions[what, slug])


def _known(context: Context) -> Mapping[str, frozenset[str]]:
    data = context.data
    projects = f"{Kind.PROJECT.value}/"
    keys = (*context.catalogue.entries, *context.content.keys_with_faults)
    return {
        "hotline": frozenset(key for key, hotline in data.hotlines.items() if hotline.is_public),
        "organisation": frozenset(data.organisations),
        "project": frozenset(key.removeprefix(projects) for key in keys if key.startswith(projects)),
        "province": frozenset(
            slug
            for province in data.provinces.values()
            for slug in (province.slug, *(former.slug for former in province.former))
        ),
        "topic": frozenset(data.topics),
    }


def _references(metadata: Metadata | Press) -> Iterator[tuple[str, Path, str]]:
    """What kind of thing is named, where, and by which slug."""
    yield from _each("topic", "topics", metadata.topics)
    yield from _each("province", "provinces", metadata.provinces)
    if isinstance(metadata, Press):
        return
    yield from _each("organisation", "organisations", metadata.organisations)
    if isinstance(metadata, News) and metadata.project:
        yield "project", ("project",), metadata.project
    elif isinstance(metadata, Plan):
        yield "organisation", ("issuer",), metadata.issuer
        for index, document in enumerate(metadata.related):
            if document.issuer:
                yield "organisation", ("related", index, "issuer"), document.issuer
    elif isinstance(metadata, Project):
        for name in ("funder", "implementer", "partners"):
            yield from _each("organisation", name, getattr(metadata, name))
    elif isinstance(metadata, Guide):
        yield from _each("hotline", "hotlines", metadata.hotlines)


def _each(what: str, name: str, slugs: Iterable[str]) -> Iterator[tuple[str, Path, str]]:
    for index, slug in enumerate(slugs):
        yield what, (name, index), slug
