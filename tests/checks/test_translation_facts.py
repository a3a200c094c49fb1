"""Both languages state the same facts, in their own words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from antoan.checks import translation_facts
from antoan.model.language import Language
from antoan.model.metadata import Kind
from tests.checks.pages import CASES, context_of, make_page

CASE_LIST: Any = yaml.safe_load((CASES / "checks" / "translation_facts.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASE_LIST, ids=lambda case: f"{case['vi']} | {case['en']}")
def test_differing_facts_are_reported(case: dict[str, str]) -> None:
    """The field that differs is named in the English file."""
    kind = Kind(case["kind"])
    pages = [make_page(case["vi"] + "\n", kind=kind), make_page(case["en"] + "\n", kind=kind, language=Language.EN)]
    found = [(problem.file, problem.field) for problem in translation_facts.check(context_of(pages))]
    assert ([(pages[1].file, case["found"])] if case["found"] else []) == found


def test_translation_is_reported_whichever_language_it_is() -> None:
    """Where the Vietnamese file is the translation, it is the one to look at."""
    pages = [
        make_page("provinces: [quang-tri]\ntranslation: {of: pending, state: draft}\n"),
        make_page(language=Language.EN),
    ]
    (problem,) = translation_facts.check(context_of(pages))
    assert pages[0].file == problem.file
