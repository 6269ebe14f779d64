"""Builds what a person installs, into dist/: a wheel, and a .deb or Windows' installer.

The wheel holds the fonts. It is installed into an environment of its own, made from the lock files
alone, and self-tested there; that is frozen into one folder by PyInstaller, self-tested again, and
packed. Nothing is fetched when a package is installed. The same sources give the same wheel.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from check_locks import read_lock
from debs import build_deb
from fonts import digest, read_pins
from icons import write_ico, write_side
from installers import build_installer, write_version
from licences import gather_licences

from desktop.paths import font_cache

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
DIST, BUILD = ROOT / "dist", ROOT / "build"
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "desktop", "server", "resources")
WINDOWS = sys.platform == "win32"


def main() -> int:
    """Build all that can be built here, and say where it lies."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", date_of_sources())
    os.environ["PYTHONHASHSEED"] = "0"
    DIST.mkdir(exist_ok=True)
    wheel = build_wheel(DIST)
    python = make_environment(wheel)
    built = [wheel]
    if WINDOWS:
        built.append(build_installer(freeze(python), DIST, version()))
    elif shutil.which("dpkg-deb"):
        built.append(build_deb(freeze(python), DIST, version()))
    else:
        print("dpkg-deb is not here: no .deb was built")
    for file in built:
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    return 0


def version() -> str:
    """Return the version, which pyproject.toml alone holds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def date_of_sources() -> str:
    """Return when the sources were last changed, in seconds since 1970: git's word, else now's."""
    command = ["git", "log", "-1", "--format=%ct"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return said.stdout.strip() or str(int((ROOT / "pyproject.toml").stat().st_mtime))


def build_wheel(folder: Path) -> Path:
    """Build the wheel into a folder, from a copy of the sources with the pinned fonts laid in."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for name in SOURCES:
            if (ROOT / name).is_dir():
                shutil.copytree(
                    ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "fonts")
                )
            else:
                shutil.copyfile(ROOT / name, copy / name)
        lay_fonts(copy / "resources/fonts")
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
        run(*command, cwd=copy)
    return folder / f"yishibu-{version()}-py3-none-any.whl"


def lay_fonts(folder: Path) -> None:
    """Lay the pinned fonts and their licences into a folder; what else lies in the cache stays.

    Raises:
        FileNotFoundError: One is not in the cache, or is another file.
    """
    folder.mkdir()
    for pin in (pin for package in read_pins() for pin in package.files):
        source = font_cache() / pin.name
        if not pin.is_in(font_cache()):
            raise FileNotFoundError(f"make fonts lays it down: {source}")
        shutil.copyfile(source, folder / pin.name)


def find_python() -> str:
    """Return the Python that is frozen: Debian's, which is stripped and mended by its updates.

    Elsewhere, or where Debian's is too old or no library, the one that runs this.
    """
    system = "/usr/bin/python3"
    check = (
        "import ctypes, sys, sysconfig, venv; sys.version_info >= (3, 11) or sys.exit(1);"
        "ctypes.CDLL(sysconfig.get_config_var('INSTSONAME'))"
    )
    return system if not WINDOWS and _succeeds(system, "-c", check) else sys.executable


def _succeeds(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def make_environment(wheel: Path) -> Path:
    """Make the environment that is frozen, from the lock files, and return its Python.

    It is kept for as long as the lock files stay; the wheel is installed anew each time, and
    self-tested there: it must not need what only a developer has.
    """
    locks = [HERE / f"locks/{name}.txt" for name in ("desktop", "package")]
    folder = BUILD / "venv"
    python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
    made_from = folder / "made-from"
    wanted = "\n".join([find_python(), *map(digest, locks)])
    pip = (str(python), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check")
    if not made_from.exists() or made_from.read_text(encoding="utf-8") != wanted:
        run(find_python(), "-m", "venv", "--clear", str(folder))
        run(*pip, "--require-hashes", *(word for lock in locks for word in ("-r", str(lock))))
        made_from.write_text(wanted, encoding="utf-8")
    run(*pip, "--no-deps", "--no-index", "--force-reinstall", str(wheel))
    self_test(str(python), "-m", "desktop")
    return python


def freeze(python: Path) -> Path:
    """Make the folder with the executable and everything it needs, and self-test it."""
    found = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    locked = set(read_lock((HERE / "locks/desktop.txt").read_text(encoding="utf-8")))
    gather_licences(Path(found.stdout.strip()), locked, BUILD / "licences")
    if WINDOWS:
        write_ico(BUILD / "windows/yishibu.ico")
        write_side(BUILD / "windows/side.bmp")
        write_version(BUILD / "windows/version.txt", version())
    run(
        str(python),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=ERROR",
        f"--distpath={BUILD / 'frozen'}",
        f"--workpath={BUILD / 'pyinstaller'}",
        str(HERE / "pyinstaller/yishibu.spec"),
        cwd=BUILD,  # not the checkout: its desktop/ would come before the wheel's
    )
    frozen = BUILD / "frozen/yishibu"
    self_test(str(frozen / ("yishibu-cli.exe" if WINDOWS else "yishibu")))
    return frozen


def self_test(*program: str) -> None:
    """Run `self-test` far from the checkout and the person's own folders; it must say all is well.

    Raises:
        SystemExit: It says otherwise; what it said is the text.
    """
    with tempfile.TemporaryDirectory() as scratch:
        kept = {name: value for name, value in os.environ.items() if "YISHIBU" not in name}
        own = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME"), scratch)
        said = subprocess.run(
            [*program, "self-test"],
            check=False,
            cwd=scratch,
            env={**kept, **own, "YISHIBU_HOME": scratch, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
        )
    if said.returncode:
        raise SystemExit(f"{program[0]} self-test:\n{said.stdout}{said.stderr}")


def run(*command: str, cwd: Path = ROOT) -> None:
    """Run a command; its words are shown where it fails, which ends all.

    Raises:
        SystemExit: It failed.
    """
    said = subprocess.run(
        command, check=False, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if said.returncode:
        raise SystemExit(f"{' '.join(command)}:\n{said.stdout}")


if __name__ == "__main__":
    sys.exit(main())
