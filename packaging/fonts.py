"""Lay the fonts of papers and window into the user's cache; run at set-up, never by the app.

Every file is pinned in fonts.toml by its SHA-256, so a second checkout fetches nothing and a
damaged file is fetched anew. With --check nothing is fetched; status 1 says that something lacks.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop.paths import font_cache

PINS = Path(__file__).with_name("fonts.toml")


class FontsError(Exception):
    """The fonts cannot be laid down; the text says why and what helps, in one line."""


@dataclass(frozen=True)
class Pin:
    """One file wanted of a package: its path there, its name in the cache, its digest."""

    member: str
    name: str
    sha256: str

    def is_in(self, folder: Path) -> bool:
        """Whether the folder holds this very file."""
        path = folder / self.name
        return path.is_file() and digest(path) == self.sha256


@dataclass(frozen=True)
class Package:
    """One npm package, the digest of its tarball and the files wanted of it."""

    name: str
    version: str
    sha256: str
    files: tuple[Pin, ...]

    def is_in(self, folder: Path) -> bool:
        """Whether the folder holds every file of the package that is wanted."""
        return all(pin.is_in(folder) for pin in self.files)


def digest(path: Path) -> str:
    """Return a file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_pins(path: Path = PINS) -> list[Package]:
    """Return the packages that fonts.toml pins."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["package"]
    return [
        Package(
            name=table["name"],
            version=table["version"],
            sha256=table["sha256"],
            files=tuple(Pin(**file) for file in table["file"]),
        )
        for table in tables
    ]


def npm_pack(package: Package, folder: Path) -> Path:
    """Fetch a package's tarball into a folder, without installing it or running any script."""
    npm = shutil.which("npm")
    if npm is None:
        raise FontsError("The fonts come by npm, which is missing here: apt-get install npm")
    spec = f"{package.name}@{package.version}"
    command = [npm, "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), spec]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    tarball = folder / f"{package.name.lstrip('@').replace('/', '-')}-{package.version}.tgz"
    if ended.returncode or not tarball.is_file():
        said = ended.stderr.strip().splitlines()
        raise FontsError(f"npm could not fetch {spec}: {said[-1] if said else 'no reason given'}")
    return tarball


def unpack(package: Package, tarball: Path, folder: Path) -> None:
    """Lay the wanted files of a tarball into a folder, each checked first and moved in whole.

    Raises:
        FontsError: The tarball or a file in it is not what was pinned; nothing bad is laid down.
    """
    if digest(tarball) != package.sha256:
        raise FontsError(f"{package.name} {package.version} is not the file that fonts.toml pins")
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(tarball) as archive, tempfile.TemporaryDirectory(dir=folder) as beside:
        for pin in package.files:
            source = archive.extractfile(pin.member)
            if source is None:
                raise FontsError(f"{package.name}: {pin.member} is no file")
            fresh = Path(beside) / pin.name
            fresh.write_bytes(source.read())
            if digest(fresh) != pin.sha256:
                raise FontsError(f"{package.name}: {pin.member} is not the file fonts.toml pins")
            fresh.replace(folder / pin.name)


def lay_down(packages: list[Package], folder: Path) -> list[str]:
    """Bring the folder to what is pinned; return the names of the packages fetched for it."""
    lacking = [package for package in packages if not package.is_in(folder)]
    for package in lacking:
        sys.stderr.write(f"fetching {package.name} {package.version}\n")
        with tempfile.TemporaryDirectory() as scratch:
            unpack(package, npm_pack(package, Path(scratch)), folder)
    return [package.name for package in lacking]


def main(arguments: list[str] | None = None) -> int:
    """Lay the fonts down, or with ``--check`` only look; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fetch nothing; 1 if a font lacks")
    options = parser.parse_args(arguments)
    folder = font_cache()
    if options.check:
        return 0 if all(package.is_in(folder) for package in read_pins()) else 1
    try:
        lay_down(read_pins(), folder)
    except (FontsError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
