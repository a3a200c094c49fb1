"""The tile map: a square for each province, roughly in its place; those with material are links."""

from __future__ import annotations

from dataclasses import dataclass

from antoan.model.language import Language
from antoan.pages.site import Site

# In units of the drawing: names of up to seven letters a line fit a tile.
_WIDTH, _HEIGHT, _GAP = 70, 50, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TileView:
    """A tile: its name in lines, how many entries stand behind it, its address (empty without any), its place."""

    name: str
    lines: tuple[str, ...]
    count: int
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TileMap:
    """The map with the size of the drawing and of a tile."""

    tiles: tuple[TileView, ...]
    width: int
    height: int
    tile_width: int = _WIDTH
    tile_height: int = _HEIGHT


def tile_map(site: Site, language: Language) -> TileMap | None:
    """The map in `language`; none where no province says where it stands."""
    placed = [(province, province.tile) for province in site.catalogue.data.provinces.values() if province.tile]
    if not placed:
        return None
    tiles = []
    for province, tile in sorted(placed, key=lambda each: (each[1].row, each[1].column)):
        name = province.name.in_(language)
        count = len(site.catalogue.by_province.get(province.slug, ()))
        tiles.append(
            TileView(
                name=name,
                lines=_lines(name),
                count=count,
                path=f"{language.prefix}places/{province.slug}/" if count else "",
                x=(tile.column - 1) * (_WIDTH + _GAP),
                y=(tile.row - 1) * (_HEIGHT + _GAP),
            )
        )
    return TileMap(
        tiles=tuple(tiles),
        width=max(tile.x for tile in tiles) + _WIDTH,
        height=max(tile.y for tile in tiles) + _HEIGHT,
    )


def _lines(name: str) -> tuple[str, ...]:
    """The name in one line, or in two of about the same length."""
    words = name.split()
    if len(words) < 2:
        return (name,)
    half = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) - len(" ".join(words[at:]))))
    return " ".join(words[:half]), " ".join(words[half:])
