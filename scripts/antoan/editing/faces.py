"""Faces in a picture: where they may be, and making them unrecognisable.

A victim's or beneficiary's face must not be shown. A machine sees some faces that are none and misses some that are:
what it finds is a reason to look again, and finding nothing is no leave to publish.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageFilter

from antoan.editing.face_finder import boxes_in

# Large faces are found in a small copy, small ones in the picture as readers will see it.
_SIDES = (320, 800, 1600)
# In per cent; the library gives true faces 80 and more. A false alarm costs a look.
_SURE_ENOUGH = 45
_SAME = 0.3
# What is hidden of a face: its box, with hair, ears and chin.
_MARGIN_ACROSS, _MARGIN_DOWN = 0.3, 0.4
_CELLS = 5


@dataclass(frozen=True, slots=True)
class Face:
    """A box around what may be a face, in pixels."""

    x: int
    y: int
    width: int
    height: int


FindFaces = Callable[[Image.Image], Sequence[Face] | None]
"""Faces in a picture; nothing (not even an empty list) where this machine cannot look."""


def find_faces(image: Image.Image) -> tuple[Face, ...] | None:
    """Faces in an RGB or RGBA picture, from left to right."""
    whole = image.convert("RGB")
    found: list[tuple[int, Face]] = []
    for side in dict.fromkeys(min(side, max(whole.size)) for side in _SIDES):
        copy = whole.copy()
        copy.thumbnail((side, side))
        boxes = boxes_in(copy.width, copy.height, copy.tobytes())
        if boxes is None:
            return None
        found += ((box[4], _scaled(box, whole.width / copy.width, whole)) for box in boxes if box[4] >= _SURE_ENOUGH)
    faces: list[Face] = []
    for _, face in sorted(found, key=lambda each: -each[0]):
        if face.width and face.height and not any(_overlap(face, other) > _SAME for other in faces):
            faces.append(face)
    return tuple(sorted(faces, key=lambda face: (face.x, face.y)))


def blurred(image: Image.Image, faces: Sequence[Face]) -> Image.Image:
    """`image` with each face turned into a few blots of colour: nothing can bring it back."""
    result = image.copy()
    for face in faces:
        across, down = round(face.width * _MARGIN_ACROSS), round(face.height * _MARGIN_DOWN)
        box = (
            max(0, face.x - across),
            max(0, face.y - down),
            min(image.width, face.x + face.width + across),
            min(image.height, face.y + face.height + down),
        )
        part = result.crop(box)
        cells = part.resize((min(_CELLS, part.width), min(_CELLS, part.height)), Image.Resampling.BOX)
        blots = cells.resize(part.size, Image.Resampling.NEAREST)
        radius = max(1.0, min(part.size) / _CELLS / 2)
        result.paste(blots.filter(ImageFilter.GaussianBlur(radius)), box)
    return result


def _scaled(box: Sequence[int], scale: float, image: Image.Image) -> Face:
    """A box of a smaller copy in the pixels of `image`, cut to its edges."""
    left, top = (max(0, round(edge * scale)) for edge in box[:2])
    right = min(image.width, round((box[0] + box[2]) * scale))
    bottom = min(image.height, round((box[1] + box[3]) * scale))
    return Face(left, top, max(0, right - left), max(0, bottom - top))


def _overlap(one: Face, other: Face) -> float:
    """What two boxes have in common, as a share of the smaller."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / min(one.width * one.height, other.width * other.height)
