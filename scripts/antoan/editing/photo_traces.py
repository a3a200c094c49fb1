"""What a picture file tells beyond its pixels: where, when, with what and by whom it was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PIL import ExifTags, Image

# Kinds of metadata by the names Pillow gives them, in the order they are told.
_KINDS = {
    "exif": "EXIF",
    "xmp": "XMP",
    "XML:com.adobe.xmp": "XMP",
    "photoshop": "IPTC",
    "comment": "comment",
    "icc_profile": "ICC",
    "mp": "MPF",
    "mpoffset": "MPF",
}
_IPTC_TAG, _XMP_TAG = 33723, 700  # as TIFF keeps them
_SERIALS = (ExifTags.Base.BodySerialNumber, ExifTags.Base.LensSerialNumber, ExifTags.Base.CameraSerialNumber)
# In a TIFF the size of the picture is metadata too, and gives nothing away.
_TELLING = (
    *(ExifTags.Base.Make, ExifTags.Base.Model, ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.Software),
    *(ExifTags.Base.DateTime, ExifTags.Base.ImageDescription, ExifTags.Base.HostComputer),
    *(ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo),
)
_MOST_SHOWN = 80
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What is in a file beside its pixels.

    Attributes:
        kinds: such as `EXIF` and `XMP`, each once.
        place: latitude and longitude, `16.46, 107.59`; empty where none is given.
        camera: maker and model.
        serial: numbers that tell one camera from all others.
        taken: day and time, as the camera wrote them.
        people: author, owner, or copyright.
        has_thumbnail: whether a small copy is inside, which may still show what was cut off.
    """

    kinds: tuple[str, ...] = ()
    place: str = ""
    camera: str = ""
    serial: str = ""
    taken: str = ""
    people: str = ""
    has_thumbnail: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything but a colour profile."""
        return self.has_thumbnail or any(kind != "ICC" for kind in self.kinds)


def traces_of(image: Image.Image) -> Traces:
    """The traces in an opened image; what cannot be read of them is passed over."""
    exif = image.getexif()
    details = _directory(exif, ExifTags.IFD.Exif)
    base = ExifTags.Base
    return Traces(
        kinds=tuple(dict.fromkeys(_kinds(image, exif))),
        place=_place(_directory(exif, ExifTags.IFD.GPSInfo)),
        camera=_joined(exif.get(base.Make), exif.get(base.Model)),
        serial=_joined(*(details.get(tag) or exif.get(tag) for tag in _SERIALS)),
        taken=_joined(details.get(base.DateTimeOriginal) or exif.get(base.DateTime)).replace(":", "-", 2),
        people=_joined(exif.get(base.Artist), exif.get(base.Copyright), details.get(base.CameraOwnerName)),
        has_thumbnail=bool(_directory(exif, ExifTags.IFD.IFD1)),
    )


def _kinds(image: Image.Image, exif: Image.Exif) -> Iterator[str]:
    info: Mapping[Any, Any] = image.info
    for name, kind in _KINDS.items():
        if info.get(name):
            yield kind
    if len(exif) if image.format != "TIFF" else any(tag in exif for tag in _TELLING):
        yield "EXIF"
    if _IPTC_TAG in exif:
        yield "IPTC"
    if _XMP_TAG in exif:
        yield "XMP"
    if getattr(image, "text", None):  # what PNG files note, a line each
        yield "text"


def _directory(exif: Image.Exif, which: int) -> Mapping[int, Any]:
    try:
        return exif.get_ifd(which)
    except Exception:  # metadata may be broken in any way, and is thrown away
        return {}


def _place(gps: Mapping[int, Any]) -> str:
    try:
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps.get(ExifTags.GPS.GPSLatitudeRef))
        longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps.get(ExifTags.GPS.GPSLongitudeRef))
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError):
        return ""
    return f"{latitude:.5f}, {longitude:.5f}"


def _degrees(parts: Any, direction: object) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if direction in ("S", "W", b"S", b"W") else value


def _joined(*values: object) -> str:
    """The values that are there, on one line that a terminal may show."""
    texts = (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in values if value)
    shown = (_UNSHOWN.sub(" ", text).strip()[:_MOST_SHOWN] for text in texts)
    return ", ".join(text for text in dict.fromkeys(shown) if text)
