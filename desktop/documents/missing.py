"""Find characters that no face can draw, before anything is printed, by name and place."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from desktop.documents.faces import clean_text, printable
from desktop.errors import DocumentError
from desktop.services.papers import Unprintable
from desktop.services.snapshot_labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.faces import FaceSet


def missing_glyphs(value: Any, faces: FaceSet) -> list[Unprintable]:
    """Return each character of a snapshot or stamp that no face has, once, with its first place."""
    found: dict[str, Unprintable] = {}
    checked: set[str] = set("\n")
    for text, place in _texts(value, ""):
        new = set(clean_text(text)) - checked
        checked |= new
        for character in sorted(new):
            if faces.find_face("song", character) is None:
                found[character] = Unprintable(character=character, place=place)
    return list(found.values())


def rare_characters(value: Any) -> list[str]:
    """Return each ideograph of a snapshot or stamp that GB/T 2312 has not, once, in order."""
    written = "".join(clean_text(text) for text, _ in _texts(value, ""))
    return [each for each in dict.fromkeys(written) if _is_ideograph(each) and not _is_usual(each)]


def _is_ideograph(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK UNIFIED IDEOGRAPH")


def _is_usual(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def refuse_missing(value: Any, faces: FaceSet) -> None:
    """Refuse to print what holds characters without glyph.

    Raises:
        DocumentError: Names up to five of them with their places; `details["missing"]` has all.
    """
    missing = missing_glyphs(value, faces)
    if not missing:
        return
    named = "、".join(f"{printable(each.character)}在{each.place}" for each in missing[:5])
    more = f"等{len(missing)}个字符" if len(missing) > 5 else ""  # noqa: PLR2004 – shown above
    raise DocumentError(
        f"有字印不出来：{named}{more}。",
        "请在这些地方改用别的字，再打印。",
        missing=tuple(missing),
    )


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield value, place
    elif isinstance(value, tuple):
        for at, each in enumerate(value, start=1):
            yield from _texts(each, f"{place}第{at}条")
    elif is_dataclass(value):
        for each in fields(value):
            label = LABELS.get(each.name, each.name)
            yield from _texts(getattr(value, each.name), f"{place} {label}".strip())
