"""The page of everything the checks report."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from antoan.checks.run import CHECKS
from antoan.model.language import Language
from antoan.pages.check_guide import DOOR, SECTIONS, VALUE, codes_of, documented, rule_line, rule_words
from antoan.problems import Problem, Severity
from antoan.strings.messages import message_of, problem_messages
from tests.command import REPOSITORY
from tests.site.built import BuiltSite

BOTH = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
RULES = [rule for rules in SECTIONS.values() for rule in rules]
PACKAGE = REPOSITORY / "scripts" / "antoan"


def test_every_code_is_explained_once() -> None:
    """All that can be reported has words, and all that has words is on the page."""
    assert Counter(code for rule in RULES for code in codes_of(rule)) == Counter(list(problem_messages(Language.VI)))


def test_every_check_and_every_part_of_the_door_is_a_rule() -> None:
    """In some section, and once."""
    checks = [check.__name__.rpartition(".")[2] for check in CHECKS]  # type: ignore[attr-defined]
    assert sorted(RULES) == sorted([*checks, *DOOR])


def test_every_code_in_the_source_is_explained() -> None:
    """Whatever code the package makes a problem with is one of them."""
    known = set(problem_messages(Language.VI))
    made = {code for file in PACKAGE.rglob("*.py") for code in _codes_made(file)}
    assert len(made) > 15
    assert made - known == set()


def _codes_made(file: Path) -> set[str]:
    """Codes that stand as such in `Problem(code="…")`."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem")
    values = (word.value for call in calls for word in call.keywords if word.arg == "code")
    return {value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)}


def test_the_language_files_say_what_the_docstrings_say() -> None:
    """Vietnamese has a title and the same kinds of examples for every rule; English adds only what has no docstring."""
    vietnamese, english = (rule_words(language) for language in Language)
    assert set(vietnamese) == set(english) == set(RULES)
    for rule in RULES:
        assert set(vietnamese[rule]) == set(english[rule]), rule
        assert len(vietnamese[rule]) >= 3, f"{rule} has no two examples"
    for check in CHECKS:
        name = check.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
        assert english[name] == documented(check)


@pytest.mark.parametrize("code", ["phone-unknown", "field-unwritten", "personal-data", "inbox-id", "key-unknown"])
def test_severity_is_that_of_the_message(code: str) -> None:
    """Gaps of drafts, the inbox and what asks for a second look only warn."""
    loud = {"phone-unknown", "key-unknown"}
    line = next(line for rule in RULES for line in rule_line(rule, Language.VI).codes if line.code == code)
    assert line.severity is (Severity.ERROR if code in loud else Severity.WARNING)


def test_a_code_is_told_as_its_message_tells_it() -> None:
    """With a sign in place of what a message would name."""
    (line,) = (line for line in rule_line("values", Language.EN).codes if line.code == "number-grouped")
    message = message_of(
        Problem(code="number-grouped", file="x", values={"found": VALUE, "suggestion": VALUE}), Language.EN
    )
    assert line.expected.lower() in message.lower()
    assert line.action in message
    assert line.found == ""


@BOTH
def test_every_code_has_a_place_on_the_page(language: Language, site: BuiltSite) -> None:
    """To be linked to: `…/editors/checks/#phone-unknown`."""
    page = site.pages[f"{language.prefix}editors/checks/"]
    for code in problem_messages(language):
        place = page.one("div", id=code)
        assert code in place.text
        assert len(place.all("dd")) == 2
    assert re.search(r"\{\w*\}", page.one("main").text.replace("{page:", "").replace("{vi:", "")) is None


@BOTH
def test_staff_find_their_pages_and_others_do_not(language: Language, site: BuiltSite) -> None:
    """The handbook, the fields and the checks lead to each other; search and phones know nothing of the handbook."""
    prefix = language.prefix
    three = [f"{prefix}handbook/", f"{prefix}editors/", f"{prefix}editors/checks/"]
    for path in three:
        main = site.pages[path].one("main")
        targets = {site.resolve(path, link.get("href")) for link in main.all("a")}
        assert {site.url + other for other in three if other != path} <= targets, path
    home = site.pages[prefix]
    assert home.one("footer").all("a", href="./handbook/" if not prefix else "../en/handbook/")
    for file in site.files:
        if re.search(rf"antoan\.search\.{language.value}\.", file) or file.endswith("sw.js"):
            assert "handbook/" not in (site.folder / file).read_text(encoding="utf-8"), file
