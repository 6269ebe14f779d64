"""Lay a Fangsong and a Kai into the user's cache: the system's own, else Debian's.

Run by ``make fonts-extra`` only. A Debian package is fetched and opened but not installed, and
its font checked against the SHA-256 in fonts.toml. A face that is in the cache stays as it is.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fonts import PINS, FontsError, digest
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]  # ships no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # ships no types
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]  # ships no types

from desktop.paths import font_cache

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SYSTEM_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)
TRUETYPE = b"\0\1\0\0"
OUTLINE_ERROR = 1.0  # of 1000 units an em: an eighth of a 600 dpi dot at 16 pt
MAXP_COUNTS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxComponentElements",
    "maxComponentDepth",
)


@dataclass(frozen=True)
class Extra:
    """One optional face: its name in the cache, and where it may come from."""

    name: str
    system: Sequence[str]
    debian: str
    member: str
    sha256: str
    licences: Mapping[str, str]


def read_extras(path: Path = PINS) -> list[Extra]:
    """Return the optional faces that fonts.toml names."""
    return [Extra(**table) for table in tomllib.loads(path.read_text(encoding="utf-8"))["extra"]]


def find_on_system(extra: Extra, folders: Iterable[Path] = SYSTEM_FOLDERS) -> Path | None:
    """Return the system's best file for a face, by the order in fonts.toml, letter case aside."""
    wanted = [name.casefold() for name in extra.system]
    found = [
        Path(parent) / name
        for folder in folders
        for parent, _, names in os.walk(folder)
        for name in names
        if name.casefold() in wanted and is_truetype(Path(parent) / name)
    ]
    return min(found, key=lambda path: wanted.index(path.name.casefold()), default=None)


def is_truetype(path: Path) -> bool:
    """Whether a font has TrueType outlines, the only ones that ReportLab embeds."""
    with path.open("rb") as file:
        return file.read(4) == TRUETYPE


def open_debian_package(name: str, folder: Path) -> Path:
    """Fetch a Debian package and unpack it into a folder, without installing it."""
    for command in ("apt-get", "dpkg-deb"):
        if shutil.which(command) is None:
            raise FontsError(f"{name} is a Debian package, and {command} is missing here")
    ended = subprocess.run(
        ["apt-get", "download", "-qq", name],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    archives = list(folder.glob("*.deb"))
    if ended.returncode or not archives:
        raise FontsError(f"apt-get download {name} failed: {ended.stderr.strip() or 'no reason'}")
    tree = folder / "tree"
    subprocess.run(["dpkg-deb", "-x", str(archives[0]), str(tree)], check=True)
    return tree


def convert_to_truetype(source: Path, target: Path) -> None:
    """Write a font with CFF outlines anew with TrueType outlines; takes about half a minute.

    The same source gives the same bytes.
    """
    font = TTFont(source, recalcTimestamp=False)
    order = font.getGlyphOrder()
    glyph_set = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, OUTLINE_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font.sfntVersion = TRUETYPE.decode("latin-1")
    _set_outlines(font, order, glyphs)
    font.save(target)


def _set_outlines(font: TTFont, order: list[str], glyphs: dict[str, object]) -> None:
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    glyf.compile(font)  # fills in each glyph's bounds
    metrics = font["hmtx"]
    for name in order:
        metrics[name] = (metrics[name][0], getattr(glyphs[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for count in MAXP_COUNTS:
        setattr(maxp, count, 0)  # those that are not 0 are counted anew on saving
    font["post"].formatType = 3.0  # no glyph names
    if "VORG" in font:
        del font["VORG"]  # belongs to CFF


def take_from_debian(extra: Extra, tree: Path, folder: Path) -> None:
    """Lay a face out of an unpacked Debian package into a folder, its licences first.

    Raises:
        FontsError: The package's font is not the pinned one; nothing is laid down.
    """
    source = tree / extra.member
    if not source.is_file() or digest(source) != extra.sha256:
        raise FontsError(f"{extra.debian}: {source.name} is not the file that fonts.toml pins")
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        fresh = Path(beside) / extra.name
        if is_truetype(source):
            shutil.copyfile(source, fresh)
        else:
            convert_to_truetype(source, fresh)
        for name, member in extra.licences.items():
            text = (tree / member).read_bytes()
            text = gzip.decompress(text) if member.endswith(".gz") else text
            (folder / name).write_bytes(text)
        fresh.replace(folder / extra.name)


def lay_down(extra: Extra, folder: Path) -> str:
    """Bring one face into the folder; return a sentence that says where it came from."""
    if (folder / extra.name).is_file():
        return f"{extra.name} is there already"
    own = find_on_system(extra)
    if own is not None:
        fresh = folder / f"{extra.name}.part"
        shutil.copyfile(own, fresh)
        fresh.replace(folder / extra.name)
        return f"{extra.name} is this system's {own.name}"
    sys.stderr.write(f"fetching {extra.debian} (about 50 MB)\n")
    with tempfile.TemporaryDirectory() as scratch:
        take_from_debian(extra, open_debian_package(extra.debian, Path(scratch)), folder)
    return f"{extra.name} is {Path(extra.member).name} of Debian's {extra.debian}"


def main() -> int:
    """Lay both faces down; return the exit status."""
    folder = font_cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for extra in read_extras():
            sys.stdout.write(f"{lay_down(extra, folder)}\n")
    except (FontsError, OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
