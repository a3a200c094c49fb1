"""A photo as a camera or phone made it, to pixels that stand upright and carry nothing else, to the files of a page."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from PIL import Image, ImageCms, ImageOps

from antoan.editing.photo_traces import Traces, traces_of
from antoan.errors import AntoanError

MOST_BYTES = 50 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 1600
# Readers have cheap phones and bad connections: quality gives way, step by step, until the file is this small.
_WEBP_GOAL, _JPEG_GOAL = 150 * 1024, 250 * 1024
_QUALITIES = (80, 72, 64, 56, 48)
# A drawing has few colours; a photo in shades of grey has as many, and shows it by its size without loss.
_FEW_COLOURS = 256
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF")
_MOVING = frozenset({"GIF", "WEBP", "PNG", "AVIF"})
# What decoders raise for a file that is damaged or made to harm.
_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    KeyError,
    IndexError,
    OverflowError,
    ZeroDivisionError,
    RuntimeError,
    struct.error,
    zlib.error,
)


class PhotoRefused(AntoanError):
    """A file that cannot become a picture of a page.

    Attributes:
        reason: `empty`, `svg`, `not-a-picture`, `broken`, `too-heavy` or `too-large`.
    """

    def __init__(self, reason: str, found: str = "") -> None:
        """`found`: what is wrong with it in numbers, where there are any."""
        self.reason = reason
        self.key = f"image.refused.{reason}"
        self.values = {"found": found}
        super().__init__(f"{reason} {found}".strip())


@dataclass(frozen=True, slots=True)
class Photo:
    """An opened photo.

    Attributes:
        image: RGB, or RGBA where parts of it are transparent; upright, sRGB, without any metadata.
        kind: the format it came in, such as `JPEG`.
        traces: what the file tells about the place, the camera and the people.
        pictures: how many it holds, where it moves or has several pages; only the first is taken.
        is_drawing: whether it has so few colours that it is a drawing, a chart or a logo.
    """

    image: Image.Image
    kind: str
    traces: Traces
    pictures: int
    is_drawing: bool


@dataclass(frozen=True, slots=True)
class Encoded:
    """The two files of a picture.

    Attributes:
        webp: for nearly every browser.
        fallback: for all others, and for whoever shares the page.
        suffix: of the fallback, `.jpg` or `.png`.
        size: width and height of both.
    """

    webp: bytes
    fallback: bytes
    suffix: str
    size: tuple[int, int]


def open_photo(data: bytes) -> Photo:
    """The photo in `data`.

    Raises:
        PhotoRefused: there is none, or it is damaged, or too large to be looked at safely.
    """
    _refuse_by_bytes(data)
    formats = _known_formats()
    with warnings.catch_warnings():
        # Pillow warns of odd metadata, which is thrown away, and of sizes, which are judged here.
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data), formats=formats)
        except Image.DecompressionBombError as error:
            raise PhotoRefused("too-large", "".join(re.findall(r"\((\d+) pixels\)", str(error)))) from error
        except _FAULTS as error:
            raise PhotoRefused("not-a-picture") from error
        if image.width * image.height > MOST_PIXELS:
            raise PhotoRefused("too-large", f"{image.width} × {image.height}")
        try:
            kind, pictures = image.format or "", int(getattr(image, "n_frames", 1))
            # Of a TIFF nothing more can be read once its pixels are there, of a PNG some only then.
            early = traces_of(image) if kind == "TIFF" else None
            image.load()
            traces = early or traces_of(image)
            pixels = _plain(image)
        except (*_FAULTS, MemoryError) as error:
            raise PhotoRefused("broken") from error
    # Phones keep depth maps and moving moments behind the photo proper: nobody misses those.
    several = kind in _MOVING or kind == "TIFF"
    drawing = kind != "JPEG" and pixels.getcolors(_FEW_COLOURS) is not None
    return Photo(pixels, kind, traces, pictures if several else 1, drawing)


def fitted(image: Image.Image, longest: int = LONGEST_SIDE) -> Image.Image:
    """`image` with no side longer than `longest`; never larger than it was."""
    if max(image.size) <= longest:
        return image
    small = image.copy()
    # Transparent pixels have a colour nobody sees: it must not run into the edges.
    if small.mode == "RGBA":
        small = small.convert("RGBa")
    scale = longest / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return small.resize(size, Image.Resampling.LANCZOS).convert(image.mode)


def encoded(image: Image.Image, *, is_drawing: bool) -> Encoded:
    """The files a page gets; `image` is RGB or RGBA and carries nothing but pixels."""
    if is_drawing:
        png = _png(image)
        if image.mode == "RGBA" or len(png) <= len(_jpeg(image)):
            return Encoded(_save(image, "WEBP", lossless=True, quality=100, method=4), png, ".png", image.size)
    webp = _lightest(image, "WEBP", _WEBP_GOAL, method=4)
    if image.mode == "RGBA":
        few = image.quantize(_FEW_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.FLOYDSTEINBERG)
        return Encoded(webp, _png(few), ".png", image.size)
    return Encoded(webp, _jpeg(image), ".jpg", image.size)


def _refuse_by_bytes(data: bytes) -> None:
    if not data:
        raise PhotoRefused("empty")
    if len(data) > MOST_BYTES:
        raise PhotoRefused("too-heavy", str(len(data) // (1024 * 1024)))
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in data[:65536].lower():
        raise PhotoRefused("svg")


@lru_cache(maxsize=1)
def _known_formats() -> tuple[str, ...]:
    """What Pillow may try, what iPhones make among them; it would try many more, some of which start programs."""
    with suppress(ImportError):
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    Image.init()
    return tuple(name for name in _FORMATS if name in Image.OPEN)


def _plain(image: Image.Image) -> Image.Image:
    """Upright pixels in sRGB, in an image that was made from nothing else."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    pixels = _in_srgb(_eight_bits(upright), profile)
    if pixels.mode == "RGBA" and pixels.getchannel("A").getextrema() == (255, 255):
        pixels = pixels.convert("RGB")
    return Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())


def _eight_bits(image: Image.Image) -> Image.Image:
    """`image` with eight bits a channel, and transparency as a channel of its own."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        grey = image.convert("F")
        low, high = cast("tuple[float, float]", grey.getextrema())
        # Sixteen bits as cameras and scanners write them; anything else is stretched over all shades of grey.
        scale, shift = (1 / 257, 0.0) if image.mode != "F" and 255 < high <= 65535 and low >= 0 else _stretch(low, high)
        return grey.point(lambda value: value * scale + shift).convert("L")
    if "transparency" in image.info or image.mode in ("LA", "La", "PA", "RGBa"):
        return image.convert("RGBA")
    return image.convert("RGB") if image.mode in ("P", "1", "HSV", "YCbCr") else image


def _stretch(low: float, high: float) -> tuple[float, float]:
    if low >= 0 and high <= 255:
        return 1.0, 0.0
    scale = 255 / (high - low) if high > low else 0.0
    return scale, -low * scale


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """RGB or RGBA; colours as `profile` means them, where it can be read."""
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    if isinstance(profile, bytes) and profile and image.mode in ("RGB", "RGBA", "CMYK", "LAB", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _srgb(), outputMode=target)
        except (ImageCms.PyCMSError, *_FAULTS):  # a profile for another kind of image, or a broken one
            converted = None
        if converted is not None:
            return converted
    return image.convert(target)


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _jpeg(image: Image.Image) -> bytes:
    return _lightest(image, "JPEG", _JPEG_GOAL, optimize=True, progressive=True)


def _png(image: Image.Image) -> bytes:
    colours = image.getcolors(_FEW_COLOURS) if image.mode == "RGB" else None
    if colours is not None:
        image = image.quantize(len(colours), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return _save(image, "PNG", optimize=True)


def _lightest(image: Image.Image, form: str, goal: int, **options: int) -> bytes:
    """The best quality that stays below `goal`, or the lowest there is."""
    data = b""
    for quality in _QUALITIES:
        data = _save(image, form, quality=quality, **options)
        if len(data) <= goal:
            break
    return data


def _save(image: Image.Image, form: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()
