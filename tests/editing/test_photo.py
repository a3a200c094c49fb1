"""A photo comes out upright, small, in sRGB, and carries nothing but its pixels."""

from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from antoan.editing import photo as photo_module
from antoan.editing.photo import Encoded, PhotoRefused, encoded, fitted, open_photo
from tests.editing.photos import (
    SECRETS,
    camera_photo,
    corner_colours,
    corners,
    heic,
    saved,
    telltale_exif,
    telltale_jpeg,
)

UPRIGHT = ["red", "green", "blue", "yellow"]
# How a picture has to be stored so that its EXIF orientation sets it upright.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def files_of(data: bytes, longest: int = 1600) -> Encoded:
    """What a page gets of a photo."""
    photo = open_photo(data)
    return encoded(fitted(photo.image, longest), is_drawing=photo.is_drawing)


def opened(data: bytes) -> Image.Image:
    """A file as any program reads it."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def assert_bare(data: bytes) -> None:
    """Nothing in a file but pixels and what is needed to read them."""
    image = opened(data)
    assert not len(image.getexif())
    assert not {"exif", "xmp", "comment", "photoshop", "icc_profile", "XML:com.adobe.xmp"} & set(image.info)
    for secret in SECRETS:
        assert secret.encode() not in data
        assert secret.encode("utf-16-le") not in data
    for mark in (b"Exif", b"GPS", b"http://ns.adobe.com", b"xmpmeta", b"8BIM", b"EXIF", b"XMP ", b"ICCP", b"eXIf"):
        assert mark not in data, mark


@pytest.mark.parametrize("orientation", STORED)
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    """Whichever way the phone was held; and the note of it is gone, so that nothing turns it once more."""
    turn = STORED[orientation]
    stored = corners() if turn is None else corners().transpose(turn)
    files = files_of(telltale_jpeg(stored, orientation))
    assert files.size == (240, 160)
    for data in (files.webp, files.fallback):
        assert opened(data).size == (240, 160)
        assert corner_colours(opened(data)) == UPRIGHT


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_nothing_but_pixels_is_left(form: str) -> None:
    """Place, time, maker, serial number, owner, comments, thumbnails: in no byte of either file."""
    exif = telltale_exif()
    if form == "JPEG":
        data = telltale_jpeg(camera_photo(400, 300))
    elif form == "HEIF":
        data = heic(camera_photo(400, 300), exif=exif.tobytes())
    else:
        data = saved(camera_photo(400, 300), form, exif=exif.tobytes())
    photo = open_photo(data)
    assert photo.traces.place == "16.80833, 107.08333"
    assert photo.traces.camera == "PhoneMaker, P-1"
    assert photo.traces.serial == "SERIAL-4711-XYZ"
    assert photo.traces.taken == "2026-03-08 09:30:00"
    assert "Nguyen Thi Owner" in photo.traces.people
    files = files_of(data)
    assert_bare(files.webp)
    assert_bare(files.fallback)


def test_the_kinds_of_metadata_are_told() -> None:
    """All that was in the file is named once."""
    assert set(open_photo(telltale_jpeg(corners())).traces.kinds) == {"EXIF", "XMP", "IPTC", "comment"}
    assert not open_photo(saved(corners(), "PNG")).traces


def test_text_in_a_png_is_dropped() -> None:
    """PNG files note things in a way of their own."""
    notes = PngInfo()
    notes.add_text("Comment", "secret comment")
    notes.add_itxt("Author", "Nguyen Thi Owner")
    data = saved(corners(), "PNG", pnginfo=notes)
    assert "text" in open_photo(data).traces.kinds
    files = files_of(data)
    assert_bare(files.webp)
    assert_bare(files.fallback)


def test_an_embedded_thumbnail_is_told_and_dropped() -> None:
    """It shows what was cut off: here, a serial number stands in its place."""
    exif = telltale_exif().tobytes()
    # A second directory behind the first: a thumbnail of 20 bytes at its end.
    tiff = bytearray(exif[6:])
    first = struct.unpack_from(">I" if tiff[:2] == b"MM" else "<I", tiff, 4)[0]
    order = ">" if tiff[:2] == b"MM" else "<"
    count = struct.unpack_from(order + "H", tiff, first)[0]
    struct.pack_into(order + "I", tiff, first + 2 + 12 * count, len(tiff))
    start = len(tiff) + 2 + 12 * 2 + 4
    tiff += struct.pack(order + "H", 2)
    tiff += struct.pack(order + "HHII", 0x0201, 4, 1, start) + struct.pack(order + "HHII", 0x0202, 4, 1, 15)
    tiff += struct.pack(order + "I", 0) + b"SERIAL-4711-XYZ"
    data = saved(corners(), "JPEG", exif=b"Exif\x00\x00" + bytes(tiff))
    assert open_photo(data).traces.has_thumbnail
    files = files_of(data)
    assert_bare(files.webp)
    assert_bare(files.fallback)


def sixteen_bits() -> bytes:
    """A grey scan with 16 bits: black to white from left to right."""
    row = b"".join(struct.pack("<H", round(x * 65535 / 199)) for x in range(200))
    return saved(Image.frombytes("I;16", (200, 100), row * 100), "PNG")


def sixteen_bit_colour() -> bytes:
    """A PNG with 16 bits for each of three colours, written by hand: Pillow writes none."""
    row = b"\0" + b"".join(struct.pack(">HHH", x * 327, 65535 - x * 327, 20000) for x in range(200))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 200, 100, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("data", [sixteen_bits(), sixteen_bit_colour()], ids=["grey", "colour"])
def test_sixteen_bits_keep_their_shades(data: bytes) -> None:
    """Neither all white nor all black: what is dark at one end is bright at the other."""
    image = open_photo(data).image
    left, middle, right = (image.getpixel((x, 50))[0] for x in (2, 100, 197))  # type: ignore[index]
    assert left < 8
    assert 118 < middle < 138
    assert right > 247


def test_kinds_of_colour_come_out_as_rgb() -> None:
    """Grey, black and white, palettes, print colours, Lab."""
    palette = corners().quantize(8)
    lab = ImageCms.profileToProfile(
        corners(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert lab is not None
    for data in (
        saved(palette, "PNG"),
        saved(palette, "GIF"),
        saved(corners(), "BMP"),
        saved(corners().convert("CMYK"), "JPEG", quality=95),
        saved(corners().convert("CMYK"), "TIFF"),
        saved(lab, "TIFF"),
    ):
        image = open_photo(data).image
        assert image.mode == "RGB"
        assert corner_colours(image) == UPRIGHT
    for mode in ("L", "1"):
        assert open_photo(saved(corners().convert(mode), "PNG")).image.mode == "RGB"


def profile_that_swaps_red_and_green() -> bytes:
    """A profile in whose colours the first number means green and the second red."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data.replace(b"rXYZ", b"_XYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"_XYZ", b"gXYZ", 1)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_colours_are_turned_into_srgb(form: str) -> None:
    """A profile goes with the rest of the metadata: what its colours mean is kept."""
    red = Image.new("RGB", (64, 64), (220, 30, 30))
    data = saved(red, form, icc_profile=profile_that_swaps_red_and_green(), quality=95)
    colour = opened(files_of(data).fallback).convert("RGB").getpixel((30, 30))
    assert max(abs(a - b) for a, b in zip(colour, (30, 220, 30), strict=True)) < 12  # type: ignore[arg-type]
    assert_bare(files_of(data).webp)
    assert_bare(files_of(data).fallback)


def test_a_broken_profile_is_passed_over() -> None:
    """The picture is shown as if it had none."""
    assert corner_colours(open_photo(saved(corners(), "PNG", icc_profile=b"no profile at all")).image) == UPRIGHT


def test_transparency_is_kept_in_both_files() -> None:
    """A logo on nothing stays on nothing; a picture whose transparency hides nothing is a plain one."""
    logo = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(logo).ellipse((50, 50, 250, 150), fill=(200, 30, 30, 255))
    files = files_of(saved(logo, "PNG"))
    assert files.suffix == ".png"
    for data in (files.webp, files.fallback):
        image = opened(data).convert("RGBA")
        assert image.getpixel((5, 5))[3] == 0  # type: ignore[index]
        assert image.getpixel((150, 100)) == (200, 30, 30, 255)
    assert files_of(saved(camera_photo(400, 300).convert("RGBA"), "PNG")).suffix == ".jpg"
    indexed = corners().quantize(8)
    data = saved(indexed, "PNG", transparency=indexed.getpixel((5, 5)))
    assert open_photo(data).image.getpixel((5, 5))[3] == 0  # type: ignore[index]
    soft = camera_photo(400, 300).convert("RGBA")
    soft.putalpha(Image.linear_gradient("L").resize((400, 300)))
    assert files_of(saved(soft, "PNG")).suffix == ".png"


def test_drawings_are_kept_sharp_and_photos_small() -> None:
    """A chart becomes a PNG with its very colours; a photo in grey, though it has as few shades, a JPEG."""
    chart = Image.new("RGB", (600, 400), (255, 255, 255))
    ImageDraw.Draw(chart).rectangle((50, 100, 250, 350), fill=(12, 120, 130))
    files = files_of(saved(chart, "PNG"))
    assert files.suffix == ".png"
    for data in (files.webp, files.fallback):
        assert opened(data).convert("RGB").getpixel((100, 200)) == (12, 120, 130)
    assert files_of(saved(camera_photo(800, 600).convert("L"), "PNG")).suffix == ".jpg"
    assert files_of(saved(camera_photo(800, 600), "JPEG")).suffix == ".jpg"


@pytest.mark.parametrize(
    ("size", "longest", "expected"),
    [
        ((4000, 3000), 1600, (1600, 1200)),
        ((300, 4000), 1600, (120, 1600)),
        ((5, 9000), 1600, (1, 1600)),
        ((800, 600), 1600, (800, 600)),
        ((1600, 10), 1600, (1600, 10)),
        ((1000, 500), 300, (300, 150)),
    ],
)
def test_no_side_is_longer_and_none_grows(size: tuple[int, int], longest: int, expected: tuple[int, int]) -> None:
    """The shape stays; what is small stays as it is."""
    assert fitted(Image.new("RGB", size), longest).size == expected


def test_a_large_photo_becomes_a_light_one() -> None:
    """What a phone with a bad connection has to load."""
    files = files_of(telltale_jpeg(camera_photo()))
    assert files.size == (1600, 1200)
    assert len(files.webp) < 160_000
    assert len(files.fallback) < 260_000
    assert len(files.webp) < len(files.fallback)


def test_the_same_photo_gives_the_same_bytes() -> None:
    """So that it is known again when it is added once more."""
    data = telltale_jpeg(camera_photo(800, 600))
    assert files_of(data) == files_of(data)


def test_an_iphone_photo_stands_upright() -> None:
    """HEIC says twice how it is turned: in the picture and, for older programs, in the metadata."""
    files = files_of(heic(corners(), exif=telltale_exif(6).tobytes()))
    turned = files.size == (160, 240)
    upright = opened(files.fallback)
    assert corner_colours(upright.rotate(90, expand=True) if turned else upright) == UPRIGHT


def test_moving_pictures_give_their_first() -> None:
    """And say how many there were."""
    frames = [corners(), corners().transpose(Image.Transpose.ROTATE_180)]
    for form in ("GIF", "WEBP", "PNG"):
        photo = open_photo(saved(frames[0], form, save_all=True, append_images=frames[1:]))
        assert photo.pictures == 2
        assert corner_colours(photo.image) == UPRIGHT
        assert not getattr(opened(encoded(photo.image, is_drawing=photo.is_drawing).webp), "is_animated", False)


def test_what_a_phone_hides_behind_a_photo_is_not_told_of() -> None:
    """A depth map or a moving moment: only the photo itself is taken, and nobody misses the rest."""
    photo = open_photo(saved(camera_photo(400, 300), "MPO", save_all=True, append_images=[corners()]))
    assert (photo.kind, photo.pictures, photo.is_drawing) == ("MPO", 1, False)
    assert photo.image.size == (400, 300)


BROKEN = telltale_jpeg(camera_photo(800, 600))
REFUSED = {
    "empty": (b"", "empty"),
    "text": (b"This is no picture, though it is named like one.", "not-a-picture"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not-a-picture"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "not-a-picture"),
    "svg": (b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
    "bare svg": (b'\xef\xbb\xbf  <svg onload="alert(1)"/>', "svg"),
    "cut JPEG": (BROKEN[: len(BROKEN) // 2], "broken"),
    "JPEG head": (BROKEN[:200], "not-a-picture"),
    "cut PNG": (saved(camera_photo(400, 300), "PNG")[:20000], "broken"),
    "cut WebP": (saved(camera_photo(400, 300), "WEBP")[:4000], "broken"),
    "cut HEIC": (heic(camera_photo(400, 300))[:4000], "broken"),
    "too many pixels": (saved(Image.new("1", (8000, 8000)), "PNG"), "too-large"),
    "a bomb": (saved(Image.new("1", (20000, 20000)), "PNG"), "too-large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_is_refused(name: str) -> None:
    """With the reason a person can act on."""
    data, reason = REFUSED[name]
    with pytest.raises(PhotoRefused) as refused:
        open_photo(data)
    assert refused.value.reason == reason or (name.startswith("cut") and refused.value.reason == "not-a-picture")


def test_a_large_picture_is_told_its_size() -> None:
    """In pixels, also where Pillow does not even open it."""
    for side, told in ((8000, "8000 × 8000"), (20000, "400000000")):
        with pytest.raises(PhotoRefused) as refused:
            open_photo(saved(Image.new("1", (side, side)), "PNG"))
        assert refused.value.values == {"found": told}


def test_a_heavy_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its weight alone."""
    monkeypatch.setattr(photo_module, "MOST_BYTES", 1000)
    with pytest.raises(PhotoRefused) as refused:
        open_photo(BROKEN)
    assert refused.value.reason == "too-heavy"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_never_crash(seed: int) -> None:
    """Whatever lies in the file, it is a picture or it is refused."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    makers = [telltale_jpeg(corners()), saved(corners(), "PNG"), saved(corners(), "TIFF", exif=telltale_exif())]
    data = bytearray(chance.choice([*makers, heic(corners()), saved(corners().quantize(8), "GIF")]))
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        files = files_of(bytes(data))
    except PhotoRefused:
        return
    assert_bare(files.webp)
    assert_bare(files.fallback)
