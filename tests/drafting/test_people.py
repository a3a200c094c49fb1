"""Who is named in a public role, and who must not be named again."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from antoan.drafting.people import people_in, without_private
from tests.command import CASES

TABLE: list[dict[str, Any]] = yaml.safe_load((CASES / "drafting" / "people.yml").read_text(encoding="utf-8"))
PLACES = frozenset({"an giang", "tuyen quang", "quang tri", "ha noi", "thai binh"})


@pytest.mark.parametrize("case", TABLE, ids=[case["text"][:60] for case in TABLE])
def test_people_of_a_sentence(case: dict[str, Any]) -> None:
    """Officials with their role, private people, and nobody else."""
    found = people_in([(1, case["text"])], PLACES)
    assert {person.name: person.role for person in found if person.is_official} == case.get("officials", {})
    assert [person.name for person in found if not person.is_official] == case.get("private", [])


def test_one_sign_of_a_private_person_outweighs_any_role() -> None:
    """A cadre who is also a victim is a victim."""
    rows = [(1, "Chị Lý Thị Hạnh, cán bộ thôn, đến dự."), (2, "Chị Lý Thị Hạnh, nạn nhân mua bán người, kể lại.")]
    assert [(person.name, person.is_official) for person in people_in(rows, PLACES)] == [("Lý Thị Hạnh", False)]


def test_a_given_name_alone_is_masked_and_longer_names_are_not() -> None:
    """Of places too."""
    text = "Chị Ly về nhà, Ly kể; đảo Ly Sơn và bà Cao Ly không liên quan."
    people = people_in([(1, "Chị Ly (tên đã đổi) bán hoa.")], PLACES)
    assert without_private(text, people) == "Chị […] về nhà, […] kể; đảo Ly Sơn và bà Cao Ly không liên quan."


def test_names_of_private_people_are_masked() -> None:
    """In full and by the given name behind a word for a person; officials stay."""
    rows = [(1, "Anh Vừ A Chống, 30 tuổi, gặp ông Lê Văn Nam, Giám đốc Sở Y tế.")]
    people = people_in(rows, PLACES)
    text = "Anh Vừ A Chống và ông Lê Văn Nam bàn việc; anh Chống vay 50 triệu đồng, VỪ A CHỐNG ký."
    assert without_private(text, people) == "Anh […] và ông Lê Văn Nam bàn việc; anh […] vay 50 triệu đồng, […] ký."
