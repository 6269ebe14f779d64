"""Gathers the licences of all that lies in the frozen folder: libraries, Qt, Python, fonts.

Whoever passes the program on passes their texts on; so they lie in its folder, on every system.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

TEXTS = Path(__file__).parent / "licence-texts"
# Qt's wheels bring no texts; with the LGPL belongs the GPL that it amends.
WITHOUT_TEXTS = {"pyside6-essentials", "shiboken6"}
# Metadata that name none; read in the texts that come along.
SAID_ELSEWHERE = {"sqlcipher3": "zlib; SQLCipher inside it: BSD-3-Clause"}
PYTHONS_TEXT = "typing-extensions"  # its LICENSE is Python's own
_IS_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One thing inside: its name, version and licence, as its maker writes them."""

    name: str
    version: str
    licence: str


def gather_licences(packages: Path, locked: set[str], target: Path) -> list[Part]:
    """Lay a folder of licence texts for each library of the lock; returns the parts, sorted.

    Args:
        packages: The site-packages that is frozen.
        locked: Names of the libraries that the app asks for, normalised.
        target: Where the texts go; what lay there is removed.

    Raises:
        LookupError: A library has neither a licence nor a text of one.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    parts = []
    for one in distributions(path=[str(packages)]):
        name = normalised(one.metadata["Name"])
        if name in locked:
            _copy_texts(one, target / name)
            parts.append(Part(name, one.version, licence_of(one)))
    parts.sort(key=lambda part: part.name)
    (target / "README.txt").write_text(describe(parts), encoding="utf-8")
    return parts


def normalised(name: str) -> str:
    """Return a library's name as lock files write it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(one: Distribution) -> str:
    """Return what a library says its licence is, in one line.

    Raises:
        LookupError: It says nothing.
    """
    facts = one.metadata
    said = [*(facts.get_all("License-Expression") or []), *(facts.get_all("License") or [])]
    kinds = [
        kind.rpartition(" :: ")[2]
        for kind in facts.get_all("Classifier") or []
        if kind.startswith("License :: OSI Approved :: ")
    ]
    licence = said[0].partition("\n")[0].partition(" (see")[0] if said else ", ".join(kinds)
    licence = licence or SAID_ELSEWHERE.get(facts["Name"], "")
    if not licence:
        raise LookupError(f"{facts['Name']} names no licence")
    return licence


def _copy_texts(one: Distribution, target: Path) -> None:
    target.mkdir()
    info = re.compile(r"^[^/]+\.dist-info/")
    for file in one.files or []:
        inside = info.sub("", file.as_posix())
        if inside != file.as_posix() and _IS_TEXT.search(inside):
            shutil.copyfile(str(file.locate()), target / inside.replace("/", "-"))
    if target.name in WITHOUT_TEXTS:
        for text in sorted(TEXTS.glob("*.txt")):
            shutil.copyfile(text, target / text.name)
    if not any(target.iterdir()):
        raise LookupError(f"{target.name} brings no text of its licence")


def describe(parts: list[Part]) -> str:
    """Return the page that stands before the texts."""
    lines = [f"{part.name} {part.version}: {part.licence}" for part in parts]
    return "\n".join(
        [
            "议事簿 (Yishibu) is under the Apache License 2.0. Inside it are, each under its own,",
            "whose text lies in the folder of its name beside this file:",
            "",
            *lines,
            f"Python: PSF-2.0 (its text lies in {PYTHONS_TEXT})",
            "OpenSSL: Apache-2.0 (its text lies in cryptography)",
            "Qt (in pyside6-essentials): LGPL-3.0-only; its libraries are files of their own and",
            "    may be exchanged for others of the same version",
            "PyInstaller's loader: GPL-2.0-or-later with an exception for programs it packs",
            "Noto Serif SC, Noto Sans SC: SIL Open Font License 1.1 (beside the fonts)",
            "Lucide icons: ISC (beside the icons)",
            "",
        ]
    )
