"""The reference page of everything the checks report: what is expected, what to do, and an example of each rule.

English titles and examples are those of the checks' own docstrings; Vietnamese ones, and those of the rules the door
holds by itself, are in `strings/rules.*.yml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from inspect import getdoc

from antoan.checks.run import CHECKS, Check
from antoan.model.language import Language
from antoan.pages import structured_data
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.pages.staff import handbook_path
from antoan.problems import Severity
from antoan.strings.messages import problem_messages
from antoan.strings.texts import read_texts

KEY = "editors/checks/"
FIELDS = "editors/"
# Stands where a message names a value of the page it is about.
VALUE = "[…]"
# Sections in the order in which editors meet them, and the rules of each: a module of `checks/`, or a part of the door.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "people": ("phones", "private_named", "personal_data"),
    "facts": ("sources", "figure_sources", "headline_copied", "words_copied", "taken_down", "press_body"),
    "unfinished": ("gaps", "unwritten", "section_empty"),
    "days": ("days", "date_future", "date_order", "updated", "year_folder", "review_overdue"),
    "translation": ("translation_block", "translation_outdated", "translation_facts"),
    "text": ("body", "links", "pictures"),
    "header": ("header", "fields", "values", "references"),
    "files": ("files", "addresses"),
    "data": ("data", "charts", "search_words", "feeds", "inbox"),
}
# What the door itself reports, by the rule it belongs to.
DOOR: Mapping[str, tuple[str, ...]] = {
    "gaps": ("summary-unwritten", "date-unwritten", "field-unwritten"),
    "days": ("date-format", "date-vietnamese-order", "date-impossible", "day-needed", "moment-format"),
    "body": (
        *("body-h1", "body-html", "link-relative", "link-scheme"),
        *("picture-alt", "picture-credit", "picture-file"),
    ),
    "header": (
        *("header-missing", "header-unclosed", "yaml-space", "yaml-colon", "yaml-quote", "yaml-quote-inside"),
        *("yaml-quote-open", "yaml-bracket-open", "yaml-comment", "yaml-tab", "yaml-syntax", "yaml-feature"),
        "key-duplicate",
    ),
    "fields": ("field-missing", "key-unknown", "item-empty", "type-text", "type-list", "type-group"),
    "values": (
        *("summary-length", "text-long", "text-short", "choice", "number-format", "number-grouped", "count-format"),
        *("flag-format", "url-format", "slug-format"),
    ),
    "files": (
        *("file-language", "file-slug", "file-kind", "file-place", "file-folder", "file-unreadable", "encoding"),
        "picture-kind",
    ),
    "data": (
        *("data-missing", "data-duplicate", "hotline-dial", "hotline-low", "help-bar", "tile-taken"),
        "reference-term",
    ),
    "feeds": ("feed-address",),
    "inbox": ("decision-line", "inbox-id", "inbox-name", "inbox-twice", "score-format"),
}
# What the door reports and lets pass: gaps in drafts, and what lies in the inbox.
_QUIET = frozenset({*DOOR["gaps"], *DOOR["inbox"]})
_OUTCOMES = {"Passes": "passes", "Fails": "fails", "Warns": "warns"}
_EXAMPLE = re.compile(r"^(Passes|Fails|Warns): (.+)$", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")

# A piece of running text, and whether it is to be shown as code.
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLine:
    """A code as editors see it in a message; `found` is empty where a message only repeats what stands in the file."""

    code: str
    severity: Severity
    expected: str
    found: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule: its title, examples by outcome (`passes`, `fails`, `warns`), and what it reports."""

    title: str
    examples: tuple[tuple[str, Pieces], ...]
    codes: tuple[CodeLine, ...]


def check_guide_pages(site: Site) -> Iterator[SitePage]:
    """The page in both languages."""
    return in_each_language(KEY, "check-guide.html", partial(_compose, site))


def _compose(site: Site, language: Language) -> View:
    text = site.text(language)
    crumbs = (
        Crumb(text("home.crumb"), language.prefix),
        Crumb(text("editors.title"), language.prefix + FIELDS),
        Crumb(text("checks.title")),
    )
    return View(
        title=text("checks.title"),
        head_title=text("checks.title"),
        description=text("checks.about"),
        crumbs=crumbs,
        values={
            "sections": [
                (name, text(f"checks.section.{name}"), [rule_line(rule, language) for rule in rules])
                for name, rules in SECTIONS.items()
            ],
            "handbook": handbook_path(site, language),
        },
        structured_data=(structured_data.breadcrumbs(crumbs, language.prefix + KEY, site),),
    )


def rule_line(rule: str, language: Language) -> RuleLine:
    """A rule of `SECTIONS` in the words of `language`."""
    words = rule_words(language)[rule]
    examples = tuple((outcome, _pieces(words[outcome])) for outcome in _OUTCOMES.values() if outcome in words)
    return RuleLine(
        title=words["title"], examples=examples, codes=tuple(_code_line(code, language) for code in codes_of(rule))
    )


def codes_of(rule: str) -> tuple[str, ...]:
    """Every code of a rule of `SECTIONS`."""
    found = _checks().get(rule)
    return found.CODES if found else DOOR[rule]


@lru_cache(maxsize=2)
def rule_words(language: Language) -> dict[str, dict[str, str]]:
    """Title and examples of every rule: those in the language file, and in English those of the docstrings too."""
    words: dict[str, dict[str, str]] = read_texts(f"rules.{language.value}.yml")
    if language is Language.EN:
        words = {name: documented(check) for name, check in _checks().items()} | words
    return words


def documented(check: Check) -> dict[str, str]:
    """The first line of a check's docstring and its examples, by outcome."""
    words = getdoc(check) or ""
    examples = {_OUTCOMES[match[1]]: match[2] for match in _EXAMPLE.finditer(words)}
    return {"title": words.partition("\n")[0].removesuffix("."), **examples}


@lru_cache(maxsize=1)
def _checks() -> dict[str, Check]:
    """The checks by the name of their module."""
    return {str(getattr(check, "__name__", "")).rpartition(".")[2]: check for check in CHECKS}


def _severity_of(code: str) -> Severity:
    for check in CHECKS:
        if code in check.CODES:
            return check.SEVERITY
    return Severity.WARNING if code in _QUIET else Severity.ERROR


def _code_line(code: str, language: Language) -> CodeLine:
    entry = problem_messages(language)[code]
    values: defaultdict[str, str] = defaultdict(lambda: VALUE)
    found = entry["found"].format_map(values)
    return CodeLine(
        code=code,
        severity=_severity_of(code),
        expected=entry["expected"].format_map(values),
        found=found if re.search(r"\w", found) else "",
        action=entry.get("action_blind", entry["action"]).format_map(values),
    )


def _pieces(words: str) -> Pieces:
    """Running text cut at its backticks."""
    return tuple((part, index % 2 == 1) for index, part in enumerate(_CODE.split(words)) if part)
