"""Makes Windows' installer with NSIS around a folder frozen on Windows.

NSIS compiles on Linux too, which the tests do with a stand-in for the folder. Windows itself was
not tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent / "windows"
BUILD = HERE.parent.parent / "build"


def four_numbers(version: str) -> str:
    """Return a version as Windows has it, four numbers: 0.1.0 becomes 0.1.0.0."""
    return ".".join([*version.split("."), "0", "0", "0"][:4])


def write_version(target: Path, version: str) -> None:
    """Write what Explorer shows of the program's files, in the form that PyInstaller reads."""
    text = (HERE / "version.txt.in").read_text(encoding="utf-8")
    numbers = four_numbers(version)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        text.format(version=version, numbers=tuple(map(int, numbers.split(".")))), encoding="utf-8"
    )


def build_installer(frozen: Path, folder: Path, version: str) -> Path:
    """Compile the installer of a frozen folder into a folder.

    Raises:
        FileNotFoundError: NSIS is not installed.
        subprocess.CalledProcessError: NSIS found a fault or something to warn of; it is printed.
    """
    compiler = shutil.which("makensis")
    if compiler is None:
        raise FileNotFoundError("makensis: NSIS 3 compiles the installer, and is not installed")
    installer = folder / f"yishibu-{version}-setup.exe"
    defined = {
        "VERSION": version,
        "NUMBERS": four_numbers(version),
        "FROZEN": frozen.resolve(),
        "ICON": (BUILD / "windows/yishibu.ico").resolve(),
        "OUT": installer.resolve(),
        "SIDE": (BUILD / "windows/side.bmp").resolve(),
        "SLASH": os.sep,
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    subprocess.run([compiler, "-V2", "-WX", *words, str(HERE / "yishibu.nsi")], check=True)
    return installer
