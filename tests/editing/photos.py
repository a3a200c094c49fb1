"""Photos for the tests, made on the spot: as cameras, phones and scanners write them."""

from __future__ import annotations

import io
import random
from functools import lru_cache

from PIL import ExifTags, Image, ImageDraw, ImageFilter

from antoan.editing.photo import open_photo

# Words that must not be found in any byte of what goes to a page.
SECRETS = ("SERIAL-4711-XYZ", "Nguyen Thi Owner", "PhoneMaker", "secret place in xmp", "secret comment", "secret iptc")
CORNERS = {"red": (220, 30, 30), "green": (30, 160, 30), "blue": (30, 30, 220), "yellow": (230, 220, 40)}


def corners(width: int = 240, height: int = 160) -> Image.Image:
    """Red top left, green top right, blue bottom left, yellow bottom right: any turn of it shows."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    across, down = width // 2, height // 2
    for number, colour in enumerate(CORNERS.values()):
        left, top = (number % 2) * across, (number // 2) * down
        draw.rectangle((left, top, left + across, top + down), fill=colour)
    return image


def corner_colours(image: Image.Image) -> list[str]:
    """Names of the colours in the corners, in reading order."""
    rgb = image.convert("RGB")
    width, height = rgb.size
    points = [
        (width // 8 if left else width * 7 // 8, height // 8 if top else height * 7 // 8)
        for top in (True, False)
        for left in (True, False)
    ]
    return [_name_of(rgb.getpixel(point)) for point in points]  # type: ignore[arg-type]


def _name_of(colour: tuple[int, int, int]) -> str:
    return min(CORNERS, key=lambda name: sum(abs(a - b) for a, b in zip(CORNERS[name], colour, strict=True)))


def telltale_exif(orientation: int = 1) -> Image.Exif:
    """What a phone notes: place, time, maker, serial number, owner, and a small copy of the picture."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "PhoneMaker"
    exif[ExifTags.Base.Model] = "P-1"
    exif[ExifTags.Base.Artist] = "Nguyen Thi Owner"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.BodySerialNumber] = "SERIAL-4711-XYZ"
    details[ExifTags.Base.DateTimeOriginal] = "2026:03:08 09:30:00"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", (16.0, 48.0, 30.0)
    gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "E", (107.0, 5.0, 0.0)
    return exif


def telltale_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG that carries EXIF, XMP, IPTC and a comment."""
    data = saved(
        image,
        "JPEG",
        quality=90,
        exif=telltale_exif(orientation),
        xmp=b'<x:xmpmeta xmlns:x="adobe:ns:meta/">secret place in xmp</x:xmpmeta>',
        comment=b"secret comment",
    )
    iptc = b"\x1c\x02\x69\x00\x0bsecret iptc"
    resource = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(iptc).to_bytes(4, "big") + iptc + b"\x00"
    return data[:2] + b"\xff\xed" + (len(resource) + 2).to_bytes(2, "big") + resource + data[2:]


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    """`image` in a format."""
    buffer = io.BytesIO()
    image.save(buffer, form, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def heic(image: Image.Image, **options: object) -> bytes:
    """`image` as an iPhone writes it."""
    open_photo(saved(corners(), "PNG"))  # teaches Pillow the format
    return saved(image, "HEIF", quality=90, **options)


@lru_cache(maxsize=2)
def camera_photo(width: int = 4000, height: int = 3000) -> Image.Image:
    """As heavy as a photo of a crowd: gradients, shapes, and the noise of a small sensor."""
    chance = random.Random(1)  # noqa: S311  (no secret)
    noise = Image.frombytes("L", (width, height), chance.randbytes(width * height)).filter(ImageFilter.GaussianBlur(1))
    across = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (across, Image.radial_gradient("L").resize((width, height)), across.rotate(180)))
    draw = ImageDraw.Draw(image)
    for _ in range(200):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(9, width // 16)
        draw.ellipse((x, y, x + size, y + size), fill=tuple(chance.randrange(256) for _ in "rgb"))
    return Image.blend(image, Image.merge("RGB", (noise, noise, noise)), 0.12)


def drawn_face(size: int = 400) -> Image.Image:
    """The face of nobody, good enough for a machine to see one."""
    image = Image.new("RGB", (size, size), (150, 170, 190))
    draw = ImageDraw.Draw(image)

    def blot(x: float, y: float, across: float, down: float, colour: tuple[int, int, int]) -> None:
        draw.ellipse([part * size for part in (x - across, y - down, x + across, y + down)], fill=colour)

    draw.rectangle([part * size for part in (0.42, 0.65, 0.58, 1)], fill=(205, 150, 120))
    blot(0.5, 1.0, 0.32, 0.2, (60, 80, 120))
    blot(0.5, 0.43, 0.235, 0.3, (40, 28, 22))
    blot(0.5, 0.5, 0.19, 0.26, (224, 172, 142))
    for x in (0.42, 0.58):
        blot(x, 0.47, 0.042, 0.022, (245, 240, 235))
        blot(x, 0.47, 0.02, 0.021, (50, 30, 20))
        blot(x, 0.42, 0.05, 0.01, (50, 35, 25))
        blot(x, 0.60, 0.05, 0.03, (228, 160, 135))
    blot(0.5, 0.57, 0.028, 0.02, (195, 135, 110))
    for x in (0.486, 0.514):
        blot(x, 0.585, 0.009, 0.006, (120, 70, 60))
    blot(0.5, 0.66, 0.062, 0.022, (180, 80, 80))
    blot(0.5, 0.66, 0.06, 0.004, (110, 40, 45))
    return image.filter(ImageFilter.GaussianBlur(size / 130))


def group_photo(faces: int = 3) -> Image.Image:
    """Faces beside one another."""
    image = Image.new("RGB", (300 * faces, 400), (150, 170, 190))
    for number in range(faces):
        image.paste(drawn_face(300), (300 * number, 60))
    return image
