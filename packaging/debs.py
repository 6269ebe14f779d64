"""Packs a frozen folder as a .deb that asks for nothing but Debian's own packages.

The folder lies under /usr/lib/yishibu. Which packages it needs is not kept by hand: dpkg-shlibdeps
reads it from every library inside.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tempfile
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from icons import draw_icon

HERE = Path(__file__).resolve().parent
BUILD = HERE.parent / "build"
FOLDER = "usr/lib/yishibu"
ICON_SIZES = (32, 48, 64, 128, 256)
MAINTAINER = "The Yishibu developers <yishibu@localhost.localdomain>"
FILES = {
    "deb/yishibu.desktop": "usr/share/applications/yishibu.desktop",
    "../resources/yishibu.svg": "usr/share/icons/hicolor/scalable/apps/yishibu.svg",
    "deb/lintian-overrides": "usr/share/lintian/overrides/yishibu",
}
ZIPPED = {
    "deb/yishibu.1": "usr/share/man/man1/yishibu.1.gz",
    "deb/yishibu.zh_CN.1": "usr/share/man/zh_CN/man1/yishibu.1.gz",
}
ELF = b"\x7fELF"
# Packages of libraries that lie inside: they belong to Python, and their names change by release.
INSIDE = ("libssl3", "libffi8", "libbz2-1.0", "liblzma5")


def build_deb(frozen: Path, folder: Path, version: str) -> Path:
    """Pack a frozen folder into a folder; xz, since older desktops cannot unpack zstd."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(frozen, tree / FOLDER, symlinks=True)
    lay_files(tree, version)
    set_modes(tree)
    control = (HERE / "deb/control.in").read_text(encoding="utf-8")
    architecture = _said("dpkg", "--print-architecture").strip()
    _write(
        tree / "DEBIAN/control",
        control.format(
            version=version,
            architecture=architecture,
            maintainer=MAINTAINER,
            size=size_of(tree),
            depends=find_depends(tree / FOLDER),
        ),
    )
    _write(
        tree / "DEBIAN/md5sums",
        _said("sh", "-c", "find usr -type f -print0 | sort -z | xargs -0 md5sum", cwd=tree),
    )
    deb = folder / f"yishibu_{version}_{architecture}.deb"
    _said("dpkg-deb", "--root-owner-group", "-Zxz", "-b", str(tree), str(deb))
    return deb


def lay_files(tree: Path, version: str) -> None:
    """Lay what surrounds the folder: menu entry, icons, manual, licences, changes, the command."""
    for source, target in FILES.items():
        _write(tree / target, (HERE / source).read_text(encoding="utf-8"))
    for source, target in ZIPPED.items():
        _write_zipped(tree / target, (HERE / source).read_text(encoding="utf-8"))
    for size in ICON_SIZES:
        icon = tree / f"usr/share/icons/hicolor/{size}x{size}/apps/yishibu.png"
        icon.parent.mkdir(parents=True)
        icon.write_bytes(draw_icon(size))
    documents = tree / "usr/share/doc/yishibu"
    _write_zipped(documents / "changelog.gz", changelog(version))
    parts = (tree / FOLDER / "_internal/licences/README.txt").read_text(encoding="utf-8")
    notice = (HERE / "deb/copyright.in").read_text(encoding="utf-8")
    _write(documents / "copyright", notice.format(parts=parts.partition("\n\n")[2]))
    command = tree / "usr/bin/yishibu"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/yishibu/yishibu")


def changelog(version: str) -> str:
    """Return the newest changes as a Debian changelog, dated by the sources."""
    text = (HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = text.partition("\n## ")[2].partition("\n## ")[0]
    points = [" ".join(point.split()) for point in re.split(r"^- ", newest, flags=re.MULTILINE)[1:]]
    texts = [re.sub("[`*]", "", point).partition(" ### ")[0] for point in points]
    lines = [_indented(text) for text in texts]
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or Path(__file__).stat().st_mtime)
    date = format_datetime(datetime.fromtimestamp(epoch, UTC))
    head = f"yishibu ({version}) unstable; urgency=medium"
    return "\n".join([head, "", *lines, "", f" -- {MAINTAINER}  {date}", ""])


def _indented(text: str) -> str:
    return textwrap.fill(text, 72, initial_indent="  * ", subsequent_indent="    ")


def set_modes(tree: Path) -> None:
    """Set every mode as the policy has it, whatever the builder's umask; only programs run."""
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.is_file() and path.name == "yishibu" and _is_elf(path)
        path.chmod(0o755 if path.is_dir() or is_program else 0o644)


def size_of(tree: Path) -> int:
    """Return Installed-Size as Debian counts it (policy 5.6.20): KiB, each entry rounded up."""
    sizes = [
        -(-path.lstat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1
        for path in (tree / "usr").rglob("*")
    ]
    return sum(sizes)


def find_depends(folder: Path) -> str:
    """Return the packages whose libraries a frozen folder loads.

    Only libc6 keeps its version, which is of the folder's own making. The others' are those of the
    Debian that builds, far above what Qt's wheels were linked with, and would shut out older ones.

    Raises:
        RuntimeError: A library is neither inside nor in a package that is installed here.
    """
    binaries = [str(path) for path in sorted(folder.rglob("*")) if _is_elf(path)]
    own = sorted({str(Path(binary).parent) for binary in binaries})
    with tempfile.TemporaryDirectory() as scratch:
        _write(
            Path(scratch, "debian/control"),
            "Source: yishibu\n\nPackage: yishibu\nArchitecture: any\n",
        )
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info"]
        command += [*(f"-x{one}" for one in INSIDE), *(f"-l{one}" for one in own)]
        said = subprocess.run(
            [*command, *(f"-e{binary}" for binary in binaries)],
            cwd=scratch,
            check=False,
            capture_output=True,
            text=True,
        )
    if said.returncode:
        raise RuntimeError(said.stderr)
    found = said.stdout.strip().partition("shlibs:Depends=")[2].split(", ")
    return ", ".join(one if one.startswith("libc6 ") else one.split(" (")[0] for one in found)


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == ELF


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_zipped(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _said(*command: str, cwd: Path | None = None) -> str:
    return subprocess.run(command, check=True, cwd=cwd, capture_output=True, text=True).stdout
