"""Faces are seen, large and small, and what is hidden of them cannot come back."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from antoan.editing import face_finder, faces
from antoan.editing.faces import Face, blurred, find_faces
from tests.editing.photos import camera_photo, drawn_face, group_photo

needs_finder = pytest.mark.skipif(face_finder.boxes_in(32, 32, bytes(32 * 32 * 3)) is None, reason="no library here")


@needs_finder
@pytest.mark.parametrize("size", [60, 200, 700, 1600])
def test_a_face_is_seen(size: int) -> None:
    """Far away and filling the picture; once each."""
    image = Image.new("RGB", (1600, 1600), (150, 170, 190))
    image.paste(drawn_face(size), (0, 0))
    found = find_faces(image)
    assert found is not None
    assert len(found) == 1
    # The drawn face is 0.38 of the width wide, and its middle at half of it.
    assert abs(found[0].x + found[0].width / 2 - size / 2) < size / 10
    assert 0.2 * size < found[0].width < 0.6 * size


@needs_finder
def test_faces_come_from_left_to_right() -> None:
    """Each with a box of its own; transparency does not hide them."""
    found = find_faces(group_photo(3).convert("RGBA"))
    assert found is not None
    assert [face.x // 300 for face in found] == [0, 1, 2]


@needs_finder
def test_nothing_is_seen_where_nothing_is() -> None:
    """An empty wall has no face, nor has the smallest of pictures."""
    assert find_faces(Image.new("RGB", (800, 600), (150, 170, 190))) == ()
    assert find_faces(Image.new("RGB", (1, 1))) == ()


@needs_finder
def test_a_hidden_face_is_seen_no_more() -> None:
    """Nor does the rest of the picture change."""
    image = group_photo(2)
    found = find_faces(image)
    assert found
    hidden = blurred(image, found)
    assert find_faces(hidden) == ()
    assert hidden.size == image.size
    assert hidden.getpixel((2, 2)) == image.getpixel((2, 2))


def test_hiding_leaves_next_to_nothing() -> None:
    """Two faces whose means agree cannot be told apart afterwards: fine detail is gone for good, not spread out."""
    detail = camera_photo(400, 400)
    flat = detail.resize((5, 5), Image.Resampling.BOX).resize((400, 400), Image.Resampling.NEAREST)
    whole = [Face(0, 0, 400, 400)]
    difference = ImageStat.Stat(ImageChops.difference(blurred(detail, whole), blurred(flat, whole)))
    assert max(difference.mean) < 1.5
    before = ImageStat.Stat(ImageChops.difference(detail, flat))
    assert max(before.mean) > 15


def test_a_face_at_the_edge_is_hidden_to_the_edge() -> None:
    """Its margin ends where the picture does."""
    image = camera_photo(400, 400)
    hidden = blurred(image, [Face(0, 0, 50, 50), Face(399, 399, 1, 1)])
    assert hidden.getpixel((0, 0)) != image.getpixel((0, 0))
    assert hidden.size == (400, 400)


@pytest.mark.parametrize("command", ["raise SystemExit(1)", "print('no boxes')", "import os; os.abort()"])
def test_a_library_that_fails_is_no_all_clear(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not there, broken, or killed by a processor that does not know its code: the machine cannot look."""

    def boxes(width: int, height: int, pixels: bytes) -> list[list[int]] | None:
        monkeypatch.setattr(face_finder, "__name__", "tests.editing.failing_finder")
        monkeypatch.setenv("FAILING_FINDER", command)
        return face_finder.boxes_in(width, height, pixels)

    monkeypatch.setattr(faces, "boxes_in", boxes)
    assert find_faces(camera_photo(400, 300)) is None
