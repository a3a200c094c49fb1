"""How far colours stand apart."""

from __future__ import annotations


def luminance(colour: list[float]) -> float:
    """Relative luminance of an sRGB colour, as WCAG defines it."""
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """Contrast of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
