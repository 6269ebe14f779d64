"""Builds what a person installs, into dist/: a wheel, and on Debian and its kin a .deb.

The .deb holds one folder made by PyInstaller, Python, Qt and the fonts inside, under /opt/yishibu;
nothing is fetched when it is installed. Windows' installer is built on Windows: windows/README.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST, BUILD = ROOT / "dist", ROOT / "build"
HERE = Path(__file__).parent
# What Qt's own libraries ask of the system; found by installing into an empty Debian 12.
DEPENDS = (
    "libc6 (>= 2.34), libgl1, libegl1, libxkbcommon0, libdbus-1-3, libfontconfig1, libglib2.0-0, "
    "libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxkbcommon-x11-0, libxcb-shape0"
)
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def main() -> int:
    """Build all that can be built here, and say where it lies."""
    DIST.mkdir(exist_ok=True)
    built = [build_wheel()]
    if shutil.which("dpkg-deb"):
        built.append(build_deb(freeze()))
    else:
        print("dpkg-deb is not here: no .deb was built")
    for file in built:
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    return 0


def version() -> str:
    """Return the version, which pyproject.toml alone holds."""
    return str(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    )


def build_wheel() -> Path:
    """Build the wheel with the build backend of the environment, without fetching it."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(DIST))
    return DIST / f"yishibu-{version()}-py3-none-any.whl"


def freeze() -> Path:
    """Make the folder with the executable and everything it needs."""
    run(
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=WARN",
        f"--distpath={BUILD / 'frozen'}",
        f"--workpath={BUILD / 'pyinstaller'}",
        str(HERE / "pyinstaller/yishibu.spec"),
    )
    return BUILD / "frozen/yishibu"


def build_deb(frozen: Path) -> Path:
    """Pack a frozen folder; xz, since older desktops cannot unpack zstd."""
    architecture = ARCHITECTURES[os.uname().machine]
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    (tree / "DEBIAN").mkdir(parents=True)
    (tree / "opt").mkdir()
    shutil.copytree(frozen, tree / "opt/yishibu", symlinks=True)
    for source, target in (
        ("deb/yishibu.desktop", "usr/share/applications/yishibu.desktop"),
        ("deb/yishibu.svg", "usr/share/icons/hicolor/scalable/apps/yishibu.svg"),
        ("../LICENSE", "usr/share/doc/yishibu/copyright"),
    ):
        place = tree / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / source, place)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/yishibu").symlink_to("/opt/yishibu/yishibu")
    size = sum(file.lstat().st_size for file in tree.rglob("*")) // 1024
    control = (HERE / "deb/control.in").read_text(encoding="utf-8")
    (tree / "DEBIAN/control").write_text(
        control.format(version=version(), architecture=architecture, size=size, depends=DEPENDS),
        encoding="utf-8",
    )
    deb = DIST / f"yishibu_{version()}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-b", str(tree), str(deb))
    return deb


def run(*command: str) -> None:
    """Run a command in the checkout; its words are shown where it fails."""
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
