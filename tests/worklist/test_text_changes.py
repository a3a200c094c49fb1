"""What changed is told passage by passage, and word by word within them."""

from __future__ import annotations

from antoan.content.originals import OriginalText
from antoan.worklist.text_changes import Piece, text_changes

OLD = OriginalText(
    title="Gọi 111",
    summary="Đường dây nóng miễn phí.",
    body=(
        "Mở đầu.\n\n## Các bước\n\nGọi số 111 khi cần giúp đỡ, ngày hay đêm.\n\n"
        "Một ý sẽ bị bỏ đi hẳn.\n\n## Hết\n\nCảm ơn.\n"
    ),
)


def changed(**fields: str) -> OriginalText:
    """The old text with other fields."""
    return OriginalText(**({"title": OLD.title, "summary": OLD.summary, "body": OLD.body} | fields))


def test_the_same_text_has_no_changes() -> None:
    """Empty lines and the end of the text do not count."""
    found = text_changes(OLD, changed(body=OLD.body.replace("\n\n", "\n\n\n")))
    assert (found.fields, found.added, found.removed) == ((), 0, 0)


def test_a_word_is_marked_in_its_passage() -> None:
    """With the heading it stands below."""
    found = text_changes(OLD, changed(body=OLD.body.replace("số 111", "ngay số 113")))
    (field,) = found.fields
    (change,) = field.changes
    assert (field.field, change.heading, found.added, found.removed) == ("body", "Các bước", 2, 1)
    assert "".join(piece.text for piece in change.before) == "Gọi số 111 khi cần giúp đỡ, ngày hay đêm."
    assert [piece.text.strip() for piece in change.after if piece.changed] == ["ngay", "113"]


def test_whole_passages_come_and_go() -> None:
    """The other side is empty."""
    body = OLD.body.replace("Một ý sẽ bị bỏ đi hẳn.\n\n", "").replace("Cảm ơn.", "Cảm ơn.\n\nMột đoạn mới tinh.")
    (field,) = text_changes(OLD, changed(body=body)).fields
    gone, new = field.changes
    assert (gone.after, new.before) == ((), ())
    assert gone.before == (Piece("Một ý sẽ bị bỏ đi hẳn.", True),)
    assert (new.after, new.heading) == ((Piece("Một đoạn mới tinh.", True),), "Hết")


def test_fields_come_in_reading_order() -> None:
    """Title, summary, text."""
    found = text_changes(OLD, OriginalText(title="Gọi 112", summary="Đường dây nóng.", body="Khác."))
    assert [field.field for field in found.fields] == ["title", "summary", "body"]


def test_a_text_written_anew_takes_no_time() -> None:
    """Hundreds of passages, none like another."""
    old, new = (
        "\n\n".join(f"{word}{number} {word} {word}{number * 7}" for number in range(300)) for word in ("a", "b")
    )
    found = text_changes(changed(body=old), changed(body=new))
    assert (found.added, found.removed) == (900, 900)
