"""What belongs to an article, and what stands around it."""

from __future__ import annotations

from antoan.drafting.article import find_article
from antoan.drafting.report import report_of_text

LEAD = "Sáng 23/12, Hội Phụ nữ tỉnh Quảng Trị mở hội thảo về di cư an toàn cho người dân các xã biên giới."
MORE = "Tại hội thảo, đại biểu các xã biên giới bàn cách giúp người dân di cư an toàn và phòng ngừa mua bán người."


def kept(text: str) -> list[str]:
    """The paragraphs of the article in a text."""
    return [paragraph.text for paragraph in find_article(report_of_text(text)).paragraphs]


def test_menu_date_and_foot_are_cut() -> None:
    """The headline is told from the menu by what it has in common with the text."""
    text = f"""Trang chủ
Thời sự | Xã hội | Pháp luật
Đội tuyển bóng đá thắng đậm trên sân khách tối qua
Hội thảo về di cư an toàn cho người dân vùng biên
15:15, 23/12/2025
QTO - {LEAD}

{MORE}

Lan Anh

Tin cùng chuyên mục
Khánh thành cầu mới ở Lâm Đồng
QTO - Sáng 22/12, tỉnh Lâm Đồng khánh thành cây cầu dài 120 m bắc qua sông, nối hai xã vùng sâu với trung tâm.
Giấy phép số 12/GP-BTTTT
"""
    article = find_article(report_of_text(text))
    assert article.headline.text == "Hội thảo về di cư an toàn cho người dân vùng biên"
    assert article.headline.number == 4
    assert [paragraph.text for paragraph in article.paragraphs] == [LEAD, MORE]
    assert article.marks == ("QTO",)
    assert article.authors == ("Lan Anh",)
    assert [line.text for line in article.around if "2025" in line.text] == ["15:15, 23/12/2025"]


def test_an_article_goes_on_behind_a_box() -> None:
    """And the lead of the other report is no part of it."""
    text = f"""Hội thảo về di cư an toàn ở Quảng Trị
{LEAD}
Tin liên quan
Vĩnh Long bắt quả tang 23 con bạc đá gà ăn tiền
Ngày 18/8, Công an tỉnh Vĩnh Long bắt quả tang 23 đối tượng đá gà ăn tiền tại xã Cái Nhum, thu 186 triệu đồng.
{MORE}
"""
    assert kept(text) == [LEAD, MORE]


def test_a_headline_without_a_box_is_told_too() -> None:
    """It names others, and nothing of it stands in the article."""
    text = f"""Hội thảo về di cư an toàn ở Quảng Trị
{LEAD}
Lâm Đồng: Thu hồi 12 mã vùng trồng sầu riêng xuất khẩu
{MORE}
"""
    assert kept(text) == [LEAD, MORE]


def test_lists_and_rows_of_figures_stay() -> None:
    """They say what the report counts."""
    text = f"""Hội thảo về di cư an toàn ở Quảng Trị
{LEAD}
Kết quả của dự án trong năm:
- Mở 12 lớp tập huấn;
- Hỗ trợ 30 hộ vay vốn.
{MORE}
"""
    assert kept(text)[2:4] == ["Mở 12 lớp tập huấn;", "Hỗ trợ 30 hộ vay vốn."]


def test_repeated_captions_and_leads_are_kept_once() -> None:
    """Pages give the headline as a caption, and the lead twice."""
    headline = "Hội thảo về di cư an toàn ở Quảng Trị"
    text = (
        f"{headline}\n(Baoquangtri.vn) - {LEAD}\n{headline}\n{LEAD}\nToàn cảnh hội thảo. Ảnh: L.A\n{MORE}\n{headline}\n"
    )
    assert kept(text) == [LEAD, "Toàn cảnh hội thảo. Ảnh: L.A", MORE]


def test_a_text_without_anything_around_it_is_all_article() -> None:
    """A headline and one paragraph."""
    article = find_article(report_of_text(f"Hội thảo về di cư an toàn ở Quảng Trị\n{LEAD}"))
    assert (article.headline.number, [paragraph.number for paragraph in article.paragraphs]) == (1, [2])
    assert article.cut == ()


def test_nothing_is_nothing() -> None:
    """No line, no headline, no failure."""
    article = find_article(report_of_text("\n\n"))
    assert (article.headline.text, article.paragraphs) == ("", ())
