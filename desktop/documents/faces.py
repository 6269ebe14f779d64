"""The faces of papers: for each character the first face that has it, and how wide it is.

Faces are registered with ReportLab once a process and are kept; a `FaceSet` may be used from any
thread, but ReportLab's fonts may not draw two documents at once, which `production.py` sees to.
"""

from __future__ import annotations

import hashlib
import re
import struct
from functools import cache, cached_property
from itertools import groupby
from threading import RLock
from typing import TYPE_CHECKING, Literal

from reportlab.pdfbase import pdfmetrics, ttfonts

from desktop.documents import tounicode
from desktop.documents.linebreaking import SPREAD, WESTERN
from desktop.errors import DocumentError
from desktop.paths import font_folders

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Role = Literal["song", "song_bold", "hei", "fangsong", "kai"]

# Every chain ends in the same faces, so a character is missing for all roles or for none.
CHAINS: dict[Role, tuple[str, ...]] = {
    "song": ("NotoSerifSC-Regular", "NotoSansSC-Regular", "FangSong", "Kai"),
    "song_bold": (
        "NotoSerifSC-Bold",
        "NotoSerifSC-Regular",
        "NotoSansSC-Regular",
        "FangSong",
        "Kai",
    ),
    "hei": ("NotoSansSC-Regular", "NotoSerifSC-Regular", "FangSong", "Kai"),
    "fangsong": ("FangSong", "NotoSerifSC-Regular", "NotoSansSC-Regular", "Kai"),
    "kai": ("Kai", "NotoSerifSC-Regular", "NotoSansSC-Regular", "FangSong"),
}
REQUIRED = ("NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular")
_BROKEN = (ttfonts.TTFError, OSError, struct.error, LookupError, ValueError)
EM = 1000  # widths are in thousandths of the type size

# What is drawn by leaving it out: controls, joiners, direction marks, variation selectors.
_IGNORABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_western = re.compile(f"[{WESTERN}]").match

_lock = RLock()


def clean_text(text: str) -> str:
    """Return what of a text is drawn: line feeds only, tabs as spaces, no invisible marks."""
    return _IGNORABLE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


class Face:
    """One font file, known to ReportLab under its own name."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        # ReportLab knows fonts by name for the whole process; two folders may hold one name.
        self.registered_name = f"{name} {path}"

    @cached_property
    def _font(self) -> ttfonts.TTFont:
        """The parsed font; reading it takes about a tenth of a second."""
        with _lock:
            self._tables()
            try:
                font = ttfonts.TTFont(self.registered_name, str(self.path), asciiReadable=False)
            except _BROKEN as error:
                raise self._unreadable() from error
            pdfmetrics.registerFont(font)
            return font

    def load(self) -> str:
        """Make sure that ReportLab knows the face, and return the name it knows it by."""
        return str(self._font.fontName)

    def has(self, character: str) -> bool:
        """Return whether the face can draw a character."""
        return ord(character) in self._font.face.charToGlyph

    def width(self, character: str) -> int:
        """Return the width of a character in thousandths of the type size."""
        return int(self._font.face.getCharWidth(ord(character)))

    @cached_property
    def fingerprint(self) -> str:
        """Name, length and the checksum that the file carries of itself (OpenType, head table)."""
        tables = self._tables()
        if "head" not in tables:
            raise self._unreadable()
        with self.path.open("rb") as file:
            file.seek(tables["head"][0])
            return f"{self.name} {self.path.stat().st_size} {file.read(12).hex()}"

    def _tables(self) -> dict[str, tuple[int, int]]:
        """Return offset and length of each table; a file cut short is refused.

        ReportLab would draw nothing for a glyph whose outline is cut off.
        """
        with self.path.open("rb") as file:
            count = int.from_bytes(file.read(12)[4:6])
            entries = [file.read(16) for _ in range(count)]
        tables = {
            entry[:4].decode("latin-1"): (
                int.from_bytes(entry[8:12]),
                int.from_bytes(entry[12:16]),
            )
            for entry in entries
        }
        size = self.path.stat().st_size
        if any(offset + length > size for offset, length in tables.values()):
            raise self._unreadable()
        return tables

    def _unreadable(self) -> DocumentError:
        return DocumentError(
            f"字体文件{self.path.name}读不出来。",
            "文件可能损坏：请重新安装字体。",
            font=self.name,
        )


class _Advances(dict[str, int]):
    """How far each character advances, looked up once a character and kept."""

    def __init__(self, faces: FaceSet, role: Role, tracking: int) -> None:
        super().__init__()
        self._faces, self._role, self._tracking = faces, role, tracking

    def __missing__(self, character: str) -> int:
        if character == SPREAD:
            return self["\u3000"]
        width = self._faces.face_of(self._role, character).width(character)
        if self._tracking and width and not _western(character):
            width += self._tracking
        self[character] = width
        return width


class FaceSet:
    """The faces found in some folders, by role, with fallback for each character."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._faces: dict[str, Face] = {}
        for folder in folders:
            for name in {name: None for chain in CHAINS.values() for name in chain}:
                path = folder / f"{name}.ttf"
                if name not in self._faces and path.is_file():
                    self._faces[name] = Face(name, path)
        missing = [name for name in REQUIRED if name not in self._faces]
        if missing:
            raise DocumentError(
                f"缺少字体：{'、'.join(missing)}。",
                "请重新安装本软件，或在源码目录运行 make run 取得字体。",
                fonts=tuple(missing),
            )
        self._chains = {
            role: [self._faces[name] for name in chain if name in self._faces]
            for role, chain in CHAINS.items()
        }
        self._face_of: dict[tuple[Role, str], Face] = {}
        self._advances: dict[tuple[Role, int], _Advances] = {}
        self._plain: dict[Role, set[str]] = {role: set() for role in CHAINS}

    @cached_property
    def identity(self) -> str:
        """Eight hex digits that change with any face: the same set gives the same bytes."""
        prints = "\n".join(self._faces[name].fingerprint for name in sorted(self._faces))
        return hashlib.sha256(prints.encode()).hexdigest()[:8]

    def first(self, role: Role) -> Face:
        """Return the face that a role is set in where it has the character."""
        return self._chains[role][0]

    def ready(self, role: Role) -> str:
        """Return the name under which ReportLab knows the first face of a role."""
        return self.first(role).load()

    def find_face(self, role: Role, character: str) -> Face | None:
        """Return the first face of a role that has a character, or None where none has."""
        return next((face for face in self._chains[role] if face.has(character)), None)

    def face_of(self, role: Role, character: str) -> Face:
        """Return the first face of a role that has a character.

        Raises:
            DocumentError: No face has it. `missing.py` finds these before printing, by place.
        """
        try:
            return self._face_of[role, character]
        except KeyError:
            face = self.find_face(role, character)
        if face is None:
            raise DocumentError(
                f"“{printable(character)}”没有字形，印不出来。",
                "请改用别的字，或安装有这个字的字体。",
                character=character,
            )
        self._face_of[role, character] = face
        if face is self.first(role):
            self._plain[role].add(character)
        return face

    def advances(self, role: Role, tracking: int = 0) -> _Advances:
        """Return the table of advances of a role, in thousandths of the type size.

        `tracking` is added to every character that is not of a Western word.
        """
        key = (role, tracking)
        if key not in self._advances:
            self._advances[key] = _Advances(self, role, tracking)
        return self._advances[key]

    def runs(self, role: Role, text: str) -> list[tuple[str, str]]:
        """Return a text as (name of the font, part of the text), in order."""
        if self._plain[role].issuperset(text):
            return [(self.first(role).registered_name, text)]
        named = groupby(text, key=lambda character: self.face_of(role, character).registered_name)
        return [(name, "".join(part)) for name, part in named]


def printable(character: str) -> str:
    """Return a character with its code point, the code point alone where it cannot be shown."""
    code = f"U+{ord(character):04X}"
    return f"{character}（{code}）" if character.isprintable() else code


@cache
def _faces_in(folders: tuple[Path, ...]) -> FaceSet:
    tounicode.install()
    return FaceSet(folders)


def load_faces(folders: Iterable[Path] | None = None) -> FaceSet:
    """Return the faces of some folders, the app's own by default; kept, so later calls are free.

    Raises:
        DocumentError: A face that every paper needs is not there.
    """
    with _lock:
        return _faces_in(tuple(folders if folders is not None else font_folders()))
