"""Numbers as reports write them, and what they count."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from antoan.drafting.figures import figures_in
from antoan.model.language import Language
from tests.command import CASES

TABLE: list[dict[str, Any]] = yaml.safe_load((CASES / "drafting" / "figures.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE, ids=[case["text"][:60] for case in TABLE])
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    """Value, upper end, unit and whether it is exact; nothing that is no figure."""
    language = Language(case.get("language", "vi"))
    found = [
        {
            "value": None if figure.value is None else float(figure.value),
            "unit": figure.unit,
            **({"most": float(figure.most)} if figure.most is not None else {}),
            **({"approximate": True} if figure.is_approximate else {}),
        }
        for figure in figures_in(case["text"], language, 1)
    ]
    expected = [{**each, "value": None if each["value"] is None else float(each["value"])} for each in case["figures"]]
    assert found == expected
