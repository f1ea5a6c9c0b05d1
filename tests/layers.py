"""The picture of the layers in docs/architecture.md, drawn from the imports: `python -m tests.layers` draws it anew.

Rooms are boxes, each above what it imports. Drawn are only arrows that no longer way implies. Where two rooms import each
other, the thinner of both directions is one that looks up, and is drawn as such.
"""

import ast
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import Final

import grimp

ROOT: Final = Path(__file__).parents[1]
PICTURE: Final = ROOT / "docs" / "pictures" / "layers.svg"
GROUND: Final = ("sim_core.errors", "sim_core.json_text", "sim_core.names", "sim_core.processes")
"""What every room of the simulation may use: arrows to them say nothing."""
WIDTH, BOX, HIGH, GAP, STEP, HEAD = 728.0, 160.0, 58.0, 16.0, 88.0, 50.0
"""Of a half, a room, between rooms, from row to row, and above the first row; pixels."""
BESIDE: Final = 40.0
"""Between the halves."""
DATA: Final = {
    "assets": "words, voices, portraits, icons, sounds, fonts",
    "scenarios": "what is played: one YAML file each",
}
HALVES: Final = {"game": "a person’s side: words, screens, files", "sim_core": "no language, clock, screen or database"}
COLOURS: Final = {"game": ("#eaf1ff", "#2f6fed"), "sim_core": ("#e9f6ef", "#1b8a5a")}
INK, MUTED, UPWARD, PAPER = "#1f2937", "#6b7280", "#c0392b", "#ffffff"
Arrow = tuple[str, str]
"""Who imports, what is imported."""


@dataclass
class Half:
    """One of the two packages: its rooms in rows, the lowest first, and the arrows between them."""

    name: str
    rows: list[list[str]]
    arrows: list[Arrow]
    upward: list[Arrow]
    place: dict[str, tuple[float, float]] = field(default_factory=dict)


def imports() -> dict[Arrow, int]:
    """How many imports lead from one room to another. A room is a folder or file right under a package."""
    graph = grimp.build_graph("sim_core", "game", "scenarios", "assets", cache_dir=None)
    found: dict[Arrow, int] = {}
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            arrow = room_of(module), room_of(other)
            if arrow[0] != arrow[1]:
                found[arrow] = found.get(arrow, 0) + 1
    return found


def room_of(module: str) -> str:
    """The room in which a module is."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] in HALVES else parts[0]


def half(name: str, found: dict[Arrow, int]) -> Half:
    """The rooms of a package in rows."""
    inside = {
        arrow: count
        for arrow, count in found.items()
        if all(end.startswith(f"{name}.") and end not in GROUND and not end.endswith("__main__") for end in arrow)
    }
    upward = [arrow for arrow, count in inside.items() if (count, arrow) < (inside.get(arrow[::-1], 0), arrow[::-1])]
    down = sorted(set(inside) - set(upward))
    level: dict[str, int] = {}

    def height(room: str, above: tuple[str, ...] = ()) -> int:
        assert room not in above, f"a circle of imports: {' → '.join([*above, room])}"
        if room not in level:
            level[room] = max((height(other, (*above, room)) + 1 for one, other in down if one == room), default=0)
        return level[room]

    rooms = sorted({end for arrow in down for end in arrow})
    rows: list[list[str]] = [[] for _ in range(max(map(height, rooms)) + 1)]
    for room in rooms:
        rows[level[room]].append(room)
    return Half(name, rows, plain_arrows(down), sorted(upward))


def plain_arrows(arrows: list[Arrow]) -> list[Arrow]:
    """The arrows that no longer way implies."""

    def reached(room: str) -> set[str]:
        ends = {other for one, other in arrows if one == room}
        return ends.union(*map(reached, ends))

    return [
        (one, other)
        for one, other in arrows
        if not any(other in reached(between) for start, between in arrows if start == one and between != other)
    ]


def put_in_order(own: Half) -> None:
    """Order each row by where its arrows lead, with room for arrows that pass a row."""
    level = {room: number for number, row in enumerate(own.rows) for room in row}
    chains: list[list[str]] = []
    for one, other in own.arrows:
        passed = [f"{one} {other} {number}" for number in range(level[one] - 1, level[other], -1)]
        for name in passed:
            own.rows[int(name.rpartition(" ")[2])].append(name)
        chains.append([one, *passed, other])
    links = [pair for chain in chains for pair in pairwise(chain)]
    for turn in range(24):
        below = turn % 2 == 0
        for row in own.rows if below else reversed(own.rows):
            spots = {name: (spot + 0.5) / len(line) for line in own.rows for spot, name in enumerate(line)}
            beside = {name: [pair[below] for pair in links if pair[not below] == name] for name in row}
            means = {name: sum(spots[o] for o in others) / len(others) for name, others in beside.items() if others}
            row.sort(key=lambda name: (means.get(name, spots[name]), name))
    for number, row in enumerate(own.rows):
        wide = [BOX if name in level else GAP for name in row]
        x = (WIDTH - sum(wide) - GAP * (len(row) - 1)) / 2
        assert x >= GAP, f"WIDTH has no room for {row}"
        for name, width in zip(row, wide, strict=True):
            own.place[name] = (x + width / 2, (len(own.rows) - 1 - number) * STEP)
            x += width + GAP


def subject(room: str) -> str:
    """What a room says of itself: its docstring up to the first stop."""
    path = ROOT.joinpath(*room.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    told = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    name, _, rest = told.replace("`", "").partition(":")
    first = rest.strip() if name.lower() == room.rpartition(".")[2] else name
    return first.split(".")[0].split(",")[0]


def box(room: str, x: float, y: float, reached: bool) -> str:
    """A room."""
    fill, edge = COLOURS[room.partition(".")[0]]
    lines = wrap(subject(room), 26)[:2]
    first = y + (22 if len(lines) > 1 else 26 if lines else 34)
    texts = f'<text x="{x}" y="{first}" class="room">{escape(room.partition(".")[2])}</text>'
    texts += "".join(
        f'<text x="{x}" y="{first + 15 + 13 * number}" class="subject">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    mark = f'<circle cx="{x + BOX / 2 - 12}" cy="{y + 12}" r="4.5" fill="{COLOURS["game"][1]}"/>' if reached else ""
    return f'<rect x="{x - BOX / 2}" y="{y}" width="{BOX}" height="{HIGH}" rx="9" fill="{fill}" stroke="{edge}"/>{mark}{texts}'


def way(points: list[tuple[float, float]]) -> str:
    """A curve down through points."""
    told = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x, y), (to_x, to_y) in pairwise(points):
        bend = (y + to_y) / 2
        told += f" C{x:.1f} {bend:.1f} {to_x:.1f} {bend:.1f} {to_x:.1f} {to_y:.1f}"
    return f'<path d="{told}" class="down" marker-end="url(#down)"/>'


def way_up(own: Half, arrow: Arrow, rooms: dict[str, tuple[float, float]], aside: float) -> str:
    """A curve that goes up again, left of all rows on its way."""
    (x, y), (to_x, to_y) = (rooms[room] for room in arrow)
    left = min(rooms[name][0] - BOX / 2 for row in own.rows for name in row if to_y <= rooms[name][1] <= y and " " not in name)
    edge, start, end = left - 14 - aside, y + HIGH / 2, to_y + HIGH / 2
    told = f"M{x - BOX / 2:.1f} {start:.1f} H{edge + 10:.1f} Q{edge:.1f} {start:.1f} {edge:.1f} {start - 10:.1f}"
    told += f" V{end + 10:.1f} Q{edge:.1f} {end:.1f} {edge + 10:.1f} {end:.1f} H{to_x - BOX / 2 - 5:.1f}"
    return f'<path d="{told}" class="up" marker-end="url(#up)"/>'


def height_of(own: Half) -> float:
    """Of a half with its frame."""
    return (len(own.rows) - 1) * STEP + HIGH + HEAD + 22


def drawn(own: Half, corner: tuple[float, float], reached: set[str]) -> str:
    """A half with its frame."""
    put_in_order(own)
    left, top = corner
    rooms = {name: (left + x, top + HEAD + y) for name, (x, y) in own.place.items()}
    parts = [
        f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{height_of(own)}" rx="14" class="frame"/>',
        f'<text x="{left + 18}" y="{top + 30}" class="half">{own.name}</text>',
        f'<text x="{left + 18 + 11 * len(own.name) + 14}" y="{top + 30}" class="about">{escape(HALVES[own.name])}</text>',
    ]
    level = {room: number for number, row in enumerate(own.rows) for room in row}
    for one, other in own.arrows:
        points = [(rooms[one][0], rooms[one][1] + HIGH)]
        for number in range(level[one] - 1, level[other], -1):
            x, y = rooms[f"{one} {other} {number}"]
            points += [(x, y), (x, y + HIGH)]
        parts.append(way([*points, (rooms[other][0], rooms[other][1] - 5)]))
    parts += [way_up(own, arrow, rooms, 10.0 * number) for number, arrow in enumerate(own.upward)]
    parts += [box(name, x, y, name in reached) for name, (x, y) in sorted(rooms.items()) if " " not in name]
    return "\n".join(parts)


def bar(left: float, y: float, title: str, told: str) -> str:
    """A bar as wide as a half."""
    return (
        f'<rect x="{left}" y="{y}" width="{WIDTH}" height="38" rx="10" class="bar"/>'
        f'<text x="{left + 18}" y="{y + 25}" class="room left">{escape(title)}</text>'
        f'<text x="{left + 18 + 9 * len(title) + 14}" y="{y + 25}" class="about">{escape(told)}</text>'
    )


def picture() -> str:
    """The whole picture as SVG."""
    found = imports()
    upper, lower = half("game", found), half("sim_core", found)
    reached = {other for one, other in found if one.startswith("game.") and other.startswith("sim_core.")}
    first, second = 8.0, 8.0 + WIDTH + BESIDE
    top, door = 60.0, 8.0
    ground = top + height_of(lower) + 14
    data = ground - 52.0 * (len(DATA) - 1)
    between = top + 24
    parts = [
        bar(second, door, "import sim_core", "the front door: for scripts and bots"),
        drawn(upper, (first, door), set()),
        drawn(lower, (second, top), reached),
        f'<path d="M{first + WIDTH} {between} H{second - 6}" class="down" marker-end="url(#down)"/>',
        bar(second, ground, " · ".join(one.partition(".")[2] for one in GROUND), "for every room of sim_core"),
        *(bar(first, data + 52.0 * number, name, told) for number, (name, told) in enumerate(DATA.items())),
    ]
    legend = door + height_of(upper) + 34
    parts.append(f'<path d="M30 {legend - 5} H64" class="down" marker-end="url(#down)"/>')
    parts.append(f'<text x="80" y="{legend}" class="about">imports; not drawn where a longer way implies it</text>')
    parts.append(f'<circle cx="47" cy="{legend + 21}" r="4.5" fill="{COLOURS["game"][1]}"/>')
    parts.append(f'<text x="80" y="{legend + 26}" class="about">game imports from this room of sim_core</text>')
    if upper.upward or lower.upward:
        parts.append(f'<path d="M30 {legend + 47} H64" class="up" marker-end="url(#up)"/>')
        parts.append(f'<text x="80" y="{legend + 52}" class="about">looks up: two rooms need each other</text>')
    size = {"width": f"{second + WIDTH + 8:g}", "height": f"{ground + 46:g}"}
    return FRAME.format(**size) + "\n".join(parts) + "\n</svg>\n"


FRAME: Final = f"""<svg xmlns="http://www.w3.org/2000/svg"
 viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}">
<title>The rooms of Final Kick and what they import</title>
<style>
text {{{{ font-family: "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: {INK}; }}}}
.room {{{{ font: 600 15px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; text-anchor: middle; }}}}
.left {{{{ text-anchor: start; }}}}
.subject {{{{ font-size: 11px; fill: {MUTED}; text-anchor: middle; }}}}
.half {{{{ font: 700 18px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }}}}
.about {{{{ font-size: 13px; fill: {MUTED}; }}}}
.frame {{{{ fill: #fbfbfd; stroke: #d7dbe3; }}}}
.bar {{{{ fill: #f1f3f7; stroke: #c3c9d5; }}}}
path.down {{{{ fill: none; stroke: #8a94a6; stroke-width: 1.6; }}}}
path.up {{{{ fill: none; stroke: {UPWARD}; stroke-width: 1.6; stroke-dasharray: 5 4; }}}}
</style>
<defs>
<marker id="down" viewBox="0 0 8 8" refX="5" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path d="M0 0L8 4L0 8z" fill="#8a94a6"/></marker>
<marker id="up" viewBox="0 0 8 8" refX="5" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path d="M0 0L8 4L0 8z" fill="{UPWARD}"/></marker>
</defs>
<rect width="{{width}}" height="{{height}}" fill="{PAPER}"/>
"""


def draw() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(picture(), "utf-8", newline="\n")


if __name__ == "__main__":
    draw()
